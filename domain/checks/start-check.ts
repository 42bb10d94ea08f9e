import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { CheckRunId, MethodId } from '../ids.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { owe } from '../jobs/owe.ts'
import { existingMethod } from '../methods/update-method.ts'
import type { Records } from '../store.ts'
import { later, MINUTE_MS } from '../time.ts'
import { type CheckDeps, carryOutRun, newRun } from './check-method.ts'
import type { CheckRun } from './checks.ts'

/** Begins a run that is carried out afterwards, or answers the one that is under way: pressing twice asks once. */
export async function startCheck(deps: Deps, id: MethodId, by: string, only?: string): Promise<CheckRun> {
  return deps.store.transaction((tx) => startCheckIn(tx, deps, id, by, only))
}

/** As part of the change that makes it worth checking again. */
export async function startCheckIn(
  tx: Records,
  deps: Pick<Deps, 'newId' | 'now'>,
  id: MethodId,
  by: string,
  only?: string,
): Promise<CheckRun> {
  const method = await existingMethod(tx, id)
  const open = await tx.checks.open(id)
  if (open && open.startedAt > later(deps.now(), -LOST_AFTER_MS)) return open
  await tx.checks.dropOpen(id)
  const run = newRun(deps, method, by, only)
  await tx.checks.insert(run)
  await owe(tx, deps, 'check_run', run.id, run.startedAt)
  return run
}

/** No run takes so long: whoever did it was cut off, and was not asked again. */
const LOST_AFTER_MS = 5 * MINUTE_MS

export async function carryOutStarted(deps: CheckDeps, id: CheckRunId): Promise<JobOutcome> {
  const run = await deps.store.read.checks.byId(id)
  if (run && !run.endedAt) await carryOutRun(deps, run)
  return { state: 'done' }
}

export async function existingRun(records: Records, id: CheckRunId): Promise<CheckRun> {
  const run = await records.checks.byId(id)
  if (!run) throw new AppError('NOT_FOUND', { id })
  return run
}
