import type { Deps } from '../deps.ts'
import { owe } from '../jobs/owe.ts'
import type { Records } from '../store.ts'
import type { Message, MessageSend } from './messages.ts'
import { stateOf } from './messages.ts'
import { reaches } from './reach.ts'
import { serves } from './routes.ts'
import { sendKey } from './send-key.ts'

export type NewMessage = Omit<Message, 'id' | 'state' | 'createdAt'>

/**
 * Writes a message, and owes its sending by each route that serves whom it is for; call it in the transaction of what it
 * tells. Nothing is sent here. While no route is set up, or the template of the kind is not approved, it is kept for people
 * to copy, and it stays so when that changes later: nobody is to get all at once what is old.
 *
 * @returns false where there was a message of this key
 */
export async function queueMessage(
  tx: Records,
  deps: Pick<Deps, 'now' | 'newId'>,
  message: NewMessage,
): Promise<boolean> {
  const id = deps.newId('ms')
  const now = deps.now()
  const sends = (await waysFor(tx, message)).map((routeId): MessageSend => {
    return { messageId: id, routeId, state: 'pending', attempts: [], nextAt: now }
  })
  if (!(await tx.messages.insert({ ...message, id, state: stateOf(sends), createdAt: now }))) return false
  for (const send of sends) {
    await tx.messages.insertSend(send)
    await owe(tx, deps, 'send_message', sendKey(send), now)
  }
  return true
}

/** The ways by which it would go out now; none where nothing is to be sent by itself. */
async function waysFor(tx: Records, { kind, to }: Pick<Message, 'kind' | 'to'>) {
  const template = await tx.messages.template(kind)
  if (!template?.approvedAt) return []
  const client = 'client' in to ? await tx.clients.byId(to.client) : undefined
  const routes = await tx.messages.routes()
  return routes.filter((route) => serves(route, to) && (!client || reaches(route, client))).map(({ id }) => id)
}
