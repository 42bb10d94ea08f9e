import type { ApplymentState } from '../applyments/applyments.ts'
import { findSubjectType } from '../applyments/subject-types.ts'
import { failedIn } from '../checks/checks.ts'
import type { Client } from '../clients/clients.ts'
import type { Describe } from '../descriptor.ts'
import type { ApplymentKey, ClientId } from '../ids.ts'
import type { PaymentMethod } from '../methods/methods.ts'
import type { ProviderAccount } from '../providers/providers.ts'
import type { Records } from '../store.ts'
import { type Facts, factsOf, type Rows, type World } from './facts.ts'
import { type Journey, journey } from './journey.ts'
import type { NextStep } from './next-step.ts'
import type { Patience } from './patience.ts'
import type { JourneyPlan } from './plan.ts'
import { readPatience } from './read-patience.ts'
import { UNDECIDED } from './undecided.ts'
import { type FailedCheck, mendStep } from './steps/mend-step.ts'
import { action } from './steps/step.ts'
import { byUrgency } from './urgency.ts'

/** One platform of a client: which way it goes there, and how far it is. */
export type Way = Journey & {
  channel: string
  plan: JourneyPlan
  /** Of its application; `none` where there is no application. */
  state: ApplymentState | 'none'
  applymentId?: ApplymentKey
  /** What the platform knows that application by; before it gave it a number, what we called it there. */
  platformNumber?: string
  /** What is to be said while it waits. */
  patience: Patience
}
type BareWay = Omit<Way, 'patience'>

/** The most urgent first; every client has one at least. */
export type ClientWays = { client: Client; ways: readonly [Way, ...Way[]] }

/** Of a whole page of clients at once: the number of queries does not grow with it. */
export async function readWays(
  records: Records,
  clientIds: readonly ClientId[],
  now: Date,
  world: World,
): Promise<ReadonlyMap<ClientId, ClientWays>> {
  if (clientIds.length === 0) return new Map()
  const [clients, applyments, methods, confirmations, grants, authorizations, links, providers, own, ...merchants] =
    await Promise.all([
      records.clients.byIds(clientIds),
      records.applyments.ofClients(clientIds),
      records.methods.ofClients(clientIds),
      records.confirmations.standing(clientIds),
      records.grants.ofClients(clientIds),
      records.grants.authorizationsOf(clientIds),
      records.links.ofClients(clientIds),
      records.providers.ours(),
      records.providers.ofClients(clientIds),
      records.permissions.ofClients(clientIds),
      records.settlements.ofClients(clientIds),
      records.settlements.lastChanges(clientIds),
    ])
  const [permissions, settlements, settlementChanges] = merchants
  const counts = await records.payments.countOfMethods(methods.map(({ id }) => id))
  const active = methods.filter(({ state }) => state === 'active')
  const checked = await records.checks.latest(methods.map(({ id }) => id))
  const checkOf = ({ id }: PaymentMethod) => checked.get(id)
  const paidOf = ({ id }: PaymentMethod) => counts.get(id)?.paid ?? 0
  const all = clients.map((client) => {
    const isOwn = ({ clientId }: { clientId?: ClientId }) => clientId === client.id
    const rows = {
      client,
      applyments: applyments.filter(isOwn),
      methods: methods.filter(isOwn),
      confirmations: confirmations.filter(({ about }) => about === client.id),
      grants: grants.filter(isOwn),
      authorizations: authorizations.filter(isOwn),
      links: links.filter(isOwn),
      ownAccounts: own.filter(isOwn),
      permissions: permissions.filter(isOwn),
      settlements: settlements.filter(isOwn),
      settlementChanges: settlementChanges.filter(isOwn),
      failedChecks: active.flatMap((method): FailedCheck[] => {
        const run = isOwn(method) && checked.get(method.id)
        return run && failedIn(run).length > 0 ? [{ method, run }] : []
      }),
      paidOf,
      checkOf,
    }
    return { client, ways: waysOf(rows, providers, now, world) }
  })
  const patient = await readPatience(
    records,
    all.flatMap(({ ways }) => ways),
    world,
    now,
  )
  return new Map(all.map(({ client, ways }) => [client.id, inOrder(client, ways.map(patient))]))
}

function inOrder(client: Client, ways: readonly Way[]): ClientWays {
  const [foremost, ...rest] = ways.toSorted((a, b) => byUrgency(a.nextStep, b.nextStep))
  if (!foremost) throw new RangeError('sorted, it is as long as before')
  return { client, ways: [foremost, ...rest] }
}

function waysOf(
  rows: Omit<Rows, 'account'> & { failedChecks: readonly FailedCheck[] },
  providers: readonly ProviderAccount[],
  now: Date,
  world: World,
): readonly BareWay[] {
  const [first = UNDECIDED_CHANNEL, ...others] = channelsOf(rows, providers)
  return [first, ...others].map((channel) => wayAt(channel, rows, providers, now, world))
}

function wayAt(
  channel: string,
  rows: Omit<Rows, 'account'> & { failedChecks: readonly FailedCheck[] },
  providers: readonly ProviderAccount[],
  now: Date,
  world: World,
): BareWay {
  const account = providers.find((one) => one.channel === channel)
  const facts = factsOf(channel, { ...rows, ...(account && { account }) }, world, now)
  const plan = planOf(facts, world.describe)
  const { applyment } = facts
  const failed = rows.failedChecks.find(({ method }) => method.channel === channel)
  const going = journey(plan, facts, now)
  return {
    ...going,
    nextStep: (failed && mendStep(failed)) ?? withWebsite(going.nextStep, world.describe(channel)?.journeys.website),
    channel,
    plan,
    state: applyment?.state ?? 'none',
    ...(applyment && {
      applymentId: applyment.id,
      platformNumber: applyment.applymentId ?? applyment.businessCode,
    }),
  }
}

/** While the platform is at it, it may be asked on its own pages. */
function withWebsite(step: NextStep, website: string | undefined): NextStep {
  if (step.waitingFor !== 'platform' || website === undefined) return step
  return { ...step, secondary: [...step.secondary, action('open_platform', website)] }
}

/** The way on which its application is, or that was chosen; where nobody chose, the one that its own account shows, or the usual one. */
function planOf({ client, channel, applyment, ownAccount }: Facts, describe: Describe): JourneyPlan {
  const journeys = describe(channel)?.journeys
  const plans = journeys?.clients ?? [UNDECIDED]
  const applied = applyment && findSubjectType(describe, channel, applyment.subjectType)?.path
  const path = applied ?? client.wants.find((want) => want.channel === channel)?.path
  return plans.find(({ key }) => key === path) ?? (ownAccount && journeys?.own) ?? plans[0]
}

export const UNDECIDED_CHANNEL = ''

/** What the client wants and has; where that is nothing yet, the platform that we are set up for. */
function channelsOf(
  { client, applyments, methods, grants, ownAccounts }: Omit<Rows, 'account'>,
  providers: readonly ProviderAccount[],
): readonly string[] {
  const named = new Set(
    [...client.wants, ...applyments, ...methods, ...grants, ...ownAccounts].map(({ channel }) => channel),
  )
  return named.size > 0 ? [...named] : providers.slice(0, 1).map(({ channel }) => channel)
}
