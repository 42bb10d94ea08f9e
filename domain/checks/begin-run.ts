import type { Deps } from '../deps.ts'
import type { PaymentMethod } from '../methods/methods.ts'
import type { Records } from '../store.ts'
import { later, MINUTE_MS } from '../time.ts'
import type { CheckRun } from './checks.ts'

export function newRun(
  { newId, now }: Pick<Deps, 'newId' | 'now'>,
  { id: methodId, clientId }: Pick<PaymentMethod, 'id' | 'clientId'>,
  by: string,
  only?: readonly string[],
): CheckRun {
  return { id: newId('ck'), methodId, clientId, by, startedAt: now(), results: [], ...(only && { only }) }
}

/**
 * Takes the place of one that is under way. What was found while our clock was ahead goes too: dated later, it would stand
 * for the newest until that time has come, and a clock that is set right could not be seen to be.
 */
export async function beginRun(tx: Records, run: CheckRun): Promise<void> {
  await tx.checks.makeRoom(run.methodId, later(run.startedAt, AHEAD_MS))
  await tx.checks.insert(run)
}

/** Two machines' clocks differ by less. */
const AHEAD_MS = MINUTE_MS
