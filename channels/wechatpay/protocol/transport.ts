import type { KeyObject } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { type Dispatcher, Pool } from 'undici'
import { exchange, firstValues } from './exchange.ts'
import { isUnsent, whyLost } from './lost.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

export type Outgoing = {
  method: Method
  /** Path and raw query, as signed. */
  path: string
  headers: Readonly<Record<string, string>>
  body?: string | Uint8Array
}

/** Whatever came back, unjudged. Header names are in lower case. */
export type Received = { status: number; headers: Readonly<Record<string, string | undefined>>; body: Buffer }

/**
 * Nothing that can be used came back.
 * - `unsent`: no connection came about, so the gateway cannot have seen the request
 * - `givenUp`: by the caller, or because too many are waiting
 * - otherwise whether the gateway acted upon it is not known
 */
export type Lost = { lost: string; unsent?: true; givenUp?: true }

/**
 * @property timeoutMs   for one attempt, from the first byte out to the last byte in; 10 s unless given
 * @property patienceMs  how long altogether a call may wait because it was asked too often; see `ClientOptions`
 */
export type CallOptions = { signal?: AbortSignal; timeoutMs?: number; patienceMs?: number }

/**
 * @property certificate  PEM, of the key: what APIv2 wants to see where money goes out
 * @property authorities  PEM, in place of those that node trusts
 */
export type TlsIdentity = { certificate?: string; privateKey?: KeyObject; authorities?: string }

/** Reads an answer as it comes in. */
export type Take<Taken> = (answer: Dispatcher.ResponseData) => Promise<Taken>

/** `primary` unless it was found unreachable a moment ago. */
export type Host = 'primary' | 'backup'

const TIMEOUT_MS = 10_000
/** Well below the time for an answer, so that there is time left for the backup. */
const CONNECT_TIMEOUT_MS = 4_000
const MAX_BODY_BYTES = 1024 * 1024
const CONNECTIONS = 128
const MAX_IN_FLIGHT = 1024
/** How long calls begin with the other host after one could not be reached. */
const AVOID_MS = 60_000

/** Same paths, keys and answers at another place. The host is not part of what is signed. */
const BACKUPS = new Map([
  ['https://api.mch.weixin.qq.com', 'https://api2.mch.weixin.qq.com'],
  ['https://api.wechatpay.cn', 'https://api2.wechatpay.cn'],
])

/**
 * Connections to the gateway, shared by all who call it. Never follows a redirect, never repeats a request, never waits
 * longer than it was told, never reads more than 1 MiB into memory, never holds more than 1024 requests.
 */
export class Transport {
  readonly #pools: ReadonlyMap<Host, Pool>
  #inFlight = 0
  #avoided: { host: Host; until: number } | undefined

  /**
   * @param baseUrl    `https://api.mch.weixin.qq.com`, without a path
   * @param backupUrl  the second access point; that of the gateway's own hosts is known
   * @param identity   the certificate that we show, and whom we trust, for connections of our own
   */
  constructor(baseUrl: string, backupUrl = BACKUPS.get(baseUrl), identity: TlsIdentity = {}) {
    this.#pools = new Map([
      ['primary', poolOf(baseUrl, identity)],
      ...(backupUrl === undefined ? [] : [['backup', poolOf(backupUrl, identity)] as const]),
    ])
  }

  /** The host to begin with, and the one to turn to when that cannot be reached. */
  hosts(): [first: Host, second?: Host] {
    if (!this.#pools.has('backup')) return ['primary']
    const { host, until } = this.#avoided ?? { host: 'backup', until: 0 }
    return host === 'primary' && performance.now() < until ? ['backup', 'primary'] : ['primary', 'backup']
  }

  avoid(host: Host): void {
    this.#avoided = { host, until: performance.now() + AVOID_MS }
  }

  send(
    request: Outgoing,
    { signal, timeoutMs = TIMEOUT_MS }: CallOptions = {},
    host: Host = 'primary',
  ): Promise<Received | Lost> {
    return this.#counted(host, (pool) => exchange(pool, request, { signal, timeoutMs, maxBytes: MAX_BODY_BYTES }))
  }

  /** The same for an answer that is not to be held as a whole: `take` reads it, within the same time. */
  open<Taken>(
    request: Outgoing,
    { signal, timeoutMs = TIMEOUT_MS }: CallOptions,
    take: Take<Taken>,
    host: Host = 'primary',
  ): Promise<Taken | Lost> {
    const timeout = AbortSignal.timeout(timeoutMs)
    const either = signal ? AbortSignal.any([signal, timeout]) : timeout
    return this.#counted(host, async (pool): Promise<Taken | Lost> => {
      try {
        return await take(await pool.request({ ...request, body: request.body ?? null, signal: either }))
      } catch (error) {
        if (signal?.aborted) return { lost: whyLost(error), givenUp: true }
        if (timeout.aborted) return { lost: `no answer within ${timeoutMs} ms` }
        return { lost: whyLost(error), ...(isUnsent(error) ? { unsent: true } : {}) }
      }
    })
  }

  #counted<Outcome>(host: Host, send: (pool: Pool) => Promise<Outcome>): Promise<Outcome | Lost> {
    if (this.#inFlight >= MAX_IN_FLIGHT) {
      return Promise.resolve({ lost: `not sent: ${MAX_IN_FLIGHT} requests are waiting already`, givenUp: true })
    }
    const pool = this.#pools.get(host)
    if (!pool) throw new RangeError(`there is no ${host} host`)
    this.#inFlight++
    const sent = send(pool)
    sent.then(this.#ended, this.#ended)
    return sent
  }

  readonly #ended = (): void => {
    this.#inFlight--
  }

  /** Waits for what is under way, which ends by its timeouts at the latest. */
  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.close()))
  }
}

function poolOf(baseUrl: string, { certificate, privateKey, authorities }: TlsIdentity): Pool {
  const url = new URL(baseUrl)
  if (url.pathname !== '/' || url.search !== '') throw new RangeError(`${baseUrl} is more than an origin`)
  return new Pool(url.origin, {
    connections: CONNECTIONS,
    connect: {
      timeout: CONNECT_TIMEOUT_MS,
      ...(certificate === undefined ? {} : { cert: certificate }),
      ...(privateKey === undefined ? {} : { key: privateKey.export({ type: 'pkcs8', format: 'pem' }) }),
      ...(authorities === undefined ? {} : { ca: authorities }),
    },
    allowH2: false, // one request a connection: one that is cut loses one answer, not all that share it
  })
}

/** Also for the first megabyte of a stream that turned out to be a refusal. */
export async function receive(
  answer: Pick<Dispatcher.ResponseData, 'statusCode' | 'headers' | 'body'>,
): Promise<Received | Lost> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer.body) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) return { lost: `the answer is larger than ${MAX_BODY_BYTES} bytes` } // leaving ends the stream
    chunks.push(chunk)
  }
  return { status: answer.statusCode, headers: firstValues(answer.headers), body: Buffer.concat(chunks) }
}
