import type { ClientId, ProviderId } from '@ruzhu/domain/ids.ts'
import type { AccountOutline, ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { fromJson, instant, type Json, millis, toJson } from './columns.ts'
import type { Context } from './context.ts'
import { fingerprintOf } from './fingerprint.ts'
import { keepNumbers } from './numbers.ts'
import { olderThan, oneMore, pageOf } from './pages.ts'
import { COMPANY } from './vault.ts'

type ProvidersTable = {
  id: ProviderId
  client_id: ClientId | null
  channel: string
  name: string
  settings: Json<ProviderAccount['settings']>
  created_at: number
  updated_at: number
}
type ProviderSecretsTable = {
  provider_id: ProviderId
  field: string
  kind: string
  sealed: Uint8Array
  length: number
  fingerprint: string
  set_at: number
  set_by: string
}
export type ProviderTables = { providers: ProvidersTable; provider_secrets: ProviderSecretsTable }

export function providers(context: Context): Records['providers'] {
  const { db } = context
  return {
    async insert(account, setBy) {
      await db.insertInto('providers').values(toRow(account)).execute()
      await keepSecrets(context, account, setBy)
      await keepNumbers(context, account.id, Object.values(account.settings))
    },
    async update(account, setBy, expectedUpdatedAt) {
      const changes = changeable(account)
      const some = db.updateTable('providers').set(changes).where('id', '=', account.id)
      const older = some.where('updated_at', '<', changes.updated_at)
      const { numUpdatedRows } = await (expectedUpdatedAt
        ? older.where('updated_at', '=', millis(expectedUpdatedAt))
        : older
      ).executeTakeFirstOrThrow()
      if (numUpdatedRows === 0n) return false
      await keepSecrets(context, account, setBy)
      await keepNumbers(context, account.id, Object.values(account.settings))
      return true
    },
    async byId(id) {
      const row = await db.selectFrom('providers').selectAll().where('id', '=', id).executeTakeFirst()
      return row && withSecrets(context, row)
    },
    async updatedAt(id) {
      const row = await db.selectFrom('providers').select('updated_at').where('id', '=', id).executeTakeFirst()
      return row && instant(row.updated_at)
    },
    async ours() {
      const rows = await db.selectFrom('providers').selectAll().where('client_id', 'is', null).orderBy('id').execute()
      return Promise.all(rows.map((row) => withSecrets(context, row)))
    },
    async ofClients(clientIds) {
      if (clientIds.length === 0) return []
      const rows = await db
        .selectFrom('providers')
        .selectAll()
        .where('client_id', 'in', clientIds)
        .orderBy('id')
        .execute()
      return rows.map(outline)
    },
    async outlines(ids) {
      if (ids.length === 0) return []
      const rows = await db.selectFrom('providers').selectAll().where('id', 'in', ids).orderBy('id').execute()
      return rows.map(outline)
    },
    async page(query) {
      const some = db.selectFrom('providers').selectAll().where(olderThan(query))
      const rows = await some.orderBy('id', 'desc').limit(oneMore(query)).execute()
      return pageOf(rows.map(outline), query)
    },
    async secretTraces(id) {
      const rows = await db
        .selectFrom('provider_secrets')
        .select(['field', 'length', 'fingerprint', 'set_at', 'set_by'])
        .where('provider_id', '=', id)
        .orderBy('field')
        .execute()
      return rows.map(({ field, length, fingerprint, set_at, set_by }) => {
        return { field, length, fingerprint, setAt: instant(set_at), setBy: set_by }
      })
    },
  }
}

/** A secret that is the same as before keeps the day and the person who set it. */
async function keepSecrets({ db, sealer }: Context, account: ProviderAccount, setBy: string): Promise<void> {
  const before = await db
    .selectFrom('provider_secrets')
    .select(['field', 'fingerprint'])
    .where('provider_id', '=', account.id)
    .execute()
  const known = new Map(before.map(({ field, fingerprint }) => [field, fingerprint]))
  for (const [field, secret] of Object.entries(account.secrets)) {
    const value = secret.reveal()
    const fingerprint = fingerprintOf(value)
    const unchanged = known.get(field) === fingerprint
    known.delete(field)
    if (unchanged) continue
    const row = {
      kind: secret.kind,
      sealed: await sealer.seal(scopeOf(account.clientId), place(account.id, field), value),
      length: value.length,
      fingerprint,
      set_at: millis(account.updatedAt),
      set_by: setBy,
    }
    await db
      .insertInto('provider_secrets')
      .values({ provider_id: account.id, field, ...row })
      .onConflict((taken) => taken.columns(['provider_id', 'field']).doUpdateSet(row))
      .execute()
  }
  for (const field of known.keys()) {
    await db.deleteFrom('provider_secrets').where('provider_id', '=', account.id).where('field', '=', field).execute()
  }
}

async function withSecrets({ db, sealer }: Context, row: ProvidersTable): Promise<ProviderAccount> {
  const secrets: Record<string, Secret<string>> = {}
  const rows = await db
    .selectFrom('provider_secrets')
    .select(['field', 'kind', 'sealed'])
    .where('provider_id', '=', row.id)
    .execute()
  for (const { field, kind, sealed } of rows) {
    const value = await sealer.open(scopeOf(row.client_id), place(row.id, field), sealed)
    secrets[field] = new Secret(kind, value.toString('utf8'))
  }
  return { ...outline(row), secrets }
}

function outline(row: ProvidersTable): AccountOutline {
  return {
    id: row.id,
    ...(row.client_id !== null && { clientId: row.client_id }),
    channel: row.channel,
    name: row.name,
    settings: fromJson(row.settings),
    createdAt: instant(row.created_at),
    updatedAt: instant(row.updated_at),
  }
}

/** What is a client's is sealed with that client's key. */
function scopeOf(clientId: ClientId | null | undefined): string {
  return clientId ?? COMPANY
}

function place(id: ProviderId, field: string): string {
  return `provider_secrets.sealed/${id}/${field}`
}

function toRow(account: ProviderAccount): ProvidersTable {
  return {
    id: account.id,
    client_id: account.clientId ?? null,
    created_at: millis(account.createdAt),
    ...changeable(account),
  }
}

function changeable(account: ProviderAccount): Omit<ProvidersTable, 'id' | 'client_id' | 'created_at'> {
  return {
    channel: account.channel,
    name: account.name,
    settings: toJson(account.settings),
    updated_at: millis(account.updatedAt),
  }
}
