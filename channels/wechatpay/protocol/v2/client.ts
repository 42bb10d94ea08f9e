import { randomNonce } from '../client.ts'
import ownPackage from '../package.json' with { type: 'json' }
import { reach } from '../reaching.ts'
import type { Stamp } from '../signing.ts'
import { type CallOptions, type Lost, receive, type Received, type Take, type Transport } from '../transport.ts'
import { type ReadV2, readV2Answer, type V2Answer } from './answers.ts'
import type { ApiV2Key, SignType } from './api-v2-key.ts'
import { sign } from './signing.ts'
import { writeXml } from './xml.ts'

/** Who calls: the service provider for its sub-merchants, never one of them. */
export type V2Merchant = {
  mchId: string
  /** Sent where a call names no other of the merchant's AppIDs. */
  appid: string
  key: ApiV2Key
}

export type V2ClientOptions = {
  transport: Transport
  merchant: V2Merchant
  now: () => Date
  /** HMAC-SHA256 unless told. An order, its client pay parameters and its notification are signed alike. */
  signType?: SignType
  /** 32 characters of [0-9A-Za-z], never the same twice. */
  nonce?: () => string
}

/** Values as APIv2 writes them; a whole number is fen or a count. What is undefined or empty is not sent. */
export type V2Parameters = Readonly<Record<string, string | number | undefined>>

export type V2Call<Body> = {
  path: string
  parameters: V2Parameters
  read: ReadV2<Body>
  /** Where the call takes one only. */
  signType?: SignType
  /** False for calls of the merchant's settings, which have none. */
  nonce?: false
  /** A question: a second copy does no harm, so that the other host may be asked when an answer got lost. */
  question?: true
}

/**
 * One merchant's calls of APIv2: each is signed as it is sent, and its answer believed only when it is signed too. The
 * functions beside this file are the calls by name; each takes the client first.
 */
export class V2Client {
  readonly merchant: V2Merchant
  readonly signType: SignType
  readonly #transport: Transport
  readonly #now: () => Date
  readonly #nonce: () => string

  constructor({ transport, merchant, now, signType = 'HMAC-SHA256', nonce = randomNonce }: V2ClientOptions) {
    this.merchant = merchant
    this.signType = signType
    this.#transport = transport
    this.#now = now
    this.#nonce = nonce
  }

  call<Body>(call: V2Call<Body>, options?: CallOptions): Promise<V2Answer<Body>> {
    return this.callOver(this.#transport, call, options)
  }

  /** A call that is answered by a file: `take` reads it as it comes. */
  open<Taken extends object>(
    call: Omit<V2Call<unknown>, 'read'>,
    options: CallOptions,
    take: Take<Taken>,
  ): Promise<Taken | Lost> {
    return this.openOver(this.#transport, call, options, take)
  }

  /** Seconds and a nonce, for what else is signed with this merchant's key. */
  stamp(): Stamp {
    return { seconds: Math.floor(this.#now().getTime() / 1000), nonce: this.#nonce() }
  }

  protected async callOver<Body>(
    transport: Transport,
    call: V2Call<Body>,
    options: CallOptions = {},
  ): Promise<V2Answer<Body>> {
    const received = await this.openOver<Received | Lost>(transport, call, options, receive)
    if ('lost' in received) return { state: 'unknown', why: received.lost }
    const { signType = this.signType, parameters } = call
    const appid = String(parameters['appid'] ?? this.merchant.appid)
    return readV2Answer(received, { ...this.merchant, appid, signType }, call.read)
  }

  protected openOver<Taken extends object>(
    transport: Transport,
    call: Omit<V2Call<unknown>, 'read'>,
    options: CallOptions,
    take: Take<Taken>,
  ): Promise<Taken | Lost> {
    const request = { method: 'POST', path: call.path, headers: HEADERS, body: this.#body(call) } as const
    const { question: repeatable = false } = call
    return reach(transport, { repeatable, signal: options.signal }, (host) =>
      transport.open(request, options, take, host),
    )
  }

  #body({ parameters, signType = this.signType, nonce }: Omit<V2Call<unknown>, 'read'>): string {
    const { key, ...own } = this.merchant
    const sent: Record<string, string | undefined> = {
      appid: own.appid,
      mch_id: own.mchId,
      ...(nonce === false ? {} : { nonce_str: this.#nonce(), sign_type: signType }),
    }
    for (const [name, value] of Object.entries(parameters)) if (value !== undefined) sent[name] = String(value)
    return writeXml({ ...sent, sign: sign(sent, key, signType) })
  }
}

/**
 * The same with the merchant API certificate, which the gateway wants to see where money goes out or settings change.
 *
 * @see https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=4_3
 */
export class CertifiedV2Client extends V2Client {
  readonly #certified: Transport

  /** @property certified  a transport with the certificate and its key: see `TlsIdentity` */
  constructor({ certified, ...options }: V2ClientOptions & { certified: Transport }) {
    super(options)
    this.#certified = certified
  }

  callCertified<Body>(call: V2Call<Body>, options?: CallOptions): Promise<V2Answer<Body>> {
    return this.callOver(this.#certified, call, options)
  }

  openCertified<Taken extends object>(
    call: Omit<V2Call<unknown>, 'read'>,
    options: CallOptions,
    take: Take<Taken>,
  ): Promise<Taken | Lost> {
    return this.openOver(this.#certified, call, options, take)
  }
}

const HEADERS = { 'content-type': 'text/xml; charset=utf-8', 'user-agent': `ruzhu/${ownPackage.version}` } as const
