import type { Deps } from '../deps.ts'
import type { MethodId } from '../ids.ts'
import { owe } from '../jobs/owe.ts'
import type { Records } from '../store.ts'

/** What was checked before is checked again when it changes, in the transaction of the change. */
export async function checkAgain(
  tx: Records,
  deps: Pick<Deps, 'now' | 'newId'>,
  id: MethodId,
  by: string,
): Promise<void> {
  const method = await tx.methods.byId(id)
  const wasChecked = (await tx.checks.latest([id])).has(id)
  if (!method || !wasChecked) return
  const now = deps.now()
  await tx.checks.dropOpen(id) // it looked at what is no more
  const run = { id: deps.newId('ck'), methodId: id, clientId: method.clientId, by, startedAt: now, results: [] }
  await tx.checks.insert(run)
  await owe(tx, deps, 'check_run', run.id, now)
}
