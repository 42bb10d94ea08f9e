import { Agent, type Dispatcher, Pool, request as requestFrom } from 'undici'

export type Outgoing = {
  method: 'GET' | 'POST'
  /** Path and raw query. */
  path: string
  headers: Readonly<Record<string, string>>
  body?: string | Uint8Array
}

/** Whatever came back, unjudged. Header names are in lower case. */
export type Received = { status: number; headers: Readonly<Record<string, string | undefined>>; body: Buffer }

/** Nothing that can be used came back. Whether the gateway acted upon the request is not known. */
export type Lost = { lost: string }

export type CallOptions = { signal?: AbortSignal; timeoutMs?: number }

/** @property maxBytes  of the file as it comes; 64 MiB unless given. What is larger is left */
export type DownloadOptions = CallOptions & { maxBytes?: number }

const TIMEOUT_MS = 10_000
const MAX_BODY_BYTES = 1024 * 1024
const MAX_FILE_BYTES = 64 * 1024 * 1024
const FILE_TIMEOUT_MS = 60_000
const CONNECTIONS = 128
const FILE_CONNECTIONS = 4
const MAX_IN_FLIGHT = 1024

/**
 * Connections to one origin, shared by all who call it. Never follows a redirect, never repeats a request, never waits
 * longer than it was told, never reads more than 1 MiB, never holds more than 1024 requests.
 */
export class Transport {
  readonly origin: string
  readonly #pool: Pool
  /** Files lie on other hosts. */
  readonly #files = new Agent({ connections: FILE_CONNECTIONS, connect: { timeout: TIMEOUT_MS }, allowH2: false })
  #inFlight = 0

  /** @param baseUrl  `https://openapi.alipay.com`, without a path */
  constructor(baseUrl: string) {
    const url = new URL(baseUrl)
    if (url.pathname !== '/' || url.search !== '') throw new RangeError(`${baseUrl} is more than an origin`)
    this.origin = url.origin
    this.#pool = new Pool(url.origin, {
      connections: CONNECTIONS,
      connect: { timeout: TIMEOUT_MS },
      allowH2: false, // one request a connection: one that is cut loses one answer, not all that share it
    })
  }

  async send(request: Outgoing, { signal, timeoutMs = TIMEOUT_MS }: CallOptions = {}): Promise<Received | Lost> {
    if (this.#inFlight >= MAX_IN_FLIGHT) return { lost: `not sent: ${MAX_IN_FLIGHT} requests are waiting already` }
    const timeout = AbortSignal.timeout(timeoutMs)
    this.#inFlight++
    try {
      const answer = await this.#pool.request({
        ...request,
        body: request.body ?? null,
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      })
      return await receive(answer)
    } catch (error) {
      return { lost: timeout.aborted ? `no answer within ${timeoutMs} ms` : whyLost(error) }
    } finally {
      this.#inFlight--
    }
  }

  /** Fetches a file from where the gateway said, on whichever host: by https, or from the gateway's own origin. */
  async download(address: string, options: DownloadOptions = {}): Promise<Received | Lost> {
    const { signal, timeoutMs = FILE_TIMEOUT_MS, maxBytes = MAX_FILE_BYTES } = options
    const url = URL.parse(address)
    if (!url || (url.protocol !== 'https:' && url.origin !== this.origin))
      return { lost: 'not fetched: no https address' }
    const timeout = AbortSignal.timeout(timeoutMs)
    try {
      const answer = await requestFrom(url, {
        dispatcher: this.#files,
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      })
      return await receive(answer, maxBytes)
    } catch (error) {
      return { lost: timeout.aborted ? `no answer within ${timeoutMs} ms` : whyLost(error) }
    }
  }

  /** Waits for what is under way, which ends by its timeouts at the latest. */
  async close(): Promise<void> {
    await Promise.all([this.#pool.close(), this.#files.close()])
  }
}

async function receive(answer: Dispatcher.ResponseData, maxBytes = MAX_BODY_BYTES): Promise<Received | Lost> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer.body) {
    size += chunk.length
    if (size > maxBytes) return { lost: `the answer is larger than ${maxBytes} bytes` } // leaving ends the stream
    chunks.push(chunk)
  }
  return { status: answer.statusCode, headers: firstValues(answer.headers), body: Buffer.concat(chunks) }
}

function firstValues(headers: Dispatcher.ResponseData['headers']): Received['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  )
}

function whyLost(error: unknown): string {
  return error instanceof Error ? `no answer: ${error.message || error.name}` : 'no answer'
}
