import type { Caller } from '@ruzhu/domain/access/access.ts'
import type { Client } from '@ruzhu/domain/clients/clients.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import type { ClientId } from '@ruzhu/domain/ids.ts'
import type { Page } from '@ruzhu/domain/page.ts'
import { mustMeet } from '../access/callers.ts'
import type { Parts } from '../parts.ts'
import { given, pageQuery } from '../schemas.ts'

export async function clientFor({ deps }: Parts, caller: Caller, id: ClientId): Promise<Client> {
  mustMeet(caller, id)
  const client = await deps.store.read.clients.byId(id)
  if (!client) throw new AppError('NOT_FOUND', { id })
  return client
}

/** A key for one client has a list of one. */
export async function clientsOf(
  { deps }: Parts,
  caller: Caller,
  query: { limit?: number; after?: string; text?: string },
): Promise<Page<Client>> {
  const { clients } = deps.store.read
  const own = caller.kind === 'program' ? caller.clientId : undefined
  if (own === undefined) return clients.page(given({ ...pageQuery(query), text: query.text }))
  return { rows: await clients.byIds([own]) }
}
