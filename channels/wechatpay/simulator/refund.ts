import { beijingTime } from '@ruzhu/domain/time.ts'
import type { Instant } from '../../contract/simulator.ts'
import { payerTotal, refundedPromotionOf } from './coupon.ts'
import type { Trade } from './trade.ts'

export type Refund = {
  readonly id: string
  readonly mchid: string
  readonly tradeId: string
  readonly outRefundNo: string
  readonly refundId: string
  readonly amount: number
  readonly fundsAccount: string
  /** Out of which purse it was taken, less the fee that comes back with it. */
  /** What of the payer's coupon goes with it, and not to the payer. */
  readonly discount?: number
  readonly taken: { readonly available: number; readonly frozen: number; readonly fee: number }
  /** Where it goes when it cannot go back the way it came. */
  readonly rerouted?: 'USER_BANK_CARD' | 'MERCHANT_BANK_CARD'
  readonly from?: readonly { readonly account: string; readonly amount: number }[]
  readonly notifyUrl?: string
  readonly fingerprint: string
  readonly serial?: string
  /** Asked for by APIv2, which tells it in XML. */
  readonly v2?: true
  readonly status: 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL'
  readonly createdAt: Instant
  readonly successAt?: Instant
  readonly endedAt?: Instant
}

const RECEIVED_BY = '支付用户零钱'
const REROUTED_TO = { USER_BANK_CARD: '支付用户银行卡', MERCHANT_BANK_CARD: '商户结算银行账户' } as const

export function receivedBy({ rerouted }: Refund): string {
  return rerouted === undefined ? RECEIVED_BY : REROUTED_TO[rerouted]
}

/** What comes back to the payer. */
export function payerRefund({ amount, discount = 0 }: Pick<Refund, 'amount' | 'discount'>): number {
  return amount - discount
}

export function refundId(mchid: string, outRefundNo: string): string {
  return `${mchid}/${outRefundNo}`
}

/** The refund object of create and query. https://pay.weixin.qq.com/doc/v3/partner/4012476892 */
export function refundObject(refund: Refund, trade: Trade): object {
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: trade.transactionId,
    out_trade_no: trade.outTradeNo,
    channel: refund.rerouted === undefined ? 'ORIGINAL' : 'OTHER_BANKCARD',
    user_received_account: receivedBy(refund),
    ...successTime(refund),
    create_time: beijingTime(new Date(refund.createdAt)),
    status: refund.status,
    funds_account: refund.fundsAccount,
    amount: {
      total: trade.total,
      refund: refund.amount,
      ...(refund.from && { from: refund.from }),
      payer_total: payerTotal(trade),
      payer_refund: payerRefund(refund),
      settlement_refund: refund.amount,
      settlement_total: trade.total,
      discount_refund: refund.discount ?? 0,
      currency: 'CNY',
      refund_fee: refund.taken.fee,
    },
    ...refundedPromotionOf(trade, refund.discount ?? 0),
  }
}

/** What its notification holds: fewer fields, and the state under another name. */
export function refundNotice(refund: Refund, trade: Trade, status: string): object {
  const { mchid, subMchid } = trade
  return {
    ...(subMchid === undefined ? { mchid } : { sp_mchid: mchid, sub_mchid: subMchid }),
    out_trade_no: trade.outTradeNo,
    transaction_id: trade.transactionId,
    out_refund_no: refund.outRefundNo,
    refund_id: refund.refundId,
    refund_status: status,
    ...(status === 'SUCCESS' && successTime(refund)),
    user_received_account: receivedBy(refund),
    amount: {
      total: trade.total,
      refund: refund.amount,
      payer_total: payerTotal(trade),
      payer_refund: payerRefund(refund),
    },
  }
}

function successTime({ successAt }: Refund): { success_time?: string } {
  return successAt === undefined ? {} : { success_time: beijingTime(new Date(successAt)) }
}
