import { isMobile } from '../messages/reach.ts'
import type { SmsRoute } from '../messages/routes.ts'
import type { MessageTemplate } from '../messages/templates.ts'
import type { Records } from '../store.ts'
import type { ClientLink } from './client-links.ts'

/** How a code comes to whoever opens a link. */
export type CodeWay = { route: SmsRoute; template: MessageTemplate; phone: string }

/**
 * A gateway for text messages in use, words that somebody approved, and a mobile number of the contact. Where one of them is
 * missing the question is for the end of the number, as decided by people in the settings: a gateway that fails changes
 * nothing, or whoever can make it fail would choose the easier question.
 */
export async function codeWay(
  { messages, clients }: Pick<Records, 'messages' | 'clients'>,
  { clientId }: Pick<ClientLink, 'clientId'>,
): Promise<CodeWay | undefined> {
  const template = await messages.template('link_code')
  if (!template?.approvedAt) return undefined
  const routes = await messages.routes()
  const route = routes.find((one): one is SmsRoute => one.kind === 'sms' && !one.pausedAt)
  const phone = (await clients.byId(clientId))?.contactPhone ?? ''
  return route && isMobile(phone) ? { route, template, phone } : undefined
}
