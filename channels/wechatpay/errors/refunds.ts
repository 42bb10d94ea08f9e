import type { Explanation, MessageExplanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'

export const REFUND_CODES: Readonly<Record<string, Explanation>> = {
  NOT_ENOUGH: {
    title: both('客户的账户余额不够退款', 'The client’s balance does not cover the refund'),
    fix: [
      {
        owner: 'client',
        do: both(
          '给商户号充值，或等新的收款入账，再用同一个退款单号重试。',
          'Top up the account or wait for new payments, then repeat under the same refund number.',
        ),
      },
    ],
  },
  USER_ACCOUNT_ABNORMAL: {
    title: both('付款人的账户收不了退款', 'The payer’s account cannot take the refund'),
    fix: [
      {
        owner: 'finance',
        do: both(
          '付款人的账户已注销或冻结，改用线下方式退还。',
          'It is closed or frozen; pay the money back by other means.',
        ),
      },
    ],
  },
  RESOURCE_NOT_EXISTS: {
    title: both('微信支付没有这笔订单或退款', 'WeChat Pay has no such order or refund'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '核对单号和特约商户号；只有已付款的订单能退款。',
          'Check the numbers and the sub-merchant; only a paid order can be refunded.',
        ),
      },
    ],
  },
  TRADE_OVERDUE: {
    title: both('付款超过一年，不能再退款', 'Paid more than a year ago; it can no longer be refunded'),
    fix: [{ owner: 'finance', do: both('改用线下方式退还。', 'Pay the money back by other means.') }],
  },
  REFUND_FEE_MISMATCH: {
    title: both('退款金额和第一次申请时不一样', 'The amount is not the one first asked for'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '同一个退款单号重试时金额不能变；换金额要换单号。',
          'Repeat a refund number with the same amount; another amount needs a new number.',
        ),
      },
    ],
  },
}

export const REFUND_MESSAGES: readonly MessageExplanation[] = [
  {
    key: 'refunded_in_full',
    says: /订单已全额退款/,
    title: both('这笔订单已经全部退完', 'This order has been refunded in full'),
    fix: [{ owner: 'none', do: both('没有可退的金额了。', 'Nothing is left to refund.') }],
  },
  {
    key: 'refund_differs',
    says: /请求参数与订单信息不一致/,
    title: both('退款内容和原订单对不上', 'The refund does not fit the order'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '核对订单号、特约商户号和订单总金额。',
          'Check the order’s number, the sub-merchant and the order’s total.',
        ),
      },
    ],
  },
]
