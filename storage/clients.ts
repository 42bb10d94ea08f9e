import type { Client } from '@ruzhu/domain/clients/clients.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import type { ClientId, UserId } from '@ruzhu/domain/ids.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { fewest, found, keepGrams, waysInByText } from './client-search.ts'
import { fromJson, instant, instantOrNull, type Json, millis, millisOrNull, present, toJson } from './columns.ts'
import type { Context } from './context.ts'
import { olderThan, oneMore, pageOf } from './pages.ts'

type ClientsTable = {
  id: ClientId
  name: string
  short_name: string | null
  credit_code: string | null
  contact_name: string
  contact_phone: string
  contact_email: string | null
  owner_id: UserId | null
  wants: Json<Client['wants']>
  /** Name, short name and credit code in lower case: what a search looks in, the same on both engines. */
  search_text: string
  archived_at: number | null
  created_at: number
  updated_at: number
}
export type ClientTables = { clients: ClientsTable }

export function clients({ db }: Context): Records['clients'] {
  return {
    async insert(client) {
      await refuseTakenCode(client)
      const row = toRow(client)
      await db.insertInto('clients').values(row).execute()
      await keepGrams({ db }, client.id, '', row.search_text)
    },
    async update(client, expectedUpdatedAt) {
      await refuseTakenCode(client)
      const changes = changeable(client)
      const before = await searchText(client.id)
      const { numUpdatedRows } = await db
        .updateTable('clients')
        .set({ ...changes, updated_at: Math.max(changes.updated_at, millis(expectedUpdatedAt) + 1) })
        .where('id', '=', client.id)
        .where('updated_at', '=', millis(expectedUpdatedAt))
        .executeTakeFirstOrThrow()
      if (numUpdatedRows === 0n) return false
      await keepGrams({ db }, client.id, before, changes.search_text)
      return true
    },
    async byId(id) {
      const row = await db.selectFrom('clients').selectAll().where('id', '=', id).executeTakeFirst()
      return row && fromRow(row)
    },
    async byIds(ids) {
      if (ids.length === 0) return []
      return (await db.selectFrom('clients').selectAll().where('id', 'in', ids).execute()).map(fromRow)
    },
    byCreditCode,
    async namedOrCoded(names, creditCodes) {
      if (names.length === 0) return []
      const some = db.selectFrom('clients').selectAll().where('archived_at', 'is', null)
      const named = await some.where('name', 'in', names).execute()
      const coded = creditCodes.length === 0 ? [] : await some.where('credit_code', 'in', creditCodes).execute()
      return [...new Map([...named, ...coded].map((row) => [row.id, fromRow(row)])).values()]
    },
    async page(query) {
      const few = query.text ? await fewest({ db }, waysInByText(query.text)) : undefined
      if (few?.length === 0) return { rows: [] }
      const rows = await db
        .selectFrom('clients')
        .selectAll()
        .where(olderThan(query))
        .$if(few !== undefined, (some) => some.where('id', 'in', few ?? []))
        .$if(query.archived !== undefined, (some) => some.where('archived_at', query.archived ? 'is not' : 'is', null))
        .$if(!!query.text, (some) => some.where(found(query.text ?? '')))
        .orderBy('id', 'desc')
        .limit(oneMore(query))
        .execute()
      return pageOf(rows.map(fromRow), query)
    },
  }

  async function searchText(id: ClientId): Promise<string> {
    const row = await db.selectFrom('clients').select('search_text').where('id', '=', id).executeTakeFirst()
    return row?.search_text ?? ''
  }

  async function byCreditCode(creditCode: string): Promise<Client | undefined> {
    const row = await db
      .selectFrom('clients')
      .selectAll()
      .where('credit_code', '=', creditCode)
      .where('archived_at', 'is', null)
      .executeTakeFirst()
    return row && fromRow(row)
  }

  /** Asked first for a good answer; the unique index holds when two ask at once. */
  async function refuseTakenCode({ id, creditCode, archivedAt }: Client): Promise<void> {
    if (creditCode === undefined || archivedAt !== undefined) return
    const holder = await byCreditCode(creditCode)
    if (holder && holder.id !== id) throw new AppError('CREDIT_CODE_TAKEN', { client_id: holder.id })
  }
}

function toRow(client: Client): ClientsTable {
  return {
    id: client.id,
    created_at: millis(client.createdAt),
    ...changeable(client),
  }
}

function changeable(client: Client): Omit<ClientsTable, 'id' | 'created_at'> {
  const { name, shortName, creditCode } = client
  return {
    name,
    short_name: shortName ?? null,
    credit_code: creditCode ?? null,
    contact_name: client.contactName,
    contact_phone: client.contactPhone,
    contact_email: client.contactEmail ?? null,
    owner_id: client.ownerId ?? null,
    wants: toJson(client.wants),
    search_text: [name, shortName, creditCode].join('\n').toLowerCase(),
    archived_at: millisOrNull(client.archivedAt),
    updated_at: millis(client.updatedAt),
  }
}

function fromRow(row: ClientsTable): Client {
  return present({
    id: row.id,
    name: row.name,
    shortName: row.short_name,
    creditCode: row.credit_code,
    contactName: row.contact_name,
    contactPhone: row.contact_phone,
    contactEmail: row.contact_email,
    ownerId: row.owner_id,
    wants: fromJson(row.wants),
    archivedAt: instantOrNull(row.archived_at),
    createdAt: instant(row.created_at),
    updatedAt: instant(row.updated_at),
  })
}
