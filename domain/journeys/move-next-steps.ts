import type { Deps, OnboardingDeps } from '../deps.ts'
import type { ClientId } from '../ids.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { owe } from '../jobs/owe.ts'
import type { Records } from '../store.ts'
import { type KeptStep, keptSteps, turnsAt } from './kept-step.ts'
import { prompt } from './prompts.ts'
import { readWays } from './read-ways.ts'
import { outlines } from './step-outline.ts'
import { endedWaits } from './waits.ts'

export type MoveDeps = Pick<OnboardingDeps, 'describe' | 'workdays' | 'now' | 'newId'>

/** The job's key where every client is to be looked at. */
export const EVERY_CLIENT = 'all'
const AT_ONCE = 50

/** Looks anew where these clients stand and keeps it; and sees to it that the next deadline is not missed. */
export async function moveNextSteps(tx: Records, deps: MoveDeps, clientIds: readonly ClientId[]): Promise<void> {
  await tx.nextSteps.lock(clientIds)
  const now = deps.now()
  const before = await tx.nextSteps.outlines(clientIds)
  const after: KeptStep[] = []
  for (const [id, ways] of await readWays(tx, clientIds, now, deps)) {
    const archived = ways.client.archivedAt !== undefined
    const kept = archived ? [] : keptSteps(ways)
    await tx.nextSteps.put(id, kept, now)
    after.push(...kept)
    await prompt(tx, deps, id, kept)
    const at = archived ? undefined : turnsAt(ways, now)
    if (at) await owe(tx, deps, 'move_next_steps', id, at)
  }
  for (const wait of endedWaits(before, outlines(after), now)) await tx.waits.insert(wait)
}

/** The job: of one client when its deadline has passed, of all when something of ours has changed. */
export async function carryOutMove(deps: MoveDeps & Pick<Deps, 'store'>, key: string): Promise<JobOutcome> {
  if (key === EVERY_CLIENT) await moveEverybody(deps)
  else await deps.store.transaction((tx) => moveNextSteps(tx, deps, [key as ClientId])) // a key is what `owe` wrote
  return { state: 'done' }
}

export async function oweEverybody(tx: Records, deps: Pick<Deps, 'newId' | 'now'>): Promise<void> {
  await owe(tx, deps, 'move_next_steps', EVERY_CLIENT, deps.now())
}

async function moveEverybody(deps: MoveDeps & Pick<Deps, 'store'>): Promise<void> {
  let after: string | undefined
  do {
    const page = await deps.store.read.clients.page({ limit: AT_ONCE, ...(after !== undefined && { after }) })
    const ids = page.rows.map(({ id }) => id)
    if (ids.length > 0) await deps.store.transaction((tx) => moveNextSteps(tx, deps, ids))
    after = page.next
  } while (after !== undefined)
}
