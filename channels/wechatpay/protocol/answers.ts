import type { KeyObject } from 'node:crypto'
import { Fields, Unreadable } from './reading.ts'
import type { Received } from './transport.ts'
import { header, judge } from './verifying.ts'

/**
 * What the gateway said to one request.
 * - `ok`: 2xx, signed by a key that we hold, and readable
 * - `refused`: a definite no in its own words; nothing was done
 * - `unknown`: anything else. It may have been done: ask under the same number
 */
export type Answer<Body> =
  | { state: 'ok'; status: number; body: Body; requestId?: string; at?: Date }
  | Refused
  | Unknown

export type Refused = {
  state: 'refused'
  status: number
  code: string
  message: string
  /** `{field, value, issue, location}` as a rule; other services send other shapes. */
  detail?: unknown
  requestId?: string
  /** The gateway's clock, to the second. */
  at?: Date
  /** The body as it came. */
  raw: string
}
/**
 * `limited`: asked too often. A refund so answered may have been accepted all the same.
 * `status`, `requestId` and `raw` are there where something came back.
 */
export type Unknown = {
  state: 'unknown'
  why: string
  limited?: true
  status?: number
  requestId?: string
  at?: Date
  raw?: string
}

/** A signature that is wrong on purpose: to be thrown away and asked again, which is never probed. */
export type Probed = { state: 'probed' }

/** Signed with a key that we do not hold: it may be one that is new since we asked. */
export type Strange = { state: 'strange'; serial: string }

export type Read<Body> = (body: unknown) => Body

const LIMITED = new Set([
  'FREQUENCY_LIMITED',
  'RATELIMIT_EXCEEDED',
  'RATE_LIMITED', // 403 where an applyment is queried
  'FREQUENCY_LIMIT_EXCEED',
  'FREQENCY_LIMIT', // as the gateway spells it
])
const OF_SYSTEM = new Set(['SYSTEM_ERROR', 'SYSTEMERROR', 'SERVICE_UNAVAILABLE'])

/** The gateway's keys by `Wechatpay-Serial`; a function where they come in the answer itself, sealed for us. */
export type Trusted<Body> = KeyMap | ((body: Body) => KeyMap)
type KeyMap = ReadonlyMap<string, KeyObject>

export function readAnswer<Body>(
  received: Received,
  trusted: Trusted<Body>,
  now: Date,
  read: Read<Body>,
): Answer<Body> | Probed | Strange {
  const { status } = received
  if (status >= 400 && status < 500) return readRefusal(received)
  if (status < 200 || status > 299) return unknown(received, `answered ${status}${codeOf(received.body)}`)
  if (typeof trusted !== 'function') return doubt(received, trusted, now) ?? readBody(received, read)

  const answer = readBody(received, read)
  return answer.state === 'ok' ? (doubt(received, trusted(answer.body), now) ?? answer) : answer
}

/** Why a 2xx is not to be believed, if so. */
function doubt(received: Received, keys: KeyMap, now: Date): Probed | Strange | Unknown | undefined {
  const { status, headers, body } = received
  const verdict = judge(headers, body, keys, now)
  if (verdict === 'genuine') return undefined
  if (verdict === 'probe') return { state: 'probed' }
  if (verdict === 'unknown_key') return { state: 'strange', serial: header(headers, 'Wechatpay-Serial') ?? '' }
  const clocks = verdict === 'stale' ? `; ${skewOf(received, now)}` : ''
  return unknown(received, `answered ${status}, signature: ${verdict}${clocks}`)
}

/** What is stale is as a rule a clock that goes wrong, and it is ours. */
function skewOf({ headers }: Received, now: Date): string {
  const seconds = Math.round((now.getTime() - Number(header(headers, 'Wechatpay-Timestamp')) * 1000) / 1000)
  return `our clock is ${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead of'} the signature’s`
}

/** Also of a download, whose refusals come in the same form. The 4xx of the gateway carry no signature; TLS vouches for them, and a body in its form tells it from a proxy. */
export function readRefusal(received: Received): Refused | Unknown {
  const { status } = received
  const said = wordsOf(received.body)
  if (status === 429 || (said && LIMITED.has(said.code))) {
    return { ...unknown(received, `answered ${status}: asked too often`), limited: true }
  }
  if (status === 408 || !said || OF_SYSTEM.has(said.code)) {
    return unknown(received, `answered ${status}${codeOf(received.body)}`)
  }
  return { state: 'refused', status, ...said, ...facts(received), raw: received.body.toString('utf8') }
}

export function unknown(received: Received, why: string): Unknown {
  return { state: 'unknown', why, status: received.status, ...facts(received), raw: received.body.toString('utf8') }
}

function readBody<Body>(received: Received, read: Read<Body>): Answer<Body> {
  try {
    const body = received.body.length === 0 ? undefined : parse(received.body)
    return { state: 'ok', status: received.status, body: read(body), ...facts(received) }
  } catch (error) {
    if (error instanceof Unreadable) return unknown(received, `unreadable answer: ${error.message}`)
    throw error
  }
}

export function parse(body: Uint8Array | string): unknown {
  try {
    return JSON.parse(typeof body === 'string' ? body : textOf(body))
  } catch {
    throw new Unreadable('not JSON')
  }
}

/** Of the bytes where they are, without a copy; a view of them is not free either. */
function textOf(bytes: Uint8Array): string {
  if (bytes instanceof Buffer) return bytes.toString('utf8')
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}

/** For a 204. */
export function nothing(): void {}

function wordsOf(body: Buffer): Pick<Refused, 'code' | 'message' | 'detail'> | undefined {
  try {
    const parsed = parse(body)
    const fields = new Fields(parsed)
    const detail = typeof parsed === 'object' && parsed !== null && 'detail' in parsed ? parsed.detail : undefined
    return {
      code: fields.text('code'),
      message: fields.textIfAny('message') ?? '',
      ...(detail === undefined ? {} : { detail }),
    }
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}

function codeOf(body: Buffer): string {
  const said = wordsOf(body)
  return said ? `: ${said.code} ${said.message}` : ''
}

function facts({ headers }: Received): { requestId?: string; at?: Date } {
  const requestId = header(headers, 'Request-ID')
  const at = clockOf(headers)
  return { ...(requestId ? { requestId } : {}), ...(at ? { at } : {}) }
}

/** The gateway's clock, to the second. Answers of one second bear the same text, and it is read once. */
export function clockOf(headers: Received['headers']): Date | undefined {
  const text = header(headers, 'Date')
  if (text === undefined) return undefined
  if (text !== lastClock.text) lastClock = { text, ms: Date.parse(text) }
  return Number.isNaN(lastClock.ms) ? undefined : new Date(lastClock.ms)
}

let lastClock = { text: '', ms: Number.NaN }
