import type { Caller } from '@ruzhu/domain/access/access.ts'
import type { ClientId } from '@ruzhu/domain/ids.ts'
import type { KeptStep } from '@ruzhu/domain/journeys/kept-step.ts'
import type { NextStep } from '@ruzhu/domain/journeys/next-step.ts'
import { permitted } from '@ruzhu/domain/journeys/permitted.ts'
import { type ClientProgress, readNextSteps } from '@ruzhu/domain/journeys/read-next-step.ts'
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
const StandingView = Type.Object(STANDING)

/** Where each of these clients stands, read anew and worded for whoever asks. */
export async function standingOf(
  { deps, environment }: Parts,
  clients: readonly { id: ClientId }[],
  caller: Caller,
): Promise<ReadonlyMap<ClientId, ClientProgress>> {
  const { store, now, describe } = deps
  const ids = clients.map(({ id }) => id)
  return readNextSteps(store.read, ids, now(), { caller, environment, describe })
}

/** The same as it is kept; what is not kept yet, after an upgrade or of archived clients, is read anew. */
export async function keptStanding(
  parts: Parts,
  clients: readonly { id: ClientId }[],
  caller: Caller,
): Promise<ReadonlyMap<ClientId, Static<typeof StandingView>>> {
  const ids = clients.map(({ id }) => id)
  const kept = Map.groupBy(await parts.deps.store.read.nextSteps.ofClients(ids), ({ clientId }) => clientId)
  const others = await standingOf(
    parts,
    clients.filter(({ id }) => !kept.has(id)),
    caller,
  )
  return new Map([
    ...[...others].map(([id, progress]) => [id, progressView(progress)] as const),
    ...[...kept].map(([id, steps]) => [id, keptView(parts, steps, caller)] as const),
  ])
}

/** A kept step is nobody's yet: what its reader may do, and whether its time has passed, is said here. */
export function shownStep({ deps, environment }: Parts, { step }: Pick<KeptStep, 'step'>, caller: Caller): NextStep {
  const overdue = step.dueAt !== undefined && step.dueAt < deps.now()
  return permitted({ ...step, overdue }, { caller, environment })
}

function keptView(parts: Parts, steps: readonly KeptStep[], caller: Caller): Static<typeof StandingView> {
  const foremost = steps.find((one) => one.foremost) ?? steps[0]
  if (!foremost) throw new RangeError('what is kept of a client has one step at least')
  return {
    next_step: nextStepView(shownStep(parts, foremost, caller)),
    platforms: steps
      .filter(({ channel }) => channel !== '')
      .map((one) => platformView(one, shownStep(parts, one, caller))),
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
