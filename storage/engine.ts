import type { Kysely } from 'kysely'
import type { EngineName } from './context.ts'
import type { Tables } from './tables.ts'

/** What SQLite and PostgreSQL each do in their own way; everything above is written once. */
export type Engine = {
  name: EngineName
  /** Committed data only; outside any transaction. */
  read: Kysely<Tables>
  /** For better-auth: each statement is a transaction of its own. */
  auth: Kysely<unknown>
  /** Resolves after the commit is durable. The work may be run again from its start. */
  transaction<Result>(work: (db: Kysely<Tables>) => Promise<Result>): Promise<Result>
  /** After a commit that left due jobs: tells whoever listens, here and in other processes. */
  wakeJobs(): void
  onJobs(listener: () => void): void
  close(): Promise<void>
}

/** More is waiting than we are willing to hold; nothing was begun. */
export class StorageOverloaded extends Error {
  override readonly name = 'StorageOverloaded'
}

/** Too many transactions wait: refusing is kinder than a queue without an end. */
export const WAITING_AT_MOST = 10_000

export function refuseOverload(waiting: number): void {
  if (waiting < WAITING_AT_MOST) return
  throw new StorageOverloaded(`${waiting} transactions are waiting for storage already; try again in a few seconds.`)
}
