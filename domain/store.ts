import type { ApiKey, Member, Role } from './access/access.ts'
import type { Applyment, ApplymentState, Submission } from './applyments/applyments.ts'
import type { Editor } from './applyments/editors.ts'
import type { ReviewReason } from './applyments/review-reasons.ts'
import type { CallbackProbe, CheckOrder, CheckRun, CheckWord } from './checks/checks.ts'
import type { Client } from './clients/clients.ts'
import type { Delivery, DeliveryState, Event, WebhookEndpoint, UnreachedEndpoint } from './events/events.ts'
import type { Authorization, AuthorizationState, Grant, GrantState } from './grants/grants.ts'
import type {
  ApiKeyId,
  ApplymentKey,
  AuthorizationId,
  CheckOrderId,
  CheckRunId,
  ClientId,
  DeliveryId,
  EndpointId,
  EventId,
  GrantId,
  ImportId,
  JobId,
  KeyLifeId,
  LinkId,
  MaterialId,
  MethodId,
  NotificationId,
  PaymentId,
  ProbeId,
  ProviderId,
  RefundId,
  SettlementChangeId,
  UserId,
} from './ids.ts'
import type { ClientImport, ImportRow, RowCounts, RowState } from './imports/imports.ts'
import type { Confirmation } from './journeys/confirmations.ts'
import type { KeptStep } from './journeys/kept-step.ts'
import type { Snooze } from './journeys/snoozes.ts'
import type { StepOutline } from './journeys/step-outline.ts'
import type { Wait, WaitOf } from './journeys/waits.ts'
import type { ClaimedJob, Job, JobKind } from './jobs/jobs.ts'
import type { KeyHolder, KeyLife, KeyState, KeyValues } from './keys/keys.ts'
import type { ClientLink, LinkToken } from './links/client-links.ts'
import type { LinkCodeRecords } from './links/link-codes.ts'
import type { Material } from './materials/materials.ts'
import type { MessageRecords } from './messages/message-records.ts'
import type { AppKind } from './methods/apps.ts'
import type { MethodState, PaymentMethod } from './methods/methods.ts'
import type { Fen } from './money.ts'
import type { Notification } from './notifications/notifications.ts'
import type { Page, PageQuery } from './page.ts'
import type { Party } from './parties.ts'
import type { Payment, PaymentState } from './payments/payments.ts'
import type { AnsweredProblem } from './problems/problems.ts'
import type { AccountOutline, ProviderAccount, SecretTrace } from './providers/providers.ts'
import type { Refund, RefundState } from './refunds/refunds.ts'
import type { KeptRefusal } from './refusals/refusals.ts'
import type { Permission } from './permissions/permissions.ts'
import type { Hit } from './search/search.ts'
import type { Secret } from './secret.ts'
import type { Settlement, SettlementChange } from './settlement/settlement.ts'
import type { TimelineEntry } from './timeline/timeline.ts'

/**
 * What we ask of storage. A transaction is acknowledged only when it is durable. Its work awaits nothing but its own
 * records: never the network. It may be run a second time where the engine asks for that, so it has no other effect.
 */
export type Store = {
  transaction<Result>(work: (tx: Records) => Promise<Result>): Promise<Result>
  /** Committed data only, outside any transaction. */
  read: Records
  /** How far the tables have come, and how far this process knows them. */
  tables(): Promise<TablesState>
  /** Called after a commit that left jobs which are due. */
  onJobs(listener: () => void): void
  close(): Promise<void>
}

/** `version` counts the migrations that were applied; `name` is that of the last. */
export type TablesState = { version: number; name: string; known: number }

/**
 * The records of every noun. `insert…` of a number that is taken answers false where it says boolean; `update` takes the
 * state that the row must still be in and answers whether it was: somebody else may have been faster.
 */
export type Records = {
  access: {
    insertMember(member: Member): Promise<void>
    member(userId: UserId): Promise<Member | undefined>
    memberByEmail(email: string): Promise<Member | undefined>
    members(): Promise<readonly Member[]>
    setRole(userId: UserId, role: Role): Promise<boolean>
    /** The user of a live session, by the hash of its token. One indexed look-up. */
    memberOfSession(token: string, now: Date): Promise<Member | undefined>
    insertSignInLink(link: { hash: string; expiresAt: Date; createdAt: Date }): Promise<void>
    /** True once only, for the hash of a link that has not expired. */
    useSignInLink(hash: string, now: Date): Promise<boolean>
    insertApiKey(key: ApiKey): Promise<void>
    apiKeyByHash(hash: string): Promise<ApiKey | undefined>
    apiKeys(page: PageQuery): Promise<Page<ApiKey>>
    revokeApiKey(id: ApiKeyId, now: Date): Promise<boolean>
  }
  providers: {
    insert(account: ProviderAccount, setBy: string): Promise<void>
    /** False where it is not there, was changed at this time or later, or, where that is given, since then. */
    update(account: ProviderAccount, setBy: string, expectedUpdatedAt?: Date): Promise<boolean>
    byId(id: ProviderId): Promise<ProviderAccount | undefined>
    /** Later after each change of an account or its keys: by it those who keep it opened know that they have to look anew. */
    updatedAt(id: ProviderId): Promise<Date | undefined>
    /** Those of our company; no client's. */
    ours(): Promise<readonly ProviderAccount[]>
    ofClients(clientIds: readonly ClientId[]): Promise<readonly AccountOutline[]>
    outlines(ids: readonly ProviderId[]): Promise<readonly AccountOutline[]>
    /** Ours and those of all clients. */
    page(query: PageQuery): Promise<Page<AccountOutline>>
    secretTraces(id: ProviderId): Promise<readonly SecretTrace[]>
  }
  keys: {
    /** False where the holder has one of this part in this state, and of `next` and `active` there is only one. */
    insert(life: KeyLife, values?: KeyValues): Promise<boolean>
    /** Values that are not given are wiped: with those in use their holder is left, and of what is gone nothing is. */
    update(life: KeyLife, expected: Pick<KeyLife, 'state' | 'updatedAt'>, values?: KeyValues): Promise<boolean>
    byId(id: KeyLifeId): Promise<KeyLife | undefined>
    /** Without those that are gone, in the order in which they were made. */
    ofHolders(holders: readonly KeyHolder[]): Promise<readonly KeyLife[]>
    /** All there ever were of one holder, the newest first, a hundred at most. */
    history(holder: KeyHolder): Promise<readonly KeyLife[]>
    values(id: KeyLifeId): Promise<KeyValues | undefined>
    /** What is in use and ends before this instant, the first to end first. */
    expiring(before: Date, page: PageQuery): Promise<Page<KeyLife>>
    /** Everything that is not gone, the first to end first; behind it what has no end. */
    page(query: PageQuery & { clientId?: ClientId; state?: KeyState }): Promise<Page<KeyLife>>
    /** How many payment methods stand on each of these accounts. */
    usedBy(holders: readonly KeyHolder[]): Promise<ReadonlyMap<KeyHolder, number>>
    /** No holder, no keys. */
    drop(holder: KeyHolder, now: Date): Promise<void>
  }
  clients: {
    /** Throws `CREDIT_CODE_TAKEN`, as `update` does. */
    insert(client: Client): Promise<void>
    update(client: Client, expectedUpdatedAt: Date): Promise<boolean>
    byId(id: ClientId): Promise<Client | undefined>
    byIds(ids: readonly ClientId[]): Promise<readonly Client[]>
    byCreditCode(creditCode: string): Promise<Client | undefined>
    /** Those that have one of these exact names or codes, archived ones apart; in no order. */
    namedOrCoded(names: readonly string[], creditCodes: readonly string[]): Promise<readonly Client[]>
    /** `text` is looked for in name, short name, credit code and id. */
    page(query: PageQuery & { text?: string; archived?: boolean }): Promise<Page<Client>>
  }
  imports: {
    insert(planned: ClientImport, rows: readonly ImportRow[]): Promise<void>
    update(changed: ClientImport, expected: Pick<ClientImport, 'state'>): Promise<boolean>
    byId(id: ImportId): Promise<ClientImport | undefined>
    /** The one of a file with these bytes that is ready or running. */
    openOf(sha256: string): Promise<ClientImport | undefined>
    page(query: PageQuery): Promise<Page<ClientImport>>
    /** In the order of the file, behind a row's number. Without what was read from them. */
    rows(id: ImportId, query: ImportRowsQuery): Promise<readonly ImportRow[]>
    counts(id: ImportId): Promise<RowCounts>
    /** Until the transaction ends, no other import makes anything. */
    lockRunning(): Promise<void>
    /** The next rows of which a client is to be made, with what it is made of. */
    newRows(id: ImportId, limit: number): Promise<readonly ImportRow[]>
    /** What became of a row; what was read from it is forgotten. */
    settleRow(row: ImportRow): Promise<void>
    forgetInputs(id: ImportId): Promise<void>
  }
  materials: {
    insert(material: Material, bytes: Uint8Array): Promise<void>
    byId(id: MaterialId): Promise<Material | undefined>
    bySha256(clientId: ClientId, sha256: string): Promise<Material | undefined>
    bytes(id: MaterialId): Promise<Uint8Array | undefined>
    ofClient(clientId: ClientId): Promise<readonly Material[]>
    /** The gateway's id of a picture, per provider account: uploaded once, used again. */
    mediaId(id: MaterialId, providerId: ProviderId): Promise<string | undefined>
    setMediaId(id: MaterialId, providerId: ProviderId, mediaId: string, now: Date): Promise<void>
  }
  applyments: {
    insert(applyment: Applyment): Promise<void>
    /** Writes it with `version` + 1 where the stored version and state are still these. */
    update(applyment: Applyment, expected: { state: ApplymentState; version: number }): Promise<boolean>
    byId(id: ApplymentKey): Promise<Applyment | undefined>
    ofClients(clientIds: readonly ClientId[]): Promise<readonly Applyment[]>
    /** By our number or by the gateway's. */
    byNumber(providerId: ProviderId, number: string): Promise<Applyment | undefined>
    /** From which this number of a merchant's came, the newest first. */
    ofMerchant(providerId: ProviderId, subMchid: string): Promise<readonly Applyment[]>
    page(query: PageQuery & { clientId?: ClientId; state?: ApplymentState }): Promise<Page<Applyment>>
    insertSubmission(submission: Submission): Promise<void>
    submissions(id: ApplymentKey): Promise<readonly Submission[]>
  }
  links: {
    /** The token is found again by its hash, and kept sealed for whoever may hand it over once more. */
    insert(link: ClientLink, token: LinkToken): Promise<void>
    update(link: ClientLink, expected: Pick<ClientLink, 'updatedAt'>): Promise<boolean>
    /** Somebody looked; nothing else about it has changed. */
    seen(id: LinkId, now: Date): Promise<void>
    byId(id: LinkId): Promise<ClientLink | undefined>
    byToken(token: string): Promise<ClientLink | undefined>
    tokens(ids: readonly LinkId[]): Promise<ReadonlyMap<LinkId, LinkToken>>
    /** The newest first. */
    ofClient(clientId: ClientId): Promise<readonly ClientLink[]>
    ofClients(clientIds: readonly ClientId[]): Promise<readonly ClientLink[]>
  }
  linkCodes: LinkCodeRecords
  methods: {
    /** False where the client has a method of that name. */
    insert(method: PaymentMethod): Promise<boolean>
    /** Throws `METHOD_NAME_TAKEN`. */
    update(method: PaymentMethod, expected: { state: MethodState; updatedAt: Date }): Promise<boolean>
    byId(id: MethodId): Promise<PaymentMethod | undefined>
    ofClients(clientIds: readonly ClientId[]): Promise<readonly PaymentMethod[]>
    page(query: PageQuery & { clientId?: ClientId }): Promise<Page<PaymentMethod>>
    /** The AppSecret of one of its apps; one that is the same as before keeps its trace. */
    keepAppSecret(method: PaymentMethod, kind: AppKind, secret: Secret<'app_secret'>, setBy: string): Promise<void>
    dropAppSecret(id: MethodId, kind: AppKind): Promise<void>
    appSecret(id: MethodId, kind: AppKind): Promise<Secret<'app_secret'> | undefined>
    /** `field` is the kind of the app. */
    appSecretTraces(ids: readonly MethodId[]): Promise<ReadonlyMap<MethodId, readonly SecretTrace[]>>
  }
  reviews: {
    insert(reasons: readonly ReviewReason[]): Promise<void>
    /** Those of which it is not known yet how they ended. */
    open(id: ApplymentKey): Promise<readonly ReviewReason[]>
    end(reason: ReviewReason, ended: NonNullable<ReviewReason['ended']>): Promise<void>
    /** The newest, so many at most. */
    ofField(query: { channel: string; field: string; since: Date; limit: number }): Promise<readonly ReviewReason[]>
  }
  editors: {
    /** Somebody has this form open; whoever was not seen since `unseenBefore` is forgotten, wherever. */
    seen(seen: { applymentId: ApplymentKey; userId: UserId; at: Date; unseenBefore: Date }): Promise<void>
    gone(applymentId: ApplymentKey, userId: UserId): Promise<void>
    /** Who came first stands first. */
    of(applymentId: ApplymentKey, seenSince: Date): Promise<readonly Editor[]>
  }
  settlements: {
    /** Replaces what was known of this merchant's account. */
    keep(settlement: Settlement): Promise<void>
    ofApplyment(id: ApplymentKey): Promise<Settlement | undefined>
    ofClients(clientIds: readonly ClientId[]): Promise<readonly Settlement[]>
    /** False where one of the same merchant is open. */
    insertChange(change: SettlementChange): Promise<boolean>
    updateChange(change: SettlementChange, expected: { state: SettlementChange['state'] }): Promise<boolean>
    change(id: SettlementChangeId): Promise<SettlementChange | undefined>
    /** Of each merchant the newest. */
    lastChanges(clientIds: readonly ClientId[]): Promise<readonly SettlementChange[]>
    changes(id: ApplymentKey, page: PageQuery): Promise<Page<SettlementChange>>
  }
  permissions: {
    /** Replaces what was known of each of them. */
    keep(permissions: readonly Permission[]): Promise<void>
    of(about: Permission['about']): Promise<readonly Permission[]>
    ofClients(clientIds: readonly ClientId[]): Promise<readonly Permission[]>
  }
  checks: {
    /** False where one of this method is under way. */
    insert(run: CheckRun): Promise<boolean>
    /** What has been found so far; false where another run took its place. */
    update(run: CheckRun): Promise<boolean>
    /** Gives the place of one that is under way to another; those that are dated `from` or later go too. */
    makeRoom(methodId: MethodId, from: Date): Promise<void>
    byId(id: CheckRunId): Promise<CheckRun | undefined>
    open(methodId: MethodId): Promise<CheckRun | undefined>
    /** Of each method the last that has ended. */
    latest(methodIds: readonly MethodId[]): Promise<ReadonlyMap<MethodId, CheckRun>>
    ofMethod(methodId: MethodId, page: PageQuery): Promise<Page<CheckRun>>
    /** Keeps the newest so many of a method. */
    forgetOlder(methodId: MethodId, kept: number): Promise<void>
    keepWord(word: CheckWord): Promise<void>
    dropWord(methodId: MethodId, name: string): Promise<void>
    words(methodIds: readonly MethodId[]): Promise<readonly CheckWord[]>
    insertOrder(order: CheckOrder): Promise<void>
    closeOrder(id: CheckOrderId, now: Date): Promise<void>
    order(id: CheckOrderId): Promise<CheckOrder | undefined>
    insertProbe(probe: CallbackProbe): Promise<void>
    /** Once: whoever asks again gets nothing. */
    takeProbe(id: ProbeId): Promise<CallbackProbe | undefined>
    forgetProbesBefore(instant: Date): Promise<void>
  }
  grants: {
    insertAuthorization(authorization: Authorization, ticket: Secret<'authorization_ticket'>): Promise<void>
    updateAuthorization(
      authorization: Authorization,
      expected: { state: AuthorizationState; updatedAt: Date },
    ): Promise<boolean>
    authorization(id: AuthorizationId): Promise<Authorization | undefined>
    /** By what came back with the merchant; only a hash of it is kept. */
    authorizationByTicket(ticket: string): Promise<Authorization | undefined>
    authorizationByCode(providerId: ProviderId, code: Secret<'app_auth_code'>): Promise<Authorization | undefined>
    authorizationsOf(clientIds: readonly ClientId[]): Promise<readonly Authorization[]>
    /** False where this application of a merchant's has granted to this account before. */
    insert(grant: Grant): Promise<boolean>
    update(grant: Grant, expected: { state: GrantState; updatedAt: Date }): Promise<boolean>
    byId(id: GrantId): Promise<Grant | undefined>
    byApp(providerId: ProviderId, authAppId: string): Promise<Grant | undefined>
    ofMerchant(providerId: ProviderId, subMchid: string): Promise<readonly Grant[]>
    ofClients(clientIds: readonly ClientId[]): Promise<readonly Grant[]>
  }
  numbers: {
    /** Whatever has this number, ours or a gateway's, whole. */
    lookUp(number: string, query: { limit: number; clientId?: ClientId }): Promise<readonly Hit[]>
  }
  payments: {
    /** False where the client has a payment of that out_trade_no. The gateway's number is the caller's to choose free. */
    insert(payment: Payment): Promise<boolean>
    gatewayTradeNoTaken(providerId: ProviderId, gatewayTradeNo: string): Promise<boolean>
    update(payment: Payment, expected: { state: PaymentState; updatedAt: Date }): Promise<boolean>
    /**
     * Reserves in one statement, and only while what is reserved stays within what was paid. Moves `updatedAt` forward by
     * a millisecond at least, so that nobody who read the payment before overwrites the reservation.
     */
    reserveRefund(id: PaymentId, amount: Fen, now: Date): Promise<boolean>
    byId(id: PaymentId): Promise<Payment | undefined>
    byOutTradeNo(clientId: ClientId, outTradeNo: string): Promise<Payment | undefined>
    byGatewayTradeNo(providerId: ProviderId, gatewayTradeNo: string): Promise<Payment | undefined>
    page(query: PageQuery & PaymentFilter): Promise<Page<Payment>>
    /** Of each method those paid from then on; both counts go up to a thousand, so that they cost the same among millions. */
    countPaidSince(methodIds: readonly MethodId[], since: Date): Promise<ReadonlyMap<MethodId, number>>
    countOfMethods(methodIds: readonly MethodId[]): Promise<ReadonlyMap<MethodId, { paid: number; refunded: number }>>
  }
  refunds: {
    /** False where the client has a refund of that out_refund_no. */
    insert(refund: Refund): Promise<boolean>
    gatewayRefundNoTaken(providerId: ProviderId, gatewayRefundNo: string): Promise<boolean>
    update(refund: Refund, expected: { state: RefundState; updatedAt: Date }): Promise<boolean>
    byId(id: RefundId): Promise<Refund | undefined>
    byOutRefundNo(clientId: ClientId, outRefundNo: string): Promise<Refund | undefined>
    byGatewayRefundNo(providerId: ProviderId, gatewayRefundNo: string): Promise<Refund | undefined>
    ofPayment(paymentId: PaymentId): Promise<readonly Refund[]>
    page(query: PageQuery & { clientId?: ClientId; paymentId?: PaymentId; state?: RefundState }): Promise<Page<Refund>>
  }
  notifications: {
    /** False where this provider account has one of that gateway id: a retry. */
    insert(notification: Notification): Promise<boolean>
    byId(id: NotificationId): Promise<Notification | undefined>
    markProcessed(id: NotificationId, now: Date): Promise<void>
    /** Signature probes and forgeries are not kept, only counted by day and reason. */
    countRefused(providerId: ProviderId, why: string, day: string): Promise<void>
    refused(providerId: ProviderId): Promise<readonly { day: string; why: string; count: number }[]>
  }
  /** What gateways refused. Bounded by number and age; see `refusals.ts`. */
  refusals: {
    insert(refusal: KeptRefusal): Promise<void>
    /** Newest first. */
    ofSubject(subject: string, limit: number): Promise<readonly KeptRefusal[]>
    /** By the number under which the gateway logged the call, whole. */
    ofRequest(requestId: string): Promise<readonly KeptRefusal[]>
    ofMethod(methodId: MethodId, limit: number): Promise<readonly KeptRefusal[]>
    ofClient(clientId: ClientId, limit: number): Promise<readonly KeptRefusal[]>
  }
  /** Errors that our API answered. Bounded by number and age; see `problems.ts`. */
  problems: {
    insert(problem: AnsweredProblem): Promise<void>
    byRequestId(requestId: string): Promise<AnsweredProblem | undefined>
  }
  events: {
    insert(event: Event): Promise<void>
    byId(id: EventId): Promise<Event | undefined>
    page(query: PageQuery & { clientId?: ClientId; orderKey?: string }): Promise<Page<Event>>
    insertEndpoint(endpoint: WebhookEndpoint): Promise<void>
    updateEndpoint(endpoint: WebhookEndpoint): Promise<boolean>
    removeEndpoint(id: EndpointId): Promise<boolean>
    endpoint(id: EndpointId): Promise<WebhookEndpoint | undefined>
    /** Of one client; without a client id, of all. */
    endpoints(query: PageQuery & { clientId?: ClientId }): Promise<Page<WebhookEndpoint>>
    endpointsOf(clientId: ClientId): Promise<readonly WebhookEndpoint[]>
    insertDelivery(delivery: Delivery): Promise<void>
    updateDelivery(delivery: Delivery, expected: { state: DeliveryState }): Promise<boolean>
    delivery(id: DeliveryId): Promise<Delivery | undefined>
    /** Whether an older event of this key has not reached this endpoint yet. */
    olderPending(delivery: Delivery): Promise<boolean>
    /** The next delivery of this key to this endpoint that waits behind this one. */
    nextPending(delivery: Delivery): Promise<Delivery | undefined>
    deliveriesOf(eventId: EventId): Promise<readonly Delivery[]>
    /** Endpoints which the last few thousand deliveries did not all reach, the worst first; none that is paused. */
    unreached(): Promise<readonly UnreachedEndpoint[]>
  }
  confirmations: {
    insert(confirmation: Confirmation): Promise<void>
    /** What people said of these companies and did not take back. */
    standing(about: readonly Confirmation['about'][]): Promise<readonly Confirmation[]>
    /** Newest first, with what was taken back. */
    history(about: Confirmation['about'], step: string): Promise<readonly Confirmation[]>
    /** False where it was taken back before. */
    withdraw(confirmation: Confirmation, by: string, now: Date): Promise<boolean>
  }
  /** Where clients stand, kept to be listed. Written by `keepNextSteps` and nobody else. */
  nextSteps: {
    /** Until the transaction ends, nobody else looks where these stand. */
    lock(clientIds: readonly ClientId[]): Promise<void>
    /** All platforms of a client, in place of what stood there. */
    put(clientId: ClientId, kept: readonly KeptStep[], now: Date): Promise<void>
    /** Those that wait for others, unopened. */
    outlines(clientIds: readonly ClientId[]): Promise<readonly StepOutline[]>
    ofClients(clientIds: readonly ClientId[]): Promise<readonly KeptStep[]>
    snooze(snooze: Snooze): Promise<void>
    wake(clientId: ClientId): Promise<void>
    snoozes(clientIds: readonly ClientId[]): Promise<readonly Snooze[]>
    /** The most urgent first. */
    page(query: NextStepQuery): Promise<Page<KeptStep>>
    /** How many clients wait for whom; of one client, or of all. */
    counts(query: { overdueAt: Date; clientId?: ClientId }): Promise<readonly NextStepCount[]>
  }
  messages: MessageRecords
  /** How long steps waited for others. */
  waits: {
    insert(wait: Wait): Promise<void>
    /** Of each the newest since then, one question for all. */
    newest(of: readonly WaitOf[], since: Date, limit: number): Promise<readonly Omit<Wait, 'endedAt'>[]>
  }
  jobs: {
    /** Keeps one open job for each kind and key; an earlier `runAt` wins. */
    enqueue(job: Omit<Job, 'attempts'>): Promise<void>
    /** Leases jobs that are due and free to this owner, of these kinds or of all. `attempts` counts this one too. */
    claim(claim: {
      owner: string
      limit: number
      now: Date
      leaseMs: number
      kinds?: readonly JobKind[]
    }): Promise<readonly ClaimedJob[]>
    renew(ids: readonly JobId[], owner: string, leaseUntil: Date): Promise<void>
    /** Both answer false where the lease was lost. */
    done(id: JobId, owner: string): Promise<boolean>
    again(id: JobId, owner: string, runAt: Date, problem?: string): Promise<boolean>
    nextRunAt(kinds?: readonly JobKind[]): Promise<Date | undefined>
    open(kind: JobKind, key: string): Promise<Job | undefined>
  }
  timeline: {
    append(entry: TimelineEntry): Promise<void>
    ofClient(clientId: ClientId, page: PageQuery): Promise<Page<TimelineEntry>>
    ofSubject(subject: string, page: PageQuery): Promise<Page<TimelineEntry>>
  }
  idempotency: {
    /** The earlier use of this key by this caller, or undefined when it was free and is now taken by this request. */
    take(use: {
      caller: string
      key: string
      requestHash: string
      request: string
      now: Date
    }): Promise<IdempotentUse | undefined>
    answer(caller: string, key: string, answer: { status: number; body: string }): Promise<void>
    /** Frees a key whose request changed nothing. */
    release(caller: string, key: string): Promise<void>
    forgetBefore(instant: Date, limit: number): Promise<number>
  }
}

export type ImportRowsQuery = { limit: number; after?: number; states?: readonly RowState[] }

/** `after` is the `next` of the page before: a place in the order, also when that client has moved since. */
export type NextStepQuery = PageQuery & {
  clientId?: ClientId
  /** The step at this platform; without it, the most urgent of each client. */
  channel?: string
  /** State of an application: at that platform, or at any. */
  state?: KeptStep['state']
  waitingFor?: readonly Party[]
  /** Only where somebody said no. */
  blocked?: boolean
  /** Only what was due before this instant. */
  overdueAt?: Date
  /** As in the list of clients. */
  text?: string
  /** Only what has waited too long at this instant. */
  lateAt?: Date
  /** Only what is due before this instant. */
  dueBefore?: Date
  /** Only clients that this member looks after. */
  ownerId?: UserId
  /** Only what is put aside at this instant, or only what is not. */
  snoozed?: { at: Date; is: boolean }
}
export type NextStepCount = { waitingFor: Party; blocked: boolean; clients: number; overdue: number }
export type PaymentFilter = {
  clientId?: ClientId
  state?: PaymentState
  /** One of its numbers, ours or the gateway's, whole. */
  text?: string
  createdFrom?: Date
  createdTo?: Date
}
export type IdempotentUse = {
  requestHash: string
  request: string
  takenAt: Date
  answer?: { status: number; body: string }
}
