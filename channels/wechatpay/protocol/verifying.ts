import { createVerify, type KeyObject } from 'node:crypto'
import { readBase64 } from './base64.ts'

/** Header names in lower case, as node gives them, or in the gateway's own spelling. */
export type Headers = Readonly<Record<string, string | undefined>>

/**
 * `genuine` is the only one to act upon.
 * - `unsigned`: a signature header is missing, or the timestamp is not a number
 * - `stale`: made more than five minutes before or after now
 * - `unknown_key`: `Wechatpay-Serial` names a key that we do not hold
 * - `probe`: the gateway tests whether we check signatures; refused like the next, but no cause for alarm
 * - `mismatch`: the signature does not fit
 */
export type Verdict = 'genuine' | 'unsigned' | 'stale' | 'unknown_key' | 'probe' | 'mismatch'

const WINDOW_MS = 5 * 60 * 1000
const PROBE_PREFIX = 'WECHATPAY/SIGNTEST/'

/**
 * Judges an answer (2xx only; others are not signed) or a notification.
 *
 * @param body  the raw bytes as received, before any parsing; empty for a 204
 * @param keys  by exact `Wechatpay-Serial`: `PUB_KEY_ID_…` and serial numbers of platform certificates alike
 * @see         https://pay.weixin.qq.com/doc/v3/merchant/4013053249 (public key)
 * @see         https://pay.weixin.qq.com/doc/v3/merchant/4013053420 (platform certificate)
 */
export function judge(headers: Headers, body: Uint8Array, keys: ReadonlyMap<string, KeyObject>, now: Date): Verdict {
  const timestamp = headers['wechatpay-timestamp'] ?? headers['Wechatpay-Timestamp']
  const nonce = headers['wechatpay-nonce'] ?? headers['Wechatpay-Nonce']
  const serial = headers['wechatpay-serial'] ?? headers['Wechatpay-Serial']
  const signature = headers['wechatpay-signature'] ?? headers['Wechatpay-Signature']
  if (!timestamp || !nonce || !serial || !signature || !/^\d{1,11}$/.test(timestamp)) return 'unsigned'
  if (Math.abs(now.getTime() - Number(timestamp) * 1000) > WINDOW_MS) return 'stale'
  if (signature.startsWith(PROBE_PREFIX)) return 'probe'

  const key = keys.get(serial)
  if (!key) return 'unknown_key'
  return fits({ head: `${timestamp}\n${nonce}\n`, body }, signature, key) ? 'genuine' : 'mismatch'
}

export function header(headers: Headers, name: string): string | undefined {
  return headers[name.toLowerCase()] ?? headers[name]
}

/** Not on the thread pool: a verification is some twenty times cheaper than a signature, less than the way there and back. */
function fits(signed: { head: string; body: Uint8Array }, signature: string, key: KeyObject): boolean {
  const bytes = readBase64(signature)
  if (!bytes) return false
  // in three pieces: node digests them where they are, and nothing is copied
  return createVerify('sha256').update(signed.head).update(signed.body).update(LINE_FEED).verify(key, bytes)
}

const LINE_FEED = Buffer.from('\n')
