import type { Deps } from '../deps.ts'
import type { MethodId } from '../ids.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { owe } from '../jobs/owe.ts'
import { PAGE_LIMIT } from '../page.ts'
import type { Records } from '../store.ts'
import { DAY_MS, HOUR_MS, later, SECOND_MS } from '../time.ts'
import { type CheckDeps, checkMethod } from './check-method.ts'
import { NIGHTLY } from './checks.ts'

/** Owes the coming night, once however many servers say so. */
export async function oweTonight(tx: Records, deps: Pick<Deps, 'newId' | 'now'>): Promise<void> {
  await owe(tx, deps, 'plan_checks', NIGHTLY, nextNight(deps.now()))
}

/**
 * At three in the morning every method that takes payments is put in a row, one each two seconds, and none is asked twice
 * in a night, also where this is cut off and done again.
 */
export async function planTonight(deps: Deps): Promise<JobOutcome> {
  const { store, now } = deps
  const from = now()
  let place = 0
  for (let after: string | undefined; ; ) {
    const { rows, next } = await store.read.methods.page({ limit: PAGE_LIMIT, ...(after !== undefined && { after }) })
    const active = rows.filter(({ state }) => state === 'active')
    await store.transaction(async (tx) => {
      for (const [index, { id }] of active.entries()) {
        await owe(tx, deps, 'check_tonight', id, later(from, (place + index) * SPACING_MS + jitterMs(id)))
      }
    })
    place += active.length
    if (next === undefined) return { state: 'again', at: nextNight(now()) }
    after = next
  }
}

export async function checkTonight(deps: CheckDeps, id: MethodId): Promise<JobOutcome> {
  const method = await deps.store.read.methods.byId(id)
  if (method?.state !== 'active') return { state: 'done' }
  const last = (await deps.store.read.checks.latest([id])).get(id)
  if (last && last.startedAt >= lastNight(deps.now())) return { state: 'done' }
  await checkMethod(deps, id, NIGHTLY)
  return { state: 'done' }
}

const SPACING_MS = 2 * SECOND_MS

/** Up to half a minute, another for each: not all of them strike a gateway on the same beat each night. */
function jitterMs(id: MethodId): number {
  let sum = 0
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 30_000
  return sum
}

/** 03:00 in Beijing, in UTC. */
const AT_MS = 19 * HOUR_MS

export function lastNight(now: Date): Date {
  const today = Math.floor((now.getTime() - AT_MS) / DAY_MS) * DAY_MS
  return new Date(today + AT_MS)
}

export function nextNight(now: Date): Date {
  return later(lastNight(now), DAY_MS)
}
