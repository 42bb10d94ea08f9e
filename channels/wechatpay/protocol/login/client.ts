import ownPackage from '../package.json' with { type: 'json' }
import { reach } from '../reaching.ts'
import type { Fields } from '../reading.ts'
import type { CallOptions, Outgoing, Transport } from '../transport.ts'
import { type LoginAnswer, readLoginAnswer } from './answers.ts'

/** AppSecret, behind a function so that it does not print: a `Hidden`, or any object that keeps it as well. */
export type AppSecret = { reveal(): string }

export type LoginClientOptions = {
  /** To `https://api.weixin.qq.com`. */
  transport: Transport
  /** Of the mini program or official account; the openids that come back are of this one only. */
  appid: string
  appSecret: AppSecret
}

/**
 * One app's login calls. The platform wants the secret in the address of a request: addresses are neither kept nor
 * repeated in answers, and **must not be logged** by a proxy in between.
 */
export class LoginClient {
  readonly appid: string
  readonly #transport: Transport
  readonly #appSecret: AppSecret

  constructor({ transport, appid, appSecret }: LoginClientOptions) {
    this.appid = appid
    this.#transport = transport
    this.#appSecret = appSecret
  }

  /** A call that proves by the secret who asks. A code works once, so that nothing is ever sent twice. */
  getWithSecret<Body>(
    path: string,
    query: Readonly<Record<string, string>>,
    read: (fields: Fields) => Body,
    options?: CallOptions,
  ): Promise<LoginAnswer<Body>> {
    return this.get(path, { appid: this.appid, secret: this.#appSecret.reveal(), ...query }, read, options)
  }

  /** The same, with the secret in the body, where the platform takes it so. */
  async postWithSecret<Body>(
    path: string,
    body: Readonly<Record<string, string>>,
    read: (fields: Fields) => Body,
    options: CallOptions = {},
  ): Promise<LoginAnswer<Body>> {
    const text = JSON.stringify({ appid: this.appid, secret: this.#appSecret.reveal(), ...body })
    const headers = { ...HEADERS, 'content-type': 'application/json' }
    return this.#sent({ method: 'POST', path, headers, body: text }, read, options)
  }

  async get<Body>(
    path: string,
    query: Readonly<Record<string, string>>,
    read: (fields: Fields) => Body,
    options: CallOptions = {},
  ): Promise<LoginAnswer<Body>> {
    return this.#sent({ method: 'GET', path: `${path}?${new URLSearchParams(query)}`, headers: HEADERS }, read, options)
  }

  async #sent<Body>(
    request: Outgoing,
    read: (fields: Fields) => Body,
    options: CallOptions,
  ): Promise<LoginAnswer<Body>> {
    const received = await reach(this.#transport, { repeatable: false, signal: options.signal }, (host) =>
      this.#transport.send(request, options, host),
    )
    return 'lost' in received ? { state: 'unknown', why: received.lost } : readLoginAnswer(received, read)
  }
}

const HEADERS = { accept: 'application/json', 'user-agent': `ruzhu/${ownPackage.version}` } as const
