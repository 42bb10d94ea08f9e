import { later } from './time.ts'
import type { Records, Store } from './store.ts'

/** Somebody else changed the row between our read and our write. Nothing of the transaction remains. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken'

  constructor(what: string) {
    super(`${what} was changed by somebody else in the meantime`)
  }
}

const TRIES = 50 // more than all the refunds that one payment may have at a gateway, should they all end in one moment

/** A transaction that reads, decides and writes conditionally: when it was overtaken, it reads and decides anew. */
export async function settle<Result>(
  store: Pick<Store, 'transaction'>,
  work: (tx: Records) => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await store.transaction(work)
    } catch (error) {
      if (!(error instanceof Overtaken) || tries === TRIES) throw error
    }
  }
}

/**
 * The `updatedAt` of a change: now, but always later than the last one. Conditional updates compare it, and two changes
 * within a millisecond or by two machines with unequal clocks must not look like one.
 */
export function changeTime(previous: Date, now: Date): Date {
  return now > previous ? now : later(previous, 1)
}
