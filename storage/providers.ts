import { createHash } from 'node:crypto'
import type { ProviderId } from '@ruzhu/domain/ids.ts'
import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { fromJson, instant, type Json, millis, toJson } from './columns.ts'
import type { Context } from './context.ts'
import { COMPANY } from './vault.ts'

type ProvidersTable = {
  id: ProviderId
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
    },
    async update(account, setBy) {
      const changes = changeable(account)
      const { numUpdatedRows } = await db
        .updateTable('providers')
        .set(changes)
        .where('id', '=', account.id)
        .where('updated_at', '<', changes.updated_at)
        .executeTakeFirstOrThrow()
      if (numUpdatedRows === 0n) return false
      await keepSecrets(context, account, setBy)
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
    async all() {
      const rows = await db.selectFrom('providers').selectAll().orderBy('id').execute()
      return Promise.all(rows.map((row) => withSecrets(context, row)))
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
      sealed: await sealer.seal(COMPANY, place(account.id, field), value),
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
    const value = await sealer.open(COMPANY, place(row.id, field), sealed)
    secrets[field] = new Secret(kind, value.toString('utf8'))
  }
  return {
    id: row.id,
    channel: row.channel,
    name: row.name,
    settings: fromJson(row.settings),
    secrets,
    createdAt: instant(row.created_at),
    updatedAt: instant(row.updated_at),
  }
}

function place(id: ProviderId, field: string): string {
  return `provider_secrets.sealed/${id}/${field}`
}

/** Enough to tell two keys apart by eye, and to see that a key is the one in somebody's hand. */
function fingerprintOf(value: string): string {
  return `sha256:${createHash('sha256').update(value).digest('hex').slice(0, 16)}`
}

function toRow(account: ProviderAccount): ProvidersTable {
  return {
    id: account.id,
    created_at: millis(account.createdAt),
    ...changeable(account),
  }
}

function changeable(account: ProviderAccount): Omit<ProvidersTable, 'id' | 'created_at'> {
  return {
    channel: account.channel,
    name: account.name,
    settings: toJson(account.settings),
    updated_at: millis(account.updatedAt),
  }
}
