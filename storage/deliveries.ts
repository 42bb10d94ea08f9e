import type { Delivery, DeliveryAttempt, DeliveryState, UnreachedEndpoint } from '@ruzhu/domain/events/events.ts'
import type { ClientId, DeliveryId, EndpointId, EventId } from '@ruzhu/domain/ids.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { type Generated, type Selectable, type SqlBool, sql } from 'kysely'
import { fromJson, instant, instantOrNull, type Json, millis, millisOrNull, present, toJson } from './columns.ts'
import type { Context } from './context.ts'

type DeliveriesTable = {
  /** The order of writing, which ids of one millisecond do not tell. */
  seq: Generated<number>
  id: DeliveryId
  event_id: EventId
  endpoint_id: EndpointId
  client_id: ClientId
  order_key: string
  state: DeliveryState
  attempts: Json<readonly StoredAttempt[]>
  next_at: number | null
  created_at: number
}
type StoredAttempt = Omit<DeliveryAttempt, 'at'> & { at: number }
export type DeliveryTables = { deliveries: DeliveriesTable }
export type DeliveryRecords = Pick<
  Records['events'],
  'insertDelivery' | 'updateDelivery' | 'delivery' | 'olderPending' | 'nextPending' | 'deliveriesOf' | 'unreached'
>

export function deliveries({ db }: Context): DeliveryRecords {
  return {
    async insertDelivery(delivery) {
      await db.insertInto('deliveries').values(toRow(delivery)).execute()
    },
    async updateDelivery(delivery, expected) {
      const { state, attempts, next_at } = toRow(delivery)
      const { numUpdatedRows } = await db
        .updateTable('deliveries')
        .set({ state, attempts, next_at })
        .where('id', '=', delivery.id)
        .where('state', '=', expected.state)
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
    async delivery(id) {
      const row = await db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst()
      return row && fromRow(row)
    },
    async olderPending(delivery) {
      const row = await pendingOfKey(delivery).where('seq', '<', seqOf(delivery)).executeTakeFirst()
      return row !== undefined
    },
    async nextPending(delivery) {
      const row = await pendingOfKey(delivery).where('seq', '>', seqOf(delivery)).executeTakeFirst()
      return row && fromRow(row)
    },
    async deliveriesOf(eventId) {
      const rows = await db
        .selectFrom('deliveries')
        .selectAll()
        .where('event_id', '=', eventId)
        .orderBy('seq')
        .execute()
      return rows.map(fromRow)
    },
    async unreached() {
      const rows = await lately()
        .innerJoin('webhook_endpoints as endpoint', 'endpoint.id', 'deliveries.endpoint_id')
        .select(['seq', 'endpoint_id', 'deliveries.client_id', 'url', 'state', 'attempts', 'deliveries.created_at'])
        .where('state', '<>', 'delivered')
        .where('paused_at', 'is', null)
        .orderBy('seq')
        .execute()
      const arrived = await lately()
        .select(({ fn }) => ['endpoint_id', fn.max('seq').as('seq')])
        .where('state', '=', 'delivered')
        .groupBy('endpoint_id')
        .execute()
      return unreachedIn(rows, new Map(arrived.map(({ endpoint_id, seq }) => [endpoint_id, Number(seq)])))
    },
  }

  /** By the order of writing, which is the table's key: however many there are, no more is read. */
  function lately() {
    return db
      .selectFrom('deliveries')
      .where(sql<SqlBool>`seq > (select coalesce(max(seq), 0) from deliveries) - ${sql.lit(LOOKED_AT)}`)
  }

  function pendingOfKey({ endpointId, orderKey }: Delivery) {
    return db
      .selectFrom('deliveries')
      .selectAll()
      .where('endpoint_id', '=', endpointId)
      .where('order_key', '=', orderKey)
      .where('state', '=', 'pending')
      .orderBy('seq')
      .limit(1)
  }

  function seqOf({ id }: Delivery) {
    return db.selectFrom('deliveries').select('seq').where('id', '=', id)
  }
}

const LOOKED_AT = 5_000
/** One that failed once is about to be tried again; the second time is seconds later. */
const TRIED_IN_VAIN = 2

type Row = Pick<DeliveriesTable, 'endpoint_id' | 'client_id' | 'state' | 'attempts' | 'created_at'> & {
  seq: number
  url: string
}

function unreachedIn(rows: readonly Row[], lastArrived: ReadonlyMap<EndpointId, number>): readonly UnreachedEndpoint[] {
  const found = new Map<EndpointId, UnreachedEndpoint>()
  for (const { seq, endpoint_id: endpointId, client_id: clientId, url, state, attempts, created_at } of rows) {
    const tried = fromJson(attempts)
    const last = tried.at(-1)
    const isOpen = state === 'pending' && tried.length >= TRIED_IN_VAIN
    const isOver = state === 'failed' && Number(seq) > (lastArrived.get(endpointId) ?? 0)
    if (!last || !(isOpen || isOver)) continue
    const before = found.get(endpointId)
    found.set(endpointId, {
      endpointId,
      clientId,
      url: withoutQuery(url),
      count: (before?.count ?? 0) + 1,
      since: before?.since ?? instant(created_at),
      last: { ...last, at: instant(last.at) },
    })
  }
  return [...found.values()].toSorted((one, other) => other.count - one.count)
}

function withoutQuery(url: string): string {
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname}`
}

function toRow(delivery: Delivery): Omit<Selectable<DeliveriesTable>, 'seq'> {
  return {
    id: delivery.id,
    event_id: delivery.eventId,
    endpoint_id: delivery.endpointId,
    client_id: delivery.clientId,
    order_key: delivery.orderKey,
    state: delivery.state,
    attempts: toJson(delivery.attempts.map((attempt) => ({ ...attempt, at: millis(attempt.at) }))),
    next_at: millisOrNull(delivery.nextAt),
    created_at: millis(delivery.createdAt),
  }
}

function fromRow(row: Selectable<DeliveriesTable>): Delivery {
  return present({
    id: row.id,
    eventId: row.event_id,
    endpointId: row.endpoint_id,
    clientId: row.client_id,
    orderKey: row.order_key,
    state: row.state,
    attempts: fromJson(row.attempts).map((attempt) => ({ ...attempt, at: instant(attempt.at) })),
    nextAt: instantOrNull(row.next_at),
    createdAt: instant(row.created_at),
  })
}
