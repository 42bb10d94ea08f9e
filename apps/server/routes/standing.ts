import type { Caller } from '@ruzhu/domain/access/access.ts'
import { may } from '@ruzhu/domain/access/may.ts'
import type { ClientId, LinkId } from '@ruzhu/domain/ids.ts'
import type { KeptStep } from '@ruzhu/domain/journeys/kept-step.ts'
import type { NextStep } from '@ruzhu/domain/journeys/next-step.ts'
import { permitted } from '@ruzhu/domain/journeys/permitted.ts'
import { type ClientProgress, readNextSteps } from '@ruzhu/domain/journeys/read-next-step.ts'
import { linkAddress } from '@ruzhu/domain/links/client-links.ts'
import { withAddress } from '@ruzhu/domain/links/tell-address.ts'
import { type Static, Type } from 'typebox'
import type { Parts } from '../parts.ts'
import { given, Id, View } from '../schemas.ts'
import { NextStepView, nextStepView } from './next-steps.ts'

export const ProgressView = View('Progress', { done: Type.Integer(), total: Type.Integer() })

/** What a row of the list shows of where a client stands. */
export const STANDING = {
  next_step: NextStepView,
  platforms: Type.Array(
    Type.Object({
      channel: Type.String(),
      journey: Type.String({ description: '接入方式 / Way by which it comes to be paid there' }),
      applyment_id: Type.Optional(Id('ap')),
      state: Type.String(),
      next_step: NextStepView,
    }),
  ),
  progress: ProgressView,
}
export const StandingView = Type.Object(STANDING)

/** Where each of these clients stands, read anew and worded for whoever asks. */
export async function standingOf(
  parts: Parts,
  clients: readonly { id: ClientId }[],
  caller: Caller,
): Promise<ReadonlyMap<ClientId, ClientProgress>> {
  const { environment } = parts
  const { store, now, describe, workdays } = parts.deps
  const ids = clients.map(({ id }) => id)
  const read = await readNextSteps(store.read, ids, now(), { caller, environment, describe, workdays })
  const steps = [...read.values()].flatMap(({ nextStep, ways }) => [nextStep, ...ways.map((way) => way.nextStep)])
  const addresses = await addressesIn(parts, steps, caller)
  if (addresses.size === 0 && !steps.some(({ handover }) => handover?.linkId)) return read
  return new Map([...read].map(([id, progress]) => [id, addressed(progress, addresses)]))
}

/** Where the links lead that these steps hand over: for readers who may send them, and for nobody else. */
export async function addressesIn(
  { deps, environment }: Parts,
  steps: readonly NextStep[],
  caller: Caller,
): Promise<ReadonlyMap<LinkId, string>> {
  const ids = steps.flatMap(({ handover }) => handover?.linkId ?? [])
  if (ids.length === 0 || !may(caller, 'links.edit', environment)) return new Map()
  const tokens = await deps.store.read.links.tokens(ids)
  return new Map([...tokens].map(([id, token]) => [id, linkAddress(deps, token)]))
}

function addressed(progress: ClientProgress, addresses: ReadonlyMap<LinkId, string>): ClientProgress {
  const [first, ...others] = progress.ways
  const way = (one: typeof first) => ({ ...one, nextStep: told(one.nextStep, addresses) })
  return { ...progress, nextStep: told(progress.nextStep, addresses), ways: [way(first), ...others.map(way)] }
}

function told(step: NextStep, addresses: ReadonlyMap<LinkId, string>): NextStep {
  const linkId = step.handover?.linkId
  return linkId === undefined ? step : withAddress(step, addresses.get(linkId))
}

/** The same as it is kept; what is not kept yet, after an upgrade or of archived clients, is read anew. */
export async function keptStanding(
  parts: Parts,
  clients: readonly { id: ClientId }[],
  caller: Caller,
): Promise<ReadonlyMap<ClientId, Static<typeof StandingView>>> {
  const ids = clients.map(({ id }) => id)
  const rows = await parts.deps.store.read.nextSteps.ofClients(ids)
  const addresses = await addressesIn(
    parts,
    rows.map(({ step }) => step),
    caller,
  )
  const kept = Map.groupBy(rows, ({ clientId }) => clientId)
  const others = await standingOf(
    parts,
    clients.filter(({ id }) => !kept.has(id)),
    caller,
  )
  return new Map([
    ...[...others].map(([id, progress]) => [id, progressView(progress)] as const),
    ...[...kept].map(([id, steps]) => [id, keptView(parts, steps, caller, addresses)] as const),
  ])
}

/** A kept step is nobody's yet: what its reader may do, and whether its time has passed, is said here. */
export function shownStep(
  { deps, environment }: Parts,
  { step }: Pick<KeptStep, 'step'>,
  caller: Caller,
  addresses: ReadonlyMap<LinkId, string>,
): NextStep {
  const now = deps.now()
  const overdue = step.dueAt !== undefined && step.dueAt < now
  const urgent = step.urgentAt !== undefined && step.urgentAt <= now
  return permitted({ ...told(step, addresses), overdue, urgent }, { caller, environment })
}

function keptView(
  parts: Parts,
  steps: readonly KeptStep[],
  caller: Caller,
  addresses: ReadonlyMap<LinkId, string>,
): Static<typeof StandingView> {
  const foremost = steps.find((one) => one.foremost) ?? steps[0]
  if (!foremost) throw new RangeError('what is kept of a client has one step at least')
  return {
    next_step: nextStepView(shownStep(parts, foremost, caller, addresses)),
    platforms: steps
      .filter(({ channel }) => channel !== '')
      .map((one) => platformView(one, shownStep(parts, one, caller, addresses))),
    progress: foremost.progress,
  }
}

function progressView({ nextStep, ways, progress }: ClientProgress): Static<typeof StandingView> {
  return {
    next_step: nextStepView(nextStep),
    platforms: ways
      .filter(({ channel }) => channel !== '')
      .map((way) => platformView({ ...way, journey: way.plan.key }, way.nextStep)),
    progress,
  }
}

function platformView(
  { channel, journey, applymentId, state }: Pick<KeptStep, 'channel' | 'journey' | 'applymentId' | 'state'>,
  step: NextStep,
) {
  return given({ channel, journey, applyment_id: applymentId, state, next_step: nextStepView(step) })
}
