import type { Caller } from '@ruzhu/domain/access/access.ts'
import type { LinkId } from '@ruzhu/domain/ids.ts'
import { addressOfLink, releaseLink, revokeLink } from '@ruzhu/domain/links/change-link.ts'
import { type ClientLink, LONGEST_DAYS, linkState, newLinkToken } from '@ruzhu/domain/links/client-links.ts'
import { handOver } from '@ruzhu/domain/links/hand-over.ts'
import { openLink } from '@ruzhu/domain/links/open-link.ts'
import { proofTurn } from '@ruzhu/domain/links/proof.ts'
import { randomBytes } from 'node:crypto'
import { type Static, Type } from 'typebox'
import { found, mustMeet, personOf } from '../access/callers.ts'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import {
  at,
  atIf,
  Closed,
  given,
  Id,
  Instant,
  Line,
  ListOf,
  OneOf,
  SentenceView,
  TextView,
  textView,
  View,
  Words,
} from '../schemas.ts'
import { clientFor } from './clients-read.ts'

const LinkView = View('ClientLink', {
  id: Id('ln'),
  client_id: Id('cl'),
  applyment_id: Id('ap'),
  state: OneOf(['open', 'sent', 'expired', 'revoked']),
  fields: Type.Optional(
    Type.Array(
      Type.Object({
        path: Type.String(),
        reason: Type.Optional(SentenceView),
        said: Type.Optional(Type.String()),
      }),
      { description: '只问这些；没有则是整份资料 / only these; the whole form where absent' },
    ),
  ),
  ask: Type.Object({ name: Type.String(), phone: Type.Optional(Type.String()) }),
  expires_at: Instant,
  created_by: Type.String(),
  created_at: Instant,
  opened_at: Type.Optional(Instant),
  last_seen_at: Type.Optional(Instant),
  locked: Type.Boolean({ description: '验证错得太多，等人放行 / too many wrong answers; somebody has to release it' }),
  filled: Type.Integer({ description: '通过它填了几处 / places filled in by it' }),
  sent_at: Type.Optional(Instant),
  revoked_at: Type.Optional(Instant),
  revoked_by: Type.Optional(Type.String()),
})

const OpenedLinkView = View('OpenedLink', {
  link: LinkView,
  address: Type.String({ description: '列表里没有它 / no list tells it' }),
  who: Type.String(),
  message: TextView,
})

const Path = Type.String({ pattern: '^_?[a-z][a-z0-9_]*(\\.[a-z0-9_]+){0,7}$' })
const NewLinkBody = Closed({
  applyment_id: Type.Optional(Id('ap')),
  fields: Type.Optional(
    Type.Array(Closed({ path: Path, reason: Type.Optional(Words(200)) }), { minItems: 1, maxItems: 400 }),
  ),
  parts: Type.Optional(
    Type.Array(Type.String({ maxLength: 64 }), {
      minItems: 1,
      maxItems: 40,
      description:
        '只问这些屏，见 GET /v1/channels 的 client_parts / only these screens, see client_parts of GET /v1/channels',
    }),
  ),
  rejected: Type.Optional(
    Type.Boolean({ description: '只问被驳回、还没处理的字段 / only what was rejected and is not settled' }),
  ),
  ask_name: Type.Optional(Line(64)),
  ask_phone: Type.Optional(Type.String({ pattern: '^[0-9+ ()-]{3,32}$', examples: ['13800138000'] })),
  days: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: LONGEST_DAYS,
      description: '默认见消息设置 / as the settings say unless told',
    }),
  ),
})

const about = { tags: ['links'] } as const
const ClientParams = Closed({ id: Id('cl') })
const LinkParams = Closed({ id: Id('ln') })

const CreateLink = operation({
  ...about,
  operationId: 'createClientLink',
  summary: 'A link by which the client fills in an application without an account',
  description: '生成资料链接：客户不用账号，在手机上填写申请。',
  access: 'links.edit',
  params: ClientParams,
  body: NewLinkBody,
  response: { 201: OpenedLinkView },
})

const ListLinks = operation({
  ...about,
  operationId: 'listClientLinks',
  summary: 'Links of a client with what became of them; without their addresses',
  description: '客户的资料链接及其状态，不含地址。',
  access: 'links.read',
  params: ClientParams,
  response: { 200: ListOf(LinkView) },
})

const RevokeLink = operation({
  ...about,
  operationId: 'revokeClientLink',
  summary: 'Revoke a link; it opens nothing from now on',
  description: '作废资料链接，立刻失效。',
  access: 'links.edit',
  params: LinkParams,
  response: { 200: LinkView },
})

const ReleaseLink = operation({
  ...about,
  operationId: 'releaseClientLink',
  summary: 'Let another phone or browser open a link; the one before is shut out',
  description: '换手机：放开绑定，让另一部手机或浏览器重新验证后打开。',
  access: 'links.edit',
  params: LinkParams,
  response: { 200: LinkView },
})

const GetAddress = operation({
  ...about,
  operationId: 'getClientLinkAddress',
  summary: 'The address of a link once more, to hand it over',
  description: '再次取得链接地址，用于转发。',
  access: 'links.edit',
  params: LinkParams,
  response: { 200: OpenedLinkView },
})

export function linkRoutes(app: App, parts: Parts): void {
  const mine = async (caller: Caller, id: LinkId) => found(caller, await parts.deps.store.read.links.byId(id))
  const view = (link: ClientLink) => linkView(link, parts.deps.now())
  const opened = async (link: ClientLink, address: string) => {
    const { who, message } = await handOver(parts.deps, link, address)
    return { link: view(link), address, who, message: textView(message) }
  }

  app.post('/v1/clients/:id/links', { schema: CreateLink }, async ({ caller, params, body }, reply) => {
    mustMeet(caller, params.id)
    const made = { token: newLinkToken(randomBytes(32)), markKey: randomBytes(16).toString('base64url') }
    const { link, address } = await openLink(parts.deps, newLink(params.id, body, caller), made, caller.name)
    return reply.status(201).send(await opened(link, address))
  })
  app.get('/v1/clients/:id/links', { schema: ListLinks }, async ({ caller, params }) => {
    const client = await clientFor(parts, caller, params.id)
    return { data: (await parts.deps.store.read.links.ofClient(client.id)).map(view) }
  })
  app.post('/v1/links/:id/revoke', { schema: RevokeLink }, async ({ caller, params }) => {
    const { id } = await mine(caller, params.id)
    return view(await revokeLink(parts.deps, id, caller.name))
  })
  app.post('/v1/links/:id/release', { schema: ReleaseLink }, async ({ caller, params }) => {
    const { id } = await mine(caller, params.id)
    return view(await releaseLink(parts.deps, id, caller.name))
  })
  app.get('/v1/links/:id/address', { schema: GetAddress }, async ({ caller, params }) => {
    const link = await mine(caller, params.id)
    return opened(link, await addressOfLink(parts.deps, link.id))
  })
}

type Body = Static<typeof NewLinkBody>

/** Whoever sends it is whom the client asks, unless somebody else is named. */
function newLink(clientId: ClientLink['clientId'], body: Body, caller: Caller) {
  const { applyment_id, fields, parts, rejected, ask_name, ask_phone, days } = body
  return given({
    clientId,
    applymentId: applyment_id,
    fields: fields?.map(({ path, reason }) =>
      given({ path, reason: reason === undefined ? undefined : { 'zh-CN': reason, en: reason } }),
    ),
    parts,
    rejected,
    ask: given({ name: ask_name ?? personOf(caller) ?? caller.name, phone: ask_phone }),
    days,
  })
}

export function linkView(link: ClientLink, now: Date): Static<typeof LinkView> {
  return given({
    id: link.id,
    client_id: link.clientId,
    applyment_id: link.applymentId,
    state: linkState(link, now),
    fields: link.fields?.map((field) => given({ ...field })),
    ask: given({ ...link.ask }),
    expires_at: at(link.expiresAt),
    created_by: link.createdBy,
    created_at: at(link.createdAt),
    opened_at: atIf(link.bound?.at),
    last_seen_at: atIf(link.lastSeenAt),
    locked: proofTurn(link, now).state === 'locked',
    filled: link.filled.length,
    sent_at: atIf(link.sent?.at),
    revoked_at: atIf(link.revoked?.at),
    revoked_by: link.revoked?.by,
  })
}
