import type { Event, EventType, WebhookEndpoint } from '@ruzhu/domain/events/events.ts'
import type { ClientId, EndpointId, EventId } from '@ruzhu/domain/ids.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { fromJson, instant, instantOrNull, type Json, millis, millisOrNull, present, toJson } from './columns.ts'
import type { Context } from './context.ts'
import type { DeliveryRecords } from './deliveries.ts'
import { olderThan, oneMore, pageOf } from './pages.ts'
import type { Sealer } from './vault.ts'

type EventsTable = {
  id: EventId
  client_id: ClientId
  type: EventType
  order_key: string
  data: Json<Event['data']>
  created_at: number
}
type EndpointsTable = {
  id: EndpointId
  client_id: ClientId
  url: string
  secret: Uint8Array
  paused_at: number | null
  created_at: number
}
export type EventTables = { events: EventsTable; webhook_endpoints: EndpointsTable }

export function events({ db, sealer }: Context): Omit<Records['events'], keyof DeliveryRecords> {
  return {
    async insert(event) {
      await db
        .insertInto('events')
        .values({
          id: event.id,
          client_id: event.clientId,
          type: event.type,
          order_key: event.orderKey,
          data: toJson(event.data),
          created_at: millis(event.createdAt),
        })
        .execute()
    },
    async byId(id) {
      const row = await db.selectFrom('events').selectAll().where('id', '=', id).executeTakeFirst()
      return row && eventOf(row)
    },
    async page(query) {
      const { clientId, orderKey } = query
      let some = db.selectFrom('events').selectAll().where(olderThan(query))
      if (clientId !== undefined) some = some.where('client_id', '=', clientId)
      if (orderKey !== undefined) some = some.where('order_key', '=', orderKey)
      const rows = await some.orderBy('id', 'desc').limit(oneMore(query)).execute()
      return pageOf(rows.map(eventOf), query)
    },
    async insertEndpoint(endpoint) {
      await db
        .insertInto('webhook_endpoints')
        .values(await toRow(sealer, endpoint))
        .execute()
    },
    async updateEndpoint(endpoint) {
      const changes = await changeable(sealer, endpoint)
      const { numUpdatedRows } = await db
        .updateTable('webhook_endpoints')
        .set(changes)
        .where('id', '=', endpoint.id)
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
    async removeEndpoint(id) {
      const { numDeletedRows } = await db.deleteFrom('webhook_endpoints').where('id', '=', id).executeTakeFirstOrThrow()
      return numDeletedRows > 0n
    },
    async endpoint(id) {
      const row = await db.selectFrom('webhook_endpoints').selectAll().where('id', '=', id).executeTakeFirst()
      return row && endpointOf(sealer, row)
    },
    async endpoints(query) {
      const { clientId } = query
      let some = db.selectFrom('webhook_endpoints').selectAll().where(olderThan(query))
      if (clientId !== undefined) some = some.where('client_id', '=', clientId)
      const rows = await some.orderBy('id', 'desc').limit(oneMore(query)).execute()
      return pageOf(await Promise.all(rows.map((row) => endpointOf(sealer, row))), query)
    },
    async endpointsOf(clientId) {
      const rows = await db
        .selectFrom('webhook_endpoints')
        .selectAll()
        .where('client_id', '=', clientId)
        .orderBy('id', 'desc')
        .execute()
      return Promise.all(rows.map((row) => endpointOf(sealer, row)))
    },
  }
}

function eventOf(row: EventsTable): Event {
  return {
    id: row.id,
    clientId: row.client_id,
    type: row.type,
    orderKey: row.order_key,
    data: fromJson(row.data),
    createdAt: instant(row.created_at),
  }
}

async function toRow(sealer: Sealer, endpoint: WebhookEndpoint): Promise<EndpointsTable> {
  return {
    id: endpoint.id,
    client_id: endpoint.clientId,
    created_at: millis(endpoint.createdAt),
    ...(await changeable(sealer, endpoint)),
  }
}

async function changeable(
  sealer: Sealer,
  endpoint: WebhookEndpoint,
): Promise<Omit<EndpointsTable, 'id' | 'client_id' | 'created_at'>> {
  return {
    url: endpoint.url,
    secret: await sealer.seal(endpoint.clientId, place(endpoint.id), endpoint.secret.reveal()),
    paused_at: millisOrNull(endpoint.pausedAt),
  }
}

async function endpointOf(sealer: Sealer, row: EndpointsTable): Promise<WebhookEndpoint> {
  const secret = await sealer.open(row.client_id, place(row.id), row.secret)
  return present({
    id: row.id,
    clientId: row.client_id,
    url: row.url,
    secret: new Secret('webhook_secret', secret.toString('utf8')),
    pausedAt: instantOrNull(row.paused_at),
    createdAt: instant(row.created_at),
  })
}

function place(id: EndpointId): string {
  return `webhook_endpoints.secret/${id}`
}
