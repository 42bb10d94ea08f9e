import type { JobId } from '@ruzhu/domain/ids.ts'
import { JOB_KINDS, type Job, type JobKind } from '@ruzhu/domain/jobs/jobs.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { type RawBuilder, sql } from 'kysely'
import { instant, millis } from './columns.ts'
import type { Context } from './context.ts'

type JobsTable = {
  id: JobId
  kind: JobKind
  key: string
  run_at: number
  /** When it may be claimed next: `run_at` while it is free, the end of the lease while somebody holds it. */
  due_at: number
  /** Asked for again while it was held: it then runs once more. */
  rerun_at: number | null
  attempts: number
  owner: string | null
  problem: string | null
}
export type JobTables = { jobs: JobsTable }

export function jobs({ db, engine, now, leaveDueJob }: Context): Records['jobs'] {
  return {
    async enqueue({ id, kind, key, runAt }) {
      const at = millis(runAt)
      await db
        .insertInto('jobs')
        .values({ id, kind, key, run_at: at, due_at: at, rerun_at: null, attempts: 0, owner: null, problem: null })
        .onConflict((open) =>
          open.columns(['kind', 'key']).doUpdateSet({
            run_at: sql`case when jobs.owner is null and jobs.run_at > ${at} then ${at} else jobs.run_at end`,
            due_at: sql`case when jobs.owner is null and jobs.due_at > ${at} then ${at} else jobs.due_at end`,
            rerun_at: sql`case when jobs.owner is null then null
              when jobs.rerun_at < ${at} then jobs.rerun_at else ${at} end`,
          }),
        )
        .execute()
      noteDue(at)
    },
    async claim({ owner, limit, now: at, leaseMs, kinds = JOB_KINDS }) {
      const leaseUntil = millis(at) + leaseMs
      const rows = await db
        // Materialised, or PostgreSQL may run the choice again for each row and take more than the limit.
        .with(
          (name) => name('chosen').materialized(),
          () => earliest(kinds, limit, sql`and due_at <= ${millis(at)}`, engine === 'postgres' ? FREE : NOTHING),
        )
        .updateTable('jobs')
        .set({
          owner,
          due_at: leaseUntil,
          attempts: sql`attempts + 1`,
          // What was asked for before this run begins is answered by it.
          rerun_at: sql`case when rerun_at > ${millis(at)} then rerun_at end`,
        })
        .where('id', 'in', (some) => some.selectFrom('chosen').select('id'))
        .returningAll()
        .execute()
      return rows
        .toSorted((one, other) => one.run_at - other.run_at)
        .map((row) => ({ ...fromRow(row), owner, leaseUntil: instant(leaseUntil) }))
    },
    async renew(ids, owner, leaseUntil) {
      if (ids.length === 0) return
      await db
        .updateTable('jobs')
        .set({ due_at: millis(leaseUntil) })
        .where('id', 'in', ids)
        .where('owner', '=', owner)
        .execute()
    },
    async done(id, owner) {
      const { numDeletedRows } = await db
        .deleteFrom('jobs')
        .where('id', '=', id)
        .where('owner', '=', owner)
        .where('rerun_at', 'is', null)
        .executeTakeFirstOrThrow()
      if (numDeletedRows > 0n) return true
      const once = await db
        .updateTable('jobs')
        .set({ run_at: sql`rerun_at`, due_at: sql`rerun_at`, rerun_at: null, attempts: 0, owner: null, problem: null })
        .where('id', '=', id)
        .where('owner', '=', owner)
        .where('rerun_at', 'is not', null)
        .returning('due_at')
        .executeTakeFirst()
      if (once) noteDue(once.due_at)
      return once !== undefined
    },
    async again(id, owner, runAt, problem) {
      const at = millis(runAt)
      const earlier = sql<number>`case when rerun_at < ${at} then rerun_at else ${at} end`
      const row = await db
        .updateTable('jobs')
        .set({ run_at: earlier, due_at: earlier, rerun_at: null, owner: null, problem: problem ?? null })
        .where('id', '=', id)
        .where('owner', '=', owner)
        .returning('due_at')
        .executeTakeFirst()
      if (row) noteDue(row.due_at)
      return row !== undefined
    },
    async nextRunAt(kinds = JOB_KINDS) {
      const row = await db
        .selectFrom(earliest(kinds, 1, NOTHING, NOTHING).as('next'))
        .select('next.due_at')
        .executeTakeFirst()
      return row && instant(row.due_at)
    },
    async open(kind, key) {
      const row = await db
        .selectFrom('jobs')
        .selectAll()
        .where('kind', '=', kind)
        .where('key', '=', key)
        .executeTakeFirst()
      return row && fromRow(row)
    },
  }

  function noteDue(at: number): void {
    if (at <= millis(now())) leaveDueJob()
  }
}

type Part = RawBuilder<unknown>
const NOTHING: Part = sql``
const FREE: Part = sql`for update skip locked`

/** The earliest of these kinds: one short range of the index for each, however many of other kinds are due before them. */
function earliest(kinds: readonly JobKind[], limit: number, when: Part, lock: Part) {
  const ofKind = (kind: JobKind) => sql`select id, due_at from (
    select id, due_at from jobs where kind = ${kind} ${when} order by due_at limit ${limit} ${lock}) as of_kind`
  const all = sql.join(kinds.map(ofKind), sql` union all `)
  return sql<Pick<JobsTable, 'id' | 'due_at'>>`(${all} order by due_at limit ${limit})`
}

function fromRow(row: JobsTable): Job {
  return { id: row.id, kind: row.kind, key: row.key, runAt: instant(row.run_at), attempts: row.attempts }
}
