import { createHash } from 'node:crypto'
import { Duplex, type Readable, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { readRefusal, type Refused, type Unknown, unknown } from './answers.ts'
import type { CallOptions, WechatClient } from './client.ts'
import { gcmOpener } from './gcm-stream.ts'
import { type Lost, receive, type Received } from './transport.ts'

/** A file that waits to be fetched: what a bill call gives. */
export type Ticket = {
  /** Good for five minutes. Only its path is used: the file comes from the host that we call anyway. */
  download_url: string
  /** `SHA1` as a rule, over the file opened and unpacked. */
  hash_type: string
  /** Hex. */
  hash_value: string
  /** Whether it was asked for with `tar_type=GZIP`. */
  gzip: boolean
  /** Where the file is sealed: AES-256-GCM, its tag at the end, nothing associated. */
  seal?: { key: Buffer; nonce: string }
}

/**
 * @property maxBytes   of the file unpacked; 512 MiB unless given. What is larger is left
 * @property timeoutMs  for all of it; five minutes unless given
 */
export type DownloadOptions = { signal?: AbortSignal; timeoutMs?: number; maxBytes?: number }

export type Downloaded = { state: 'ok'; bytes: number } | Refused | Unknown
export type Take = (piece: Uint8Array) => void | Promise<void>

const MAX_BYTES = 512 * 1024 * 1024
const TIMEOUT_MS = 5 * 60 * 1000
const HASHES = new Map([
  ['SHA1', 'sha1'],
  ['SHA256', 'sha256'],
])

/**
 * Streams a file (GET `/v3/billdownload/file`, as its ticket says) piece by piece into `take`, which slows it down by
 * answering later. Memory stays the same whatever its size. The gateway signs no file: **believe what was taken only when
 * the answer is `ok`**, which it is when the digest fits that came in a signed answer. A file cut short, packed wrongly,
 * too large or changed is `unknown`.
 *
 * Errors: 400 INVALID_REQUEST where the address is older than five minutes, 403 NO_AUTH where another merchant was given
 * it. What `take` throws goes on to the caller.
 *
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4013071238
 */
export async function download(
  client: WechatClient,
  ticket: Ticket,
  take: Take,
  { maxBytes = MAX_BYTES, timeoutMs = TIMEOUT_MS, signal }: DownloadOptions = {},
): Promise<Downloaded> {
  const algorithm = HASHES.get(ticket.hash_type.toUpperCase())
  if (!algorithm) return { state: 'unknown', why: `not downloaded: digests by ${ticket.hash_type} are not known` }

  const { pathname, search } = new URL(ticket.download_url)
  const options: CallOptions = { timeoutMs, ...(signal ? { signal } : {}) }
  const measured = new Measured(algorithm, maxBytes, take)
  const outcome = await client.open(pathname + search, options, async ({ statusCode, headers, body }) => {
    if (statusCode !== 200) return judged(await receive({ statusCode, headers, body }))
    return poured(body, ticket, measured)
  })
  if (measured.thrown) throw measured.thrown.cause
  return 'lost' in outcome ? { state: 'unknown', why: outcome.lost } : outcome
}

async function poured(body: Readable, ticket: Ticket, measured: Measured): Promise<Downloaded> {
  const { seal, gzip } = ticket
  const stages: Transform[] = [...(seal ? [gcmOpener(seal.key, seal.nonce)] : []), ...(gzip ? [createGunzip()] : [])]
  try {
    await pipeline([body, ...stages, Duplex.from((pieces: AsyncIterable<Buffer>) => measured.drink(pieces))])
  } catch (error) {
    // the other host would begin again from the start, and `take` has had a part already
    return {
      state: 'unknown',
      why: `the file broke off: ${error instanceof Error ? error.message : 'no reason given'}`,
    }
  }
  if (measured.digest() === ticket.hash_value.toLowerCase()) return { state: 'ok', bytes: measured.bytes }
  return { state: 'unknown', why: `the file has another ${ticket.hash_type} than was announced` }
}

/** Counts and digests what passes. */
class Measured {
  bytes = 0
  thrown: { cause: unknown } | undefined
  readonly #hash
  readonly #maxBytes: number
  readonly #take: Take

  constructor(algorithm: string, maxBytes: number, take: Take) {
    this.#hash = createHash(algorithm)
    this.#maxBytes = maxBytes
    this.#take = take
  }

  async drink(pieces: AsyncIterable<Buffer>): Promise<void> {
    for await (const piece of pieces) {
      this.bytes += piece.length
      if (this.bytes > this.#maxBytes) throw new RangeError(`it is larger than ${this.#maxBytes} bytes`)
      this.#hash.update(piece)
      try {
        await this.#take(piece)
      } catch (cause) {
        this.thrown = { cause }
        throw cause
      }
    }
  }

  digest(): string {
    return this.#hash.digest('hex')
  }
}

function judged(received: Received | Lost): Refused | Unknown {
  if ('lost' in received) return { state: 'unknown', why: received.lost }
  const { status } = received
  return status >= 400 && status < 500 ? readRefusal(received) : unknown(received, `answered ${status}`)
}
