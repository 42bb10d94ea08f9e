import { randomBytes } from 'node:crypto'
import { encryptContent } from './aes.ts'
import { type Answer, type Read, readAnswer, type Unheld } from './answers.ts'
import type { App } from './app.ts'
import { beijingTimestamp } from './beijing-time.ts'
import { certificateDownload, readDownloaded } from './certificate-download.ts'
import { encode, formEncode } from './charset.ts'
import { multipart, type UploadFile } from './multipart.ts'
import ownPackage from './package.json' with { type: 'json' }
import type { Json } from './reading.ts'
import { type Params, signText, stringToSign } from './signing.ts'
import type { CallOptions, DownloadOptions, Lost, Outgoing, Received, Transport } from './transport.ts'

export type { CallOptions } from './transport.ts'

export type ClientOptions = {
  transport: Transport
  app: App
  now: () => Date
  /** 应用授权令牌 of the merchant whose business it is. */
  appAuthToken?: string
  /** Hears that the gateway no longer took that token, or says that there is nothing between the two. */
  onTokenRefused?: () => void
  /** Encrypts `biz_content` with the application's AES key; answers are opened with it in any case. */
  encrypts?: boolean
  /** 32 letters and digits, never the same twice. */
  nonce?: () => string
}

/** @property fields  what stands beside `biz_content` or, with a few services, instead of it */
export type Request = { method: string; bizContent?: Json; fields?: Params }

/** All parameters of a request. What is common to all calls goes into the query, the rest, tokens too, into the body. */
export type SignedRequest = { common: Record<string, string>; rest: Record<string, string> }

export const GATEWAY = '/gateway.do'
/** 授权权限不足 and, of 业务权限 between the two applications, 40003: https://opendocs.alipay.com/common/02km9f */
const TOKEN_REFUSED = /^(20001|40003)$/
export const USER_AGENT = `ruzhu/${ownPackage.version}`

/** One application's calls to the gateway: each is signed as it is sent, and its answer believed only when it is signed too. */
export class AlipayClient {
  readonly app: App
  /** Private as a whole: a token must not be printed with the client that carries it. */
  readonly #options: Readonly<ClientOptions>

  constructor(options: ClientOptions) {
    this.app = options.app
    this.#options = options
  }

  /** Scheme and host of the gateway. */
  get origin(): string {
    return this.#options.transport.origin
  }

  /** The same application, calling for the merchant who granted it this token. */
  onBehalfOf(appAuthToken: string, onTokenRefused?: () => void): AlipayClient {
    return new AlipayClient({ ...this.#options, appAuthToken, ...(onTokenRefused && { onTokenRefused }) })
  }

  onOwnBehalf(): AlipayClient {
    const { appAuthToken: _, onTokenRefused: __, ...own } = this.#options
    return new AlipayClient(own)
  }

  async call<Body>(request: Request, read: Read<Body>, options?: CallOptions): Promise<Answer<Body>> {
    return this.#exchange(request.method, await this.#form(request), read, options)
  }

  /** Business fields are parts of their own here, without `biz_content`; of the files nothing is signed. */
  async upload<Body>(
    method: string,
    fields: Params,
    files: Readonly<Record<string, UploadFile>>,
    read: Read<Body>,
    options?: CallOptions,
  ): Promise<Answer<Body>> {
    const { common, rest } = await this.sign({ method, fields })
    const texts = Object.entries(rest).map(([name, text]) => ({ name, bytes: encode(text, this.app.charset) }))
    return this.#exchange(
      method,
      this.#outgoing(common, multipart(texts, files, nonceOf(this.#options))),
      read,
      options,
    )
  }

  /** What a browser meets first at an address of the gateway's own; redirects are not followed. */
  async visit(address: string, options?: CallOptions): Promise<Received | Lost> {
    const { origin, pathname, search } = new URL(address)
    if (origin !== this.origin) throw new RangeError('not an address of the gateway’s')
    const headers = { accept: 'text/html', 'user-agent': USER_AGENT }
    return this.#options.transport.send({ method: 'GET', path: `${pathname}${search}`, headers }, options)
  }

  /** What the gateway gave an address for, unjudged: nothing of it is signed. */
  download(address: string, options?: DownloadOptions): Promise<Received | Lost> {
    return this.#options.transport.download(address, options)
  }

  async sign({ method, bizContent, fields }: Request): Promise<SignedRequest> {
    const { app, appAuthToken, now } = this.#options
    const common = {
      app_id: app.appId,
      method,
      charset: app.charset,
      sign_type: app.signType,
      timestamp: beijingTimestamp(now()),
      version: '1.0',
      ...(app.certificates && {
        app_cert_sn: app.certificates.appCertSn,
        alipay_root_cert_sn: app.certificates.rootCertSn,
      }),
    }
    const rest = given({ ...fields, app_auth_token: appAuthToken, ...this.#content(bizContent) })
    const sign = await signText(stringToSign({ ...common, ...rest }), app)
    return { common: { ...common, sign }, rest }
  }

  /** Fetches a certificate of Alipay's that an answer named, and holds it from now on if it comes from the same root. */
  async learn(sn: string, options?: CallOptions): Promise<void> {
    const { transport, now, app } = this.#options
    await app.alipayKeys.fetchOnce(sn, async () => {
      const request = await this.onOwnBehalf().#form(certificateDownload(sn))
      const received = await transport.send(request, options)
      const chain = 'lost' in received ? undefined : readDownloaded(received.body, sn, app.charset)
      if (chain) app.alipayKeys.accept(chain, now())
    })
  }

  async #exchange<Body>(
    method: string,
    request: Outgoing,
    read: Read<Body>,
    options?: CallOptions,
  ): Promise<Answer<Body>> {
    const received = await this.#options.transport.send(request, options)
    if ('lost' in received) return { state: 'unknown', why: received.lost }
    const answer = readAnswer(received, method, this.app, read)
    if (answer.state === 'refused' && TOKEN_REFUSED.test(answer.code)) this.#options.onTokenRefused?.()
    if (answer.state !== 'unheld') return answer
    await this.learn(answer.sn, options)
    return heldOr(readAnswer(received, method, this.app, read))
  }

  async #form(request: Request): Promise<Outgoing> {
    const { charset } = this.app
    const { common, rest } = await this.sign(request)
    return this.#outgoing(common, {
      body: formEncode(Object.entries(rest), charset),
      contentType: `application/x-www-form-urlencoded;charset=${charset}`,
    })
  }

  #outgoing(common: SignedRequest['common'], { body, contentType }: { body: string | Buffer; contentType: string }) {
    const path = `${GATEWAY}?${formEncode(Object.entries(common), this.app.charset)}`
    const headers = { 'content-type': contentType, accept: '*/*', 'user-agent': USER_AGENT }
    return { method: 'POST', path, headers, body } as const
  }

  #content(bizContent: Json | undefined): Params {
    if (bizContent === undefined) return {}
    const text = JSON.stringify(bizContent)
    if (!this.#options.encrypts) return { biz_content: text }
    const { aesKey, charset } = this.app
    if (!aesKey) throw new RangeError('to encrypt, the application needs its AES key')
    return { biz_content: encryptContent(text, aesKey, charset), encrypt_type: 'AES' }
  }
}

export function heldOr<Body>(answer: Answer<Body> | Unheld): Answer<Body> {
  if (answer.state !== 'unheld') return answer
  return {
    state: 'unknown',
    why: `signed with a certificate of Alipay that we do not hold: ${answer.sn}`,
    doubt: 'certificate',
  }
}

/** Empty ones are neither signed nor sent. */
function given(params: Params): Record<string, string> {
  const entries = Object.entries(params)
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => Boolean(entry[1])))
}

export function nonceOf({ nonce }: Pick<ClientOptions, 'nonce'>): string {
  return nonce?.() ?? randomBytes(16).toString('hex')
}
