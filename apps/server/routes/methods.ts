import type { PaymentMethod } from '@ruzhu/domain/methods/methods.ts'
import { type Static, Type } from 'typebox'
import type { App } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { at, Closed, given, Id, Instant, ListOf, OneOf, paging, Scenes, View, Words } from '../schemas.ts'

const MethodView = View('PaymentMethod', {
  id: Id('pm'),
  client_id: Id('cl'),
  provider_id: Id('sp'),
  channel: Type.String(),
  mode: OneOf(['provider']),
  name: Type.String(),
  sub_mchid: Type.String(),
  sub_appid: Type.Optional(Type.String()),
  scenes: Scenes,
  state: OneOf(['draft', 'active', 'disabled']),
  created_at: Instant,
  updated_at: Instant,
})

const SubAppid = Words(32, { examples: ['wxd678efh567hg6787'] })
const about = { tags: ['methods'] as const }
const MethodParams = Closed({ id: Id('pm') })

const CreateMethod = {
  ...about,
  operationId: 'createMethod',
  summary: 'Make a payment method from a finished application',
  description: '用已完成的进件新建支付方式。',
  access: 'methods.edit',
  body: Closed({
    client_id: Id('cl'),
    applyment_id: Type.Optional(Id('ap')),
    name: Words(50),
    scenes: Scenes,
    sub_appid: Type.Optional(SubAppid),
  }),
  response: { 201: MethodView },
}

const ListMethods = {
  ...about,
  operationId: 'listMethods',
  summary: 'List payment methods',
  description: '支付方式列表。',
  access: 'methods.read',
  querystring: Closed({ ...paging, client_id: Type.Optional(Id('cl')) }),
  response: { 200: ListOf(MethodView) },
}

const GetMethod = {
  ...about,
  operationId: 'getMethod',
  summary: 'Read a payment method',
  description: '查看支付方式。',
  access: 'methods.read',
  params: MethodParams,
  response: { 200: MethodView },
}

const ChangeMethod = {
  ...about,
  operationId: 'changeMethod',
  summary: 'Change name, scenes or sub_appid',
  description: '修改名称、场景或 sub_appid。',
  access: 'methods.edit',
  params: MethodParams,
  body: Closed({
    name: Type.Optional(Words(50)),
    scenes: Type.Optional(Scenes),
    sub_appid: Type.Optional(SubAppid),
  }),
  response: { 200: MethodView },
}

const EnableMethod = {
  ...about,
  operationId: 'enableMethod',
  summary: 'Let it take payments',
  description: '启用支付方式。',
  access: 'methods.edit',
  params: MethodParams,
  response: { 200: MethodView },
}

const DisableMethod = {
  ...about,
  operationId: 'disableMethod',
  summary: 'Take no new payments; refunds go on',
  description: '停用支付方式：不再收款，仍可退款。',
  access: 'methods.edit',
  params: MethodParams,
  response: { 200: MethodView },
}

export function methodRoutes(app: App, parts: Parts): void {
  void parts
  const later = (): never => {
    throw new Error('not wired yet')
  }
  app.post('/v1/methods', { schema: CreateMethod }, later)
  app.get('/v1/methods', { schema: ListMethods }, later)
  app.get('/v1/methods/:id', { schema: GetMethod }, later)
  app.patch('/v1/methods/:id', { schema: ChangeMethod }, later)
  app.post('/v1/methods/:id/enable', { schema: EnableMethod }, later)
  app.post('/v1/methods/:id/disable', { schema: DisableMethod }, later)
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
    sub_appid: method.subAppid,
    scenes: [...method.scenes],
    state: method.state,
    created_at: at(method.createdAt),
    updated_at: at(method.updatedAt),
  })
}
