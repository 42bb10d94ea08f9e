import { settle } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import { idPrefix, type KeyLifeId, type ProviderId } from '../ids.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import type { Records } from '../store.ts'
import { later } from '../time.ts'
import type { KeyLife } from './keys.ts'
import { wipe } from './life-moves.ts'

const BEHIND_MS = 1

/** The time of a retiring key is over: its values are wiped, and nobody who kept it opened goes on with it. */
export async function retireKey(deps: Deps, id: KeyLifeId): Promise<JobOutcome> {
  return settle(deps.store, async (tx) => {
    const life = await tx.keys.byId(id)
    if (life?.state !== 'retiring' || !life.endsAt) return { state: 'done' }
    if (deps.now() < life.endsAt) return { state: 'again', at: life.endsAt }
    await wipe(tx, deps, life)
    await letGo(tx, life)
    return { state: 'done' }
  })
}

/** Whoever keeps the account opened looks anew. Overtaken, it was looked at anew already. */
async function letGo(tx: Records, { holder }: KeyLife): Promise<void> {
  if (idPrefix(holder) !== 'sp') return
  const account = await tx.providers.byId(holder as ProviderId)
  if (!account) return
  await tx.providers.update({ ...account, updatedAt: later(account.updatedAt, BEHIND_MS) }, 'system', account.updatedAt)
}
