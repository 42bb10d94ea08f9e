import { BLOCKED } from '@ruzhu/domain/journeys/urgency.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { sql } from 'kysely'
import { millis } from './columns.ts'
import type { Context } from './context.ts'
import { FOREMOST, nextStepPage } from './next-step-pages.ts'
import { keptStep, stepRow } from './next-step-rows.ts'

export function nextSteps(context: Context): Records['nextSteps'] {
  const { db, engine, sealer } = context
  return {
    async lock(clientIds) {
      // SQLite has one writer. Without it, two transactions here would each keep what they see without the other.
      if (engine !== 'postgres' || clientIds.length === 0) return
      await sql`select id from clients where id in (${sql.join(clientIds)}) order by id for no key update`.execute(db)
    },
    async put(clientId, kept, now) {
      await db.deleteFrom('next_steps').where('client_id', '=', clientId).execute()
      if (kept.length === 0) return
      const rows = await Promise.all(kept.map((one) => stepRow(sealer, one, now)))
      await db.insertInto('next_steps').values(rows).execute()
    },
    async outlines(clientIds) {
      if (clientIds.length === 0) return []
      const rows = await db
        .selectFrom('next_steps')
        .select(['client_id', 'channel', 'key', 'moment'])
        .where('client_id', 'in', clientIds)
        .where('waiting_for', 'not in', ['operator', 'developer', 'finance', 'none'])
        .execute()
      // of what waits for others the moment is since when: `moment` in domain/journeys/urgency.ts
      return rows.map(({ client_id, channel, key, moment }) => {
        return { clientId: client_id, channel, key, since: new Date(moment) }
      })
    },
    async snooze({ clientId, step, until, reason, by, at }) {
      const row = { step, until: millis(until), reason, by_whom: by, at: millis(at) }
      await db
        .insertInto('snoozes')
        .values({ client_id: clientId, ...row })
        .onConflict((there) => there.column('client_id').doUpdateSet(row))
        .execute()
    },
    async wake(clientId) {
      await db.deleteFrom('snoozes').where('client_id', '=', clientId).execute()
    },
    async snoozes(clientIds) {
      if (clientIds.length === 0) return []
      const rows = await db.selectFrom('snoozes').selectAll().where('client_id', 'in', clientIds).execute()
      return rows.map(({ client_id, step, until, reason, by_whom, at }) => {
        return { clientId: client_id, step, until: new Date(until), reason, by: by_whom, at: new Date(at) }
      })
    },
    async ofClients(clientIds) {
      if (clientIds.length === 0) return []
      const rows = await db.selectFrom('next_steps').selectAll().where('client_id', 'in', clientIds).execute()
      return Promise.all(rows.map((row) => keptStep(sealer, row)))
    },
    page: (query) => nextStepPage(context, query),
    async counts({ overdueAt, clientId }) {
      const late = sql<number | bigint>`sum(case when due_at < ${millis(overdueAt)} then 1 else 0 end)`
      let some = db.selectFrom('next_steps').where(FOREMOST)
      if (clientId !== undefined) some = some.where('client_id', '=', clientId)
      const rows = await some
        .select(['waiting_for', 'rank', (of) => of.fn.countAll<number | bigint>().as('clients'), late.as('overdue')])
        .groupBy(['waiting_for', 'rank'])
        .execute()
      return rows.map(({ waiting_for, rank, clients, overdue }) => {
        return {
          waitingFor: waiting_for,
          blocked: rank === BLOCKED,
          clients: Number(clients),
          overdue: Number(overdue),
        }
      })
    },
  }
}
