import type { KeptStep } from '@ruzhu/domain/journeys/kept-step.ts'
import { BLOCKED } from '@ruzhu/domain/journeys/urgency.ts'
import type { Page } from '@ruzhu/domain/page.ts'
import type { NextStepQuery } from '@ruzhu/domain/store.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { FEW, fewest, found, type WayIn, waysInByText } from './client-search.ts'
import { millis } from './columns.ts'
import type { Context } from './context.ts'
import { keptStep } from './next-step-rows.ts'

/** Written out, so that an index of such rows fits at whatever values a statement is prepared for. */
export const FOREMOST = sql<SqlBool>`foremost = 1`

/**
 * A page of a list by urgency, narrowed by anything. What few clients have is looked up by its own index, and what is left
 * of those few is sorted; what many have is met soon by walking the order, whose index holds all that is asked about.
 */
export async function nextStepPage({ db, sealer }: Context, query: NextStepQuery): Promise<Page<KeptStep>> {
  const few = query.clientId === undefined ? await fewest({ db }, waysIn(query)) : [query.clientId]
  if (few?.length === 0) return { rows: [] }
  const { limit, channel, after } = query
  let some = db.selectFrom('next_steps').select(['client_id', 'channel', 'rank', 'moment'])
  some = channel === undefined ? some.where(FOREMOST) : some.where('channel', '=', channel)
  if (few) some = some.where('client_id', 'in', few)
  for (const condition of conditions(query)) some = some.where(condition)
  if (after) some = some.where(behind(after))
  const found = await some
    .orderBy('rank')
    .orderBy('moment')
    .orderBy('client_id')
    .limit(limit + 1)
    .execute()
  const shown = found.slice(0, limit)
  const last = found.length > limit ? shown.at(-1) : undefined
  return {
    rows: await wholeRows({ db, sealer }, shown),
    ...(last && { next: `${last.rank}.${last.moment}.${last.client_id}` }),
  }
}

function waysIn({ channel, state, waitingFor, overdueAt, text, ownerId }: NextStepQuery): readonly WayIn[] {
  const ways = text ? [...waysInByText(text)] : []
  if (state !== undefined) ways.push(among(sql<SqlBool>`state = ${state}`))
  if (ownerId !== undefined)
    ways.push(sql`select id as client_id from clients where owner_id = ${ownerId} limit ${FEW + 1}`)
  if (channel !== undefined) return ways
  if (waitingFor) ways.push(among(sql<SqlBool>`${FOREMOST} and waiting_for in (${sql.join(waitingFor)})`))
  if (overdueAt) ways.push(among(sql<SqlBool>`${FOREMOST} and due_at is not null and due_at < ${millis(overdueAt)}`))
  return ways
}

/** Which of them are put aside: only as long as the step is the one that was. */
function putAside({ at, is }: NonNullable<NextStepQuery['snoozed']>): RawBuilder<SqlBool> {
  const there = sql`exists (select 1 from snoozes where snoozes.client_id = next_steps.client_id
    and snoozes.step = next_steps.key and snoozes.until > ${millis(at)})`
  return is ? sql<SqlBool>`${there}` : sql<SqlBool>`not ${there}`
}

function among(condition: RawBuilder<SqlBool>): WayIn {
  return sql`select client_id from next_steps where ${condition} limit ${FEW + 1}`
}

function* conditions(query: NextStepQuery): Generator<RawBuilder<SqlBool>> {
  const { channel, state, waitingFor, blocked, overdueAt, text, lateAt, dueBefore, ownerId, snoozed } = query
  // not the bare column: its own index would be read whole and sorted, where the order has only to be walked
  if (waitingFor) yield sql<SqlBool>`waiting_for || '' in (${sql.join(waitingFor)})`
  if (blocked) yield sql<SqlBool>`rank = ${BLOCKED}`
  if (overdueAt) yield sql<SqlBool>`due_at + 0 < ${millis(overdueAt)}`
  if (lateAt) yield sql<SqlBool>`late_at <= ${millis(lateAt)}`
  if (dueBefore) yield sql<SqlBool>`due_at + 0 < ${millis(dueBefore)}`
  if (ownerId !== undefined)
    yield sql<SqlBool>`exists (select 1 from clients
    where id = next_steps.client_id and owner_id = ${ownerId})`
  if (snoozed) yield putAside(snoozed)
  if (state !== undefined) yield channel === undefined ? anywhere(state) : sql<SqlBool>`state || '' = ${state}`
  if (text) yield sql<SqlBool>`exists (select 1 from clients where id = next_steps.client_id and ${found(text)})`
}

/** At any of its platforms: the most urgent one is not always the one that is asked about. */
function anywhere(state: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select 1 from next_steps as other
    where other.client_id = next_steps.client_id and other.state = ${state})`
}

/** Where the page before ended, also when that client has moved since. */
function behind(after: string): RawBuilder<SqlBool> {
  const [rank, moment, clientId] = after.split('.')
  return sql<SqlBool>`(rank, moment, client_id) > (${Number(rank)}, ${Number(moment)}, ${clientId})`
}

type Key = { client_id: string; channel: string }

/** Steps are long and sealed: only those that are shown are read. */
async function wholeRows({ db, sealer }: Pick<Context, 'db' | 'sealer'>, keys: readonly Key[]): Promise<KeptStep[]> {
  if (keys.length === 0) return []
  const pairs = keys.map(({ client_id, channel }) => sql`(${client_id}, ${channel})`)
  const rows = await db
    .selectFrom('next_steps')
    .selectAll()
    .where(sql<SqlBool>`(client_id, channel) in (values ${sql.join(pairs)})`)
    .execute()
  const known = new Map(rows.map((row) => [nameOf(row), row]))
  const inOrder = keys.flatMap((key) => known.get(nameOf(key)) ?? [])
  return Promise.all(inOrder.map((row) => keptStep(sealer, row)))
}

function nameOf({ client_id, channel }: Key): string {
  return `${client_id} ${channel}`
}
