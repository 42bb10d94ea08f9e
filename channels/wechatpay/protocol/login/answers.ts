import { parse } from '../answers.ts'
import { Fields, Unreadable } from '../reading.ts'
import type { Received } from '../transport.ts'

/**
 * - `unknown`: nothing certain came back, or the platform is busy. A code may be used up by now: ask for a new one
 * - `refused`: a definite no
 */
export type LoginAnswer<Body> = { state: 'ok'; body: Body } | LoginRefused | LoginUnknown
export type LoginRefused = {
  state: 'refused'
  fault: LoginFault
  /** `errcode` and `errmsg` as they came, and all of the body. */
  code: number
  message: string
  raw: string
}
export type LoginUnknown = { state: 'unknown'; why: string; limited?: true }

/** What is wrong, by a word of its own; `other` where the platform has a code that is not listed here. */
export type LoginFault =
  | 'code_invalid' // mistyped, or made for another AppID
  | 'code_used'
  | 'code_expired'
  | 'wrong_secret'
  | 'wrong_appid'
  | 'openid_of_another_appid'
  | 'token_invalid'
  | 'token_expired'
  | 'payer_blocked'
  | 'not_permitted'
  | 'other'

/** @see https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html */
const FAULTS: ReadonlyMap<number, LoginFault> = new Map([
  [40029, 'code_invalid'],
  [40163, 'code_used'],
  [42003, 'code_expired'],
  [40125, 'wrong_secret'],
  [40013, 'wrong_appid'],
  [40003, 'openid_of_another_appid'],
  [40001, 'token_invalid'],
  [40014, 'token_invalid'],
  [40030, 'token_invalid'],
  [42001, 'token_expired'],
  [42002, 'token_expired'],
  [40226, 'payer_blocked'],
  [48001, 'not_permitted'],
])
const BUSY = -1
const TOO_OFTEN = 45011

/** The platform says 200 to everything; `errcode` tells. Nothing is signed: TLS vouches for it. */
export function readLoginAnswer<Body>(received: Received, read: (fields: Fields) => Body): LoginAnswer<Body> {
  if (received.status !== 200) return { state: 'unknown', why: `answered ${received.status}` }
  try {
    const fields = new Fields(parse(received.body))
    const code = fields.wholeIfAny('errcode') ?? 0
    if (code !== 0) return refusal(code, fields.textIfAny('errmsg') ?? '', received)
    return { state: 'ok', body: read(fields) }
  } catch (error) {
    // the body may hold a key or a token, and goes no further than here
    if (error instanceof Unreadable) return { state: 'unknown', why: `unreadable answer: ${error.message}` }
    throw error
  }
}

function refusal(code: number, message: string, { body }: Received): LoginRefused | LoginUnknown {
  if (code === BUSY) return { state: 'unknown', why: `answered ${code} ${message}` }
  if (code === TOO_OFTEN) return { state: 'unknown', why: `answered ${code} ${message}`, limited: true }
  return { state: 'refused', fault: FAULTS.get(code) ?? 'other', code, message, raw: body.toString('utf8') }
}
