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
}
/** `limited`: asked too often. A refund so answered may have been accepted all the same. */
export type Unknown = { state: 'unknown'; why: string; limited?: true }

/** A signature that is wrong on purpose: to be thrown away and asked again, which is never probed. */
export type Probed = { state: 'probed' }

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
): Answer<Body> | Probed {
  const { status } = received
  if (status >= 400 && status < 500) return readRefusal(received)
  if (status < 200 || status > 299) return { state: 'unknown', why: `answered ${status}${codeOf(received.body)}` }
  if (typeof trusted !== 'function') return doubt(received, trusted, now) ?? readBody(received, read)

  const answer = readBody(received, read)
  return answer.state === 'ok' ? (doubt(received, trusted(answer.body), now) ?? answer) : answer
}

/** Why a 2xx is not to be believed, if so. */
function doubt({ status, headers, body }: Received, keys: KeyMap, now: Date): Probed | Unknown | undefined {
  const verdict = judge(headers, body, keys, now)
  if (verdict === 'genuine') return undefined
  return verdict === 'probe'
    ? { state: 'probed' }
    : { state: 'unknown', why: `answered ${status}, signature: ${verdict}` }
}

/** The 4xx of the gateway carry no signature; TLS vouches for them, and a body in its form tells it from a proxy. */
function readRefusal(received: Received): Refused | Unknown {
  const { status } = received
  const said = wordsOf(received.body)
  if (status === 429 || (said && LIMITED.has(said.code))) {
    return { state: 'unknown', why: `answered ${status}: asked too often`, limited: true }
  }
  if (status === 408 || !said || OF_SYSTEM.has(said.code)) {
    return { state: 'unknown', why: `answered ${status}${codeOf(received.body)}` }
  }
  return { state: 'refused', status, ...said, ...facts(received) }
}

function readBody<Body>(received: Received, read: Read<Body>): Answer<Body> {
  try {
    const body = received.body.length === 0 ? undefined : parse(received.body)
    return { state: 'ok', status: received.status, body: read(body), ...facts(received) }
  } catch (error) {
    if (error instanceof Unreadable) return { state: 'unknown', why: `unreadable answer: ${error.message}` }
    throw error
  }
}

export function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'))
  } catch {
    throw new Unreadable('not JSON')
  }
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
  const at = new Date(header(headers, 'Date') ?? Number.NaN)
  return { ...(requestId ? { requestId } : {}), ...(Number.isNaN(at.getTime()) ? {} : { at }) }
}
