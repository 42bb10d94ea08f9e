import type { Kysely } from 'kysely'
import type { Sealer } from './vault.ts'
import type { Tables } from './tables.ts'

export type EngineName = 'sqlite' | 'postgres'

/** What the queries of a noun run on: a transaction, or the committed data. */
export type Context = {
  db: Kysely<Tables>
  engine: EngineName
  sealer: Sealer
  now: () => Date
  /** Says that this transaction leaves a job which is due. */
  leaveDueJob: () => void
}
