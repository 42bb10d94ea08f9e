import type { CallOptions } from '../transport.ts'
import type { V2Answer, V2Refused } from './answers.ts'
import type { CertifiedV2Client, V2Client } from './client.ts'
import type { V2Fields } from './fields.ts'
import { orderQuery, readTransaction, type V2OrderRef, type V2Transaction } from './orders.ts'
import { orderParameters, type V2OrderTerms } from './unified-order.ts'

/** `auth_code`: 18 digits beginning with 10 to 15, from the payer's phone; new every minute, good for one order. */
export type MicropayOrder = V2OrderTerms & { auth_code: string }

/**
 * How a payment by bar code ended.
 * - `reversed`: nobody confirmed in time and it was taken back, with what may have been paid
 * - `unpaid`: closed, or refused by the bank
 * - `unknown`: not even that was answered; `orderQuery` it later, and `reverse` within seven days
 */
export type BarCodeEnd =
  | { state: 'paid'; transaction: V2Transaction }
  | { state: 'unpaid'; tradeState: string }
  | { state: 'reversed' }
  | { state: 'unknown'; why: string }
  | V2Refused

const EVERY_MS = 5_000
const QUESTIONS = 6
const REVERSALS = 3
const UNPAID = new Set(['CLOSED', 'REVOKED', 'PAYERROR'])

/**
 * Pays, waits for the payer's password, and takes it back where none comes: whoever stands at the till must be told. It
 * ends after six questions, half a minute of pauses, and at most three attempts to take it back.
 *
 * @param pause  waits for so many milliseconds
 * @see          https://pay.weixin.qq.com/wiki/doc/api/micropay.php?chapter=9_10
 */
export async function payByBarCode(
  client: CertifiedV2Client,
  order: MicropayOrder,
  pause: (ms: number) => Promise<void>,
): Promise<BarCodeEnd> {
  const answer = await micropay(client, order)
  if (answer.state === 'refused') return answer
  if (answer.state === 'ok') return { state: 'paid', transaction: answer.body }

  const ref = refOf(order)
  for (let asked = 0; asked < QUESTIONS; asked++) {
    await pause(EVERY_MS)
    const end = await ask(client, ref)
    if (end) return end
  }
  return takeBack(client, ref, pause)
}

/**
 * One attempt; the answer comes at once and there is no notification. An `unknown` answer (USERPAYING, SYSTEMERROR,
 * BANKERROR, or none) has to be asked about: see {@link payByBarCode}.
 *
 * Errors: AUTHCODEEXPIRE, AUTH_CODE_INVALID, AUTH_CODE_ERROR, NOTENOUGH, NOTSUPORTCARD, ORDERPAID, ORDERCLOSED,
 * ORDERREVERSED, BUYER_MISMATCH, OUT_TRADE_NO_USED.
 *
 * @see https://pay.weixin.qq.com/wiki/doc/api/micropay.php?chapter=9_10
 */
export function micropay(
  client: V2Client,
  order: MicropayOrder,
  options?: CallOptions,
): Promise<V2Answer<V2Transaction>> {
  return client.call({ path: '/pay/micropay', parameters: orderParameters(order), read: readTransaction }, options)
}

/**
 * Takes a payment by bar code back: refunds what was paid, closes what was not; needs the client certificate. From 15 s
 * after the payment, up to seven days. `recall`: it has to be called once more.
 *
 * Errors: REVERSE_EXPIRE, INVALID_TRANSACTIONID, TRADE_STATE_ERROR.
 *
 * @see https://pay.weixin.qq.com/wiki/doc/api/micropay.php?chapter=9_11
 */
export function reverse(
  client: CertifiedV2Client,
  ref: V2OrderRef,
  options?: CallOptions,
): Promise<V2Answer<{ recall: boolean }>> {
  return client.callCertified({ path: '/secapi/pay/reverse', parameters: ref, read: readRecall }, options)
}

async function ask(client: V2Client, ref: V2OrderRef): Promise<BarCodeEnd | undefined> {
  const answer = await orderQuery(client, ref)
  if (answer.state !== 'ok') return undefined // the order may still be on its way
  const { trade_state } = answer.body
  // REFUND: it was paid, and something of it went back already
  if (trade_state === 'SUCCESS' || trade_state === 'REFUND') return { state: 'paid', transaction: answer.body }
  return UNPAID.has(trade_state) ? { state: 'unpaid', tradeState: trade_state } : undefined
}

async function takeBack(
  client: CertifiedV2Client,
  ref: V2OrderRef,
  pause: (ms: number) => Promise<void>,
): Promise<BarCodeEnd> {
  let why = ''
  for (let tried = 0; tried < REVERSALS; tried++) {
    if (tried > 0) await pause(EVERY_MS)
    const answer = await reverse(client, ref)
    if (answer.state === 'ok' && !answer.body.recall) return { state: 'reversed' }
    if (answer.state === 'refused') return { state: 'unknown', why: `not reversed: ${answer.code} ${answer.message}` }
    why = answer.state === 'unknown' ? answer.why : 'the gateway asks to reverse once more'
  }
  return { state: 'unknown', why }
}

function refOf({ appid, sub_appid, sub_mch_id, out_trade_no }: MicropayOrder): V2OrderRef {
  return {
    out_trade_no,
    ...(appid === undefined ? {} : { appid }),
    ...(sub_appid === undefined ? {} : { sub_appid }),
    ...(sub_mch_id === undefined ? {} : { sub_mch_id }),
  }
}

/** Required by its page; where it is missing, once more does no harm. */
function readRecall(fields: V2Fields): { recall: boolean } {
  return { recall: fields.yesIfAny('recall') ?? true }
}
