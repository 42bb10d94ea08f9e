import type { CallbackProbe, CheckOrder, CheckRun, CheckWord } from '@ruzhu/domain/checks/checks.ts'
import type { CheckOrderId, CheckRunId, ClientId, MethodId, ProbeId, ProviderId } from '@ruzhu/domain/ids.ts'
import type { Scene } from '@ruzhu/domain/payments/payments.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { fromJson, instant, type Json, millis, millisOrNull, toJson } from './columns.ts'
import type { Context } from './context.ts'
import { olderThan, oneMore, pageOf } from './pages.ts'

type CheckRunsTable = {
  id: CheckRunId
  method_id: MethodId
  client_id: ClientId
  by_whom: string
  started_at: number
  ended_at: number | null
  results: Json<CheckRun['results']>
  /** Names, with a blank between them. */
  only_one: string | null
}
type CheckWordsTable = { method_id: MethodId; name: string; by_whom: string; at: number }
type CheckOrdersTable = {
  id: CheckOrderId
  method_id: MethodId
  provider_id: ProviderId
  sub_mchid: string
  scene: Scene
  created_at: number
  closed_at: number | null
}
type CallbackProbesTable = { id: ProbeId; method_id: MethodId; created_at: number }
export type CheckTables = {
  check_runs: CheckRunsTable
  check_words: CheckWordsTable
  check_orders: CheckOrdersTable
  callback_probes: CallbackProbesTable
}

export function checks(context: Context): Records['checks'] {
  return { ...runs(context), ...words(context), ...orders(context), ...probes(context) }
}

type Runs = 'insert' | 'update' | 'makeRoom' | 'byId' | 'open' | 'latest' | 'ofMethod' | 'forgetOlder'

function runs({ db }: Context): Pick<Records['checks'], Runs> {
  const newestEnded = (ids: readonly MethodId[]) =>
    db
      .selectFrom('check_runs')
      .select(({ fn }) => fn.max('id').as('newest'))
      .where('method_id', 'in', ids)
      .where('ended_at', 'is not', null)
      .groupBy('method_id')
  return {
    async insert(run) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('check_runs')
        .values(toRow(run))
        .onConflict((taken) => taken.column('method_id').where('ended_at', 'is', null).doNothing())
        .executeTakeFirstOrThrow()
      return numInsertedOrUpdatedRows === 1n
    },
    async update({ id, endedAt, results }) {
      const { numUpdatedRows } = await db
        .updateTable('check_runs')
        .set({ ended_at: millisOrNull(endedAt), results: toJson(results) })
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
    async makeRoom(methodId, from) {
      await db
        .deleteFrom('check_runs')
        .where('method_id', '=', methodId)
        .where(({ eb, or }) => or([eb('ended_at', 'is', null), eb('started_at', '>=', millis(from))]))
        .execute()
    },
    async byId(id) {
      const row = await db.selectFrom('check_runs').selectAll().where('id', '=', id).executeTakeFirst()
      return row && fromRow(row)
    },
    async open(methodId) {
      const row = await db
        .selectFrom('check_runs')
        .selectAll()
        .where('method_id', '=', methodId)
        .where('ended_at', 'is', null)
        .executeTakeFirst()
      return row && fromRow(row)
    },
    async latest(methodIds) {
      if (methodIds.length === 0) return new Map()
      const rows = await db.selectFrom('check_runs').selectAll().where('id', 'in', newestEnded(methodIds)).execute()
      return new Map(rows.map((row) => [row.method_id, fromRow(row)]))
    },
    async ofMethod(methodId, query) {
      const rows = await db
        .selectFrom('check_runs')
        .selectAll()
        .where('method_id', '=', methodId)
        .where(olderThan(query))
        .orderBy('id', 'desc')
        .limit(oneMore(query))
        .execute()
      return pageOf(rows.map(fromRow), query)
    },
    async forgetOlder(methodId, kept) {
      const oldest = await db
        .selectFrom('check_runs')
        .select('id')
        .where('method_id', '=', methodId)
        .orderBy('id', 'desc')
        .offset(kept)
        .limit(1)
        .executeTakeFirst()
      if (!oldest) return
      await db.deleteFrom('check_runs').where('method_id', '=', methodId).where('id', '<=', oldest.id).execute()
    },
  }
}

function words({ db }: Context): Pick<Records['checks'], 'keepWord' | 'dropWord' | 'words'> {
  return {
    async keepWord({ methodId, name, by, at }) {
      const said = { by_whom: by, at: millis(at) }
      await db
        .insertInto('check_words')
        .values({ method_id: methodId, name, ...said })
        .onConflict((before) => before.columns(['method_id', 'name']).doUpdateSet(said))
        .execute()
    },
    async dropWord(methodId, name) {
      await db.deleteFrom('check_words').where('method_id', '=', methodId).where('name', '=', name).execute()
    },
    async words(methodIds) {
      if (methodIds.length === 0) return []
      const rows = await db
        .selectFrom('check_words')
        .selectAll()
        .where('method_id', 'in', methodIds)
        .orderBy('name')
        .execute()
      return rows.map((row): CheckWord => {
        return { methodId: row.method_id, name: row.name, by: row.by_whom, at: instant(row.at) }
      })
    },
  }
}

function orders({ db }: Context): Pick<Records['checks'], 'insertOrder' | 'closeOrder' | 'order'> {
  return {
    async insertOrder({ id, methodId, providerId, subMchid, scene, createdAt, closedAt }) {
      const whose = { method_id: methodId, provider_id: providerId, sub_mchid: subMchid, scene }
      const times = { created_at: millis(createdAt), closed_at: millisOrNull(closedAt) }
      await db
        .insertInto('check_orders')
        .values({ id, ...whose, ...times })
        .execute()
    },
    async closeOrder(id, now) {
      await db
        .updateTable('check_orders')
        .set({ closed_at: millis(now) })
        .where('id', '=', id)
        .execute()
    },
    async order(id) {
      const row = await db.selectFrom('check_orders').selectAll().where('id', '=', id).executeTakeFirst()
      return row && orderOf(row)
    },
  }
}

function probes({ db }: Context): Pick<Records['checks'], 'insertProbe' | 'takeProbe' | 'forgetProbesBefore'> {
  return {
    async insertProbe({ id, methodId, createdAt }) {
      await db
        .insertInto('callback_probes')
        .values({ id, method_id: methodId, created_at: millis(createdAt) })
        .execute()
    },
    async takeProbe(id) {
      const row = await db.deleteFrom('callback_probes').where('id', '=', id).returningAll().executeTakeFirst()
      return row && probeOf(row)
    },
    async forgetProbesBefore(before) {
      await db.deleteFrom('callback_probes').where('created_at', '<', millis(before)).execute()
    },
  }
}

function toRow({ id, methodId, clientId, by, startedAt, endedAt, results, only }: CheckRun): CheckRunsTable {
  return {
    id,
    method_id: methodId,
    client_id: clientId,
    by_whom: by,
    started_at: millis(startedAt),
    ended_at: millisOrNull(endedAt),
    results: toJson(results),
    only_one: only?.join(' ') ?? null,
  }
}

function fromRow(row: CheckRunsTable): CheckRun {
  return {
    id: row.id,
    methodId: row.method_id,
    clientId: row.client_id,
    by: row.by_whom,
    startedAt: instant(row.started_at),
    ...(row.ended_at !== null && { endedAt: instant(row.ended_at) }),
    results: fromJson(row.results),
    ...(row.only_one !== null && { only: row.only_one.split(' ') }),
  }
}

function orderOf(row: CheckOrdersTable): CheckOrder {
  return {
    id: row.id,
    methodId: row.method_id,
    providerId: row.provider_id,
    subMchid: row.sub_mchid,
    scene: row.scene,
    createdAt: instant(row.created_at),
    ...(row.closed_at !== null && { closedAt: instant(row.closed_at) }),
  }
}

function probeOf(row: CallbackProbesTable): CallbackProbe {
  return { id: row.id, methodId: row.method_id, createdAt: instant(row.created_at) }
}
