import type { WebhookEndpoint } from '@ruzhu/domain/events/events.ts'
import { type Static, Type } from 'typebox'
import type { App } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { at, atIf, Closed, given, Id, Instant, ListOf, paging, View, Words } from '../schemas.ts'
import { DeliveryView } from './events.ts'

const EndpointView = View('WebhookEndpoint', {
  id: Id('we'),
  client_id: Id('cl'),
  url: Type.String(),
  paused_at: Type.Optional(Instant),
  created_at: Instant,
})

/** The secret is shown in this answer and never again. */
const NewEndpointView = View('NewWebhookEndpoint', { ...EndpointView.properties, secret: Type.String() })

const Url = Words(2048, { examples: ['https://shop.example.com/hooks/ruzhu'] })
const about = { tags: ['webhook_endpoints'] as const }
const EndpointParams = Closed({ id: Id('we') })

const CreateEndpoint = {
  ...about,
  operationId: 'createWebhookEndpoint',
  summary: 'Say where the client’s system listens; deliveries are signed as Standard Webhooks',
  description: '添加通知地址；投递按 Standard Webhooks 签名，密钥只显示一次。',
  access: 'webhook_endpoints.edit',
  body: Closed({ client_id: Id('cl'), url: Url }),
  response: { 201: NewEndpointView },
}

const ListEndpoints = {
  ...about,
  operationId: 'listWebhookEndpoints',
  summary: 'List webhook endpoints',
  description: '通知地址列表。',
  access: 'webhook_endpoints.read',
  querystring: Closed({ ...paging, client_id: Type.Optional(Id('cl')) }),
  response: { 200: ListOf(EndpointView) },
}

const ChangeEndpoint = {
  ...about,
  operationId: 'changeWebhookEndpoint',
  summary: 'Change the address, pause or go on',
  description: '修改地址、暂停或恢复。',
  access: 'webhook_endpoints.edit',
  params: EndpointParams,
  body: Closed({ url: Type.Optional(Url), paused: Type.Optional(Type.Boolean()) }),
  response: { 200: EndpointView },
}

const RemoveEndpoint = {
  ...about,
  operationId: 'removeWebhookEndpoint',
  summary: 'Remove a webhook endpoint',
  description: '删除通知地址。',
  access: 'webhook_endpoints.edit',
  params: EndpointParams,
  response: { 204: Type.Null() },
}

const TestEndpoint = {
  ...about,
  operationId: 'testWebhookEndpoint',
  summary: 'Send an event of type endpoint.test',
  description: '发送一个 endpoint.test 测试事件。',
  access: 'webhook_endpoints.edit',
  params: EndpointParams,
  response: { 202: DeliveryView },
}

export function webhookEndpointRoutes(app: App, parts: Parts): void {
  void parts
  const later = (): never => {
    throw new Error('not wired yet')
  }
  app.post('/v1/webhook-endpoints', { schema: CreateEndpoint }, later)
  app.get('/v1/webhook-endpoints', { schema: ListEndpoints }, later)
  app.patch('/v1/webhook-endpoints/:id', { schema: ChangeEndpoint }, later)
  app.delete('/v1/webhook-endpoints/:id', { schema: RemoveEndpoint }, later)
  app.post('/v1/webhook-endpoints/:id/test', { schema: TestEndpoint }, later)
}

export function endpointView(endpoint: WebhookEndpoint): Static<typeof EndpointView> {
  return given({
    id: endpoint.id,
    client_id: endpoint.clientId,
    url: endpoint.url,
    paused_at: atIf(endpoint.pausedAt),
    created_at: at(endpoint.createdAt),
  })
}
