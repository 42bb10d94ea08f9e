import type { Applyment } from '../applyments/applyments.ts'
import type { DeadlineDays } from '../applyments/states.ts'
import { checkApplyment } from '../applyments/check-applyment.ts'
import { type Answer, readForm } from '../applyments/form.ts'
import { maskName } from '../applyments/mask.ts'
import { deadlineDaysOf, findSubjectType } from '../applyments/subject-types.ts'
import type { CheckRun } from '../checks/checks.ts'
import type { Client } from '../clients/clients.ts'
import type { ChannelDescriptor, Describe, SubjectType } from '../descriptor.ts'
import { type Authorization, type Grant, newestActive } from '../grants/grants.ts'
import { type ClientLink, linkState } from '../links/client-links.ts'
import type { PaymentMethod } from '../methods/methods.ts'
import type { Party } from '../parties.ts'
import type { Scene } from '../payments/payments.ts'
import type { Permission } from '../permissions/permissions.ts'
import type { AccountOutline } from '../providers/providers.ts'
import type { Settlement, SettlementChange } from '../settlement/settlement.ts'
import type { Sentence } from '../text.ts'
import { beijingDay } from '../time.ts'
import type { Workdays } from '../workdays.ts'
import { type Confirmation, type Confirmed, confirmedSteps } from './confirmations.ts'
import type { NextStep } from './next-step.ts'

/** What does not hang on any client: what channels say of themselves, and the calendar. */
export type World = { describe: Describe; workdays: Workdays }

/** Its keys are kept; which settings it has is its channel's to say. */
export type KeptAccount = Pick<AccountOutline, 'settings' | 'createdAt'>

/** What is true of any company on its way at one platform. */
export type JourneyFacts = {
  channel: string
  /** What the platform is called, and what people there scan with. */
  platform: Sentence
  scanner: Sentence
  /** Who can take an application back while it is reviewed. */
  withdrawing?: Sentence
  /** On which days people work: our own deadlines are counted in them. */
  workdays: Workdays
  /** Days that the platform gives for what its state asks of the client, where they are its own. */
  deadlineDays?: DeadlineDays
  /** When it set out. */
  beganAt: Date
  /** What people said, and did not take back. */
  confirmed: Confirmed
  /** Our own account there; it was answered by the platform when it was saved. */
  account?: KeptAccount
  subject: NextStep['subject']
  /** The page on which its steps stand. */
  href: string
  /** Names as they may be shown in lists and messages. */
  people: Readonly<Partial<Record<Party, string>>>
}

/** What is true of one client at one platform; everything that its journey depends on, and nothing else. */
export type Facts = JourneyFacts & {
  client: Client
  applyment?: Applyment
  /** How the platform has its account verified; by a scan where nothing is said. */
  verifiesBy?: NonNullable<SubjectType['verifiesBy']>
  /** Of a form that may be changed: places that are empty, and places that are filled in wrongly. */
  missing: number
  wrong: number
  /** Name of the super admin, as typed. */
  superAdmin?: string
  /** AppIDs in the application: its approval links them by itself. */
  appidsApplied: readonly string[]
  /** Scenes of those wanted or set up, and those of them that are paid in an AppID of the client's own. */
  scenes: readonly Scene[]
  appidScenes: readonly Scene[]
  method?: PaymentMethod
  /** The client's own account there, answered by the platform when it was saved. */
  ownAccount?: KeptAccount
  /** What the merchant let us do in its name, and the link by which it is asked to. */
  grant?: Pick<Grant, 'id' | 'state' | 'subMchid' | 'grantedAt' | 'withdrawnAt'>
  authorization?: Authorization
  /** By which the client's people are filling in the form just now. */
  openLink?: Pick<ClientLink, 'id' | 'expiresAt' | 'fields'>
  /** Places that they have filled in and sent, and that nobody of ours has looked at since. */
  sentPlaces?: number
  /** Payments of the method that were paid. */
  paid: number
  /** What the gateway says that the merchant lets us do. */
  permissions: readonly Permission[]
  /** What the live check of the method found last. */
  checked?: Pick<CheckRun, 'endedAt' | 'results'>
  /** The account its money goes to, and the newest wish for another. */
  settlement?: Settlement
  settlementChange?: SettlementChange
}

export type Rows = {
  client: Client
  applyments: readonly Applyment[]
  methods: readonly PaymentMethod[]
  confirmations: readonly Confirmation[]
  grants: readonly Grant[]
  authorizations: readonly Authorization[]
  links: readonly ClientLink[]
  account?: KeptAccount
  ownAccounts: readonly AccountOutline[]
  permissions: readonly Permission[]
  settlements: readonly Settlement[]
  settlementChanges: readonly SettlementChange[]
  paidOf: (method: PaymentMethod) => number
  checkOf: (method: PaymentMethod) => CheckRun | undefined
}

export function factsOf(channel: string, rows: Rows, { describe, workdays }: World, now: Date): Facts {
  const { client, account } = rows
  const applyment = current(rows.applyments.filter((one) => one.channel === channel))
  const method = foremost(rows.methods.filter((one) => one.channel === channel))
  const ownAccount = newest(rows.ownAccounts.filter((one) => one.channel === channel))
  const { answers, ...form } = applyment ? formFacts(applyment, describe, now) : NO_FORM
  const scenes =
    method?.scenes ?? client.wants.filter((want) => want.channel === channel).flatMap((want) => want.scenes)
  const typed = answers.find(({ field }) => field.means === 'super_admin')?.value
  const superAdmin = typeof typed === 'string' ? typed : undefined
  const deadlineDays = applyment && deadlineDaysOf(describe, applyment)
  const agreed = given(rows, channel)
  const checked = method && rows.checkOf(method)
  return {
    ...platformFacts(channel, describe),
    workdays,
    ...(deadlineDays && { deadlineDays }),
    client,
    beganAt: client.createdAt,
    confirmed: confirmedSteps(rows.confirmations, channel),
    subject: { type: 'client', id: client.id },
    href: `/clients/${client.id}`,
    people: {
      client: maskName(client.contactName),
      ...(superAdmin !== undefined && { superAdmin: maskName(superAdmin) }),
    },
    ...(account && { account }),
    ...form,
    ...(applyment && { applyment }),
    ...(superAdmin !== undefined && { superAdmin }),
    appidsApplied: answers.flatMap(({ field, value }) =>
      field.rule === 'appid' && typeof value === 'string' ? [value] : [],
    ),
    scenes,
    appidScenes: scenesWithAppid(describe(channel), scenes),
    ...(method && { method }),
    ...(ownAccount && { ownAccount }),
    ...agreed,
    ...(applyment && linked(applyment, rows.links, now)),
    paid: method ? rows.paidOf(method) : 0,
    ...merchantFacts(rows, { ...(applyment && { applyment }), ...agreed }),
    ...(checked && { checked }),
  }
}

/** What counts is the grant that stands, else the one that was taken back last; and the newest link. */
function given({ grants, authorizations }: Rows, channel: string): Pick<Facts, 'grant' | 'authorization'> {
  const ofChannel = grants.filter((one) => one.channel === channel)
  const grant = newestActive(ofChannel) ?? newest(ofChannel)
  const authorization = newest(authorizations.filter((one) => one.channel === channel && one.state !== 'cancelled'))
  return { ...(grant && { grant }), ...(authorization && { authorization }) }
}

/** Of the merchant that came of this application, or authorised us. */
function merchantFacts(
  { permissions, settlements, settlementChanges }: Rows,
  { applyment, grant }: { applyment?: Applyment; grant?: Pick<Grant, 'id'> },
): Pick<Facts, 'permissions' | 'settlement' | 'settlementChange'> {
  const asked = applyment?.state === 'finished' ? applyment.id : grant?.id
  const isIts = ({ applymentId }: { applymentId: Applyment['id'] }) => applymentId === applyment?.id
  const settlement = settlements.find(isIts)
  const settlementChange = newest(settlementChanges.filter(isIts))
  return {
    permissions: permissions.filter(({ about }) => about === asked),
    ...(settlement && { settlement }),
    ...(settlementChange && { settlementChange }),
  }
}

/** What was sent counts until the form is sent on: a later state of the application is later news. */
function linked(applyment: Applyment, links: readonly ClientLink[], now: Date): Pick<Facts, 'openLink' | 'sentPlaces'> {
  const newestFirst = links.filter(({ applymentId }) => applymentId === applyment.id).toSorted(newerFirst)
  const open = newestFirst.find((link) => linkState(link, now) === 'open')
  const sent = newestFirst.filter((link) => link.sent && link.sent.at >= applyment.stateAt)
  const places = new Set(sent.flatMap(({ filled }) => filled))
  return { ...(open && { openLink: open }), ...(sent.length > 0 && { sentPlaces: Math.max(1, places.size) }) }
}

function newerFirst(one: { id: string }, other: { id: string }): number {
  return one.id < other.id ? 1 : -1
}

function newest<Row extends { id: string }>(rows: readonly Row[]): Row | undefined {
  return rows.toSorted((a, b) => (a.id < b.id ? 1 : -1))[0]
}

export function platformFacts(
  channel: string,
  describe: Describe,
): Pick<JourneyFacts, 'channel' | 'platform' | 'scanner' | 'deadlineDays' | 'withdrawing'> {
  const { label, journeys, withdrawing } = describe(channel) ?? {}
  const { scanner = ANY_PHONE, deadlineDays } = journeys ?? {}
  return {
    channel,
    platform: label ?? ANY_PLATFORM,
    scanner,
    ...(deadlineDays && { deadlineDays }),
    ...(withdrawing && { withdrawing }),
  }
}

const ANY_PLATFORM: Sentence = { 'zh-CN': '支付平台', en: 'the platform' }
const ANY_PHONE: Sentence = { 'zh-CN': '手机', en: 'a phone' }

const NO_FORM: FormFacts = { answers: [], missing: 0, wrong: 0 }
type FormFacts = Pick<Facts, 'missing' | 'wrong' | 'verifiesBy'> & { answers: readonly Answer[] }

function formFacts(applyment: Applyment, describe: Describe, now: Date): FormFacts {
  const subjectType = findSubjectType(describe, applyment.channel, applyment.subjectType)
  if (!subjectType) return NO_FORM
  const { must } = checkApplyment(applyment, subjectType, { today: beijingDay(now) })
  const missing = must.filter(({ rule }) => rule === 'required').length
  const { verifiesBy } = subjectType
  const counted = { missing, wrong: must.length - missing }
  return { answers: readForm(subjectType, applyment.form), ...counted, ...(verifiesBy && { verifiesBy }) }
}

/** The newest one that is not cancelled; where all are, the newest. */
function current(applyments: readonly Applyment[]): Applyment | undefined {
  const newestFirst = applyments.toSorted((a, b) => (a.id < b.id ? 1 : -1))
  return newestFirst.find(({ state }) => state !== 'canceled') ?? newestFirst[0]
}

/** The one that is furthest: in use, else being prepared, else switched off. */
function foremost(methods: readonly PaymentMethod[]): PaymentMethod | undefined {
  const order = { active: 0, draft: 1, disabled: 2 }
  return methods.toSorted((a, b) => order[a.state] - order[b.state] || (a.id < b.id ? -1 : 1))[0]
}

function scenesWithAppid(descriptor: ChannelDescriptor | undefined, scenes: readonly Scene[]): readonly Scene[] {
  const needing = descriptor?.scenes.filter(({ app }) => app === 'always').map(({ scene }) => scene) ?? []
  return needing.filter((scene) => scenes.includes(scene))
}
