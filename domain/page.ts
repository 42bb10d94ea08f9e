/** A page of a list, newest first. `after` is the id of the last row seen; ids sort by the time they were made. */
export type PageQuery = { limit: number; after?: string }
export type Page<Row> = { rows: readonly Row[]; next?: string }

export const PAGE_LIMIT = 100
