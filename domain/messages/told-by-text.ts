import type { ClientId } from '../ids.ts'
import type { Records } from '../store.ts'
import { reaches } from './reach.ts'
import { serves } from './routes.ts'

/** The number to which a client is told by text message that it is its turn; undefined where nobody would be told. */
export async function toldByText(
  { messages, clients }: Pick<Records, 'messages' | 'clients'>,
  clientId: ClientId,
): Promise<string | undefined> {
  if (!(await messages.template('handover'))?.approvedAt) return undefined
  const client = await clients.byId(clientId)
  const routes = await messages.routes()
  const tells = routes.some((route) => {
    return (
      route.kind === 'sms' && !route.pausedAt && serves(route, { client: clientId }) && client && reaches(route, client)
    )
  })
  return tells ? client?.contactPhone : undefined
}
