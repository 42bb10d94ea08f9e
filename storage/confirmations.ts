import type { ConfirmationId } from '@ruzhu/domain/ids.ts'
import type { Confirmation } from '@ruzhu/domain/journeys/confirmations.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { fromJson, instant, type Json, millis, present, toJson } from './columns.ts'
import type { Context } from './context.ts'

type ConfirmationsTable = {
  id: ConfirmationId
  /** A client, or our own company. */
  about: Confirmation['about']
  channel: string
  step: string
  noted: Json<Confirmation['values']>
  note: string | null
  by_whom: string
  at: number
  withdrawn_by: string | null
  withdrawn_at: number | null
}
export type ConfirmationTables = { confirmations: ConfirmationsTable }

export function confirmations({ db }: Context): Records['confirmations'] {
  return {
    async insert({ id, about, channel, step, values, note, by, at }) {
      const standing = { noted: toJson(values), note: note ?? null, by_whom: by, at: millis(at) }
      await db
        .insertInto('confirmations')
        .values({ id, about, channel, step, ...standing, withdrawn_by: null, withdrawn_at: null })
        .execute()
    },
    async standing(about) {
      if (about.length === 0) return []
      const rows = await db
        .selectFrom('confirmations')
        .selectAll()
        .where('about', 'in', about)
        .where('withdrawn_at', 'is', null)
        .execute()
      return rows.map(fromRow)
    },
    async history(about, step) {
      const rows = await db
        .selectFrom('confirmations')
        .selectAll()
        .where('about', '=', about)
        .where('step', '=', step)
        .orderBy('id', 'desc')
        .limit(KEPT_IN_VIEW)
        .execute()
      return rows.map(fromRow)
    },
    async withdraw({ id }, by, now) {
      const { numUpdatedRows } = await db
        .updateTable('confirmations')
        .set({ withdrawn_by: by, withdrawn_at: millis(now) })
        .where('id', '=', id)
        .where('withdrawn_at', 'is', null)
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
  }
}

const KEPT_IN_VIEW = 100

function fromRow({ noted, by_whom, at, withdrawn_by, withdrawn_at, ...row }: ConfirmationsTable): Confirmation {
  return {
    ...present(row),
    values: fromJson(noted),
    by: by_whom,
    at: instant(at),
    ...(withdrawn_at !== null && { withdrawn: { by: withdrawn_by ?? '', at: instant(withdrawn_at) } }),
  }
}
