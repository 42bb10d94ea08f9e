import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { DownloadOptions, Take } from '../downloads.ts'
import { Unreadable } from '../reading.ts'
import type { Lost } from '../transport.ts'
import { messageOf, turnedAway, unknown, type V2Refused, type V2Unknown } from './answers.ts'
import type { CertifiedV2Client, V2Client, V2Parameters } from './client.ts'

/** A Beijing day as eight digits, `20261123`, not today; `GZIP`: it comes packed, and is unpacked here. */
export type V2BillRequest = { appid?: string; sub_mch_id?: string; bill_date: string; tar_type?: 'GZIP' }

export type V2Downloaded = { state: 'ok'; bytes: number } | V2Refused | V2Unknown

const MAX_BYTES = 512 * 1024 * 1024
const TIMEOUT_MS = 5 * 60 * 1000

/**
 * All orders of a day, piece by piece into `take`: give it `tradeBillReader`'s. Nothing signs the file, not even a digest;
 * **that it is whole shows in its totals only**, which the reader checks.
 *
 * Refused by `error_code` as its code, and in words: `No Bill Exist`, `Bill Creating` (ask again in half an hour),
 * `invalid bill_type`. There from ten o'clock (UTC+8) of the next day on. What `take` throws goes on to the caller.
 *
 * @see https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_6
 */
export function downloadBill(
  client: V2Client,
  { bill_type = 'ALL', ...request }: V2BillRequest & { bill_type?: 'ALL' | 'SUCCESS' | 'REFUND' | 'RECHARGE_REFUND' },
  take: Take,
  options?: DownloadOptions,
): Promise<V2Downloaded> {
  const call = { path: '/pay/downloadbill', parameters: { ...request, bill_type }, question: true } as const
  const file = new BillFile(call.parameters, take, options)
  return file.outcome(client.open(call, file.callOptions, (answer) => file.receive(answer)))
}

/**
 * Every movement of the caller's own account, for `fundBillReader`; needs the client certificate, HMAC-SHA256 always.
 *
 * @see https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_18
 */
export function downloadFundFlow(
  client: CertifiedV2Client,
  request: Omit<V2BillRequest, 'sub_mch_id'> & { account_type: 'Basic' | 'Operation' | 'Fees' },
  take: Take,
  options?: DownloadOptions,
): Promise<V2Downloaded> {
  const call = { path: '/pay/downloadfundflow', parameters: request, question: true, signType: 'HMAC-SHA256' } as const
  const file = new BillFile(call.parameters, take, options)
  return file.outcome(client.openCertified(call, file.callOptions, (answer) => file.receive(answer)))
}

type FileAnswer = { statusCode: number; body: AsyncIterable<Buffer> }

/** One file on its way. */
class BillFile {
  readonly callOptions: { timeoutMs: number; signal?: AbortSignal }
  #bytes = 0
  #thrown: { cause: unknown } | undefined
  readonly #gzip: boolean
  readonly #take: Take
  readonly #maxBytes: number

  constructor(parameters: V2Parameters, take: Take, { signal, timeoutMs, maxBytes }: DownloadOptions = {}) {
    this.callOptions = { timeoutMs: timeoutMs ?? TIMEOUT_MS, ...(signal ? { signal } : {}) }
    this.#gzip = parameters['tar_type'] === 'GZIP'
    this.#take = take
    this.#maxBytes = maxBytes ?? MAX_BYTES
  }

  /** The rule of the gateway: XML is a no, everything else the file. */
  async receive({ statusCode, body }: FileAnswer): Promise<V2Downloaded> {
    const pieces = body[Symbol.asyncIterator]()
    const first = await pieces.next()
    const head: Buffer = first.done ? Buffer.alloc(0) : first.value
    const all = Readable.from(joined(head, pieces))
    const isFile = statusCode === 200 && head.length > 0 && head[0] !== LESS_THAN
    return isFile ? this.#pour(all) : this.#refusal(statusCode, all)
  }

  /** What `take` threw is the caller's own. */
  async outcome(opened: Promise<V2Downloaded | Lost>): Promise<V2Downloaded> {
    const outcome = await opened
    if (this.#thrown) throw this.#thrown.cause
    return 'lost' in outcome ? { state: 'unknown', why: outcome.lost } : outcome
  }

  async #pour(pieces: Readable): Promise<V2Downloaded> {
    const drink = async (source: AsyncIterable<Buffer>) => this.#drink(source)
    try {
      await (this.#gzip ? pipeline(pieces, createGunzip(), drink) : pipeline(pieces, drink))
      return { state: 'ok', bytes: this.#bytes }
    } catch (error) {
      return { state: 'unknown', why: `the file broke off: ${error instanceof Error ? error.message : 'unknown'}` }
    }
  }

  async #drink(pieces: AsyncIterable<Buffer>): Promise<void> {
    for await (const piece of pieces) {
      this.#bytes += piece.length
      if (this.#bytes > this.#maxBytes) throw new RangeError(`it is larger than ${this.#maxBytes} bytes`)
      try {
        await this.#take(piece)
      } catch (cause) {
        this.#thrown = { cause }
        throw cause
      }
    }
  }

  async #refusal(status: number, pieces: Readable): Promise<V2Refused | V2Unknown> {
    const chunks: Buffer[] = []
    let size = 0
    for await (const piece of pieces) {
      if ((size += piece.length) > MAX_MESSAGE_BYTES) break // too large for a message, which it then is not
      chunks.push(piece)
    }
    const received = { status, headers: {}, body: Buffer.concat(chunks) }
    if (status !== 200) return unknown(received, `answered ${status}`)
    const message = messageOf(received)
    if (message instanceof Unreadable) return unknown(received, `neither a bill nor a message: ${message.message}`)
    return turnedAway(received, message)
  }
}

const LESS_THAN = 0x3c
const MAX_MESSAGE_BYTES = 64 * 1024

async function* joined(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield head
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}
