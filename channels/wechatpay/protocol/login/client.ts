import ownPackage from '../package.json' with { type: 'json' }
import { reach } from '../reaching.ts'
import type { Fields } from '../reading.ts'
import type { CallOptions, Transport } from '../transport.ts'
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

  async get<Body>(
    path: string,
    query: Readonly<Record<string, string>>,
    read: (fields: Fields) => Body,
    options: CallOptions = {},
  ): Promise<LoginAnswer<Body>> {
    const request = { method: 'GET', path: `${path}?${new URLSearchParams(query)}`, headers: HEADERS } as const
    const received = await reach(this.#transport, { repeatable: false, signal: options.signal }, (host) =>
      this.#transport.send(request, options, host),
    )
    return 'lost' in received ? { state: 'unknown', why: received.lost } : readLoginAnswer(received, read)
  }
}

const HEADERS = { accept: 'application/json', 'user-agent': `ruzhu/${ownPackage.version}` } as const
