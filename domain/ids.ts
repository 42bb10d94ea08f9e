import type { Brand } from './brand.ts'

export type ClientId = Brand<string, 'ClientId'>
export type ProviderId = Brand<string, 'ProviderId'>
export type MaterialId = Brand<string, 'MaterialId'>
export type ApplymentKey = Brand<string, 'ApplymentKey'>
export type SubmissionId = Brand<string, 'SubmissionId'>
export type MethodId = Brand<string, 'MethodId'>
export type AuthorizationId = Brand<string, 'AuthorizationId'>
export type GrantId = Brand<string, 'GrantId'>
export type PaymentId = Brand<string, 'PaymentId'>
export type RefundId = Brand<string, 'RefundId'>
export type NotificationId = Brand<string, 'NotificationId'>
export type EventId = Brand<string, 'EventId'>
export type EndpointId = Brand<string, 'EndpointId'>
export type DeliveryId = Brand<string, 'DeliveryId'>
export type JobId = Brand<string, 'JobId'>
export type TimelineId = Brand<string, 'TimelineId'>
export type ApiKeyId = Brand<string, 'ApiKeyId'>
export type UserId = Brand<string, 'UserId'>
export type ConfirmationId = Brand<string, 'ConfirmationId'>
export type RefusalId = Brand<string, 'RefusalId'>
export type ImportId = Brand<string, 'ImportId'>
export type KeyLifeId = Brand<string, 'KeyLifeId'>
export type MessageId = Brand<string, 'MessageId'>
/** Of a way by which messages leave. */
export type RouteId = Brand<string, 'RouteId'>
export type LinkId = Brand<string, 'LinkId'>
export type SettlementChangeId = Brand<string, 'SettlementChangeId'>
export type CheckRunId = Brand<string, 'CheckRunId'>
export type CheckOrderId = Brand<string, 'CheckOrderId'>
export type ProbeId = Brand<string, 'ProbeId'>

type Prefixes = {
  cl: ClientId
  sp: ProviderId
  mt: MaterialId
  ap: ApplymentKey
  su: SubmissionId
  pm: MethodId
  az: AuthorizationId
  gr: GrantId
  pay: PaymentId
  rf: RefundId
  nt: NotificationId
  ev: EventId
  we: EndpointId
  dl: DeliveryId
  jb: JobId
  tl: TimelineId
  ak: ApiKeyId
  us: UserId
  cf: ConfirmationId
  gn: RefusalId
  im: ImportId
  kl: KeyLifeId
  ms: MessageId
  rt: RouteId
  ln: LinkId
  sc: SettlementChangeId
  ck: CheckRunId
  co: CheckOrderId
  kn: ProbeId
}
export type IdPrefix = keyof Prefixes
export type NewId = <Prefix extends IdPrefix>(prefix: Prefix) => Prefixes[Prefix]

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * `pay_` and 24 characters: 9 of milliseconds, 15 of randomness. Sorting ids sorts by the time they were made, so an id
 * is also the cursor of its list.
 */
export function idMaker(now: () => Date, random: (bytes: number) => Uint8Array): NewId {
  return ((prefix: IdPrefix) => `${prefix}_${timePart(now())}${randomPart(random(15))}`) as NewId
}

function timePart(at: Date): string {
  let rest = at.getTime()
  let text = ''
  for (let i = 0; i < 9; i++) {
    text = ALPHABET[rest % 32] + text
    rest = Math.floor(rest / 32)
  }
  return text
}

function randomPart(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => ALPHABET[byte % 32]).join('')
}

/** The object that an id belongs to, by its prefix; undefined for anything that is not one of our ids. */
export function idPrefix(text: string): IdPrefix | undefined {
  const prefix = /^([a-z]{2,3})_[0-9a-hjkmnp-tv-z]{24}$/.exec(text)?.[1]
  return prefix !== undefined && prefix in PREFIXES ? (prefix as IdPrefix) : undefined
}

const PREFIXES: Record<IdPrefix, true> = {
  cl: true,
  sp: true,
  mt: true,
  ap: true,
  su: true,
  pm: true,
  az: true,
  gr: true,
  pay: true,
  rf: true,
  nt: true,
  ev: true,
  we: true,
  dl: true,
  jb: true,
  tl: true,
  ak: true,
  us: true,
  cf: true,
  gn: true,
  im: true,
  kl: true,
  ms: true,
  rt: true,
  ln: true,
  sc: true,
  ck: true,
  co: true,
  kn: true,
}
