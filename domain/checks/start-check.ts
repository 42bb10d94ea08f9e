import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { CheckRunId, MethodId } from '../ids.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { owe } from '../jobs/owe.ts'
import { existingMethod } from '../methods/update-method.ts'
import type { Records } from '../store.ts'
import { later, MINUTE_MS } from '../time.ts'
import { beginRun, newRun } from './begin-run.ts'
import { type CheckDeps, carryOutRun } from './check-method.ts'
import type { CheckRun } from './checks.ts'

/** Begins a run that is carried out afterwards, or answers the one that is under way: pressing twice asks once. */
export async function startCheck(deps: Deps, id: MethodId, by: string, only?: readonly string[]): Promise<CheckRun> {
  return deps.store.transaction((tx) => startCheckIn(tx, deps, id, by, only))
}

/** As part of the change that makes it worth checking again. */
export async function startCheckIn(
  tx: Records,
  deps: Pick<Deps, 'newId' | 'now'>,
  id: MethodId,
  by: string,
  only?: readonly string[],
): Promise<CheckRun> {
  const method = await existingMethod(tx, id)
  const open = await tx.checks.open(id)
  const isUnderWay = open && open.startedAt > later(deps.now(), -LOST_AFTER_MS)
  if (isUnderWay && isCovered(open.only, only)) return open
  const run = newRun(deps, method, by, isUnderWay ? together(open.only, only) : only)
  await beginRun(tx, run)
  await owe(tx, deps, 'check_run', run.id, run.startedAt)
  return run
}

type Only = CheckRun['only']

/** Whether what is asked for is part of what is under way. */
function isCovered(underWay: Only, asked: Only): boolean {
  return underWay === undefined || (asked?.every((name) => underWay.includes(name)) ?? false)
}

function together(one: Only, other: Only): Only {
  return one && other && [...new Set([...one, ...other])]
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
