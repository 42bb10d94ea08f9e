import type { Answer } from './answers.ts'
import type { AlipayClient, CallOptions } from './client.ts'
import { type Addresses, addressFields, type TradeRef } from './orders.ts'
import { Fields } from './reading.ts'

/** Send no field that is not listed here: the gateway's page warns of refunds that fail or are made twice. */
export type RefundRequest = TradeRef & {
  /** Yuan. The same number with another amount is ACQ.DISCORDANT_REPEAT_REQUEST. */
  refund_amount: string
  /** Up to 64, unique with its trade; the same number is the same refund. */
  out_request_no: string
  refund_reason?: string
  refund_goods_detail?: readonly {
    goods_id: string
    refund_amount: string
    out_item_id?: string
    out_sku_id?: string
  }[]
  /** Of split trades that are not 当面付; without it all is taken from the payee. */
  refund_royalty_parameters?: readonly RoyaltyReturn[]
  query_options?: readonly string[]
  related_settle_confirm_no?: string
}

export type RoyaltyReturn = {
  royalty_type?: 'transfer' | 'replenish'
  trans_out?: string
  trans_out_type?: 'userId' | 'loginName'
  trans_in?: string
  trans_in_type?: 'userId' | 'loginName'
  amount?: string
  amount_percentage?: string
  desc?: string
}

export type Refunded = {
  trade_no: string
  out_trade_no: string
  /** Y: money moved by this very call. N or absent: not known from here, ask with {@link queryRefund}. */
  fund_change: string | undefined
  /** All that was refunded of this trade so far, not this refund. */
  refund_fee: string | undefined
  gmt_refund_pay: Date | undefined
}

/** Of a refund that the gateway has never heard of only the call's success is there. */
export type RefundFound = {
  trade_no: string | undefined
  out_trade_no: string | undefined
  out_request_no: string | undefined
  /** REFUND_SUCCESS or absent. */
  refund_status: string | undefined
  refund_amount: string | undefined
  total_amount: string | undefined
  gmt_refund_pay: Date | undefined
}

/**
 * `10000` alone proves nothing: see `fund_change`. Repeating it with the same number and amount is safe; two different
 * ones of a trade must be three seconds apart.
 *
 * @see alipay.trade.refund
 */
export function refundTrade(
  client: AlipayClient,
  request: RefundRequest,
  options?: CallOptions,
): Promise<Answer<Refunded>> {
  return client.call({ method: 'alipay.trade.refund', bizContent: request }, readRefunded, options)
}

/**
 * Ten seconds after the refund at the earliest. ACQ.TRADE_NOT_EXIST where there is no such trade.
 *
 * @see alipay.trade.fastpay.refund.query
 */
export function queryRefund(
  client: AlipayClient,
  ref: TradeRef & { out_request_no: string },
  options?: CallOptions,
): Promise<Answer<RefundFound>> {
  // when it was refunded is told only to who asks
  const bizContent = { ...ref, query_options: ['gmt_refund_pay'] }
  return client.call({ method: 'alipay.trade.fastpay.refund.query', bizContent }, readFound, options)
}

/**
 * The same as an order to the gateway: it answers before money has moved. `refund_status` is REFUND_PROCESSING,
 * REFUND_SUCCESS or REFUND_FAIL; ask on with {@link queryRefund}.
 *
 * @see alipay.trade.refund.apply
 */
export function applyForRefund(
  client: AlipayClient,
  request: RefundRequest,
  addresses: Addresses = {},
  options?: CallOptions,
): Promise<Answer<{ trade_no: string; out_trade_no: string; refund_status: string }>> {
  const call = { method: 'alipay.trade.refund.apply', bizContent: request, fields: addressFields(addresses) }
  return client.call(call, readApplied, options)
}

function readApplied(node: unknown) {
  const fields = new Fields(node)
  return {
    trade_no: fields.text('trade_no'),
    out_trade_no: fields.text('out_trade_no'),
    refund_status: fields.text('refund_status'),
  }
}

function readRefunded(node: unknown): Refunded {
  const fields = new Fields(node)
  return {
    trade_no: fields.text('trade_no'),
    out_trade_no: fields.text('out_trade_no'),
    fund_change: fields.textIfAny('fund_change'),
    refund_fee: fields.yuanIfAny('refund_fee'),
    gmt_refund_pay: fields.timeIfAny('gmt_refund_pay'),
  }
}

function readFound(node: unknown): RefundFound {
  const fields = new Fields(node)
  return {
    trade_no: fields.textIfAny('trade_no'),
    out_trade_no: fields.textIfAny('out_trade_no'),
    out_request_no: fields.textIfAny('out_request_no'),
    refund_status: fields.textIfAny('refund_status'),
    refund_amount: fields.yuanIfAny('refund_amount'),
    total_amount: fields.yuanIfAny('total_amount'),
    gmt_refund_pay: fields.timeIfAny('gmt_refund_pay'),
  }
}
