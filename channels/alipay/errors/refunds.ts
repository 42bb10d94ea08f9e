import type { CodeExplanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'
import { PLACES } from './places.ts'

/** https://opendocs.alipay.com/open/6c0cdd7d_alipay.trade.refund */
export const REFUND_ERRORS: readonly CodeExplanation[] = [
  {
    codes: ['SELLER_BALANCE_NOT_ENOUGH', 'OVERDRAFT_AGREEMENT_NOT_MATCH', 'OVERDRAFT_ASSIGN_ACCOUNT_INVALID'],
    title: both('商家的账户余额不够退款', 'The merchant’s balance does not cover the refund'),
    fix: [
      {
        owner: 'finance',
        do: both(
          '给商家的支付宝账户充值，再用同一个退款单号重试。',
          'Top up the merchant’s account, then repeat under the same number.',
        ),
        place: PLACES.merchantAccount,
      },
    ],
  },
  {
    codes: ['REASON_TRADE_REFUND_FEE_ERR', 'REFUND_FEE_ERROR', 'REFUND_AMT_NOT_EQUAL_TOTAL'],
    title: both('退款金额不对', 'The amount of the refund is wrong'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '所有退款加起来不能超过付款金额；沙箱只能一次全额退。',
          'All refunds together must not exceed what was paid; the sandbox only takes one refund of all of it.',
        ),
      },
    ],
  },
  {
    codes: ['DISCORDANT_REPEAT_REQUEST', 'DUP_OUT_REQUEST_NO'],
    title: both('这个请求号已经用过，内容不同', 'This request number was used with other data'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '重发时内容要完全一样；新的请求换一个号。',
          'Repeat with exactly the same data; use a new number for a new request.',
        ),
      },
    ],
  },
  {
    codes: ['TRADE_NOT_ALLOW_REFUND', 'NOT_ALLOW_PARTIAL_REFUND', 'ONLINE_TRADE_VOUCHER_NOT_ALLOW_REFUND'],
    title: both('这笔交易不能这样退款', 'This trade cannot be refunded so'),
    fix: [
      {
        owner: 'client',
        do: both(
          '不能部分退的，全额退；完全不能退的，和付款人商量。',
          'Refund all of it where a part is refused; else agree with the payer.',
        ),
      },
    ],
  },
  {
    codes: ['REASON_TRADE_BEEN_FREEZEN'],
    title: both('这笔交易被冻结了', 'The trade is frozen'),
    fix: [
      {
        owner: 'client',
        do: both('联系支付宝客服 95188 了解原因。', 'Call Alipay at 95188 for the reason.'),
        place: PLACES.merchantAccount,
      },
    ],
  },
  {
    codes: ['REFUND_ACCOUNT_NOT_EXIST', 'REFUND_CHARGE_ERROR'],
    title: both('付款人的账户收不到退款', 'The payer’s account cannot take the refund'),
    fix: [
      {
        owner: 'client',
        do: both(
          '联系付款人，用转账等方式退回。',
          'Contact the payer and give it back in another way, such as a transfer.',
        ),
      },
    ],
  },
]
