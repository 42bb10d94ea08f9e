import { randomUUID } from 'node:crypto'
import type { Answer, Read, Trusted } from './answers.ts'
import { type Call, Caller, type Observed } from './calling.ts'
import { CertificateKeeper, type Shown } from './certificate-keeper.ts'
import { downloadCertificates } from './certificates.ts'
import type { Merchant } from './merchant.ts'
import { type Picture, multipart } from './multipart.ts'
import { type Opened, openNotification } from './notifications.ts'
import type { Json } from './reading.ts'
import type { Stamp } from './signing.ts'
import type { CallOptions, Lost, Take, Transport } from './transport.ts'
import { type Headers, header } from './verifying.ts'

export type { CallOptions } from './transport.ts'
export type { Observed } from './calling.ts'

export type ClientOptions = {
  transport: Transport
  merchant: Merchant
  now: () => Date
  /** 32 characters of [0-9A-Za-z], never the same twice. */
  nonce?: () => string
  /**
   * How long altogether a call may wait and ask again when it was told that it asks too often; 3 s unless given. Only
   * calls that may be repeated wait: a refund so answered may have been accepted, and is asked about instead.
   */
  patienceMs?: number
  /** Fetches platform certificates and keeps them current; true unless the caller gives new ones by itself. */
  keepCertificates?: boolean
}

/**
 * One merchant's calls: each is signed as it is sent, and its answer believed only when it is signed too.
 * The functions beside this file are the calls by name; each takes the client first.
 */
export class WechatClient {
  readonly merchant: Merchant
  readonly #caller: Caller
  readonly #keeper: CertificateKeeper | undefined
  readonly #now: () => Date
  readonly #nonce: () => string

  constructor(options: ClientOptions) {
    const { transport, merchant, now, nonce = randomNonce, patienceMs = 3_000, keepCertificates = true } = options
    this.merchant = merchant
    this.#now = now
    this.#nonce = nonce
    if (keepCertificates) {
      this.#keeper = new CertificateKeeper(merchant.platformKeys, () => downloadCertificates(this), now)
    }
    this.#caller = new Caller({ transport, merchant, now, nonce, patienceMs, keeper: this.#keeper })
  }

  /** @param path  with its query, percent-encoded: see `encodeURIComponent` */
  get<Body>(path: string, read: Read<Body>, options?: CallOptions): Promise<Answer<Body>> {
    return this.call({ method: 'GET', path, read }, options)
  }

  post<Body>(path: string, body: Json, read: Read<Body>, options?: CallOptions): Promise<Answer<Body>> {
    return this.call({ method: 'POST', path, body, read }, options)
  }

  /** @throws TooLongToSeal before anything is sent */
  call<Body>(call: Call<Body>, options?: CallOptions): Promise<Answer<Body>> {
    return this.#caller.call(call, options)
  }

  /** A question whose answer brings the keys that verify it. */
  getTrusting<Body>(
    path: string,
    read: Read<Body>,
    trusted: Trusted<Body>,
    options?: CallOptions,
  ): Promise<Answer<Body>> {
    return this.call({ method: 'GET', path, read, trusted }, options)
  }

  /** Of an upload only `meta` is signed, byte for byte as it stands in its part; the file is bound by its digest in there. */
  upload<Body>(
    path: string,
    meta: string,
    file: Picture,
    read: Read<Body>,
    options?: CallOptions,
  ): Promise<Answer<Body>> {
    const payload = { ...multipart(meta, file, this.#nonce()), signed: meta }
    return this.call({ method: 'POST', path, payload, read, repeatable: true }, options)
  }

  /** Signed like a question; what comes back is not signed, and is handed over as it comes. See `downloads.ts`. */
  open<Taken extends object>(path: string, options: CallOptions, take: Take<Taken>): Promise<Taken | Lost> {
    return this.#caller.open(path, options, take)
  }

  /**
   * Verifies and opens a notification: see `openNotification`. Where it names a platform certificate that is new to us,
   * that is fetched first, at most once a minute whoever sends what.
   */
  async openNotification(raw: { headers: Headers; body: Uint8Array }, now = this.#now()): Promise<Opened> {
    const { platformKeys, apiV3Key } = this.merchant
    const opened = openNotification(raw, { keys: platformKeys.byId, apiV3Key }, now)
    if (opened.genuine) return opened
    if (opened.why === 'probe') this.observed.signatureProbes++
    if (opened.why !== 'unknown_key' || !this.#keeper) return opened
    const learned = await this.#keeper.learn(header(raw.headers, 'Wechatpay-Serial') ?? '')
    return learned ? openNotification(raw, { keys: platformKeys.byId, apiV3Key }, now) : opened
  }

  get observed(): Observed {
    return this.#caller.observed
  }

  /** How the gateway signs for this merchant, as far as it has shown. */
  get certificates(): { shown: Shown; trouble: string | undefined } {
    return { shown: this.#keeper?.shown ?? 'not_asked', trouble: this.#keeper?.trouble }
  }

  /** Seconds and a nonce, for what else is signed with this merchant's key. */
  stamp(): Stamp {
    return { seconds: Math.floor(this.#now().getTime() / 1000), nonce: this.#nonce() }
  }
}

/** 122 random bits. node draws those of many UUIDs at once, and so asks the system once where bytes would ask each time. */
export function randomNonce(): string {
  return randomUUID().replaceAll('-', '').toUpperCase()
}
