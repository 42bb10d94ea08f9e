import { changeTime } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { refuseProblems } from '../field-check.ts'
import type { ClientId, UserId } from '../ids.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'

/** Gives clients to a member of ours who looks after them from now on, or to nobody. All of them, or none. */
export async function assignClients(
  deps: Deps,
  clientIds: readonly ClientId[],
  ownerId: UserId | undefined,
  by: string,
): Promise<number> {
  return deps.store.transaction(async (tx) => {
    const owner = ownerId === undefined ? undefined : await tx.access.member(ownerId)
    refuseProblems({ owner_id: ownerId !== undefined && !owner && 'is no member' })
    const clients = await tx.clients.byIds(clientIds)
    const missing = clientIds.find((id) => !clients.some((client) => client.id === id))
    if (missing !== undefined) throw new AppError('NOT_FOUND', { id: missing })
    const moving = clients.filter((client) => client.ownerId !== ownerId)
    for (const client of moving) {
      const { ownerId: _, ...rest } = client
      const updatedAt = changeTime(client.updatedAt, deps.now())
      const after = { ...rest, ...(ownerId !== undefined && { ownerId }), updatedAt }
      if (!(await tx.clients.update(after, client.updatedAt))) throw new AppError('CONFLICT', { id: client.id })
      const sentence = owner ? text('timeline.assigned', { name: owner.name }) : text('timeline.unassigned')
      await tell(tx, deps, { clientId: client.id, subject: client.id, source: 'us', by, text: sentence })
    }
    return moving.length
  })
}
