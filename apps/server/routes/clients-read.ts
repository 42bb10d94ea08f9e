import type { Caller } from '@ruzhu/domain/access/access.ts'
import type { Client } from '@ruzhu/domain/clients/clients.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import type { ClientId } from '@ruzhu/domain/ids.ts'
import type { Page } from '@ruzhu/domain/page.ts'
import { mustMeet } from '../access/callers.ts'
import type { Parts } from '../parts.ts'
import { InputError } from '../edge/input-error.ts'
import { given, pageQuery } from '../schemas.ts'
import { byUrgency, type UrgencyFilters } from './todo.ts'

export async function clientFor({ deps }: Parts, caller: Caller, id: ClientId): Promise<Client> {
  mustMeet(caller, id)
  const client = await deps.store.read.clients.byId(id)
  if (!client) throw new AppError('NOT_FOUND', { id })
  return client
}

/** Newest first, or by urgency; what narrows the list to where clients stand is answered by urgency. */
export async function clientsOf(parts: Parts, caller: Caller, query: ClientsQuery): Promise<Page<Client>> {
  const { sort, ...filters } = query
  const { after } = query
  const urgent = sort === 'urgency' || FILTERS.some((filter) => filters[filter] !== undefined)
  if (after !== undefined && after.includes('.') !== urgent) throw new InputError([OTHER_ORDER])
  return urgent ? urgentClients(parts, caller, filters) : newestClients(parts, caller, filters)
}

export type ClientsQuery = UrgencyFilters & { sort?: 'newest' | 'urgency' }
const FILTERS = ['channel', 'state', 'waiting_for', 'blocked', 'overdue'] as const
const OTHER_ORDER = {
  path: 'after',
  message: { 'zh-CN': '来自另一种排序的列表', en: 'is of a list in another order' },
}

async function urgentClients(parts: Parts, caller: Caller, filters: UrgencyFilters): Promise<Page<Client>> {
  const { rows, next } = await byUrgency(parts, caller, filters)
  const clients = await parts.deps.store.read.clients.byIds(rows.map(({ clientId }) => clientId))
  const known = new Map(clients.map((client) => [client.id, client]))
  const inOrder = rows.flatMap(({ clientId }) => known.get(clientId) ?? [])
  return given({ rows: inOrder, next })
}

/** A key for one client has a list of one. */
async function newestClients({ deps }: Parts, caller: Caller, query: UrgencyFilters): Promise<Page<Client>> {
  const { clients } = deps.store.read
  const own = caller.kind === 'program' ? caller.clientId : undefined
  if (own === undefined) return clients.page(given({ ...pageQuery(query), text: query.text }))
  return { rows: await clients.byIds([own]) }
}
