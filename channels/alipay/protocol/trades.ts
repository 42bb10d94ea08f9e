import type { Answer } from './answers.ts'
import type { AlipayClient, CallOptions } from './client.ts'
import { type Addresses, addressFields, type Order, type TradeRef } from './orders.ts'
import { Fields } from './reading.ts'

/** One of `buyer_id` (2088…), `buyer_open_id`, the payer's name at the calling application, and `op_buyer_open_id`. */
export type CreateOrder = Order & {
  /** The mini program in which the cashier opens, bound to the merchant's contract; with product_code JSAPI_PAY. */
  op_app_id?: string
  discountable_amount?: string
  undiscountable_amount?: string
} & (
    | { buyer_id: string }
    | { buyer_open_id: string }
    /** The payer's name at `op_app_id`, where a third-party application calls. */
    | { op_buyer_open_id: string }
  )

export type PrecreateOrder = Order & {
  code_type?: 'share_code'
  /** How long the code can be scanned: two hours at most. */
  qr_code_timeout_express?: string
  discountable_amount?: string
  undiscountable_amount?: string
}

export type PayOrder = Order & {
  /** What the scanner read from the payer's phone: 16–24 digits that begin with 25–30. It is good for one attempt. */
  auth_code: string
  scene?: 'bar_code' | 'security_code'
  discountable_amount?: string
  undiscountable_amount?: string
}

export type TradeStatus = 'WAIT_BUYER_PAY' | 'TRADE_SUCCESS' | 'TRADE_CLOSED' | 'TRADE_FINISHED'

export type Created = { out_trade_no: string; trade_no: string }
export type Precreated = { out_trade_no: string; qr_code: string }

/** What a query and a payment by bar code tell of a trade. */
export type Trade = {
  out_trade_no: string
  trade_no: string
  /** One of {@link TradeStatus}, or a word newer than this; absent in the answer to a bar code. */
  trade_status: string | undefined
  total_amount: string | undefined
  buyer_pay_amount: string | undefined
  receipt_amount: string | undefined
  /** When it was paid: what was closed unpaid has none. */
  paid_at: Date | undefined
  buyer_user_id: string | undefined
  buyer_open_id: string | undefined
  buyer_logon_id: string | undefined
  fund_channels: readonly string[]
}

/** `action` is absent where there was no such trade; `retry_flag` Y asks to call once more. */
export type Canceled = { out_trade_no: string | undefined; retry_flag: string | undefined; action: string | undefined }

/** 统一收单交易创建: `trade_no` goes to `my.tradePay`. The same order again gives the same trade while it is unpaid. */
export function createTrade(
  client: AlipayClient,
  order: CreateOrder,
  addresses: Addresses = {},
  options?: CallOptions,
): Promise<Answer<Created>> {
  const request = { method: 'alipay.trade.create', bizContent: order, fields: addressFields(addresses) }
  return client.call(request, readCreated, options)
}

/** 线下交易预创建: a code to be scanned. There is no trade before somebody scans it: ACQ.TRADE_NOT_EXIST until then. */
export function precreateTrade(
  client: AlipayClient,
  order: PrecreateOrder,
  addresses: Addresses = {},
  options?: CallOptions,
): Promise<Answer<Precreated>> {
  const request = { method: 'alipay.trade.precreate', bizContent: order, fields: addressFields(addresses) }
  return client.call(request, readPrecreated, options)
}

/** 付款码: `10000` paid; `10003` the payer has yet to confirm; after `unknown` query, then cancel. See `bar-code.ts`. */
export function payTrade(
  client: AlipayClient,
  order: PayOrder,
  addresses: Addresses = {},
  options?: CallOptions,
): Promise<Answer<Trade>> {
  const request = { method: 'alipay.trade.pay', bizContent: order, fields: addressFields(addresses) }
  return client.call(request, readTrade, options)
}

/** Says nothing of refunds. ACQ.TRADE_NOT_EXIST where the gateway has no such trade. */
export function queryTrade(client: AlipayClient, ref: TradeRef, options?: CallOptions): Promise<Answer<Trade>> {
  const request = { method: 'alipay.trade.query', bizContent: ref }
  return client.call(request, readTrade, options)
}

/** Only what waits to be paid can be closed, and only once: else ACQ.TRADE_STATUS_ERROR. */
export function closeTrade(client: AlipayClient, ref: TradeRef, options?: CallOptions): Promise<Answer<void>> {
  return client.call({ method: 'alipay.trade.close', bizContent: ref }, (node) => void new Fields(node), options)
}

/** 撤销, of face-to-face payments whose result is unknown: closes what is unpaid, gives back what is paid, within a day. */
export function cancelTrade(client: AlipayClient, ref: TradeRef, options?: CallOptions): Promise<Answer<Canceled>> {
  return client.call({ method: 'alipay.trade.cancel', bizContent: ref }, readCanceled, options)
}

function readCreated(node: unknown): Created {
  const fields = new Fields(node)
  return { out_trade_no: fields.text('out_trade_no'), trade_no: fields.text('trade_no') }
}

function readPrecreated(node: unknown): Precreated {
  const fields = new Fields(node)
  return { out_trade_no: fields.text('out_trade_no'), qr_code: fields.text('qr_code') }
}

function readTrade(node: unknown): Trade {
  const fields = new Fields(node)
  return {
    out_trade_no: fields.text('out_trade_no'),
    trade_no: fields.text('trade_no'),
    trade_status: fields.textIfAny('trade_status'),
    total_amount: fields.yuanIfAny('total_amount'),
    buyer_pay_amount: fields.yuanIfAny('buyer_pay_amount'),
    receipt_amount: fields.yuanIfAny('receipt_amount'),
    paid_at: fields.timeIfAny('send_pay_date') ?? fields.timeIfAny('gmt_payment'),
    buyer_user_id: fields.textIfAny('buyer_user_id'),
    buyer_open_id: fields.textIfAny('buyer_open_id'),
    buyer_logon_id: fields.textIfAny('buyer_logon_id'),
    fund_channels: fields.list('fund_bill_list').flatMap((bill) => bill.textIfAny('fund_channel') ?? []),
  }
}

function readCanceled(node: unknown): Canceled {
  const fields = new Fields(node)
  return {
    out_trade_no: fields.textIfAny('out_trade_no'),
    retry_flag: fields.textIfAny('retry_flag'),
    action: fields.textIfAny('action'),
  }
}
