import { settle } from '../conditional.ts'
import type { OnboardingDeps } from '../deps.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import type { AccountOutline } from '../providers/providers.ts'
import { HOUR_MS, later } from '../time.ts'
import type { ReadKeys } from './account-keys.ts'
import { keepKeys, piecesOfParts } from './keep-keys.ts'
import { remindOfExpiries } from './remind.ts'

const EVERY_MS = 6 * HOUR_MS
const AT_ONCE = 100

/** Looks after all keys, four times a day: none is without a life, and nobody is surprised by an end. */
export async function watchKeys(deps: OnboardingDeps, readKeys: ReadKeys): Promise<JobOutcome> {
  await keepOldKeys(deps, readKeys)
  await remindOfExpiries(deps)
  return { state: 'again', at: later(deps.now(), EVERY_MS) }
}

/** Accounts that were saved before lives were kept. */
async function keepOldKeys(deps: OnboardingDeps, readKeys: ReadKeys): Promise<void> {
  const { providers, keys } = deps.store.read
  for (let after: string | undefined; ; ) {
    const { rows, next } = await providers.page({ limit: AT_ONCE, ...(after !== undefined && { after }) })
    const known = new Set((await keys.ofHolders(rows.map(({ id }) => id))).map(({ holder }) => holder))
    for (const outline of rows.filter(({ id }) => !known.has(id))) await keepOld(deps, readKeys, outline)
    if (next === undefined) return
    after = next
  }
}

async function keepOld(deps: OnboardingDeps, readKeys: ReadKeys, { id, channel }: AccountOutline): Promise<void> {
  const [account, descriptor] = [await deps.store.read.providers.byId(id), deps.describe(channel)]
  if (!account || !descriptor) return
  const pieces = await piecesOfParts(account, descriptor, readKeys)
  const kept = { before: account, after: account, parts: descriptor.keys, pieces, by: '' }
  await settle(deps.store, (tx) => keepKeys(tx, deps, kept))
}
