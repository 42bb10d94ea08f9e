import { type Static, type TObject, type TSchema, Type } from 'typebox'

/** Milliseconds since 1970, by the simulator's business clock. Where the machine's clock is meant, the name says so. */
export type Instant = number

/** Names keep their spelling on the wire: some SDKs compare them by case. */
export type HeaderList = readonly (readonly [name: string, value: string])[]

/** One request, as it came. A gateway verifies these bytes, never a copy that was parsed and written again. */
export type RawRequest = {
  readonly method: string
  /** Path and query as sent, without scheme and host even where the request line carried them. */
  readonly target: string
  readonly path: string
  readonly query: string
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Buffer
  /** Scheme and host that the request came with; addresses inside answers begin with it. */
  readonly origin: string
  /** The address that it came from. */
  readonly remote?: string | undefined
  /** Absent over plain HTTP. The certificate (DER) that the client showed is not checked yet: whom it trusts is a gateway's own. */
  readonly tls?: { readonly clientCertificate?: Buffer }
}

/** What the gateway found when it looked at a request, for the person whose client it was. */
export type Verdict = {
  readonly accepted: boolean
  /** The check that failed: `timestamp`, `signature`, `body`, … */
  readonly failedCheck?: string
  readonly code?: string
  readonly message?: string
  readonly mchid?: string
  /** What should have been signed, byte for byte as text. */
  readonly stringToSign?: string
  /** Merchant numbers of payments and refunds that the request is about. */
  readonly about?: readonly string[]
}

export type RawAnswer = {
  readonly status: number
  readonly headers: HeaderList
  readonly body: string | Buffer
  readonly verdict: Verdict
}

export type Fault = {
  readonly id: string
  readonly match: {
    readonly path?: string
    readonly method?: string
    readonly host?: string
    readonly out_trade_no?: string
  }
  readonly effect: string
  readonly timesLeft?: number
  readonly until?: Instant
  readonly delayMs?: number
  readonly skewS?: number
  /** What `error` is answered with. */
  readonly answer?: { readonly status?: number; readonly code?: string; readonly message?: string }
}

/** Things kept by id; saved before the request that changed them is answered. Values are replaced, never changed in place. */
export type Collection<T> = {
  readonly size: number
  get(id: string): T | undefined
  /** By a unique second key, as named when the collection was made. */
  by(index: string, key: string): T | undefined
  put(id: string, value: T): void
  delete(id: string): void
  values(): IterableIterator<T>
  newestFirst(): Iterable<T>
}
export type Indexes<T> = Readonly<Record<string, (value: T) => string | undefined>>

/** Numbers that look made up and are the same again for the same seed; each kind counts for itself. */
export type Ids = {
  digits(kind: string, length: number): string
  hex(kind: string, length: number): string
  base62(kind: string, length: number): string
}

/** Bytes too large for a collection: pictures. */
export type Blobs = {
  put(id: string, bytes: Buffer): void
  get(id: string): Buffer | undefined
}

export type Payer = {
  readonly payerId: string
  readonly name: string
  readonly balanceFen: number
  /** `normal`; `frozen` cannot pay; `card_closed` pays, but a refund to them ends as abnormal. */
  readonly behaviour: 'normal' | 'frozen' | 'card_closed'
  readonly buyerId: string
}
export type Payers = {
  get(payerId: string): Payer | undefined
  byBuyerId(buyerId: string): Payer | undefined
  /** Who pays when nobody is named. */
  readonly anyone: Payer
  /** Adds to a balance, or takes from it where negative. */
  move(payerId: string, fen: number): void
}

export type Due = { readonly key: string; readonly kind: string; readonly subject: string; readonly at: Instant }
export type Schedule = {
  /** One thing for each key: setting it again replaces the time. */
  set(due: Due): void
  drop(key: string): void
}

export type NotificationOrder = {
  readonly gateway: string
  readonly eventType: string
  /** The gateway's own key of what the notification is about. */
  readonly subject: string
  readonly outTradeNo: string
  readonly url: string
  /** Kept from the first attempt to the last, so that repeats carry the same ciphertext. */
  readonly seal: string
}
export type NotificationNote = NotificationOrder & { readonly id: string; readonly createdAt: Instant }
/** How one attempt shall be spoilt, if at all. */
export type Spoiling = 'bad_signature' | 'probe' | undefined
export type Letter = { readonly headers: HeaderList; readonly body: string }

/** What the host lends to a gateway. */
export type World = {
  now(): Instant
  /** The machine's clock: stamps of signatures and their windows, which SDKs hold against their own. */
  machineNow(): number
  random(bytes: number): Buffer
  readonly ids: Ids
  collection<T>(name: string, indexes?: Indexes<T>): Collection<T>
  readonly blobs: Blobs
  readonly schedule: Schedule
  readonly payers: Payers
  notify(order: NotificationOrder): void
}

export type PayOutcome = 'success' | 'cancel' | 'insufficient_balance' | 'risk_refused' | 'paying'
export type PayAct = {
  readonly target: string
  readonly merchant?: string
  readonly payer?: Payer
  readonly outcome: PayOutcome
  /** Fen of a coupon that the gateway gave to the payer, where it has such. */
  readonly couponFen?: number
}
export type PaySeen = {
  readonly state: string
  readonly transaction_id?: string
  readonly trade_no?: string
  readonly reason?: string
}

/** One order as the payer's phone lists it. */
export type OrderView = {
  channel: string
  mchid: string
  sub_mchid?: string
  merchant_name: string
  out_trade_no: string
  description: string
  amount: number
  state: string
  /** Whether somebody can still pay it. */
  payable: boolean
  product: string
  /** What `POST /_sim/pay` takes. */
  target: string
  payer_id?: string
  transaction_id?: string
  refunded: number
  created_at: string
  payable_until: string
}

export type LedgerPart = {
  trades(): Iterable<object>
  refunds(): Iterable<object>
  splits(): Iterable<object>
}

/** A gateway that the host can play: the third part of what a folder of `channels/` offers. */
export type SimulatedGateway = {
  readonly name: string
  /** It gets the requests whose path begins so; of several gateways the longest beginning wins. */
  readonly paths: readonly string[]
  /** What merchants may ask of it, as its documents spell it: `GET /v3/certificates`, `alipay.trade.query`. */
  readonly calls: readonly string[]
  /** Its real names, under which it answers over TLS. */
  readonly hosts?: readonly string[]
  readonly bodyLimitBytes: number
  handle(request: RawRequest, fault: Fault | undefined): Promise<RawAnswer>
  /** What falls due by the business clock, by its kind. */
  readonly due: Readonly<Record<string, (subject: string, at: Instant) => void>>
  readonly notifications: {
    /** Seconds after each failed attempt. */
    readonly ladderS: readonly number[] | ((note: NotificationNote) => readonly number[])
    letter(note: NotificationNote, spoiling: Spoiling): Promise<Letter>
    accepts(status: number, body: string, note: NotificationNote): boolean
  }
  readonly control: readonly ControlRoute[]
  readonly ledger: LedgerPart
  orders(): Iterable<OrderView>
  order(mchid: string, outTradeNo: string): OrderView | undefined
  /** The payer's names at this gateway's apps, by appid. */
  identities(payer: Payer, appid?: string): Record<string, string>
  /** The payer holds out the phone: a code (付款码) for one payment, and what the payer does when asked to confirm it. */
  authCode?(payer: Payer, outcome: PayOutcome): string
  /** Undefined when the target is none of its own. */
  pay(act: PayAct): PaySeen | undefined
}
export type MakeGateway = (world: World) => SimulatedGateway

export type ControlInput = { params: unknown; query: unknown; body: unknown; origin: string }
export type ControlAnswer = { status: number; body?: unknown; bytes?: Buffer; mediaType?: string; location?: string }
export type ControlRoute = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** `/_sim/payers/{payer_id}` */
  readonly path: string
  readonly summary: string
  readonly params?: TObject
  readonly query?: TObject
  readonly body?: TSchema
  readonly answer?: TSchema
  /** The body comes from a page's form, each field a text. */
  readonly form?: true
  /** Of an answer that went well; 200 unless told. */
  readonly status?: number
  readonly handle: (input: ControlInput) => ControlAnswer | Promise<ControlAnswer>
}

type Typed<P, Q, B> = { params: P; query: Q; body: B; origin: string }
type Of<S> = S extends TSchema ? Static<S> : undefined

/** A control route whose handler gets what its schemas let through. The router checks before it calls. */
export function controlRoute<
  P extends TObject | undefined = undefined,
  Q extends TObject | undefined = undefined,
  B extends TSchema | undefined = undefined,
>(route: {
  method: ControlRoute['method']
  path: string
  summary: string
  params?: P
  query?: Q
  body?: B
  answer?: TSchema
  form?: true
  status?: number
  handle: (input: Typed<Of<P>, Of<Q>, Of<B>>) => ControlAnswer | Promise<ControlAnswer>
}): ControlRoute {
  return route as ControlRoute
}

export const PROBLEM = Type.Object({ error: Type.String() })

/** Refuses a control call: the sentence is for the person or program that made it; on a page, in the page's language. */
export class ControlProblem extends Error {
  readonly status: number
  readonly chinese: string
  override readonly name = 'ControlProblem'

  constructor(status: 400 | 404 | 409 | 413, sentence: string, chinese = sentence) {
    super(sentence)
    this.status = status
    this.chinese = chinese
  }
}
