import { checkPassport } from '@ruzhu/credentials/passport/check-passport.ts'
import type { Caller } from '@ruzhu/domain/access/access.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import type { MethodId } from '@ruzhu/domain/ids.ts'
import { APP_KINDS } from '@ruzhu/domain/methods/apps.ts'
import { dropAppSecret, keepAppSecret } from '@ruzhu/domain/methods/app-secret.ts'
import { type PieceOf, undoAppSecret } from '@ruzhu/domain/methods/former-app-secret.ts'
import { createMethod, type NewMethod } from '@ruzhu/domain/methods/create-method.ts'
import { disableMethod, enableMethod } from '@ruzhu/domain/methods/enable-method.ts'
import type { PaymentMethod } from '@ruzhu/domain/methods/methods.ts'
import { orderMethods } from '@ruzhu/domain/methods/order-methods.ts'
import { type MethodChanges, updateMethod } from '@ruzhu/domain/methods/update-method.ts'
import { fingerprintOf } from '@ruzhu/storage/fingerprint.ts'
import { type Static, Type } from 'typebox'
import { found, mustMeet, scope } from '../access/callers.ts'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { Closed, given, Id, ListOf, pageQuery, paging, Scenes, Words } from '../schemas.ts'
import { AppKindName, MethodView, methodViews } from './method-views.ts'

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
const AppParams = Closed({ id: Id('pm'), kind: AppKindName })

const CreateMethod = operation({
  ...about,
  operationId: 'createMethod',
  summary: 'Make a payment method from a finished application, a grant, or an account of the client’s own',
  description: '用已完成的进件、商家授权或客户自己的账号新建支付方式。',
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

const KeepAppSecret = operation({
  ...about,
  operationId: 'keepAppSecret',
  summary: 'Keep the AppSecret of an app; it is never given back',
  description: '保存应用的 AppSecret；保存后不再返回。',
  access: 'client_accounts.edit',
  params: AppParams,
  body: Closed({ app_secret: Words(8192) }),
  response: { 200: MethodView },
})

const DropAppSecret = operation({
  ...about,
  operationId: 'dropAppSecret',
  summary: 'Forget the AppSecret of an app',
  description: '移除应用的 AppSecret。',
  access: 'client_accounts.edit',
  params: AppParams,
  response: { 200: MethodView },
})

const UndoAppSecret = operation({
  ...about,
  operationId: 'undoAppSecret',
  summary: 'Go back to the AppSecret before this one, within a day',
  description: '一天之内撤回到上一个 AppSecret。',
  access: 'client_accounts.edit',
  params: AppParams,
  response: { 200: MethodView },
})

const OrderMethods = operation({
  ...about,
  operationId: 'orderMethods',
  summary: 'Say which method of a client is taken first',
  description: '调整客户的支付方式的次序；只写客户时用排在最前、能用的那个。',
  access: 'methods.edit',
  params: Closed({ id: Id('cl') }),
  body: Closed({ method_ids: Type.Array(Id('pm'), { maxItems: 200, uniqueItems: true }) }),
  response: { 200: ListOf(MethodView) },
})

export function methodRoutes(app: App, parts: Parts): void {
  const methodFor = async (caller: Caller, id: MethodId) => found(caller, await parts.deps.store.read.methods.byId(id))
  const view = async (method: PaymentMethod) => {
    const [one] = await methodViews(parts, [method])
    if (!one) throw new AppError('NOT_FOUND', { id: method.id })
    return one
  }

  app.post('/v1/methods', { schema: CreateMethod }, async ({ caller, body }, reply) => {
    mustMeet(caller, body.client_id)
    const method = await createMethod(parts.deps, newMethod(body), caller.name)
    return reply.status(201).send(await view(method))
  })
  app.get('/v1/methods', { schema: ListMethods }, async ({ caller, query }) => {
    const page = { ...pageQuery(query), ...scope(caller, query.client_id) }
    const { rows, next } = await parts.deps.store.read.methods.page(page)
    return given({ data: await methodViews(parts, rows), next })
  })
  app.get('/v1/methods/:id', { schema: GetMethod }, async ({ caller, params }) =>
    view(await methodFor(caller, params.id)),
  )
  app.patch('/v1/methods/:id', { schema: ChangeMethod }, async ({ caller, params, body }) => {
    const { id } = await methodFor(caller, params.id)
    return view(await updateMethod(parts.deps, id, changesOf(body), caller.name))
  })
  app.post('/v1/methods/:id/enable', { schema: EnableMethod }, async ({ caller, params }) => {
    const { id } = await methodFor(caller, params.id)
    return view(await enableMethod(parts.deps, id, caller.name))
  })
  app.post('/v1/methods/:id/disable', { schema: DisableMethod }, async ({ caller, params }) => {
    const { id } = await methodFor(caller, params.id)
    return view(await disableMethod(parts.deps, id, caller.name))
  })
  app.put('/v1/methods/:id/apps/:kind/secret', { schema: KeepAppSecret }, async ({ caller, params, body }) => {
    const { id: methodId } = await methodFor(caller, params.id)
    const given = { methodId, kind: params.kind, value: body.app_secret }
    return view(await keepAppSecret(parts.deps, given, { passport: checkPassport, pieceOf }, caller.name))
  })
  app.post('/v1/methods/:id/apps/:kind/secret/undo', { schema: UndoAppSecret }, async ({ caller, params }) => {
    const { id: methodId } = await methodFor(caller, params.id)
    return view(await undoAppSecret(parts.deps, { methodId, kind: params.kind }, caller.name))
  })
  app.delete('/v1/methods/:id/apps/:kind/secret', { schema: DropAppSecret }, async ({ caller, params }) => {
    const { id: methodId } = await methodFor(caller, params.id)
    return view(await dropAppSecret(parts.deps, { methodId, kind: params.kind }, caller.name))
  })
  app.put('/v1/clients/:id/method-order', { schema: OrderMethods }, async ({ caller, params, body }) => {
    mustMeet(caller, params.id)
    const methods = await orderMethods(parts.deps, params.id, body.method_ids, caller.name)
    return { data: await methodViews(parts, methods) }
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

const pieceOf: PieceOf = (value) => {
  return { field: 'app_secret', kind: 'secret', fingerprint: fingerprintOf(value), length: value.length }
}
