import type { ApiKey } from '@ruzhu/domain/access/access.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import { type Static, Type } from 'typebox'
import { createApiKey } from '../access/api-keys.ts'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { at, atIf, Closed, given, Id, Instant, Line, ListOf, listView, pageQuery, paging, View } from '../schemas.ts'
import { MemberView, memberView } from './session.ts'

const ApiKeyView = View('ApiKey', {
  id: Id('ak'),
  name: Type.String(),
  client_id: Type.Optional(Id('cl')),
  /** The first characters, to tell keys apart. */
  hint: Type.String(),
  created_at: Instant,
  created_by: Type.String(),
  revoked_at: Type.Optional(Instant),
})

/** The key itself is shown in this answer and never again. */
const NewApiKeyView = View('NewApiKey', { ...ApiKeyView.properties, key: Type.String() })

const about = { tags: ['access'] } as const

const ListApiKeys = operation({
  ...about,
  operationId: 'listApiKeys',
  summary: 'List API keys',
  description: '接口密钥列表。',
  access: 'api_keys.edit',
  querystring: Closed(paging),
  response: { 200: ListOf(ApiKeyView) },
})

const CreateApiKey = operation({
  ...about,
  operationId: 'createApiKey',
  summary: 'Make an API key; bound to a client it sees only that client',
  description: '新建接口密钥，只显示一次；绑定客户后只能看到这个客户。',
  access: 'api_keys.edit',
  body: Closed({ name: Line(64), client_id: Type.Optional(Id('cl')) }),
  response: { 201: NewApiKeyView },
})

const RevokeApiKey = operation({
  ...about,
  operationId: 'revokeApiKey',
  summary: 'Revoke an API key, at once and for good',
  description: '停用接口密钥，立即生效，不能恢复。',
  access: 'api_keys.edit',
  params: Closed({ id: Id('ak') }),
  response: { 204: Type.Null() },
})

const ListMembers = operation({
  ...about,
  operationId: 'listMembers',
  summary: 'List members and their roles',
  description: '成员与角色。',
  access: 'members.read',
  response: { 200: ListOf(MemberView) },
})

export function accessRoutes(app: App, parts: Parts): void {
  const records = () => parts.deps.store.read.access
  app.get('/v1/api-keys', { schema: ListApiKeys }, async ({ query }) =>
    listView(await records().apiKeys(pageQuery(query)), apiKeyView),
  )
  app.post('/v1/api-keys', { schema: CreateApiKey }, async ({ caller, body }, reply) => {
    const { key, shown } = await createApiKey(
      parts.deps,
      given({ name: body.name, clientId: body.client_id }),
      caller.name,
    )
    return reply.status(201).send({ ...apiKeyView(key), key: shown })
  })
  app.delete('/v1/api-keys/:id', { schema: RevokeApiKey }, async ({ params }, reply) => {
    const { store, now } = parts.deps
    const revoked = await store.transaction((tx) => tx.access.revokeApiKey(params.id, now()))
    if (!revoked) throw new AppError('NOT_FOUND', { id: params.id })
    return reply.status(204).send(null)
  })
  app.get('/v1/members', { schema: ListMembers }, async () => ({ data: (await records().members()).map(memberView) }))
}

export function apiKeyView(key: ApiKey): Static<typeof ApiKeyView> {
  return given({
    id: key.id,
    name: key.name,
    client_id: key.clientId,
    hint: key.hint,
    created_at: at(key.createdAt),
    created_by: key.createdBy,
    revoked_at: atIf(key.revokedAt),
  })
}
