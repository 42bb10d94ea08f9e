import { Overtaken, settle } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { LinkId } from '../ids.ts'
import { bindLink } from './bind-link.ts'
import { existingLink } from './change-link.ts'
import { type ClientLink, linkState } from './client-links.ts'
import { CODE_TRIES, codeStanding } from './link-codes.ts'

/**
 * Binds a link to the browser that typed the code which was sent for it, and for no other browser. Each wrong one counts,
 * also of many that come at once; what another browser types is no try.
 *
 * @param given        the keyed hash of what was typed, and the hash of what the browser holds
 * @param sessionHash  of what this browser alone will hold from now on
 */
export async function proveCode(
  deps: Deps,
  id: LinkId,
  given: { hash: string; sessionHash: string },
  sessionHash: string,
): Promise<ClientLink> {
  const outcome = await settle(deps.store, async (tx): Promise<ClientLink | AppError> => {
    const link = await existingLink(tx, id)
    const now = deps.now()
    if (linkState(link, now) !== 'open' && linkState(link, now) !== 'sent') return new AppError('LINK_GONE')
    if (link.bound) return new AppError('LINK_ELSEWHERE')
    const code = await tx.linkCodes.of(id)
    if (code?.sessionHash !== given.sessionHash) return new AppError('LINK_CODE_OVER')
    if (codeStanding(code, now) !== 'open') return new AppError('LINK_CODE_OVER')
    if (code.hash === given.hash) {
      await tx.linkCodes.forget(id)
      return bindLink(tx, deps, link, sessionHash)
    }
    const tries = code.tries + 1
    if (!(await tx.linkCodes.update({ ...code, tries }, code))) throw new Overtaken(id)
    return tries < CODE_TRIES
      ? new AppError('LINK_CODE_WRONG', { left: CODE_TRIES - tries })
      : new AppError('LINK_CODE_OVER')
  })
  if (outcome instanceof AppError) throw outcome // thrown only now: a wrong code that is rolled back was never typed
  return outcome
}
