import type { OnboardingDeps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { ClientId } from '../ids.ts'
import type { Records } from '../store.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import { type ClientInput, checkClient } from './client-input.ts'
import type { Client } from './clients.ts'

export type NewClient = Omit<ClientInput, 'shortName' | 'creditCode' | 'wants'> &
  Partial<Pick<ClientInput, 'shortName' | 'creditCode' | 'wants'>>

/** A company that we onboard from now on. One that is on the list already is named, not made twice. */
export async function createClient(deps: OnboardingDeps, input: NewClient, by: string): Promise<Client> {
  const asked = { wants: [], ...input }
  checkClient(asked, deps.describe, deps.now())
  return deps.store.transaction((tx) => addClient(tx, deps, asked, by))
}

/** The same within a larger step; what was asked for is checked already. */
export async function addClient(
  tx: Records,
  deps: Pick<OnboardingDeps, 'now' | 'newId'>,
  asked: ClientInput,
  by: string,
): Promise<Client> {
  const now = deps.now()
  const client: Client = { id: deps.newId('cl'), ...asked, createdAt: now, updatedAt: now }
  await refuseTwin(tx, client)
  await tx.clients.insert(client)
  await tell(tx, deps, {
    clientId: client.id,
    subject: client.id,
    source: 'us',
    by,
    text: text('timeline.client_created', { name: client.name }),
  })
  return client
}

/** One client for each credit code, archived ones apart. */
export async function refuseTwin(tx: Records, client: { id: ClientId; creditCode?: string }): Promise<void> {
  if (client.creditCode === undefined) return
  const twin = await tx.clients.byCreditCode(client.creditCode)
  if (!twin || twin.id === client.id) return
  const { id, name, ownerId } = twin
  throw new AppError('CREDIT_CODE_TAKEN', { client_id: id, name, ...(ownerId !== undefined && { owner_id: ownerId }) })
}
