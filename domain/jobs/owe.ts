import type { Deps } from '../deps.ts'
import type { Records } from '../store.ts'
import type { JobKind } from './jobs.ts'

/** Writes down work that the change in this transaction leaves to be done. Owed twice is done once. */
export async function owe(tx: Records, deps: Pick<Deps, 'newId'>, kind: JobKind, key: string, runAt: Date) {
  await tx.jobs.enqueue({ id: deps.newId('jb'), kind, key, runAt })
}
