import type { Caller } from '@ruzhu/domain/access/access.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import { newWebhookSecret } from '@ruzhu/domain/events/endpoints.ts'
import type { WebhookEndpoint } from '@ruzhu/domain/events/events.ts'
import type { EndpointId } from '@ruzhu/domain/ids.ts'
import { OVERLAP_HOURS } from '@ruzhu/domain/keys/overlap.ts'
import { WEBHOOK_SECRET } from '@ruzhu/domain/keys/parts.ts'
import {
  discardSecret,
  keepNextSecret,
  type SecretHolder,
  switchSecret,
  undoSecret,
} from '@ruzhu/domain/keys/secret-holder.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { fingerprintOf } from '@ruzhu/storage/fingerprint.ts'
import { randomBytes } from 'node:crypto'
import { Type } from 'typebox'
import { found } from '../access/callers.ts'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { Closed, Id, ListOf, View } from '../schemas.ts'
import { KeyLifeView, keyLifeView } from './key-views.ts'

/** Shown in this answer and never again. */
const NextSecretView = View('NextWebhookSecret', { secret: Type.String(), life: KeyLifeView })

const about = { tags: ['webhook_endpoints'] } as const
const EndpointParams = Closed({ id: Id('we') })

const ListSecrets = operation({
  ...about,
  operationId: 'listWebhookSecrets',
  summary: 'List the lives of an endpoint’s secret: traces only',
  description: '通知签名密钥的历史，只有指纹。',
  access: 'webhook_endpoints.read',
  params: EndpointParams,
  response: { 200: ListOf(KeyLifeView) },
})
const KeepNext = operation({
  ...about,
  operationId: 'keepNextWebhookSecret',
  summary: 'Make the next secret: from now on deliveries carry a signature by each, in one header',
  description: '生成下一个签名密钥：从现在起每次投递同时带新旧两个签名，只显示一次。',
  access: 'webhook_secrets.edit',
  params: EndpointParams,
  response: { 201: NextSecretView },
})
const SwitchSecret = operation({
  ...about,
  operationId: 'switchWebhookSecret',
  summary: 'Let the next secret take over; the old one signs beside it until the overlap is over',
  description: '切换到新的签名密钥；重叠期内旧的仍一起签名。',
  access: 'webhook_secrets.edit',
  params: EndpointParams,
  body: Closed({
    overlap_hours: Type.Optional(Type.Integer({ minimum: OVERLAP_HOURS.least, maximum: OVERLAP_HOURS.most })),
  }),
  response: { 200: KeyLifeView },
})
const UndoSecret = operation({
  ...about,
  operationId: 'undoWebhookSecret',
  summary: 'Go back to the former secret, within the overlap',
  description: '在重叠期内撤回到原来的签名密钥。',
  access: 'webhook_secrets.edit',
  params: EndpointParams,
  response: { 200: KeyLifeView },
})
const DiscardNext = operation({
  ...about,
  operationId: 'discardNextWebhookSecret',
  summary: 'Give up the next secret',
  description: '放弃还没有切换的签名密钥。',
  access: 'webhook_secrets.edit',
  params: EndpointParams,
  response: { 204: Type.Null() },
})

export function webhookSecretRoutes(app: App, parts: Parts): void {
  const holder = async (caller: Caller, id: EndpointId) =>
    holderOf(found(caller, await parts.deps.store.read.events.endpoint(id)))

  app.get('/v1/webhook-endpoints/:id/secret', { schema: ListSecrets }, async ({ caller, params }) => {
    const { holder: id } = await holder(caller, params.id)
    return { data: (await parts.deps.store.read.keys.history(id)).map(keyLifeView) }
  })
  app.post('/v1/webhook-endpoints/:id/secret/next', { schema: KeepNext }, async ({ caller, params }, reply) => {
    const secret = newWebhookSecret(randomBytes).reveal()
    const life = await keepNextSecret(parts.deps, await holder(caller, params.id), secret, caller.name)
    return reply.status(201).send({ secret, life: keyLifeView(life) })
  })
  app.post('/v1/webhook-endpoints/:id/secret/switch', { schema: SwitchSecret }, async ({ caller, params, body }) =>
    keyLifeView(await switchSecret(parts.deps, await holder(caller, params.id), caller.name, body.overlap_hours)),
  )
  app.post('/v1/webhook-endpoints/:id/secret/undo', { schema: UndoSecret }, async ({ caller, params }) =>
    keyLifeView(await undoSecret(parts.deps, await holder(caller, params.id))),
  )
  app.delete('/v1/webhook-endpoints/:id/secret/next', { schema: DiscardNext }, async ({ caller, params }, reply) => {
    await discardSecret(parts.deps, await holder(caller, params.id))
    return reply.status(204).send(null)
  })
}

function holderOf({ id, clientId }: WebhookEndpoint): SecretHolder {
  const { heldBy: field } = WEBHOOK_SECRET
  return {
    holder: id,
    clientId,
    part: WEBHOOK_SECRET,
    current: async (tx) => (await existing(tx, id)).secret.reveal(),
    put: async (tx, value) => {
      const endpoint = await existing(tx, id)
      await tx.events.updateEndpoint({ ...endpoint, secret: new Secret('webhook_secret', value) })
    },
    pieceOf: (value) => ({ field, kind: 'secret', fingerprint: fingerprintOf(value), length: value.length }),
  }
}

async function existing(tx: Records, id: EndpointId): Promise<WebhookEndpoint> {
  const endpoint = await tx.events.endpoint(id)
  if (!endpoint) throw new AppError('NOT_FOUND', { id })
  return endpoint
}
