import type { Deps } from '../deps.ts'
import type { Grant } from '../grants/grants.ts'
import type { Records } from '../store.ts'
import { newLife, wipe } from './life-moves.ts'

/** The one part of a grant: its token, which is exchanged for a new one long before it ends. */
export const GRANT_TOKEN = 'app_auth_token'

/**
 * In the calendar each token stands with the day until which it can be exchanged, where the gateway says one. The old one
 * serves shortly more at the gateway, and nothing of ours is sealed with it: it is gone at once.
 */
export async function keepGrantKey(
  tx: Records,
  deps: Pick<Deps, 'now' | 'newId'>,
  { id: holder, clientId, authAppId }: Grant,
  validTo: Date | undefined,
): Promise<void> {
  await endGrantKey(tx, deps, holder)
  const piece = {
    field: GRANT_TOKEN,
    kind: 'token',
    fingerprint: '',
    serial: authAppId,
    ...(validTo && { validTo }),
  } as const
  await tx.keys.insert(newLife(deps, { holder, clientId, part: GRANT_TOKEN, pieces: [piece], by: '' }, 'active'))
}

/** Taken back, or exchanged. */
export async function endGrantKey(tx: Records, deps: Pick<Deps, 'now' | 'newId'>, holder: Grant['id']): Promise<void> {
  const lives = await tx.keys.ofHolders([holder])
  for (const life of lives) await wipe(tx, deps, life)
}
