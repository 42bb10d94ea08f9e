import { mobilePhone } from '../applyments/rules/phones.ts'
import type { Client } from '../clients/clients.ts'
import type { MessageRoute } from './routes.ts'

/** Whether a client's contact can be written to by this route: by mail with an address, by text message with a mobile phone. */
export function reaches({ kind }: Pick<MessageRoute, 'kind'>, client: Pick<Client, 'contactEmail' | 'contactPhone'>) {
  if (kind === 'sms') return isMobile(client.contactPhone)
  return client.contactEmail !== undefined
}

/** One of 11 digits: the only numbers that carriers of text messages take here. */
export function isMobile(phone: string): boolean {
  return mobilePhone(phone) === undefined
}
