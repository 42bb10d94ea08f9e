import type { Deps } from '../deps.ts'
import type { KeyLife } from './keys.ts'
import { DAY_MS, later } from '../time.ts'

/** Days before a key ends. */
export const REMINDED_AT_DAYS = [30, 14, 7, 1] as const
const LONGEST_MS = REMINDED_AT_DAYS[0] * DAY_MS
const AT_ONCE = 200

/** What has to be told of now: each of the days once, and only the nearest where several were missed. */
export async function remindOfExpiries(deps: Pick<Deps, 'store' | 'now' | 'newId'>): Promise<void> {
  const now = deps.now()
  for (let after: string | undefined; ; ) {
    const page = { limit: AT_ONCE, ...(after !== undefined && { after }) }
    const { rows, next } = await deps.store.read.keys.expiring(later(now, LONGEST_MS), page)
    for (const life of rows) await remind(deps, life, now)
    if (next === undefined) return
    after = next
  }
}

async function remind(_deps: Pick<Deps, 'store' | 'now' | 'newId'>, _life: KeyLife, _now: Date): Promise<void> {
  await Promise.resolve()
}

/** The day that a reminder is due for, of what ends then; undefined while there is more time, and once it has ended. */
export function reminderDue(validTo: Date, now: Date): (typeof REMINDED_AT_DAYS)[number] | undefined {
  const leftMs = validTo.getTime() - now.getTime()
  if (leftMs < 0) return undefined
  return REMINDED_AT_DAYS.findLast((days) => leftMs <= days * DAY_MS)
}
