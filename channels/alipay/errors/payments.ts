import type { CodeExplanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'
import { PLACES } from './places.ts'

const NEW_NUMBER = {
  owner: 'developer',
  do: both('要继续收款，用新的订单号创建。', 'To be paid, create a new one under a new number.'),
} as const

/** The order itself. https://opendocs.alipay.com/open/82ea786a_alipay.trade.query */
export const PAYMENT_ERRORS: readonly CodeExplanation[] = [
  {
    codes: ['TRADE_HAS_SUCCESS'],
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
  },
  {
    codes: ['CONTEXT_INCONSISTENT'],
    title: both('这个订单号在支付宝已经用过，内容不同', 'This out_trade_no was used at Alipay with other data'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '重发同一笔时内容和付款人要完全一样；新的收款换一个订单号。',
          'Repeat one payment with exactly the same data and payer; use a new number for a new one.',
        ),
      },
    ],
  },
  {
    codes: ['TRADE_HAS_CLOSE'],
    title: both('这笔订单已经关闭', 'This order is closed'),
    fix: [NEW_NUMBER],
  },
  {
    codes: ['TRADE_HAS_FINISHED'],
    title: both('这笔交易已经完结，不能再改动', 'This trade is finished, and nothing of it can be changed'),
    fix: [
      {
        owner: 'client',
        do: both(
          '退款期限已过，和付款人商量用转账等方式退回。',
          'The time for refunds is over; agree with the payer on another way, such as a transfer.',
        ),
      },
    ],
  },
  {
    codes: ['TRADE_NOT_EXIST'],
    title: both('支付宝没有这笔交易', 'Alipay has no such trade'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '付款人扫码或打开收银台之前，支付宝还没有这笔交易；否则核对订单号和商家。',
          'Before the payer scans the code or opens the cashier there is no trade yet; else check the number and the merchant.',
        ),
      },
    ],
  },
  {
    codes: ['TRADE_STATUS_ERROR', 'REASON_TRADE_STATUS_INVALID', 'REASON_ILLEGAL_STATUS'],
    title: both('交易现在的状态不能这样做', 'The state of the trade does not allow this'),
    fix: [
      {
        owner: 'developer',
        do: both('先查询这笔交易，再决定下一步。', 'Query the trade first, then decide.'),
      },
    ],
  },
  {
    codes: ['TRADE_CANCEL_TIME_OUT', 'CANCEL_NOT_ALLOWED'],
    title: both('这笔交易不能再撤销', 'This trade can no longer be cancelled'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '没有付款的等它关闭，已经付款的改用退款。',
          'If unpaid, wait for it to close; if paid, refund it instead.',
        ),
      },
    ],
  },
  {
    codes: ['TOTAL_FEE_EXCEED', 'AMOUNT_OR_CURRENCY_ERROR', 'CURRENCY_NOT_SUPPORT', 'REQUEST_AMOUNT_EXCEED'],
    title: both('金额超出了支付宝允许的范围', 'The amount is outside of what Alipay allows'),
    fix: [
      {
        owner: 'developer',
        do: both('金额要在 0.01 元到 1 亿元之间，币种是人民币。', 'From 0.01 to 100 million yuan, in CNY.'),
      },
    ],
  },
  {
    codes: ['NOW_TIME_AFTER_EXPIRE_TIME_ERROR'],
    title: both('订单的截止时间已经过了', 'The order has run out already'),
    fix: [NEW_NUMBER],
  },
  {
    codes: ['SUB_GOODS_SIZE_MAX_COUNT'],
    title: both('商品明细太多', 'Too many lines of goods'),
    fix: [{ owner: 'developer', do: both('不超过 150 行。', 'Keep to 150 lines.') }],
  },
  {
    codes: ['RISK_MERCHANT_IP_NOT_EXIST'],
    title: both('支付宝风控要求付款人的 IP', 'Alipay’s risk control wants the payer’s address'),
    fix: [
      {
        owner: 'developer',
        do: both('创建收款时带上付款人的公网 IP。', 'Create the payment with the payer’s public address.'),
      },
    ],
  },
  {
    codes: ['UNBOUND_APPLICATION'],
    title: both('小程序没有绑定到商家的 JSAPI 支付', 'The mini program is not bound to the merchant’s JSAPI contract'),
    fix: [
      {
        owner: 'superAdmin',
        do: both(
          '把打开收银台的小程序 APPID 加进去。',
          'Add the APPID of the mini program in which the cashier opens.',
        ),
        place: PLACES.merchantAppids,
      },
    ],
  },
  {
    codes: ['PRODUCT_NOT_SUPPORT_IN_TINY_APP', 'BIZ_PRODUCT_NOT_ALLOWED', 'OPEN_ID_NOT_TINY_APP'],
    title: both(
      '商家的产品或付款人不能用在小程序里',
      'The merchant’s product, or this payer’s id, does not work in mini programs',
    ),
    fix: [
      {
        owner: 'client',
        do: both(
          '开通 JSAPI 支付；新签的当面付不能在小程序里用。',
          'Sign for JSAPI支付; newer contracts of 当面付 do not serve mini programs.',
        ),
        place: PLACES.merchantProducts,
      },
      {
        owner: 'developer',
        do: both(
          'open_id 要用小程序的 my.getAuthCode 换取。',
          'Take the open_id by my.getAuthCode of the mini program.',
        ),
      },
    ],
  },
  {
    codes: ['INVALID_STORE_ID', 'STORE_INFO_INVALID'],
    title: both('门店编号不对', 'The number of the shop is wrong'),
    fix: [{ owner: 'developer', do: both('核对门店编号，或不填。', 'Check the number of the shop, or leave it out.') }],
  },
  {
    codes: ['ENTERPRISE_PAY_BIZ_ERROR'],
    title: both('因公付被企业拒绝', 'The payer’s company refused to pay'),
    fix: [{ owner: 'client', do: both('请付款人换一种付款方式。', 'Ask the payer to pay in another way.') }],
  },
]
