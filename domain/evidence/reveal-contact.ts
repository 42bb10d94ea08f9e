import type { Client } from '../clients/clients.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { refuseProblems } from '../field-check.ts'
import type { ClientId } from '../ids.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'

/** Who sees a client's contact whole says why, and it is written down before it is shown. */
export async function revealContact(
  deps: Pick<Deps, 'store' | 'now' | 'newId'>,
  id: ClientId,
  reason: string,
  by: string,
): Promise<Client> {
  refuseProblems({ reason: reason.trim() === '' && 'not blank' })
  return deps.store.transaction(async (tx) => {
    const client = await tx.clients.byId(id)
    if (!client) throw new AppError('NOT_FOUND', { id })
    await tell(tx, deps, {
      clientId: id,
      subject: id,
      source: 'us',
      by,
      text: text('timeline.contact_revealed', { reason }),
    })
    return client
  })
}
