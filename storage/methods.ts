import { AppError } from '@ruzhu/domain/errors.ts'
import type { ClientId, MethodId, ProviderId } from '@ruzhu/domain/ids.ts'
import type { MethodState, PaymentMethod } from '@ruzhu/domain/methods/methods.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { fromJson, instant, type Json, millis, present, toJson } from './columns.ts'
import type { Context } from './context.ts'
import { olderThan, oneMore, pageOf } from './pages.ts'

type MethodsTable = {
  id: MethodId
  client_id: ClientId
  provider_id: ProviderId
  channel: string
  mode: PaymentMethod['mode']
  name: string
  sub_mchid: string
  sub_appid: string | null
  scenes: Json<PaymentMethod['scenes']>
  state: MethodState
  created_at: number
  updated_at: number
}
export type MethodTables = { methods: MethodsTable }

export function methods({ db }: Context): Records['methods'] {
  return {
    async insert(method) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('methods')
        .values(toRow(method))
        .onConflict((taken) => taken.columns(['client_id', 'name']).doNothing())
        .executeTakeFirstOrThrow()
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
        .executeTakeFirstOrThrow()
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
    sub_appid: method.subAppid ?? null,
    scenes: toJson(method.scenes),
    state: method.state,
    updated_at: millis(method.updatedAt),
  }
}

function fromRow(row: MethodsTable): PaymentMethod {
  return present({
    id: row.id,
    clientId: row.client_id,
    providerId: row.provider_id,
    channel: row.channel,
    mode: row.mode,
    name: row.name,
    subMchid: row.sub_mchid,
    subAppid: row.sub_appid,
    scenes: fromJson(row.scenes),
    state: row.state,
    createdAt: instant(row.created_at),
    updatedAt: instant(row.updated_at),
  })
}
