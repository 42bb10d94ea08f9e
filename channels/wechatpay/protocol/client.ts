import { randomBytes } from 'node:crypto'
import { type Answer, type Probed, type Read, type Trusted, readAnswer } from './answers.ts'
import type { Merchant } from './merchant.ts'
import { type Picture, multipart } from './multipart.ts'
import ownPackage from './package.json' with { type: 'json' }
import type { Json } from './reading.ts'
import { authorization, type Stamp } from './signing.ts'
import type { CallOptions, Outgoing, Transport } from './transport.ts'

export type { CallOptions } from './transport.ts'

export type ClientOptions = {
  transport: Transport
  merchant: Merchant
  now: () => Date
  /** 32 characters of [0-9A-Za-z], never the same twice. */
  nonce?: () => string
}

/** One merchant's calls: each is signed as it is sent, and its answer believed only when it is signed too. */
export class WechatClient {
  readonly merchant: Merchant
  readonly #transport: Transport
  readonly #now: () => Date
  readonly #nonce: () => string

  constructor({ transport, merchant, now, nonce = randomNonce }: ClientOptions) {
    this.merchant = merchant
    this.#transport = transport
    this.#now = now
    this.#nonce = nonce
  }

  /** @param path  with its query, percent-encoded: see `encodeURIComponent` */
  get<Body>(path: string, read: Read<Body>, options?: CallOptions): Promise<Answer<Body>> {
    return this.#call({ method: 'GET', path, signed: '', read, options })
  }

  /** The same, where the keys that verify the answer come in the answer itself. */
  getTrusting<Body>(path: string, read: Read<Body>, trusted: Trusted<Body>, options?: CallOptions) {
    return this.#call({ method: 'GET', path, signed: '', read, trusted, options })
  }

  post<Body>(path: string, body: Json, read: Read<Body>, options?: CallOptions): Promise<Answer<Body>> {
    const text = JSON.stringify(body)
    const payload = { body: text, contentType: 'application/json' }
    return this.#call({ method: 'POST', path, signed: text, payload, read, options })
  }

  /** Of an upload only `meta` is signed, byte for byte as it stands in its part; the file is bound by its digest in there. */
  upload<Body>(path: string, meta: string, picture: Picture, read: Read<Body>, options?: CallOptions) {
    const payload = multipart(meta, picture, this.#nonce())
    return this.#call({ method: 'POST', path, signed: meta, payload, read, options })
  }

  /** Seconds and a nonce, for what else is signed with this merchant's key. */
  stamp(): Stamp {
    return { seconds: Math.floor(this.#now().getTime() / 1000), nonce: this.#nonce() }
  }

  async #call<Body>(call: Call<Body>): Promise<Answer<Body>> {
    const first = await this.#once(call)
    if (first.state !== 'probed') return first
    const second = await this.#once(call)
    return second.state === 'probed' ? { state: 'unknown', why: 'two signature probes in a row' } : second
  }

  async #once<Body>(call: Call<Body>): Promise<Answer<Body> | Probed> {
    const received = await this.#transport.send(await this.#sign(call), call.options)
    if ('lost' in received) return { state: 'unknown', why: received.lost }
    return readAnswer(received, call.trusted ?? this.merchant.platformKeys.byId, this.#now(), call.read)
  }

  async #sign({
    method,
    path,
    signed,
    payload,
  }: Pick<Call<unknown>, 'method' | 'path' | 'signed' | 'payload'>): Promise<Outgoing> {
    const { platformKeys } = this.merchant
    return {
      method,
      path,
      headers: {
        authorization: await authorization({ method, path, body: signed }, this.merchant, this.stamp()),
        accept: 'application/json',
        'user-agent': USER_AGENT,
        ...(payload ? { 'content-type': payload.contentType } : {}),
        // names the key that sealed fields are sealed with, and asks for an answer signed with it
        ...(platformKeys.current ? { 'wechatpay-serial': platformKeys.current.id } : {}),
      },
      ...(payload ? { body: payload.body } : {}),
    }
  }
}

type Call<Body> = {
  method: 'GET' | 'POST'
  path: string
  signed: string
  payload?: { body: string | Uint8Array; contentType: string }
  read: Read<Body>
  trusted?: Trusted<Body>
  options: CallOptions | undefined
}

const USER_AGENT = `ruzhu/${ownPackage.version}`

export function randomNonce(): string {
  return randomBytes(16).toString('hex').toUpperCase()
}
