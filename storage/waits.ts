import type { Records } from '@ruzhu/domain/store.ts'
import { sql } from 'kysely'
import { millis } from './columns.ts'
import type { Context } from './context.ts'

type WaitsTable = { channel: string; key: string; ended_at: number; minutes: number }
export type WaitTables = { waits: WaitsTable }

export function waits({ db }: Context): Records['waits'] {
  return {
    async insert({ channel, key, endedAt, minutes }) {
      await db
        .insertInto('waits')
        .values({ channel, key, ended_at: millis(endedAt), minutes })
        .execute()
    },
    async newest(of, since, limit) {
      if (of.length === 0) return []
      // each part walks its own stretch of the index, and no further than its limit
      const parts = of.map(
        ({ channel, key }) => sql`select * from (
          select channel, key, minutes from waits
          where channel = ${channel} and key = ${key} and ended_at >= ${millis(since)}
          order by ended_at desc limit ${limit}) as part`,
      )
      const { rows } = await sql<Omit<WaitsTable, 'ended_at'>>`${sql.join(parts, sql` union all `)}`.execute(db)
      return rows.map(({ channel, key, minutes }) => ({ channel, key, minutes: Number(minutes) }))
    },
  }
}
