import type { Deps } from '../deps.ts'
import type { Records } from '../store.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import { changeLink } from './change-link.ts'
import type { ClientLink } from './client-links.ts'

/** From now on it opens in this browser, and in no other. */
export async function bindLink(tx: Records, deps: Deps, link: ClientLink, sessionHash: string): Promise<ClientLink> {
  const { triedAt: _before, ...fresh } = link
  const sentence = text('timeline.link_opened')
  const { clientId, applymentId: subject } = link
  await tell(tx, deps, { clientId, subject, source: 'client', text: sentence })
  return changeLink(tx, deps, fresh, { bound: { sessionHash, at: deps.now() }, wrongProofs: 0 })
}
