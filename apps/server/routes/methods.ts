import type { Caller } from '@ruzhu/domain/access/access.ts'
import type { MethodId } from '@ruzhu/domain/ids.ts'
import { APP_KINDS } from '@ruzhu/domain/methods/apps.ts'
import { createMethod, type NewMethod } from '@ruzhu/domain/methods/create-method.ts'
import { disableMethod, enableMethod } from '@ruzhu/domain/methods/enable-method.ts'
import type { PaymentMethod } from '@ruzhu/domain/methods/methods.ts'
import { type MethodChanges, updateMethod } from '@ruzhu/domain/methods/update-method.ts'
import { type Static, Type } from 'typebox'
import { found, mustMeet, scope } from '../access/callers.ts'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import {
  at,
  Closed,
  given,
  Id,
  Instant,
  ListOf,
  listView,
  OneOf,
  pageQuery,
  paging,
  Scenes,
  View,
  Words,
} from '../schemas.ts'

const AppKindName = OneOf(APP_KINDS)
const AppView = View('MethodApp', { kind: AppKindName, appid: Type.String() })

const MethodView = View('PaymentMethod', {
  id: Id('pm'),
  client_id: Id('cl'),
  provider_id: Id('sp'),
  channel: Type.String(),
  mode: OneOf(['provider', 'direct']),
  name: Type.String(),
  sub_mchid: Type.String(),
  apps: Type.Array(AppView),
  scenes: Scenes,
  place: Type.Integer({ description: '客户的支付方式之间的次序 / order among the methods of its client' }),
  state: OneOf(['draft', 'active', 'disabled']),
  created_at: Instant,
  updated_at: Instant,
})

const Apps = Type.Array(Closed({ kind: AppKindName, appid: Words(32, { examples: ['wxd678efh567hg6787'] }) }), {
  maxItems: APP_KINDS.length,
})
const NewMethodBody = Closed({
  client_id: Id('cl'),
  applyment_id: Type.Optional(Id('ap')),
  grant_id: Type.Optional(Id('gr')),
  account_id: Type.Optional(Id('sp')),
  name: Words(50),
  scenes: Scenes,
  apps: Type.Optional(Apps),
})
const MethodChangesBody = Closed({
  name: Type.Optional(Words(50)),
  scenes: Type.Optional(Scenes),
  apps: Type.Optional(Apps),
})
const about = { tags: ['methods'] } as const
const MethodParams = Closed({ id: Id('pm') })

const CreateMethod = operation({
  ...about,
  operationId: 'createMethod',
  summary: 'Make a payment method from a finished application or a grant',
  description: '用已完成的进件或商家授权新建支付方式。',
  access: 'methods.edit',
  body: NewMethodBody,
  response: { 201: MethodView },
})

const ListMethods = operation({
  ...about,
  operationId: 'listMethods',
  summary: 'List payment methods',
  description: '支付方式列表。',
  access: 'methods.read',
  querystring: Closed({ ...paging, client_id: Type.Optional(Id('cl')) }),
  response: { 200: ListOf(MethodView) },
})

const GetMethod = operation({
  ...about,
  operationId: 'getMethod',
  summary: 'Read a payment method',
  description: '查看支付方式。',
  access: 'methods.read',
  params: MethodParams,
  response: { 200: MethodView },
})

const ChangeMethod = operation({
  ...about,
  operationId: 'changeMethod',
  summary: 'Change name, scenes or apps',
  description: '修改名称、场景或应用。',
  access: 'methods.edit',
  params: MethodParams,
  body: MethodChangesBody,
  response: { 200: MethodView },
})

const EnableMethod = operation({
  ...about,
  operationId: 'enableMethod',
  summary: 'Let it take payments',
  description: '启用支付方式。',
  access: 'methods.edit',
  params: MethodParams,
  response: { 200: MethodView },
})

const DisableMethod = operation({
  ...about,
  operationId: 'disableMethod',
  summary: 'Take no new payments; refunds go on',
  description: '停用支付方式：不再收款，仍可退款。',
  access: 'methods.edit',
  params: MethodParams,
  response: { 200: MethodView },
})

export function methodRoutes(app: App, parts: Parts): void {
  const methodFor = async (caller: Caller, id: MethodId) => found(caller, await parts.deps.store.read.methods.byId(id))

  app.post('/v1/methods', { schema: CreateMethod }, async ({ caller, body }, reply) => {
    mustMeet(caller, body.client_id)
    const method = await createMethod(parts.deps, newMethod(body), caller.name)
    return reply.status(201).send(methodView(method))
  })
  app.get('/v1/methods', { schema: ListMethods }, async ({ caller, query }) => {
    const page = { ...pageQuery(query), ...scope(caller, query.client_id) }
    return listView(await parts.deps.store.read.methods.page(page), methodView)
  })
  app.get('/v1/methods/:id', { schema: GetMethod }, async ({ caller, params }) =>
    methodView(await methodFor(caller, params.id)),
  )
  app.patch('/v1/methods/:id', { schema: ChangeMethod }, async ({ caller, params, body }) => {
    const { id } = await methodFor(caller, params.id)
    return methodView(await updateMethod(parts.deps, id, changesOf(body), caller.name))
  })
  app.post('/v1/methods/:id/enable', { schema: EnableMethod }, async ({ caller, params }) => {
    const { id } = await methodFor(caller, params.id)
    return methodView(await enableMethod(parts.deps, id, caller.name))
  })
  app.post('/v1/methods/:id/disable', { schema: DisableMethod }, async ({ caller, params }) => {
    const { id } = await methodFor(caller, params.id)
    return methodView(await disableMethod(parts.deps, id, caller.name))
  })
}

export function methodView(method: PaymentMethod): Static<typeof MethodView> {
  return given({
    id: method.id,
    client_id: method.clientId,
    provider_id: method.providerId,
    channel: method.channel,
    mode: method.mode,
    name: method.name,
    sub_mchid: method.subMchid,
    apps: method.apps.map(({ kind, appid }) => ({ kind, appid })),
    scenes: [...method.scenes],
    place: method.place,
    state: method.state,
    created_at: at(method.createdAt),
    updated_at: at(method.updatedAt),
  })
}

function newMethod(body: Static<typeof NewMethodBody>): NewMethod {
  return given({
    clientId: body.client_id,
    applymentId: body.applyment_id,
    grantId: body.grant_id,
    name: body.name,
    scenes: body.scenes,
    apps: body.apps,
    accountId: body.account_id,
  })
}

function changesOf(body: Static<typeof MethodChangesBody>): MethodChanges {
  return given({ name: body.name, scenes: body.scenes, apps: body.apps })
}
