import type { Caller } from '@ruzhu/domain/access/access.ts'
import { resendEvent } from '@ruzhu/domain/events/endpoints.ts'
import { type DeliveryView, deliveryView, type EventView, eventView } from '@ruzhu/domain/events/event-view.ts'
import type { Event } from '@ruzhu/domain/events/events.ts'
import type { EventId } from '@ruzhu/domain/ids.ts'
import { Type } from 'typebox'
import { found, scope } from '../access/callers.ts'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { Closed, given, Id, Instant, ListOf, listView, OneOf, pageQuery, paging, View } from '../schemas.ts'

const eventFields = {
  id: Id('ev'),
  client_id: Id('cl'),
  type: Type.String(),
  order_key: Type.String(),
  data: Type.Record(Type.String(), Type.Unknown()),
  created_at: Instant,
}
const EventSchema = Type.Unsafe<EventView>(View('Event', eventFields))

export const DeliverySchema = Type.Unsafe<DeliveryView>(
  View('Delivery', {
    id: Id('dl'),
    event_id: Id('ev'),
    endpoint_id: Id('we'),
    client_id: Id('cl'),
    order_key: Type.String(),
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
  }),
)

const EventDetailSchema = Type.Unsafe<EventView & { deliveries: DeliveryView[] }>(
  View('EventDetail', { ...eventFields, deliveries: Type.Array(DeliverySchema) }),
)

const about = { tags: ['events'] } as const
const EventParams = Closed({ id: Id('ev') })

const ListEvents = operation({
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
  response: { 200: ListOf(EventSchema) },
})

const GetEvent = operation({
  ...about,
  operationId: 'getEvent',
  summary: 'An event with each delivery and every attempt',
  description: '一个事件，带每次投递的每次尝试。',
  access: 'events.read',
  params: EventParams,
  response: { 200: EventDetailSchema },
})

const ResendEvent = operation({
  ...about,
  operationId: 'resendEvent',
  summary: 'Deliver an event once more',
  description: '重新投递一个事件。',
  access: 'events.resend',
  params: EventParams,
  response: { 202: EventDetailSchema },
})

export function eventRoutes(app: App, parts: Parts): void {
  const events = () => parts.deps.store.read.events
  const eventFor = async (caller: Caller, id: EventId) => found(caller, await events().byId(id))
  const detail = async (event: Event) => ({
    ...eventView(event),
    deliveries: (await events().deliveriesOf(event.id)).map(deliveryView),
  })

  app.get('/v1/events', { schema: ListEvents }, async ({ caller, query }) => {
    const filter = given({ ...pageQuery(query), ...scope(caller, query.client_id), orderKey: query.order_key })
    return listView(await events().page(filter), eventView)
  })
  app.get('/v1/events/:id', { schema: GetEvent }, async ({ caller, params }) =>
    detail(await eventFor(caller, params.id)),
  )
  app.post('/v1/events/:id/resend', { schema: ResendEvent }, async ({ caller, params }, reply) => {
    const { id } = await eventFor(caller, params.id)
    return reply.status(202).send(await detail(await resendEvent(parts.deps, id, caller.name)))
  })
}
