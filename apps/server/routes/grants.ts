import type { Caller } from '@ruzhu/domain/access/access.ts'
import { may } from '@ruzhu/domain/access/may.ts'
import { askGrantNow } from '@ruzhu/domain/grants/ask-grant.ts'
import { type Authorization, type Grant, isUsable, newTicket } from '@ruzhu/domain/grants/grants.ts'
import { cancelAuthorization, startAuthorization } from '@ruzhu/domain/grants/start-authorization.ts'
import { type GrantTrial, refreshGrantNow, tryGrantRefresh } from '@ruzhu/domain/grants/refresh-grant.ts'
import type { AuthorizationId, GrantId } from '@ruzhu/domain/ids.ts'
import { text } from '@ruzhu/domain/text.ts'
import { beijingDay } from '@ruzhu/domain/time.ts'
import { randomBytes } from 'node:crypto'
import { type Static, Type } from 'typebox'
import { found, mustMeet } from '../access/callers.ts'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import {
  at,
  atIf,
  ChannelNameText,
  Closed,
  given,
  Id,
  Instant,
  ListOf,
  OneOf,
  TextView,
  textView,
  View,
} from '../schemas.ts'

const AuthorizationView = View('Authorization', {
  id: Id('az'),
  client_id: Id('cl'),
  provider_id: Id('sp'),
  channel: Type.String(),
  state: OneOf(['open', 'returned', 'granted', 'failed', 'cancelled', 'expired']),
  links: Type.Optional(
    Type.Object(
      { pc: Type.String(), phone: Type.String() },
      { description: '只给能办理授权的人 / only for those who may authorise clients' },
    ),
  ),
  declined_at: Type.Optional(Instant),
  problem: Type.Optional(Type.String()),
  grant_id: Type.Optional(Id('gr')),
  expires_at: Instant,
  created_by: Type.String(),
  created_at: Instant,
  updated_at: Instant,
})

/** Tokens never leave. */
const GrantView = View('Grant', {
  id: Id('gr'),
  client_id: Id('cl'),
  provider_id: Id('sp'),
  channel: Type.String(),
  sub_mchid: Type.String(),
  auth_app_id: Type.String(),
  state: OneOf(['active', 'withdrawn']),
  granted_at: Instant,
  refresh_at: Instant,
  checked_at: Instant,
  withdrawn_at: Type.Optional(Instant),
  created_at: Instant,
  updated_at: Instant,
})

const about = { tags: ['grants'] } as const
const OfClient = Closed({ client_id: Id('cl') })
const AuthorizationParams = Closed({ id: Id('az') })
const GrantParams = Closed({ id: Id('gr') })

const CreateAuthorization = operation({
  ...about,
  operationId: 'createAuthorization',
  summary: 'A link by which a client authorises us; the one under way, where there is one',
  description: '生成客户授权给我们的链接；已有还能用的就返回它。',
  access: 'grants.edit',
  body: Closed({
    client_id: Id('cl'),
    channel: ChannelNameText,
    provider_account_id: Type.Optional(Id('sp')),
  }),
  response: { 201: AuthorizationView },
})

const ListAuthorizations = operation({
  ...about,
  operationId: 'listAuthorizations',
  summary: 'The authorisation links of a client, newest first',
  description: '客户的授权链接，新的在前。',
  access: 'grants.read',
  querystring: OfClient,
  response: { 200: ListOf(AuthorizationView) },
})

const GetAuthorization = operation({
  ...about,
  operationId: 'getAuthorization',
  summary: 'Read an authorisation link',
  description: '查看授权链接。',
  access: 'grants.read',
  params: AuthorizationParams,
  response: { 200: AuthorizationView },
})

const CancelAuthorization = operation({
  ...about,
  operationId: 'cancelAuthorization',
  summary: 'Make a link useless that nobody has come back by',
  description: '作废还没有用过的授权链接。',
  access: 'grants.edit',
  params: AuthorizationParams,
  response: { 200: AuthorizationView },
})

const ListGrants = operation({
  ...about,
  operationId: 'listGrants',
  summary: 'What the merchant of a client granted to us, newest first',
  description: '客户的商家授权，新的在前。',
  access: 'grants.read',
  querystring: OfClient,
  response: { 200: ListOf(GrantView) },
})

const GetGrant = operation({
  ...about,
  operationId: 'getGrant',
  summary: 'Read a grant',
  description: '查看商家授权。',
  access: 'grants.read',
  params: GrantParams,
  response: { 200: GrantView },
})

const AskGrant = operation({
  ...about,
  operationId: 'askGrant',
  summary: 'Ask the platform whether it still holds',
  description: '现在就向平台查询授权是否有效。',
  access: 'grants.edit',
  params: GrantParams,
  response: { 200: GrantView },
})

/** What the platform said, and what would happen. Nothing was changed by asking. */
const GrantRefreshTrialView = View('GrantRefreshTrial', {
  state: OneOf(['ready', 'ended', 'unheard'], {
    description: 'ended：授权已失效，更新不了 / the grant is over, nothing to refresh',
  }),
  valid_to: Type.Optional(Instant),
  refresh_at: Instant,
  said: TextView,
  plan: Type.Array(TextView),
})

const TryGrantRefresh = operation({
  ...about,
  operationId: 'tryGrantRefresh',
  summary: 'Ask whether it could be refreshed, and say what that would change; nothing is changed',
  description: '演练：令牌什么时候到期、更新会改变什么；什么都不改。',
  access: 'grants.edit',
  params: GrantParams,
  response: { 200: GrantRefreshTrialView },
})

const RefreshGrant = operation({
  ...about,
  operationId: 'refreshGrant',
  summary: 'Exchange its tokens for new ones now; the former ones are void shortly after, and there is no way back',
  description: '现在就更新授权令牌；旧令牌随后作废，不能撤回。',
  access: 'grants.edit',
  params: GrantParams,
  response: { 200: GrantView },
})

export function grantRoutes(app: App, parts: Parts): void {
  const grants = () => parts.deps.store.read.grants
  const authorizationFor = async (caller: Caller, id: AuthorizationId) =>
    found(caller, await grants().authorization(id))
  const grantFor = async (caller: Caller, id: GrantId) => found(caller, await grants().byId(id))
  const view = (caller: Caller, authorization: Authorization) => {
    const shows = may(caller, 'grants.edit', parts.environment)
    return authorizationView(authorization, parts.deps.now(), shows)
  }

  app.post('/v1/authorizations', { schema: CreateAuthorization }, async ({ caller, body }, reply) => {
    const input = given({
      clientId: body.client_id,
      channel: body.channel,
      providerAccountId: body.provider_account_id,
    })
    const authorization = await startAuthorization(parts.deps, input, newTicket(randomBytes), caller.name)
    return reply.status(201).send(view(caller, authorization))
  })
  app.get('/v1/authorizations', { schema: ListAuthorizations }, async ({ caller, query }) => {
    mustMeet(caller, query.client_id)
    return { data: (await grants().authorizationsOf([query.client_id])).map((one) => view(caller, one)) }
  })
  app.get('/v1/authorizations/:id', { schema: GetAuthorization }, async ({ caller, params }) =>
    view(caller, await authorizationFor(caller, params.id)),
  )
  app.post('/v1/authorizations/:id/cancel', { schema: CancelAuthorization }, async ({ caller, params }) => {
    const { id } = await authorizationFor(caller, params.id)
    return view(caller, await cancelAuthorization(parts.deps, id, caller.name))
  })
  app.get('/v1/grants', { schema: ListGrants }, async ({ caller, query }) => {
    mustMeet(caller, query.client_id)
    return { data: (await grants().ofClients([query.client_id])).map(grantView) }
  })
  app.get('/v1/grants/:id', { schema: GetGrant }, async ({ caller, params }) =>
    grantView(await grantFor(caller, params.id)),
  )
  app.post('/v1/grants/:id/ask', { schema: AskGrant }, async ({ caller, params }) => {
    const { id } = await grantFor(caller, params.id)
    return grantView(await askGrantNow(parts.deps, id))
  })
  app.post('/v1/grants/:id/refresh/try', { schema: TryGrantRefresh }, async ({ caller, params }) => {
    const { id } = await grantFor(caller, params.id)
    return trialView(await tryGrantRefresh(parts.deps, id))
  })
  app.post('/v1/grants/:id/refresh', { schema: RefreshGrant }, async ({ caller, params }) => {
    const { id } = await grantFor(caller, params.id)
    return grantView(await refreshGrantNow(parts.deps, id, caller.name))
  })
}

function authorizationView(one: Authorization, now: Date, showsLinks: boolean): Static<typeof AuthorizationView> {
  const usable = isUsable(one, now)
  return given({
    id: one.id,
    client_id: one.clientId,
    provider_id: one.providerId,
    channel: one.channel,
    state: one.state === 'open' && !usable ? ('expired' as const) : one.state,
    links: usable && showsLinks ? one.links : undefined,
    declined_at: atIf(one.declinedAt),
    problem: one.problem,
    grant_id: one.grantId,
    expires_at: at(one.expiresAt),
    created_by: one.createdBy,
    created_at: at(one.createdAt),
    updated_at: at(one.updatedAt),
  })
}

function trialView({ state, grant, validTo }: GrantTrial): Static<typeof GrantRefreshTrialView> {
  const due = beijingDay(grant.refreshAt)
  const ends = validTo
    ? text('grants.refresh_ends', { ends: beijingDay(validTo), due })
    : text('grants.refresh_no_end', { due })
  const would = ['grants.refresh_changes', 'grants.refresh_no_undo', 'grants.refresh_lost'] as const
  return given({
    state,
    valid_to: atIf(validTo),
    refresh_at: at(grant.refreshAt),
    said: textView(text(`grants.refresh_${state}`)),
    plan: state === 'ended' ? [] : [ends, ...would.map((key) => text(key))].map(textView),
  })
}

function grantView(grant: Grant): Static<typeof GrantView> {
  return given({
    id: grant.id,
    client_id: grant.clientId,
    provider_id: grant.providerId,
    channel: grant.channel,
    sub_mchid: grant.subMchid,
    auth_app_id: grant.authAppId,
    state: grant.state,
    granted_at: at(grant.grantedAt),
    refresh_at: at(grant.refreshAt),
    checked_at: at(grant.checkedAt),
    withdrawn_at: atIf(grant.withdrawnAt),
    created_at: at(grant.createdAt),
    updated_at: at(grant.updatedAt),
  })
}
