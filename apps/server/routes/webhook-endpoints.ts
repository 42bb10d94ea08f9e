import type { Caller } from '@ruzhu/domain/access/access.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import {
  addEndpoint,
  changeEndpoint,
  newWebhookSecret,
  removeEndpoint,
  testEndpoint,
} from '@ruzhu/domain/events/endpoints.ts'
import { deliveryView, type EndpointView, endpointView } from '@ruzhu/domain/events/event-view.ts'
import type { EndpointId } from '@ruzhu/domain/ids.ts'
import { randomBytes } from 'node:crypto'
import { Type } from 'typebox'
import { found, mustMeet, scope } from '../access/callers.ts'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { Closed, Id, Instant, ListOf, listView, pageQuery, paging, View, Words } from '../schemas.ts'
import { DeliverySchema } from './events.ts'

const endpointFields = {
  id: Id('we'),
  client_id: Id('cl'),
  url: Type.String(),
  paused_at: Type.Optional(Instant),
  created_at: Instant,
}
const EndpointSchema = Type.Unsafe<EndpointView>(View('WebhookEndpoint', endpointFields))

/** The secret is shown in this answer and never again. */
const NewEndpointSchema = Type.Unsafe<EndpointView & { secret: string }>(
  View('NewWebhookEndpoint', { ...endpointFields, secret: Type.String() }),
)

const Url = Words(2048, { examples: ['https://shop.example.com/hooks/ruzhu'] })
const about = { tags: ['webhook_endpoints'] } as const
const EndpointParams = Closed({ id: Id('we') })

const CreateEndpoint = operation({
  ...about,
  operationId: 'createWebhookEndpoint',
  summary: 'Say where the client’s system listens; deliveries are signed as Standard Webhooks',
  description: '添加通知地址；投递按 Standard Webhooks 签名，密钥只显示一次。',
  access: 'webhook_endpoints.edit',
  body: Closed({ client_id: Id('cl'), url: Url }),
  response: { 201: NewEndpointSchema },
})

const ListEndpoints = operation({
  ...about,
  operationId: 'listWebhookEndpoints',
  summary: 'List webhook endpoints',
  description: '通知地址列表。',
  access: 'webhook_endpoints.read',
  querystring: Closed({ ...paging, client_id: Type.Optional(Id('cl')) }),
  response: { 200: ListOf(EndpointSchema) },
})

const ChangeEndpoint = operation({
  ...about,
  operationId: 'changeWebhookEndpoint',
  summary: 'Change the address, pause or go on',
  description: '修改地址、暂停或恢复。',
  access: 'webhook_endpoints.edit',
  params: EndpointParams,
  body: Closed({ url: Type.Optional(Url), paused: Type.Optional(Type.Boolean()) }),
  response: { 200: EndpointSchema },
})

const RemoveEndpoint = operation({
  ...about,
  operationId: 'removeWebhookEndpoint',
  summary: 'Remove a webhook endpoint',
  description: '删除通知地址。',
  access: 'webhook_endpoints.edit',
  params: EndpointParams,
  response: { 204: Type.Null() },
})

const TestEndpoint = operation({
  ...about,
  operationId: 'testWebhookEndpoint',
  summary: 'Send an event of type endpoint.test',
  description: '发送一个 endpoint.test 测试事件。',
  access: 'webhook_endpoints.edit',
  params: EndpointParams,
  response: { 202: DeliverySchema },
})

export function webhookEndpointRoutes(app: App, parts: Parts): void {
  const events = () => parts.deps.store.read.events
  const endpointFor = async (caller: Caller, id: EndpointId) => found(caller, await events().endpoint(id))

  app.post('/v1/webhook-endpoints', { schema: CreateEndpoint }, async ({ caller, body }, reply) => {
    mustMeet(caller, body.client_id)
    const secret = newWebhookSecret(randomBytes)
    const input = { clientId: body.client_id, url: body.url, secret, environment: parts.environment }
    const endpoint = await addEndpoint(parts.deps, input, caller.name)
    return reply.status(201).send({ ...endpointView(endpoint), secret: secret.reveal() })
  })
  app.get('/v1/webhook-endpoints', { schema: ListEndpoints }, async ({ caller, query }) => {
    const filter = { ...pageQuery(query), ...scope(caller, query.client_id) }
    return listView(await events().endpoints(filter), endpointView)
  })
  app.patch('/v1/webhook-endpoints/:id', { schema: ChangeEndpoint }, async ({ caller, params, body }) => {
    const { id } = await endpointFor(caller, params.id)
    const changes = { ...body, environment: parts.environment }
    return endpointView(await changeEndpoint(parts.deps, id, changes, caller.name))
  })
  app.delete('/v1/webhook-endpoints/:id', { schema: RemoveEndpoint }, async ({ caller, params }, reply) => {
    const { id } = await endpointFor(caller, params.id)
    await removeEndpoint(parts.deps, id, caller.name)
    return reply.status(204).send(null)
  })
  app.post('/v1/webhook-endpoints/:id/test', { schema: TestEndpoint }, async ({ caller, params }, reply) => {
    const { id } = await endpointFor(caller, params.id)
    const event = await testEndpoint(parts.deps, id)
    const [delivery] = await events().deliveriesOf(event.id)
    if (!delivery) throw new AppError('NOT_FOUND', { id })
    return reply.status(202).send(deliveryView(delivery))
  })
}
