import type { KeyObject } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import {
  type Answer,
  clockOf,
  type Probed,
  type Read,
  readAnswer,
  type Strange,
  type Trusted,
  unknown,
  type Unknown,
} from './answers.ts'
import type { CertificateKeeper } from './certificate-keeper.ts'
import type { Merchant } from './merchant.ts'
import ownPackage from './package.json' with { type: 'json' }
import { seal } from './oaep.ts'
import type { Json } from './reading.ts'
import { reach } from './reaching.ts'
import { openFields, sealFields, type SensitivePaths } from './sensitive.ts'
import { authorization, type Stamp } from './signing.ts'
import type { CallOptions, Host, Lost, Method, Outgoing, Received, Take, Transport } from './transport.ts'

export type Call<Body> = {
  method: Method
  /** With its query, percent-encoded. */
  path: string
  body?: Json
  /** In place of `body`: bytes, and what of them is signed. */
  payload?: { body: Uint8Array; contentType: string; signed: string }
  /** Put behind `path`, sealed. */
  sealedQuery?: Readonly<Record<string, string>>
  /** Sealed on the way out, with the key that the request then names. */
  sealed?: SensitivePaths
  /** Sealed for us in the answer, and opened before it is read. */
  opened?: SensitivePaths
  read: Read<Body>
  trusted?: Trusted<Body>
  /**
   * Whether a second copy of the request does no harm, and is answered as the first was: a question, or an order that is
   * re-entrant under its number. Where money moves it stays false: such a thing is asked about, and not sent again.
   */
  repeatable?: boolean
}

/** What a client has noticed in its life. */
export type Observed = {
  /** Answers and notifications with a signature that was wrong on purpose. */
  signatureProbes: number
  /** Calls for which the other host was tried. */
  failovers: number
  /** Our clock less the gateway's, as of the last answer, to the second; from five minutes on everything is refused. */
  clockSkewMs: number | undefined
}

type Parts = {
  transport: Transport
  merchant: Merchant
  now: () => Date
  nonce: () => string
  patienceMs: number
  keeper: CertificateKeeper | undefined
}
type Signable = Pick<Call<unknown>, 'method' | 'path' | 'sealedQuery' | 'body' | 'payload' | 'sealed'>
type Seen<Body> = { answer: Answer<Body> | Probed; copies: number }

const JSON_TYPE = 'application/json'
const USER_AGENT = `ruzhu/${ownPackage.version}`
const FIRST_WAIT_MS = 500

/** Signs, sends, and decides what is sent a second time: to the other host, after a probe, or after a wait. */
export class Caller {
  readonly observed: Observed = { signatureProbes: 0, failovers: 0, clockSkewMs: undefined }
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  async call<Body>(call: Call<Body>, options: CallOptions = {}): Promise<Answer<Body>> {
    // the certificates themselves are asked for without them
    const first = call.trusted ? undefined : this.#parts.keeper?.beforeCall()
    if (first) await first
    if (!this.#mayBeSent(call)) return this.#notSent()
    const { patienceMs = this.#parts.patienceMs } = options
    for (let waitMs = FIRST_WAIT_MS, left = patienceMs; ; left -= waitMs, waitMs *= 2) {
      const answer = await this.#unprobed(call, options)
      const again = answer.state === 'unknown' && answer.limited && isRepeatable(call)
      if (!again || waitMs > left || !(await waited(waitMs, options.signal))) return answer
    }
  }

  /** Without any key of the gateway's no yes could be believed: then it is better not to ask for anything to be done. */
  #mayBeSent({ method, sealed, sealedQuery }: Signable): boolean {
    return this.#parts.merchant.platformKeys.current !== undefined || (method === 'GET' && !sealed && !sealedQuery)
  }

  #notSent(): Unknown {
    const { keeper } = this.#parts
    const why = keeper?.shown === 'none' ? 'there are no certificates, and the public key is missing' : keeper?.trouble
    return { state: 'unknown', why: `not sent: no key of the gateway is held${why === undefined ? '' : `; ${why}`}` }
  }

  /** One request whose answer is taken as it comes, verified by nobody; the other host is tried as for a question. */
  async open<Taken extends object>(path: string, options: CallOptions, take: Take<Taken>): Promise<Taken | Lost> {
    const get = { method: 'GET', path } as const
    return this.#reached(get, options, async (host) =>
      this.#parts.transport.open(await this.#sign(get), options, take, host),
    )
  }

  /** A probe is thrown away, and asked again; that is never probed. */
  async #unprobed<Body>(call: Call<Body>, options: CallOptions): Promise<Answer<Body>> {
    let { answer, copies } = await this.#once(call, options)
    if (answer.state === 'probed') {
      this.observed.signatureProbes++
      const second = await this.#once(call, options)
      copies += second.copies
      answer = second.answer
    }
    if (answer.state === 'probed') {
      this.observed.signatureProbes++
      return { state: 'unknown', why: 'two signature probes in a row' }
    }
    return copies > 1 && call.method !== 'GET' ? withoutFinalNo(answer) : answer
  }

  async #once<Body>(call: Call<Body>, options: CallOptions): Promise<Seen<Body>> {
    let copies = 0
    const received = await this.#reached<Received>(call, options, async (host) => {
      const sent = await this.#parts.transport.send(await this.#sign(call), options, host)
      if (!('lost' in sent && sent.unsent)) copies++
      return sent
    })
    if ('lost' in received) return { answer: { state: 'unknown', why: received.lost }, copies }
    return { answer: await this.#judged(call, received), copies }
  }

  #reached<Taken extends object>(
    call: Pick<Call<unknown>, 'method' | 'repeatable'>,
    { signal }: CallOptions,
    send: (host: Host) => Promise<Taken | Lost>,
  ): Promise<Taken | Lost> {
    const repeatable = isRepeatable(call)
    return reach(this.#parts.transport, { repeatable, signal, failedOver: () => this.observed.failovers++ }, send)
  }

  #judged<Body>(call: Call<Body>, received: Received): Answer<Body> | Probed | Promise<Answer<Body> | Probed> {
    this.#compareClocks(received)
    const answer = this.#read(call, received)
    return answer.state === 'strange' ? this.#judgedAgain(call, received, answer) : answer
  }

  /** Not sent once more. */
  async #judgedAgain<Body>(call: Call<Body>, received: Received, answer: Strange): Promise<Answer<Body> | Probed> {
    const learned = !call.trusted && (await this.#parts.keeper?.learn(answer.serial))
    const again = learned ? this.#read(call, received) : answer
    return again.state === 'strange'
      ? unknown(received, `answered ${received.status}, signature: unknown_key ${again.serial.slice(0, 80)}`)
      : again
  }

  #read<Body>({ trusted, opened, read }: Call<Body>, received: Received): Answer<Body> | Probed | Strange {
    const { platformKeys, privateKey } = this.#parts.merchant
    const readOpened = opened ? (body: unknown) => read(openFields(body, opened, privateKey)) : read
    return readAnswer(received, trusted ?? platformKeys.byId, this.#parts.now(), readOpened)
  }

  #compareClocks({ headers }: Received): void {
    const theirs = clockOf(headers)
    if (theirs) this.observed.clockSkewMs = this.#parts.now().getTime() - theirs.getTime()
  }

  async #sign(call: Signable): Promise<Outgoing> {
    const { merchant } = this.#parts
    const current = merchant.platformKeys.current
    const path = current ? pathOf(call, current.key) : call.path
    const text = call.body === undefined ? undefined : textOf(call.body, call.sealed, current?.key)
    const payload =
      call.payload ?? (text === undefined ? undefined : { body: text, contentType: JSON_TYPE, signed: text })
    const unsigned = { method: call.method, path, body: payload?.signed ?? '' }
    return {
      method: call.method,
      path,
      headers: {
        authorization: await authorization(unsigned, merchant, this.#stamp()),
        accept: JSON_TYPE,
        'user-agent': USER_AGENT,
        ...(payload ? { 'content-type': payload.contentType } : {}),
        // names the key that sealed fields are sealed with, and asks for an answer signed with it
        ...(current ? { 'wechatpay-serial': current.id } : {}),
      },
      ...(payload ? { body: payload.body } : {}),
    }
  }

  #stamp(): Stamp {
    return { seconds: Math.floor(this.#parts.now().getTime() / 1000), nonce: this.#parts.nonce() }
  }
}

function textOf(body: Json, sealed: SensitivePaths | undefined, key: KeyObject | undefined): string {
  return JSON.stringify(sealed && key ? sealFields(body, sealed, key) : body)
}

function pathOf({ path, sealedQuery }: Signable, key: KeyObject): string {
  if (!sealedQuery) return path
  const pairs = Object.entries(sealedQuery).map(([name, text]) => [name, seal(text, key)])
  return `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(pairs)}`
}

function isRepeatable({ method, repeatable }: Pick<Call<unknown>, 'method' | 'repeatable'>): boolean {
  return repeatable ?? method === 'GET'
}

/** A no to the second copy says nothing about the first, which may have been the reason for it. */
function withoutFinalNo<Body>(answer: Answer<Body>): Answer<Body> {
  if (answer.state !== 'refused') return answer
  const { code, message, status, raw } = answer
  return { state: 'unknown', why: `sent twice, and the second was refused: ${code} ${message}`, status, raw }
}

/** False where the caller gave up meanwhile. */
async function waited(ms: number, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await wait(ms, undefined, signal ? { signal } : {})
    return true
  } catch (error) {
    if (signal?.aborted) return false
    throw error
  }
}
