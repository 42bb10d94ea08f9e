import type { Deps } from '../deps.ts'
import type { ClientId, MethodId, ProviderId } from '../ids.ts'
import { owe } from '../jobs/owe.ts'
import type { Records } from '../store.ts'
import { beginRun, newRun } from './begin-run.ts'

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
  const run = newRun(deps, method, by)
  await beginRun(tx, run) // one that is under way looked at what is no more
  await owe(tx, deps, 'check_run', run.id, run.startedAt)
}

/** The methods that a client is paid by with this account of its own; of our company's there may be thousands, and nights. */
export async function checkMethodsAgain(
  tx: Records,
  deps: Pick<Deps, 'now' | 'newId'>,
  { clientId, providerId }: { clientId: ClientId; providerId: ProviderId },
  by: string,
): Promise<void> {
  const methods = await tx.methods.ofClients([clientId])
  for (const { id } of methods.filter((method) => method.providerId === providerId)) await checkAgain(tx, deps, id, by)
}
