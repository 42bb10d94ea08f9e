import { Unreadable } from '../reading.ts'
import { type ApiV2Key } from './api-v2-key.ts'
import { V2Fields } from './fields.ts'
import { readTransaction, type V2Transaction } from './orders.ts'
import { isSigned } from './signing.ts'
import { type Message, readXml, writeXml } from './xml.ts'

/** What the gateway wants to read when a notification is stored. Anything else, and it comes again, for a day. */
export const ACKNOWLEDGEMENT = writeXml({ return_code: 'SUCCESS', return_msg: 'OK' })

/** The refund that a notification tells of; whole fen. */
export type V2RefundNotice = {
  appid: string | undefined
  mch_id: string
  sub_mch_id: string | undefined
  transaction_id: string | undefined
  out_trade_no: string
  refund_id: string
  out_refund_no: string
  total_fee: number
  settlement_total_fee: number | undefined
  refund_fee: number
  settlement_refund_fee: number | undefined
  /** One of `V2RefundStatus` but PROCESSING, or a word newer than this. */
  refund_status: string
  success_time: Date | undefined
  refund_recv_accout: string | undefined
  refund_account: string | undefined
  refund_request_source: string | undefined
}

/**
 * - `payment`: signed with our key
 * - `refund`: sealed with our key, see {@link ApiV2Key.open}: ask with `refundQuery` before acting upon it
 */
export type V2Notice = { kind: 'payment'; transaction: V2Transaction } | { kind: 'refund'; refund: V2RefundNotice }

export type OpenedV2 =
  | { genuine: true; notice: V2Notice }
  | { genuine: false; why: 'mismatch' | 'undecryptable' | 'malformed' }

/**
 * Verifies or opens a notification. One about another merchant than `mchId` is `malformed`: it is none of ours.
 *
 * @param body  the raw bytes as they came
 * @see         https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_7 (payment)
 * @see         https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_16 (refund)
 */
export function openV2Notice(body: Uint8Array, { mchId, key }: { mchId: string; key: ApiV2Key }): OpenedV2 {
  try {
    const message = readXml(body)
    if (message['return_code'] !== 'SUCCESS' || message['mch_id'] !== mchId) throw new Unreadable('not about us')
    return message['req_info'] ? openRefund(message, message['req_info'], key) : openPayment(message, key)
  } catch (error) {
    if (error instanceof Unreadable) return { genuine: false, why: 'malformed' }
    throw error
  }
}

/** Signed as the order was; a payment that failed is not told of. */
function openPayment(message: Message, key: ApiV2Key): OpenedV2 {
  const signType = message['sign']?.length === 64 ? 'HMAC-SHA256' : 'MD5'
  if (!isSigned(message, key, signType)) return { genuine: false, why: 'mismatch' }
  if (message['result_code'] !== 'SUCCESS') throw new Unreadable('about no payment')
  return { genuine: true, notice: { kind: 'payment', transaction: readTransaction(new V2Fields(message)) } }
}

function openRefund(message: Message, sealed: string, key: ApiV2Key): OpenedV2 {
  const opened = key.open(sealed)
  if (!opened) return { genuine: false, why: 'undecryptable' }
  const outer = new V2Fields(message)
  const refund = readRefund(outer, new V2Fields(readXml(opened, 'root')))
  return { genuine: true, notice: { kind: 'refund', refund } }
}

function readRefund(outer: V2Fields, inner: V2Fields): V2RefundNotice {
  return {
    appid: outer.textIfAny('appid'),
    mch_id: outer.text('mch_id'),
    sub_mch_id: outer.textIfAny('sub_mch_id'),
    transaction_id: inner.textIfAny('transaction_id'),
    out_trade_no: inner.text('out_trade_no'),
    refund_id: inner.text('refund_id'),
    out_refund_no: inner.text('out_refund_no'),
    total_fee: inner.whole('total_fee'),
    settlement_total_fee: inner.wholeIfAny('settlement_total_fee'),
    refund_fee: inner.whole('refund_fee'),
    settlement_refund_fee: inner.wholeIfAny('settlement_refund_fee'),
    refund_status: inner.text('refund_status'),
    success_time: inner.dateTimeIfAny('success_time'),
    refund_recv_accout: inner.textIfAny('refund_recv_accout'),
    refund_account: inner.textIfAny('refund_account'),
    refund_request_source: inner.textIfAny('refund_request_source'),
  }
}
