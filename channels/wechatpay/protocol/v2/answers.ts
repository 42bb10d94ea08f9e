import { Unreadable } from '../reading.ts'
import type { Received } from '../transport.ts'
import type { ApiV2Key, SignType } from './api-v2-key.ts'
import { V2Fields } from './fields.ts'
import { isSigned } from './signing.ts'
import { type Message, readXml } from './xml.ts'

/**
 * What the gateway said to one request. HTTP says 200 to all of it; the message tells.
 * - `ok`: `return_code` and `result_code` SUCCESS, signed with our key, about us, and readable
 * - `refused`: a definite no in its own words; nothing was done
 * - `unknown`: anything else. It may have been done: ask under the same number
 *
 * @see https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=4_1
 */
export type V2Answer<Body> = { state: 'ok'; body: Body; at?: Date } | V2Refused | V2Unknown

/**
 * `code` is `err_code`, or FAIL where the message was turned away as a whole (`return_code`): it carries no other, and the
 * sentence tells. `raw` is the body as it came.
 */
export type V2Refused = {
  state: 'refused'
  status: number
  code: string
  message: string
  return_code: string
  return_msg: string | undefined
  err_code: string | undefined
  err_code_des: string | undefined
  at?: Date
  raw: string
}

/** `code` where the gateway named one; `limited`: asked too often. `raw` where something came back. */
export type V2Unknown = { state: 'unknown'; why: string; code?: string; limited?: true; at?: Date; raw?: string }

export type ReadV2<Body> = (fields: V2Fields) => Body

/** Whose answer it has to be, and how it has to be signed: as the request was. */
export type Due = { mchId: string; appid: string; key: ApiV2Key; signType: SignType }

/** The gateway itself does not know, or will not say: USERPAYING is about a payer who has not decided yet. */
const UNCERTAIN = new Set(['SYSTEMERROR', 'SYSTEM_ERROR', 'BANKERROR', 'USERPAYING', 'BIZERR_NEED_RETRY'])
const LIMITED = new Set(['FREQUENCY_LIMITED', 'INVALID_REQ_TOO_MUCH', 'RATELIMIT_EXCEEDED'])
/** A message turned away as a whole has no code; these words are not about what we sent. */
const UNCERTAIN_WORDS = /系统|繁忙|超时|稍后|system/i
const LIMITED_WORDS = /频率|频繁|too (?:often|many)/i

export function readV2Answer<Body>(received: Received, due: Due, read: ReadV2<Body>): V2Answer<Body> {
  const { status } = received
  if (status !== 200) return unknown(received, `answered ${status}`, status === 429)
  const message = messageOf(received)
  if (message instanceof Unreadable) return unknown(received, `unreadable answer: ${message.message}`)
  if (message['return_code'] !== 'SUCCESS') return turnedAway(received, message)

  // the sign of a business refusal is checked too: TLS vouches for it no less than for a yes
  if (!isSigned(message, due.key, due.signType)) return unknown(received, 'the answer’s signature does not fit')
  if (!isFor(due, message)) return unknown(received, 'the answer is for another merchant')
  return message['result_code'] === 'SUCCESS' ? readBody(received, message, read) : refused(received, message)
}

/** Also of what is a file where all went well, and this message where not. */
export function turnedAway(received: Received, message: Message): V2Refused | V2Unknown {
  const said = message['return_msg'] ?? ''
  const code = message['error_code'] // bills have one
  if (message['return_code'] !== 'FAIL') return unknown(received, 'the answer has no return_code')
  if (LIMITED_WORDS.test(said)) return unknown(received, `answered FAIL ${said}`, true)
  if (isUncertain(said)) return unknown(received, `answered FAIL ${said}`)
  return { ...refusal(received, message), code: code || 'FAIL', message: said }
}

function isUncertain(said: string | undefined): boolean {
  return !said || UNCERTAIN_WORDS.test(said)
}

export function messageOf({ body }: Received): Message | Unreadable {
  try {
    return readXml(body)
  } catch (error) {
    if (error instanceof Unreadable) return error
    throw error
  }
}

function refused(received: Received, message: Message): V2Refused | V2Unknown {
  const code = message['err_code']
  if (message['result_code'] !== 'FAIL' || !code) return unknown(received, 'the answer has no result_code or err_code')
  const why = `answered ${code} ${message['err_code_des'] ?? ''}`.trim()
  // of refunds: a reason in words only
  if (UNCERTAIN.has(code) || (code === 'ERROR' && isUncertain(message['err_code_des'])))
    return { ...unknown(received, why), code }
  if (LIMITED.has(code)) return { ...unknown(received, why, true), code }
  return { ...refusal(received, message), code, message: message['err_code_des'] ?? '' }
}

function refusal(received: Received, message: Message) {
  return {
    state: 'refused',
    status: received.status,
    return_code: message['return_code'] ?? '',
    return_msg: message['return_msg'],
    err_code: message['err_code'],
    err_code_des: message['err_code_des'],
    ...clock(received),
    raw: received.body.toString('utf8'),
  } as const
}

/** Every merchant's answers are signed alike; ours name us. Some calls name nobody. */
function isFor({ mchId, appid }: Due, message: Message): boolean {
  return (message['mch_id'] || mchId) === mchId && (message['appid'] || appid) === appid
}

function readBody<Body>(received: Received, message: Message, read: ReadV2<Body>): V2Answer<Body> {
  try {
    return { state: 'ok', body: read(new V2Fields(message)), ...clock(received) }
  } catch (error) {
    if (error instanceof Unreadable) return unknown(received, `unreadable answer: ${error.message}`)
    throw error
  }
}

export function unknown(received: Received, why: string, limited = false): V2Unknown {
  const raw = received.body.toString('utf8')
  return { state: 'unknown', why, ...(limited ? { limited: true } : {}), ...clock(received), raw }
}

/** The gateway's clock, to the second. */
function clock({ headers }: Received): { at?: Date } {
  const at = new Date(headers['date'] ?? Number.NaN)
  return Number.isNaN(at.getTime()) ? {} : { at }
}
