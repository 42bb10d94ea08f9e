import type { ApplymentKey, ClientId } from '@ruzhu/domain/ids.ts'
import type { KeptStep } from '@ruzhu/domain/journeys/kept-step.ts'
import type { NextStep } from '@ruzhu/domain/journeys/next-step.ts'
import { BLOCKED } from '@ruzhu/domain/journeys/urgency.ts'
import type { Party } from '@ruzhu/domain/parties.ts'
import type { NextStepQuery, Records } from '@ruzhu/domain/store.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { fromJson, type Json, millis, millisOrNull, toJson } from './columns.ts'
import type { Context } from './context.ts'
import { found } from './clients.ts'
import { COMPANY, type Sealer } from './vault.ts'

type NextStepsTable = {
  client_id: ClientId
  channel: string
  foremost: number
  journey: string
  state: KeptStep['state']
  applyment_id: ApplymentKey | null
  key: string
  waiting_for: Party
  due_at: number | null
  rank: number
  moment: number
  /** It may hold a link that acts for whoever opens it, so it is sealed. */
  step: Uint8Array
  done: number
  total: number
  updated_at: number
}
export type NextStepTables = { next_steps: NextStepsTable }

export function nextSteps({ db, engine, sealer }: Context): Records['nextSteps'] {
  return {
    async lock(clientIds) {
      // SQLite has one writer. Without it, two transactions here would each keep what they see without the other.
      if (engine !== 'postgres' || clientIds.length === 0) return
      await sql`select id from clients where id in (${sql.join(clientIds)}) order by id for no key update`.execute(db)
    },
    async put(clientId, kept, now) {
      await db.deleteFrom('next_steps').where('client_id', '=', clientId).execute()
      if (kept.length === 0) return
      const rows = await Promise.all(kept.map((one) => toRow(sealer, one, now)))
      await db.insertInto('next_steps').values(rows).execute()
    },
    async ofClients(clientIds) {
      if (clientIds.length === 0) return []
      const rows = await db.selectFrom('next_steps').selectAll().where('client_id', 'in', clientIds).execute()
      return Promise.all(rows.map((row) => fromRow(sealer, row)))
    },
    async page(query) {
      const { limit, channel, waitingFor, state, blocked, overdueAt, text, after, clientId } = query
      let some = db.selectFrom('next_steps').selectAll()
      some = channel === undefined ? some.where('foremost', '=', 1) : some.where('channel', '=', channel)
      if (clientId !== undefined) some = some.where('client_id', '=', clientId)
      if (waitingFor) some = some.where('waiting_for', 'in', waitingFor)
      if (blocked) some = some.where('rank', '=', BLOCKED)
      if (overdueAt) some = some.where('due_at', '<', millis(overdueAt))
      if (state !== undefined)
        some = channel === undefined ? some.where(anywhere(state)) : some.where('state', '=', state)
      if (text) some = some.where(ofClientsFound(text))
      if (after) some = some.where(behind(after))
      const rows = await some
        .orderBy('rank')
        .orderBy('moment')
        .orderBy('client_id')
        .limit(limit + 1)
        .execute()
      const last = rows.length > limit ? rows[limit - 1] : undefined
      const shown = await Promise.all(rows.slice(0, limit).map((row) => fromRow(sealer, row)))
      return { rows: shown, ...(last && { next: `${last.rank}.${last.moment}.${last.client_id}` }) }
    },
  }
}

/** At any of its platforms: the most urgent one is not always the one that is asked about. */
function anywhere(state: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select 1 from next_steps as other
    where other.client_id = next_steps.client_id and other.state = ${state})`
}

function ofClientsFound(text: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`client_id in (select id from clients where ${found(text)})`
}

/** Where the page before ended, also when that client has moved since. */
function behind(after: NonNullable<NextStepQuery['after']>): RawBuilder<SqlBool> {
  const [rank, moment, clientId] = after.split('.')
  return sql<SqlBool>`(rank, moment, client_id) > (${Number(rank)}, ${Number(moment)}, ${clientId})`
}

async function toRow(sealer: Sealer, kept: KeptStep, now: Date): Promise<NextStepsTable> {
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
    rank: kept.rank,
    moment: kept.moment,
    step: await sealer.seal(COMPANY, placeOf(clientId, channel), toJson(storedStep(step))),
    done: progress.done,
    total: progress.total,
    updated_at: millis(now),
  }
}

async function fromRow(sealer: Sealer, row: NextStepsTable): Promise<KeptStep> {
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

type Instants = 'since' | 'dueAt' | 'checkedAt' | 'nextCheckAt'
type StoredStep = Omit<NextStep, Instants | 'handover'> & {
  since: number
  dueAt: number | null
  checkedAt: number | null
  nextCheckAt: number | null
  handover?: Omit<NonNullable<NextStep['handover']>, 'expiresAt'> & { expiresAt: number | null }
}

function storedStep({ since, dueAt, checkedAt, nextCheckAt, handover, ...rest }: NextStep): StoredStep {
  return {
    ...rest,
    since: millis(since),
    dueAt: millisOrNull(dueAt),
    checkedAt: millisOrNull(checkedAt),
    nextCheckAt: millisOrNull(nextCheckAt),
    ...(handover && { handover: { ...handover, expiresAt: millisOrNull(handover.expiresAt) } }),
  }
}

function stepOf({ since, dueAt, checkedAt, nextCheckAt, handover, ...rest }: StoredStep): NextStep {
  return {
    ...rest,
    since: new Date(since),
    ...(dueAt !== null && { dueAt: new Date(dueAt) }),
    ...(checkedAt !== null && { checkedAt: new Date(checkedAt) }),
    ...(nextCheckAt !== null && { nextCheckAt: new Date(nextCheckAt) }),
    ...(handover && { handover: handoverOf(handover) }),
  }
}

function handoverOf({ expiresAt, ...rest }: NonNullable<StoredStep['handover']>): NonNullable<NextStep['handover']> {
  return { ...rest, ...(expiresAt !== null && { expiresAt: new Date(expiresAt) }) }
}

function placeOf(clientId: ClientId, channel: string): string {
  return `next_steps.step/${clientId}/${channel}`
}
