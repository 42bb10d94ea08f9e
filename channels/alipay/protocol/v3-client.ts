import { encryptContent } from './aes.ts'
import type { Answer, Read } from './answers.ts'
import { AlipayClient, type CallOptions, type ClientOptions, heldOr, nonceOf, USER_AGENT } from './client.ts'
import { multipart, type UploadFile } from './multipart.ts'
import type { Json } from './reading.ts'
import type { Outgoing } from './transport.ts'
import { readV3Answer } from './v3-answers.ts'
import { authorization } from './v3-signing.ts'

/**
 * The same application over OpenAPI v3: paths instead of methods, JSON instead of forms. Neither path nor verb follows
 * from the method's name, and pages, orderStr and `ant.merchant.expand.indirect.zft.*` exist in v2 only.
 */
export class AlipayV3Client {
  readonly #options: Readonly<ClientOptions>
  readonly #v2: AlipayClient

  constructor(options: ClientOptions) {
    this.#options = options
    this.#v2 = new AlipayClient(options)
  }

  /** The same application, calling for the merchant who granted it this token. */
  onBehalfOf(appAuthToken: string): AlipayV3Client {
    return new AlipayV3Client({ ...this.#options, appAuthToken })
  }

  /** @param pathAndQuery  percent-encoded, as it is signed */
  get<Body>(pathAndQuery: string, read: Read<Body>, options?: CallOptions): Promise<Answer<Body>> {
    return this.#call({ method: 'GET', pathAndQuery, signed: '' }, read, options)
  }

  post<Body>(path: string, body: Json, read: Read<Body>, options?: CallOptions): Promise<Answer<Body>> {
    const text = JSON.stringify(body)
    const { encrypts, app } = this.#options
    if (!encrypts) return this.#send(path, text, { body: text, contentType: 'application/json' }, read, options)
    if (!app.aesKey) throw new RangeError('to encrypt, the application needs its AES key')
    const sealed = encryptContent(text, app.aesKey)
    return this.#send(path, sealed, { body: sealed, contentType: 'text/plain', sealed: true }, read, options)
  }

  /** Of an upload only the JSON is signed, byte for byte as it stands in its part. Never encrypted. */
  upload<Body>(
    path: string,
    data: Json,
    files: Readonly<Record<string, UploadFile>>,
    read: Read<Body>,
    options?: CallOptions,
  ): Promise<Answer<Body>> {
    const text = JSON.stringify(data)
    const part = { name: 'data', bytes: Buffer.from(text, 'utf8'), mediaType: 'application/json' }
    return this.#send(path, text, multipart([part], files, nonceOf(this.#options)), read, options)
  }

  #send<Body>(path: string, signed: string, payload: Payload, read: Read<Body>, options?: CallOptions) {
    return this.#call({ method: 'POST', pathAndQuery: path, signed, payload }, read, options)
  }

  async #call<Body>(call: Call, read: Read<Body>, options?: CallOptions): Promise<Answer<Body>> {
    const { transport, app } = this.#options
    const received = await transport.send(await this.#sign(call), options)
    if ('lost' in received) return { state: 'unknown', why: received.lost }
    const answer = readV3Answer(received, app, read)
    if (answer.state !== 'unheld') return answer
    await this.#v2.learn(answer.sn, options)
    return heldOr(readV3Answer(received, app, read))
  }

  async #sign({ method, pathAndQuery, signed, payload }: Call): Promise<Outgoing> {
    const { app, appAuthToken, now } = this.#options
    const token = appAuthToken === undefined ? {} : { appAuthToken }
    const stamp = { milliseconds: now().getTime(), nonce: nonceOf(this.#options) }
    return {
      method,
      path: pathAndQuery,
      headers: {
        authorization: await authorization({ method, pathAndQuery, body: signed, ...token }, app, stamp),
        'content-type': payload?.contentType ?? 'application/json',
        accept: 'application/json',
        'user-agent': USER_AGENT,
        'alipay-request-id': stamp.nonce,
        ...(appAuthToken === undefined ? {} : { 'alipay-app-auth-token': appAuthToken }),
        ...(app.certificates ? { 'alipay-root-cert-sn': app.certificates.rootCertSn } : {}),
        // the page names the first, Alipay's own client sends both
        ...(payload?.sealed ? { 'alipay-encrypt-type': 'AES', 'alipay-encryption-algm': 'AES' } : {}),
      },
      ...(payload ? { body: payload.body } : {}),
    }
  }
}

type Payload = { body: string | Uint8Array; contentType: string; sealed?: true }
type Call = { method: 'GET' | 'POST'; pathAndQuery: string; signed: string; payload?: Payload }
