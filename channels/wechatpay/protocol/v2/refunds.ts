import { Unreadable } from '../reading.ts'
import type { CallOptions } from '../transport.ts'
import type { V2Answer } from './answers.ts'
import type { CertifiedV2Client, V2Client } from './client.ts'
import { readCoupons, type V2Coupon } from './coupons.ts'
import type { V2Fields } from './fields.ts'
import type { V2OrderRef } from './orders.ts'

/** Whole fen. */
export type V2RefundRequest = V2OrderRef & {
  /** Up to 64 of `[0-9A-Za-z_\-|*@]`; the same number is the same refund. */
  out_refund_no: string
  /** The order's, not what is left of it. */
  total_fee: number
  refund_fee: number
  refund_fee_type?: 'CNY'
  /** What the payer reads; up to 80 bytes. */
  refund_desc?: string
  refund_account?: 'REFUND_SOURCE_UNSETTLED_FUNDS' | 'REFUND_SOURCE_RECHARGE_FUNDS'
  /** In place of the one set in the merchant platform; no query. */
  notify_url?: string
}

export type V2RefundAccepted = {
  out_trade_no: string | undefined
  transaction_id: string | undefined
  out_refund_no: string
  refund_id: string
  refund_fee: number
  settlement_refund_fee: number | undefined
  total_fee: number | undefined
  cash_fee: number | undefined
  cash_refund_fee: number | undefined
  coupons: readonly V2Coupon[]
}

/** `CHANGE`: the payer's account takes no money; a person has to pay it back another way. */
export type V2RefundStatus = 'SUCCESS' | 'REFUNDCLOSE' | 'PROCESSING' | 'CHANGE'

export type V2Refund = {
  out_refund_no: string
  refund_id: string
  /** One of {@link V2RefundStatus}, or a word newer than this. */
  refund_status: string
  refund_channel: string | undefined
  refund_fee: number
  settlement_refund_fee: number | undefined
  refund_account: string | undefined
  /** Whom it went to, in words: 支付用户零钱. The name is spelled as the gateway spells it. */
  refund_recv_accout: string | undefined
  refund_success_time: Date | undefined
  coupons: readonly V2Coupon[]
}

/** All that the gateway tells of an order's refunds, at most ten at once. */
export type V2RefundsSeen = {
  out_trade_no: string | undefined
  transaction_id: string | undefined
  sub_mch_id: string | undefined
  total_fee: number | undefined
  cash_fee: number | undefined
  total_refund_count: number | undefined
  refunds: readonly V2Refund[]
}

export type V2RefundRef = Pick<V2OrderRef, 'appid' | 'sub_appid' | 'sub_mch_id'> &
  ({ refund_id: string } | { out_refund_no: string } | { transaction_id: string } | { out_trade_no: string }) & {
    /** Where there are more than ten: 0 for the first ten, 10 for the next. */
    offset?: number
  }

/**
 * Asks for a refund; needs the client certificate. SUCCESS means accepted, not done. After an unknown answer ask with
 * {@link refundQuery}, and repeat under the same number only when it does not exist.
 *
 * Errors: NOTENOUGH (the merchant has too little), TRADE_OVERDUE (older than a year), REFUND_FEE_MISMATCH (the same number
 * with another amount), ORDERNOTEXIST, INVALID_TRANSACTIONID, USER_ACCOUNT_ABNORMAL, CERT_ERROR, CA_ERROR.
 *
 * @see https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_4
 */
export function refund(
  client: CertifiedV2Client,
  request: V2RefundRequest,
  options?: CallOptions,
): Promise<V2Answer<V2RefundAccepted>> {
  return client.callCertified({ path: '/secapi/pay/refund', parameters: request, read: readAccepted }, options)
}

/**
 * One refund by its number, or all of an order. REFUNDNOTEXIST where the gateway has never heard of it.
 *
 * @see https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_5
 */
export function refundQuery(
  client: V2Client,
  ref: V2RefundRef,
  options?: CallOptions,
): Promise<V2Answer<V2RefundsSeen>> {
  return client.call({ path: '/pay/refundquery', parameters: ref, read: readRefunds, question: true }, options)
}

function readAccepted(fields: V2Fields): V2RefundAccepted {
  return {
    out_trade_no: fields.textIfAny('out_trade_no'),
    transaction_id: fields.textIfAny('transaction_id'),
    out_refund_no: fields.text('out_refund_no'),
    refund_id: fields.text('refund_id'),
    refund_fee: fields.whole('refund_fee'),
    settlement_refund_fee: fields.wholeIfAny('settlement_refund_fee'),
    total_fee: fields.wholeIfAny('total_fee'),
    cash_fee: fields.wholeIfAny('cash_fee'),
    cash_refund_fee: fields.wholeIfAny('cash_refund_fee'),
    coupons: readCoupons(fields, '', 'coupon_refund_fee', 'coupon_refund_count'),
  }
}

const MOST = 50 // refunds of one order

export function readRefunds(fields: V2Fields): V2RefundsSeen {
  const count = fields.whole('refund_count')
  if (count < 0 || count > MOST) throw new Unreadable(`refund_count: ${count}`)
  return {
    out_trade_no: fields.textIfAny('out_trade_no'),
    transaction_id: fields.textIfAny('transaction_id'),
    sub_mch_id: fields.textIfAny('sub_mch_id'),
    total_fee: fields.wholeIfAny('total_fee'),
    cash_fee: fields.wholeIfAny('cash_fee'),
    total_refund_count: fields.wholeIfAny('total_refund_count'),
    refunds: Array.from({ length: count }, (_, at) => readNumbered(fields, at)),
  }
}

function readNumbered(fields: V2Fields, at: number): V2Refund {
  return {
    out_refund_no: fields.text(`out_refund_no_${at}`),
    refund_id: fields.text(`refund_id_${at}`),
    refund_status: fields.text(`refund_status_${at}`),
    refund_channel: fields.textIfAny(`refund_channel_${at}`),
    refund_fee: fields.whole(`refund_fee_${at}`),
    settlement_refund_fee: fields.wholeIfAny(`settlement_refund_fee_${at}`),
    refund_account: fields.textIfAny(`refund_account_${at}`),
    refund_recv_accout: fields.textIfAny(`refund_recv_accout_${at}`),
    refund_success_time: fields.dateTimeIfAny(`refund_success_time_${at}`),
    coupons: readCoupons(fields, `${at}_`, 'coupon_refund_fee', 'coupon_refund_count'),
  }
}
