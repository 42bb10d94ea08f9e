import type { Delivery, Event } from '@ruzhu/domain/events/events.ts'
import { type Static, Type } from 'typebox'
import type { App } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { at, atIf, Closed, given, Id, Instant, ListOf, OneOf, paging, View } from '../schemas.ts'

const EventView = View('Event', {
  id: Id('ev'),
  client_id: Id('cl'),
  type: Type.String(),
  order_key: Type.String(),
  data: Type.Record(Type.String(), Type.Unknown()),
  created_at: Instant,
})

export const DeliveryView = View('Delivery', {
  id: Id('dl'),
  event_id: Id('ev'),
  endpoint_id: Id('we'),
  state: OneOf(['pending', 'delivered', 'failed']),
  attempts: Type.Array(
    Type.Object({
      at: Instant,
      status: Type.Optional(Type.Integer()),
      error: Type.Optional(Type.String()),
      duration_ms: Type.Number(),
    }),
  ),
  next_at: Type.Optional(Instant),
  created_at: Instant,
})

const EventDetailView = View('EventDetail', { ...EventView.properties, deliveries: Type.Array(DeliveryView) })

const about = { tags: ['events'] as const }
const EventParams = Closed({ id: Id('ev') })

const ListEvents = {
  ...about,
  operationId: 'listEvents',
  summary: 'What the client’s system was told, newest first',
  description: '发给客户系统的事件，新的在前。',
  access: 'events.read',
  querystring: Closed({
    ...paging,
    client_id: Type.Optional(Id('cl')),
    order_key: Type.Optional(Type.String({ pattern: '^[a-z]{2,3}_[0-9a-hjkmnp-tv-z]{24}$' })),
  }),
  response: { 200: ListOf(EventView) },
}

const GetEvent = {
  ...about,
  operationId: 'getEvent',
  summary: 'An event with each delivery and every attempt',
  description: '一个事件，带每次投递的每次尝试。',
  access: 'events.read',
  params: EventParams,
  response: { 200: EventDetailView },
}

const ResendEvent = {
  ...about,
  operationId: 'resendEvent',
  summary: 'Deliver an event once more',
  description: '重新投递一个事件。',
  access: 'events.resend',
  params: EventParams,
  response: { 202: EventDetailView },
}

export function eventRoutes(app: App, parts: Parts): void {
  void parts
  const later = (): never => {
    throw new Error('not wired yet')
  }
  app.get('/v1/events', { schema: ListEvents }, later)
  app.get('/v1/events/:id', { schema: GetEvent }, later)
  app.post('/v1/events/:id/resend', { schema: ResendEvent }, later)
}

export function eventView(event: Event): Static<typeof EventView> {
  return {
    id: event.id,
    client_id: event.clientId,
    type: event.type,
    order_key: event.orderKey,
    data: { ...event.data },
    created_at: at(event.createdAt),
  }
}

export function deliveryView(delivery: Delivery): Static<typeof DeliveryView> {
  return given({
    id: delivery.id,
    event_id: delivery.eventId,
    endpoint_id: delivery.endpointId,
    state: delivery.state,
    attempts: delivery.attempts.map((attempt) =>
      given({
        at: at(attempt.at),
        status: attempt.status,
        error: attempt.error,
        duration_ms: attempt.durationMs,
      }),
    ),
    next_at: atIf(delivery.nextAt),
    created_at: at(delivery.createdAt),
  })
}
