import type { ApplymentKey, ClientId } from '@ruzhu/domain/ids.ts'
import type { KeptStep } from '@ruzhu/domain/journeys/kept-step.ts'
import type { NextStep } from '@ruzhu/domain/journeys/next-step.ts'
import type { Party } from '@ruzhu/domain/parties.ts'
import { fromJson, type Json, millis, millisOrNull, toJson } from './columns.ts'
import { COMPANY, type Sealer } from './vault.ts'

export type NextStepsTable = {
  client_id: ClientId
  channel: string
  foremost: number
  journey: string
  state: KeptStep['state']
  applyment_id: ApplymentKey | null
  key: string
  waiting_for: Party
  due_at: number | null
  late_at: number | null
  rank: number
  moment: number
  /** It may hold a link that acts for whoever opens it, so it is sealed. */
  step: Uint8Array
  done: number
  total: number
  updated_at: number
}
type SnoozesTable = { client_id: ClientId; step: string; until: number; reason: string; by_whom: string; at: number }
export type NextStepTables = { next_steps: NextStepsTable; snoozes: SnoozesTable }

export async function stepRow(sealer: Sealer, kept: KeptStep, now: Date): Promise<NextStepsTable> {
  const { clientId, channel, step, progress } = kept
  return {
    client_id: clientId,
    channel,
    foremost: kept.foremost ? 1 : 0,
    journey: kept.journey,
    state: kept.state,
    applyment_id: kept.applymentId ?? null,
    key: step.key,
    waiting_for: step.waitingFor,
    due_at: millisOrNull(step.dueAt),
    late_at: millisOrNull(step.lateAt),
    rank: kept.rank,
    moment: kept.moment,
    step: await sealer.seal(COMPANY, placeOf(clientId, channel), toJson(storedStep(step))),
    done: progress.done,
    total: progress.total,
    updated_at: millis(now),
  }
}

export async function keptStep(sealer: Sealer, row: NextStepsTable): Promise<KeptStep> {
  const text = await sealer.open(COMPANY, placeOf(row.client_id, row.channel), row.step)
  return {
    clientId: row.client_id,
    channel: row.channel,
    foremost: row.foremost === 1,
    journey: row.journey,
    state: row.state,
    ...(row.applyment_id !== null && { applymentId: row.applyment_id }),
    step: stepOf(fromJson(text.toString('utf8') as Json<StoredStep>)), // sealed by toRow: the seal vouches for it
    progress: { done: row.done, total: row.total },
    rank: row.rank,
    moment: row.moment,
  }
}

type Instants = 'since' | 'dueAt' | 'lateAt' | 'urgentAt' | 'checkedAt' | 'nextCheckAt'
type StoredStep = Omit<NextStep, Instants | 'handover'> & {
  since: number
  dueAt: number | null
  lateAt: number | null
  urgentAt: number | null
  checkedAt: number | null
  nextCheckAt: number | null
  handover?: StoredHandover
}
type Handover = NonNullable<NextStep['handover']>
type Transfer = NonNullable<Handover['transfer']>
type StoredHandover = Omit<Handover, 'expiresAt' | 'transfer'> & {
  expiresAt: number | null
  transfer?: Omit<Transfer, 'deadline'> & { deadline: number | null }
}

function storedStep(step: NextStep): StoredStep {
  const { since, dueAt, lateAt, urgentAt, checkedAt, nextCheckAt, handover, ...rest } = step
  return {
    ...rest,
    since: millis(since),
    dueAt: millisOrNull(dueAt),
    lateAt: millisOrNull(lateAt),
    urgentAt: millisOrNull(urgentAt),
    checkedAt: millisOrNull(checkedAt),
    nextCheckAt: millisOrNull(nextCheckAt),
    ...(handover && { handover: storedHandover(handover) }),
  }
}

function stepOf(stored: StoredStep): NextStep {
  const { since, dueAt, lateAt, urgentAt, checkedAt, nextCheckAt, handover, ...rest } = stored
  return {
    ...rest,
    since: new Date(since),
    ...(dueAt !== null && { dueAt: new Date(dueAt) }),
    ...(lateAt !== null && { lateAt: new Date(lateAt) }),
    ...(urgentAt !== null && { urgentAt: new Date(urgentAt) }),
    ...(checkedAt !== null && { checkedAt: new Date(checkedAt) }),
    ...(nextCheckAt !== null && { nextCheckAt: new Date(nextCheckAt) }),
    ...(handover && { handover: handoverOf(handover) }),
  }
}

function storedHandover({ expiresAt, transfer, ...rest }: Handover): StoredHandover {
  return {
    ...rest,
    expiresAt: millisOrNull(expiresAt),
    ...(transfer && { transfer: { ...transfer, deadline: millisOrNull(transfer.deadline) } }),
  }
}

function handoverOf({ expiresAt, transfer, ...rest }: StoredHandover): Handover {
  return {
    ...rest,
    ...(expiresAt !== null && { expiresAt: new Date(expiresAt) }),
    ...(transfer && { transfer: transferOf(transfer) }),
  }
}

function transferOf({ deadline, ...rest }: NonNullable<StoredHandover['transfer']>): Transfer {
  return { ...rest, ...(deadline !== null && { deadline: new Date(deadline) }) }
}

function placeOf(clientId: ClientId, channel: string): string {
  return `next_steps.step/${clientId}/${channel}`
}
