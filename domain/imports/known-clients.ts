import type { ClientInput } from '../clients/client-input.ts'
import type { Client } from '../clients/clients.ts'
import type { Records } from '../store.ts'
import { Companies } from './same-company.ts'

const AT_ONCE = 200

/** Of these companies the ones that are on the list already. */
export async function knownClients(
  { clients }: Pick<Records, 'clients'>,
  inputs: readonly Pick<ClientInput, 'name' | 'creditCode'>[],
): Promise<Companies<Client>> {
  const companies = new Companies<Client>()
  for (let at = 0; at < inputs.length; at += AT_ONCE) {
    const some = inputs.slice(at, at + AT_ONCE)
    const found = await clients.namedOrCoded(
      some.map(({ name }) => name),
      some.flatMap(({ creditCode }) => creditCode ?? []),
    )
    for (const client of found) companies.add(client, client)
  }
  return companies
}
