import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { LinkId } from '../ids.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import { bindLink } from './bind-link.ts'
import { changeLink, existingLink } from './change-link.ts'
import { type ClientLink, linkState } from './client-links.ts'
import { codeWay } from './code-way.ts'
import { PROOFS_LIMIT, proofTurn, provesContact } from './proof.ts'

/**
 * Binds a link to the browser whose user knows the end of the contact's number. Each wrong answer counts, also of many that
 * come at once: they are counted one after the other.
 *
 * @param sessionHash  of what this browser alone will hold
 */
export async function proveLink(deps: Deps, id: LinkId, given: string, sessionHash: string): Promise<ClientLink> {
  const outcome = await deps.store.transaction(async (tx): Promise<ClientLink | AppError> => {
    const link = await existingLink(tx, id)
    const now = deps.now()
    if (linkState(link, now) !== 'open' && linkState(link, now) !== 'sent') return new AppError('LINK_GONE')
    if (link.bound) return new AppError('LINK_ELSEWHERE')
    if (await codeWay(tx, link)) return new AppError('LINK_CODE_OVER') // a stronger question is asked here
    const turn = proofTurn(link, now)
    if (turn.state === 'locked') return new AppError('LINK_PROOF_LOCKED')
    if (turn.state === 'waiting') {
      return new AppError('RATE_LIMITED', { retry_after_s: Math.ceil((turn.until.getTime() - now.getTime()) / 1000) })
    }
    const client = await tx.clients.byId(link.clientId)
    if (client && provesContact(given, client.contactPhone)) return bindLink(tx, deps, link, sessionHash)
    const wrongProofs = link.wrongProofs + 1
    await changeLink(tx, deps, link, { wrongProofs, triedAt: now })
    if (wrongProofs < PROOFS_LIMIT) return new AppError('LINK_PROOF_WRONG', { left: PROOFS_LIMIT - wrongProofs })
    const about = { clientId: link.clientId, subject: link.applymentId, source: 'client' } as const
    await tell(tx, deps, { ...about, text: text('timeline.link_locked', { n: wrongProofs }) })
    return new AppError('LINK_PROOF_LOCKED')
  })
  if (outcome instanceof AppError) throw outcome // thrown only now: a wrong answer that is rolled back was never given
  return outcome
}
