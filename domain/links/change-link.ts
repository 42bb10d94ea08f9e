import { changeTime } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { LinkId } from '../ids.ts'
import type { Records } from '../store.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import { type ClientLink, linkAddress, linkState } from './client-links.ts'

/** From now on it opens nothing, in no browser. */
export async function revokeLink(deps: Deps, id: LinkId, by: string): Promise<ClientLink> {
  return deps.store.transaction(async (tx) => {
    const link = await existingLink(tx, id)
    if (link.revoked) return link
    await tx.linkCodes.forget(id)
    const sentence = text('timeline.link_revoked')
    await tell(tx, deps, { clientId: link.clientId, subject: link.applymentId, source: 'us', by, text: sentence })
    return changeLink(tx, deps, link, { revoked: { by, at: deps.now() } })
  })
}

/**
 * 换手机: whoever proves next who they are has it, on whatever phone; the one before has it no more. Codes of today are
 * forgotten; those of the number are not, whoever asks for them.
 */
export async function releaseLink(deps: Deps, id: LinkId, by: string): Promise<ClientLink> {
  return deps.store.transaction(async (tx) => {
    const link = await existingLink(tx, id)
    if (link.revoked) throw new AppError('LINK_CLOSED', { state: linkState(link, deps.now()) })
    const { bound, triedAt: _before, ...unbound } = link
    const code = await tx.linkCodes.of(id)
    await tx.linkCodes.forget(id)
    if (!bound && link.wrongProofs === 0 && !code) return link
    const sentence = text('timeline.link_released')
    await tell(tx, deps, { clientId: link.clientId, subject: link.applymentId, source: 'us', by, text: sentence })
    return changeLink(tx, deps, unbound, { wrongProofs: 0 })
  })
}

/** Its address once more, for whoever hands it over. */
export async function addressOfLink(deps: Deps, id: LinkId): Promise<string> {
  const link = await existingLink(deps.store.read, id)
  const state = linkState(link, deps.now())
  if (state === 'revoked' || state === 'expired') throw new AppError('LINK_CLOSED', { state })
  const token = (await deps.store.read.links.tokens([id])).get(id)
  if (!token) throw new Error(`${id} has no token`)
  return linkAddress(deps, token)
}

export async function existingLink(records: Records, id: LinkId): Promise<ClientLink> {
  const link = await records.links.byId(id)
  if (!link) throw new AppError('NOT_FOUND', { id })
  return link
}

/** Writes it where nobody was faster. */
export async function changeLink(
  tx: Records,
  { now }: Pick<Deps, 'now'>,
  before: ClientLink,
  changes: Partial<ClientLink>,
): Promise<ClientLink> {
  const after = { ...before, ...changes, updatedAt: changeTime(before.updatedAt, now()) }
  if (!(await tx.links.update(after, before))) throw new AppError('CONFLICT', { id: before.id })
  return after
}
