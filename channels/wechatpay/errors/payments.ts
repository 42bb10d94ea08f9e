import type { Explanation, MessageExplanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'
import { PLACES } from './places.ts'

const OPENID_OF_ANOTHER = {
  title: both('openid 和 AppID 对不上', 'The openid belongs to another AppID'),
  fix: [
    {
      owner: 'developer',
      do: both(
        '用打开收银台的那个 AppID 取得 openid：公众号用网页授权，小程序用 wx.login。',
        'Get the openid under the AppID in which the payer pays: by web authorisation in an official account, by wx.login in a mini program.',
      ),
    },
    {
      owner: 'operator',
      do: both('核对支付方式里的 AppID。', 'Check the AppID of the payment method.'),
      place: PLACES.ourMethod,
    },
  ],
} as const

const NUMBER_TAKEN = {
  title: both('这个订单号在微信支付已经用过，内容不同', 'This out_trade_no was used at WeChat Pay with other data'),
  fix: [
    {
      owner: 'developer',
      do: both(
        '重发同一笔时内容要完全一样；新的收款换一个订单号。',
        'Repeat one payment with exactly the same data; use a new number for a new one.',
      ),
    },
  ],
} as const

const PAID = {
  title: both('这笔订单已经付过款', 'This order is paid already'),
  fix: [
    {
      owner: 'developer',
      do: both(
        '如果付的就是这一笔，平台会通知我们，我们会记下；如果是别的系统用过这个订单号，换一个新的。',
        'If it was this payment, the platform tells us and we record it. If another system used the number, take a new one.',
      ),
    },
  ],
} as const

export const PAYMENT_CODES: Readonly<Record<string, Explanation>> = {
  OUT_TRADE_NO_USED: NUMBER_TAKEN,
  ORDERPAID: PAID,
  ORDER_CLOSED: {
    title: both('这笔订单已经关闭', 'This order is closed'),
    fix: [
      {
        owner: 'developer',
        do: both('要继续收款，用新的订单号创建。', 'To be paid, create a new one under a new number.'),
      },
    ],
  },
  ORDER_NOT_EXIST: {
    title: both('微信支付没有这笔订单', 'WeChat Pay has no such order'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '核对订单号和特约商户号；下单没有成功的，可以用同一个号重新下单。',
          'Check the number and the sub-merchant; where the order never got through, repeat it under the same number.',
        ),
      },
    ],
  },
  RULE_LIMIT: {
    title: both('被微信支付的业务规则拦下了', 'A business rule of WeChat Pay stands against it'),
    fix: [
      {
        owner: 'client',
        do: both(
          '在商户平台查看收款限额和违规通知，按提示处理。',
          'Look for payment limits and notices in the merchant platform and act on them.',
        ),
        place: PLACES.clientAccount,
      },
    ],
  },
  TRADE_ERROR: {
    title: both('交易出错', 'The trade failed'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '先查询这笔订单；没有付款的，换一个订单号重新创建。',
          'Query the order first; if it is not paid, create a new one under a new number.',
        ),
      },
    ],
  },
  OPENID_MISMATCH: OPENID_OF_ANOTHER,
}

export const PAYMENT_MESSAGES: readonly MessageExplanation[] = [
  {
    key: 'code_used',
    says: /每个二维码仅限使用一次/,
    title: both('这个付款码已经用过', 'This payment code was used before'),
    fix: [
      {
        owner: 'client',
        do: both(
          '请付款人刷新付款码再扫；先看上一笔是不是已经付了，免得收两次。',
          'Ask the payer for a fresh code; first see whether the payment before was made, so that nobody pays twice.',
        ),
      },
    ],
  },
  {
    key: 'OPENID_MISMATCH',
    says: /appid[和与]openid不匹配|sub_appid[和与]sub_openid不匹配|无效的openid/,
    ...OPENID_OF_ANOTHER,
  },
  {
    key: 'openid_missing',
    numbers: ['268501013'],
    says: /必须传openid/,
    title: both('公众号和小程序支付要带付款人的 openid', 'Payment in WeChat needs the payer’s openid'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '先取得付款人的 openid，再带上 payer_openid 创建收款。',
          'Get the payer’s openid first, then create the payment with payer_openid.',
        ),
      },
    ],
  },
  {
    key: 'OUT_TRADE_NO_USED',
    numbers: ['268498688'],
    says: /商户订单号重复|请求重入时，?参数与首次请求/,
    ...NUMBER_TAKEN,
  },
  { key: 'ORDERPAID', numbers: ['268449538', '268498689'], says: /订单已支付/, ...PAID },
]
