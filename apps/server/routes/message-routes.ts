import type { MessageRoute, RouteTrace } from '@ruzhu/domain/messages/routes.ts'
import { ROUTE_KINDS, SMTP_TLS } from '@ruzhu/domain/messages/routes.ts'
import {
  addRoute,
  changeRoute,
  type NewRoute,
  removeRoute,
  type RouteChanges,
} from '@ruzhu/domain/messages/save-route.ts'
import { tryRoute } from '@ruzhu/domain/messages/try-route.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { LANGUAGES } from '@ruzhu/domain/text.ts'
import { type Static, Type } from 'typebox'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { at, atIf, Closed, given, Id, Instant, OneOf, View, Words } from '../schemas.ts'

const RouteView = View('MessageRoute', {
  id: Id('rt'),
  kind: OneOf(ROUTE_KINDS),
  name: Type.String(),
  language: OneOf(LANGUAGES),
  host: Type.Optional(Type.String()),
  port: Type.Optional(Type.Integer()),
  tls: Type.Optional(OneOf(SMTP_TLS)),
  user: Type.Optional(Type.String()),
  from: Type.Optional(Type.String()),
  address: Type.Optional(Type.String({ description: '短信网关地址 / Address of the gateway for text messages' })),
  clients: Type.Optional(Type.Boolean({ description: '也写给客户 / Clients are written to as well' })),
  keyword: Type.Optional(Type.String()),
  secrets: Type.Array(
    Type.Object({
      field: OneOf(['password', 'url', 'signing', 'secret']),
      fingerprint: Type.String(),
      length: Type.Integer(),
    }),
  ),
  paused_at: Type.Optional(Instant),
  created_at: Instant,
})

const common = { name: Words(50), language: OneOf(LANGUAGES) }
const mail = {
  host: Words(253, { examples: ['smtp.example.com'] }),
  port: Type.Integer({ minimum: 1, maximum: 65_535 }),
  tls: OneOf(SMTP_TLS),
  user: Type.Optional(Words(254)),
  password: Type.Optional(Words(500)),
  from: Words(340, { examples: ['入驻 <ruzhu@example.com>'] }),
  clients: Type.Boolean(),
}
const sms = {
  address: Words(2048, { examples: ['https://sms.example.com/send'] }),
  secret: Words(100, { examples: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'] }),
}
const robot = { url: Words(2048), signing_key: Type.Optional(Words(200)), keyword: Type.Optional(Words(20)) }

const NewRouteBody = Closed({
  kind: OneOf(ROUTE_KINDS),
  ...common,
  ...Type.Partial(Type.Object({ ...mail, ...sms, ...robot })).properties,
})
const RouteChangesBody = Closed({
  ...Type.Partial(Type.Object({ ...common, ...mail, ...sms, ...robot })).properties,
  paused: Type.Optional(Type.Boolean()),
})

const about = { tags: ['messages'] } as const
const RouteParams = Closed({ id: Id('rt') })

const ListRoutes = operation({
  ...about,
  operationId: 'listMessageRoutes',
  summary: 'Routes by which messages leave; secrets are never shown, only their fingerprints',
  description: '消息通道列表，地址和密码只显示指纹。',
  access: 'messages.read',
  response: { 200: Type.Object({ data: Type.Array(RouteView) }) },
})
const AddRoute = operation({
  ...about,
  operationId: 'addMessageRoute',
  summary: 'Add a mail server, a gateway for text messages or a group robot',
  description: '添加邮件服务器、短信网关或群机器人。',
  access: 'messages.edit',
  body: NewRouteBody,
  response: { 201: RouteView },
})
const ChangeRoute = operation({
  ...about,
  operationId: 'changeMessageRoute',
  summary: 'Change a route, pause it or go on; a secret that is left out stays',
  description: '修改、暂停或恢复消息通道；没填的密码和地址保持不变。',
  access: 'messages.edit',
  params: RouteParams,
  body: RouteChangesBody,
  response: { 200: RouteView },
})
const RemoveRoute = operation({
  ...about,
  operationId: 'removeMessageRoute',
  summary: 'Remove a route; what waits for it fails',
  description: '删除消息通道；还在等它的消息会失败。',
  access: 'messages.edit',
  params: RouteParams,
  response: { 204: Type.Null() },
})
const TryRoute = operation({
  ...about,
  operationId: 'tryMessageRoute',
  summary: 'Send a test message by this route, at any hour; by text message to the number given',
  description: '用这个通道发一条测试消息，不分时间；短信通道要给出手机号。',
  access: 'messages.edit',
  params: RouteParams,
  body: Type.Optional(Closed({ phone: Type.Optional(Words(20, { examples: ['13800138000'] })) })),
  response: { 202: Type.Object({ message_id: Id('ms') }) },
})

export function messageRouteRoutes(app: App, parts: Parts): void {
  const messages = () => parts.deps.store.read.messages
  const shown = async (route: MessageRoute) => routeView(route, (await messages().routeTraces()).get(route.id) ?? [])

  app.get('/v1/message-routes', { schema: ListRoutes }, async () => {
    const [routes, traces] = await Promise.all([messages().routes(), messages().routeTraces()])
    return { data: routes.map((route) => routeView(route, traces.get(route.id) ?? [])) }
  })
  app.post('/v1/message-routes', { schema: AddRoute }, async ({ body }, reply) => {
    return reply.status(201).send(await shown(await addRoute(parts.deps, newRoute(body), parts.environment)))
  })
  app.patch('/v1/message-routes/:id', { schema: ChangeRoute }, async ({ params, body }) => {
    return shown(await changeRoute(parts.deps, params.id, changesOf(body), parts.environment))
  })
  app.delete('/v1/message-routes/:id', { schema: RemoveRoute }, async ({ params }, reply) => {
    await removeRoute(parts.deps, params.id)
    return reply.status(204).send(null)
  })
  app.post('/v1/message-routes/:id/try', { schema: TryRoute }, async ({ caller, params, body }, reply) => {
    if (caller.kind !== 'person') throw new AppError('SIGN_IN_REQUIRED') // a key may not anyway
    return reply.status(202).send({ message_id: await tryRoute(parts.deps, params.id, caller.userId, body?.phone) })
  })
}

function newRoute(body: Static<typeof NewRouteBody>): NewRoute {
  const { kind, name, language } = body
  if (kind === 'sms') {
    const { address = '', secret = '', clients = false } = body
    return { kind, name, language, address, secret: new Secret('webhook_secret', secret), clients }
  }
  if (kind !== 'smtp') {
    const { url = '', keyword } = body
    return given({ kind, name, language, url: new Secret('robot_url', url), keyword, ...signing(body) })
  }
  const { host = '', port = 465, tls = 'implicit', user, from = '', clients = false } = body
  return given({ kind, name, language, host, port, tls, user, from, clients, ...password(body) })
}

function changesOf(body: Static<typeof RouteChangesBody>): RouteChanges {
  const { url, password: _, signing_key: __, secret, ...rest } = body
  return given({
    ...rest,
    ...(url !== undefined && { url: new Secret('robot_url', url) }),
    ...(secret !== undefined && { secret: new Secret('webhook_secret', secret) }),
    ...signing(body),
    ...password(body),
  })
}

function signing({ signing_key: key }: { signing_key?: string }) {
  return key === undefined ? {} : { signing: new Secret('robot_signing_key', key) }
}

function password({ password: value }: { password?: string }) {
  return value === undefined ? {} : { password: new Secret('smtp_password', value) }
}

function routeView(route: MessageRoute, traces: readonly RouteTrace[]): Static<typeof RouteView> {
  const { id, kind, name, language } = route
  const common = {
    id,
    kind,
    name,
    language,
    secrets: traces.map((trace) => ({ ...trace })),
    paused_at: atIf(route.pausedAt),
    created_at: at(route.createdAt),
  }
  if (route.kind === 'sms') return given({ ...common, address: route.address, clients: route.clients })
  if (route.kind !== 'smtp') return given({ ...common, keyword: route.keyword })
  const { host, port, tls, user, from, clients } = route
  return given({ ...common, host, port, tls, user, from, clients })
}
