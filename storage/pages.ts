import type { Page, PageQuery } from '@ruzhu/domain/page.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'

// Sorts behind every id: with it the first page is the same statement as the following ones.
export const BEHIND_ALL_IDS = '~'

/** The rows of the pages that follow; a list is ordered by id, newest first, and fetched with `oneMore`. */
export function olderThan({ after }: PageQuery): RawBuilder<SqlBool> {
  return sql<SqlBool>`id < ${after ?? BEHIND_ALL_IDS}`
}

/** One row above the limit says whether a page follows. */
export function oneMore({ limit }: PageQuery): number {
  return limit + 1
}

export function pageOf<Row extends { id: string }>(rows: readonly Row[], { limit }: PageQuery): Page<Row> {
  if (rows.length <= limit) return { rows }
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return last === undefined ? { rows: shown } : { rows: shown, next: last.id }
}
