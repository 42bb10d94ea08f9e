import type { CallOptions } from '../transport.ts'
import type { V2Answer } from './answers.ts'
import type { V2Client } from './client.ts'
import { readCoupons, type V2Coupon } from './coupons.ts'
import type { V2Fields } from './fields.ts'
import type { V2Payee } from './unified-order.ts'

/** `REVOKED`: taken back by `reverse`. `ACCEPT`: taken by the bank, not yet paid. */
export type V2TradeState = 'SUCCESS' | 'REFUND' | 'NOTPAY' | 'CLOSED' | 'REVOKED' | 'USERPAYING' | 'PAYERROR' | 'ACCEPT'

/** What a paid order has, in whole fen. Before, only its number and `attach` are there. */
export type V2Transaction = {
  mch_id: string | undefined
  sub_mch_id: string | undefined
  sub_appid: string | undefined
  out_trade_no: string
  transaction_id: string | undefined
  device_info: string | undefined
  openid: string | undefined
  sub_openid: string | undefined
  trade_type: string | undefined
  bank_type: string | undefined
  total_fee: number | undefined
  /** What is settled to the merchant: `total_fee` less coupons that it need not pay. */
  settlement_total_fee: number | undefined
  fee_type: string | undefined
  /** What the payer paid. */
  cash_fee: number | undefined
  cash_fee_type: string | undefined
  coupon_fee: number | undefined
  coupons: readonly V2Coupon[]
  /** JSON, as it came. */
  promotion_detail: string | undefined
  attach: string | undefined
  time_end: Date | undefined
}

/** `trade_state` is one of {@link V2TradeState}, or a word newer than this. */
export type V2OrderSeen = V2Transaction & { trade_state: string; trade_state_desc: string | undefined }

/** By the gateway's number or by ours. */
export type V2OrderRef = Pick<V2Payee, 'appid' | 'sub_appid' | 'sub_mch_id'> &
  ({ out_trade_no: string } | { transaction_id: string })

/**
 * Whether it was paid stands in `trade_state` alone. ORDERNOTEXIST where the gateway has never heard of it.
 *
 * @see https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_2
 */
export function orderQuery(client: V2Client, ref: V2OrderRef, options?: CallOptions): Promise<V2Answer<V2OrderSeen>> {
  return client.call({ path: '/pay/orderquery', parameters: ref, read: readOrder, question: true }, options)
}

/**
 * Closes an order that nobody paid; not before five minutes after it was made. Closing twice is fine.
 * Errors: ORDERPAID, ORDERCLOSED, ORDERNOTEXIST, TRADE_STATE_ERROR.
 *
 * @see https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_3
 */
export function closeOrder(
  client: V2Client,
  ref: Omit<V2Payee, 'sub_appid'> & { sub_appid?: string; out_trade_no: string },
  options?: CallOptions,
): Promise<V2Answer<void>> {
  return client.call({ path: '/pay/closeorder', parameters: ref, read: () => undefined }, options)
}

export function readOrder(fields: V2Fields): V2OrderSeen {
  return {
    ...readTransaction(fields),
    trade_state: fields.text('trade_state'),
    trade_state_desc: fields.textIfAny('trade_state_desc'),
  }
}

/** Also of a payment notification and of a bar-code payment, which say nothing of unpaid orders. */
export function readTransaction(fields: V2Fields): V2Transaction {
  return {
    mch_id: fields.textIfAny('mch_id'),
    sub_mch_id: fields.textIfAny('sub_mch_id'),
    sub_appid: fields.textIfAny('sub_appid'),
    out_trade_no: fields.text('out_trade_no'),
    transaction_id: fields.textIfAny('transaction_id'),
    device_info: fields.textIfAny('device_info'),
    openid: fields.textIfAny('openid'),
    sub_openid: fields.textIfAny('sub_openid'),
    trade_type: fields.textIfAny('trade_type'),
    bank_type: fields.textIfAny('bank_type'),
    total_fee: fields.wholeIfAny('total_fee'),
    settlement_total_fee: fields.wholeIfAny('settlement_total_fee'),
    fee_type: fields.textIfAny('fee_type'),
    cash_fee: fields.wholeIfAny('cash_fee'),
    cash_fee_type: fields.textIfAny('cash_fee_type'),
    coupon_fee: fields.wholeIfAny('coupon_fee'),
    coupons: readCoupons(fields, ''),
    promotion_detail: fields.textIfAny('promotion_detail'),
    attach: fields.textIfAny('attach'),
    time_end: fields.timeIfAny('time_end'),
  }
}
