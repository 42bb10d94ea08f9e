import { AppError } from '@ruzhu/domain/errors.ts'
import type { ClientId, MethodId, ProviderId } from '@ruzhu/domain/ids.ts'
import type { AppKind } from '@ruzhu/domain/methods/apps.ts'
import type { MethodState, PaymentMethod } from '@ruzhu/domain/methods/methods.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import type { SecretTrace } from '@ruzhu/domain/providers/providers.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { fromJson, instant, type Json, millis, toJson } from './columns.ts'
import type { Context } from './context.ts'
import { fingerprintOf } from './fingerprint.ts'
import { keepNumbers } from './numbers.ts'
import { olderThan, oneMore, pageOf } from './pages.ts'

type MethodsTable = {
  id: MethodId
  client_id: ClientId
  provider_id: ProviderId
  channel: string
  mode: PaymentMethod['mode']
  name: string
  sub_mchid: string
  apps: Json<PaymentMethod['apps']>
  scenes: Json<PaymentMethod['scenes']>
  place: number
  state: MethodState
  created_at: number
  updated_at: number
}
type MethodSecretsTable = {
  method_id: MethodId
  client_id: ClientId
  kind: AppKind
  sealed: Uint8Array
  length: number
  fingerprint: string
  set_at: number
  set_by: string
}
export type MethodTables = { methods: MethodsTable; method_secrets: MethodSecretsTable }

export function methods({ db, sealer }: Context): Records['methods'] {
  return {
    async insert(method) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('methods')
        .values(toRow(method))
        .onConflict((taken) => taken.columns(['client_id', 'name']).doNothing())
        .executeTakeFirstOrThrow()
      if (numInsertedOrUpdatedRows === 1n) await keepNumbers({ db }, method.id, appidsOf(method))
      return numInsertedOrUpdatedRows === 1n
    },
    async update(method, expected) {
      await refuseTakenName(method)
      const changes = changeable(method)
      const { numUpdatedRows } = await db
        .updateTable('methods')
        .set(changes)
        .where('id', '=', method.id)
        .where('state', '=', expected.state)
        .where('updated_at', '=', millis(expected.updatedAt))
        .executeTakeFirstOrThrow()
      if (numUpdatedRows > 0n) await keepNumbers({ db }, method.id, appidsOf(method))
      return numUpdatedRows > 0n
    },
    async byId(id) {
      const row = await db.selectFrom('methods').selectAll().where('id', '=', id).executeTakeFirst()
      return row && fromRow(row)
    },
    async ofClients(clientIds) {
      if (clientIds.length === 0) return []
      const rows = await db
        .selectFrom('methods')
        .selectAll()
        .where('client_id', 'in', clientIds)
        .orderBy('id', 'desc')
        .execute()
      return rows.map(fromRow)
    },
    async page(query) {
      const { clientId } = query
      let some = db.selectFrom('methods').selectAll().where(olderThan(query))
      if (clientId !== undefined) some = some.where('client_id', '=', clientId)
      const rows = await some.orderBy('id', 'desc').limit(oneMore(query)).execute()
      return pageOf(rows.map(fromRow), query)
    },
    async keepAppSecret({ id, clientId, updatedAt }, kind, secret, setBy) {
      const value = secret.reveal()
      const fingerprint = fingerprintOf(value)
      const before = await secretRow(id, kind)
      if (before?.fingerprint === fingerprint) return
      const row = {
        sealed: await sealer.seal(clientId, placeOf(id, kind), value),
        length: value.length,
        fingerprint,
        set_at: millis(updatedAt),
        set_by: setBy,
      }
      await db
        .insertInto('method_secrets')
        .values({ method_id: id, client_id: clientId, kind, ...row })
        .onConflict((taken) => taken.columns(['method_id', 'client_id', 'kind']).doUpdateSet(row))
        .execute()
    },
    async dropAppSecret(id, kind) {
      await db.deleteFrom('method_secrets').where('method_id', '=', id).where('kind', '=', kind).execute()
    },
    async appSecret(id, kind) {
      const row = await secretRow(id, kind)
      if (!row) return undefined
      const value = await sealer.open(row.client_id, placeOf(id, kind), row.sealed)
      return new Secret('app_secret', value.toString('utf8'))
    },
    async appSecretTraces(ids) {
      if (ids.length === 0) return new Map()
      const rows = await db
        .selectFrom('method_secrets')
        .select(['method_id', 'kind', 'length', 'fingerprint', 'set_at', 'set_by'])
        .where('method_id', 'in', ids)
        .orderBy('kind')
        .execute()
      const traces = new Map<MethodId, SecretTrace[]>()
      for (const { method_id, kind, length, fingerprint, set_at, set_by } of rows) {
        const trace = { field: kind, length, fingerprint, setAt: instant(set_at), setBy: set_by }
        traces.set(method_id, [...(traces.get(method_id) ?? []), trace])
      }
      return traces
    },
  }

  function secretRow(id: MethodId, kind: AppKind) {
    return db
      .selectFrom('method_secrets')
      .select(['client_id', 'sealed', 'fingerprint'])
      .where('method_id', '=', id)
      .where('kind', '=', kind)
      .executeTakeFirst()
  }

  /** Asked first for a good answer; the unique index holds when two ask at once. */
  async function refuseTakenName({ id, clientId, name }: PaymentMethod): Promise<void> {
    const taken = await db
      .selectFrom('methods')
      .select('id')
      .where('client_id', '=', clientId)
      .where('name', '=', name)
      .where('id', '!=', id)
      .executeTakeFirst()
    if (taken) throw new AppError('METHOD_NAME_TAKEN', { method_id: taken.id })
  }
}

function appidsOf({ apps }: PaymentMethod): string[] {
  return apps.map(({ appid }) => appid)
}

function placeOf(id: MethodId, kind: AppKind): string {
  return `method_secrets.sealed/${id}/${kind}`
}

function toRow(method: PaymentMethod): MethodsTable {
  return {
    id: method.id,
    client_id: method.clientId,
    created_at: millis(method.createdAt),
    ...changeable(method),
  }
}

function changeable(method: PaymentMethod): Omit<MethodsTable, 'id' | 'client_id' | 'created_at'> {
  return {
    provider_id: method.providerId,
    channel: method.channel,
    mode: method.mode,
    name: method.name,
    sub_mchid: method.subMchid,
    apps: toJson(method.apps),
    scenes: toJson(method.scenes),
    place: method.place,
    state: method.state,
    updated_at: millis(method.updatedAt),
  }
}

function fromRow(row: MethodsTable): PaymentMethod {
  return {
    id: row.id,
    clientId: row.client_id,
    providerId: row.provider_id,
    channel: row.channel,
    mode: row.mode,
    name: row.name,
    subMchid: row.sub_mchid,
    apps: fromJson(row.apps),
    scenes: fromJson(row.scenes),
    place: row.place,
    state: row.state,
    createdAt: instant(row.created_at),
    updatedAt: instant(row.updated_at),
  }
}
