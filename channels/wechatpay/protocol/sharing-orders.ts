import type { Answer } from './answers.ts'
import type { CallOptions, WechatClient } from './client.ts'
import { at } from './paths.ts'
import { Fields } from './reading.ts'
import type { ReceiverType } from './sharing-receivers.ts'

/** Amounts are whole fen. A direct merchant leaves `sub_mchid` and `sub_appid` out. */
export type SharingRequest = {
  sub_mchid?: string
  /** With PERSONAL_OPENID; always of a direct merchant. */
  appid?: string
  sub_appid?: string
  transaction_id: string
  /** Up to 64 of `[0-9A-Za-z_\-|*@]`; the same number is the same request. */
  out_order_no: string
  /** At most 50, none of them twice. */
  receivers: readonly {
    type: ReceiverType
    account: string
    /** Sealed for you. */
    name?: string
    amount: number
    /** Up to 80 characters. */
    description: string
  }[]
  /** True ends the sharing of this payment, and frees what is left. */
  unfreeze_unsplit: boolean
}

export type SharingOrder = {
  sub_mchid: string | undefined
  transaction_id: string
  out_order_no: string
  order_id: string
  /** PROCESSING or FINISHED, which is not yet success: see the result of each part. */
  state: string
  receivers: readonly SharingPart[]
}

export type SharingPart = {
  type: string
  account: string
  amount: number
  description: string | undefined
  /** PENDING, SUCCESS or CLOSED. */
  result: string | undefined
  /** Of CLOSED: NO_RELATION, ACCOUNT_ABNORMAL, RECEIVER_RECEIPT_LIMIT and others. */
  fail_reason: string | undefined
  create_time: Date | undefined
  finish_time: Date | undefined
  detail_id: string | undefined
}

/**
 * Shares a paid order that was made with `settle_info.profit_sharing`; a minute after its payment at the earliest, within
 * 30 days, at most 50 times. Done later: ask with {@link querySharing}. Never sent twice by us. 300 a second.
 *
 * Errors: 403 NO_AUTH, RULE_LIMIT (above the largest ratio), NOT_ENOUGH; 400 INVALID_REQUEST (no shared order; receiver not
 * added; another request of this number); 429 FREQUENCY_LIMITED.
 *
 * @throws TooLongToSeal before anything is sent
 * @see https://pay.weixin.qq.com/doc/v3/partner/4012466849
 */
export function share(
  client: WechatClient,
  request: SharingRequest,
  options?: CallOptions,
): Promise<Answer<SharingOrder>> {
  const sealed = request.receivers.some(({ name }) => name !== undefined) ? { sealed: NAMES } : {}
  return client.call(
    { ...at('POST', '/v3/profitsharing/orders'), body: request, ...sealed, read: readSharing },
    options,
  )
}

/** 404 RESOURCE_NOT_EXISTS where there is none of that number. 500 a second. */
export function querySharing(
  client: WechatClient,
  { outOrderNo, transactionId, subMchid }: { outOrderNo: string; transactionId: string; subMchid?: string },
  options?: CallOptions,
): Promise<Answer<SharingOrder>> {
  const values = { out_order_no: outOrderNo, transaction_id: transactionId, sub_mchid: subMchid }
  return client.call({ ...at('GET', '/v3/profitsharing/orders/{out_order_no}', values), read: readSharing }, options)
}

/**
 * Ends the sharing of a payment, and frees what was not shared.
 *
 * @param request.out_order_no  a new number: that of an earlier request answers that one, and does nothing
 */
export function unfreezeRest(
  client: WechatClient,
  request: { sub_mchid?: string; transaction_id: string; out_order_no: string; description: string },
  options?: CallOptions,
): Promise<Answer<SharingOrder>> {
  return client.call({ ...at('POST', '/v3/profitsharing/orders/unfreeze'), body: request, read: readSharing }, options)
}

/** How many fen of a payment can still be shared. 400 INVALID_REQUEST where it was not made to be shared. */
export function queryUnsplitAmount(
  client: WechatClient,
  transactionId: string,
  options?: CallOptions,
): Promise<Answer<{ transaction_id: string; unsplit_amount: number }>> {
  const values = { transaction_id: transactionId }
  const path = at('GET', '/v3/profitsharing/transactions/{transaction_id}/amounts', values)
  return client.call({ ...path, read: readUnsplitAmount }, options)
}

/** The largest part of a payment that this sub-merchant may share, in ten-thousandths: 2000 is 20 %. Service providers only. */
export function queryMaxRatio(
  client: WechatClient,
  subMchid: string,
  options?: CallOptions,
): Promise<Answer<{ sub_mchid: string; max_ratio: number }>> {
  const path = at('GET', '/v3/profitsharing/merchant-configs/{sub_mchid}', { sub_mchid: subMchid })
  return client.call({ ...path, read: readMaxRatio }, options)
}

const NAMES = new Set(['receivers.name'])

function readSharing(body: unknown): SharingOrder {
  const fields = new Fields(body)
  return {
    sub_mchid: fields.textIfAny('sub_mchid'),
    transaction_id: fields.text('transaction_id'),
    out_order_no: fields.text('out_order_no'),
    order_id: fields.text('order_id'),
    state: fields.text('state'),
    receivers: fields.list('receivers').map((part) => ({
      type: part.text('type'),
      account: part.text('account'),
      amount: part.whole('amount'),
      description: part.textIfAny('description'),
      result: part.textIfAny('result'),
      fail_reason: part.textIfAny('fail_reason'),
      create_time: part.instantIfAny('create_time'),
      finish_time: part.instantIfAny('finish_time'),
      detail_id: part.textIfAny('detail_id'),
    })),
  }
}

function readUnsplitAmount(body: unknown) {
  const fields = new Fields(body)
  return { transaction_id: fields.text('transaction_id'), unsplit_amount: fields.whole('unsplit_amount') }
}

function readMaxRatio(body: unknown) {
  const fields = new Fields(body)
  return { sub_mchid: fields.text('sub_mchid'), max_ratio: fields.whole('max_ratio') }
}
