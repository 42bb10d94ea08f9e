import type { Instant } from '../../contract/simulator.ts'
import type { App } from './apps.ts'
import { type Fields, fieldsOf } from './fields.ts'
import { type Grant, REFRESH_LIFE_S, TOKEN_LIFE_S } from './grants.ts'
import { tellGrant, tellRevocation } from './messages.ts'
import type { Call, Method, Reply } from './methods.ts'
import { business } from './refusal.ts'
import type { State } from './state.ts'
import { alipayTime } from './times.ts'

/** What the browser brings back after a merchant agreed: good once, for one app or for several. */
export type AppAuthCode = {
  readonly code: string
  readonly isvAppId: string
  readonly merchantAppIds: readonly string[]
  readonly batch: boolean
  readonly until: Instant
  readonly used?: true
}

const CODE_LIFE_MS = 86_400_000
const BATCH_CODE_LIFE_MS = 600_000
/** How long a token goes on beside the one that replaces it. */
const GRACE_MS = 600_000

/** https://opendocs.alipay.com/isv/04h3uf: a code becomes a token, a token is asked about and refreshed. */
export function appAuthMethods(state: State, opened: (products: readonly string[]) => string[]): Method[] {
  return [
    {
      name: 'alipay.open.auth.token.app',
      caller: 'any',
      v3: { verb: 'POST' },
      handle: (call) => exchange(state, call),
    },
    {
      name: 'alipay.open.auth.token.app.query',
      caller: 'any',
      v3: { verb: 'GET' },
      handle: (call) => inspect(state, call, opened),
    },
  ]
}

/** The merchant agreed on the page, or was made to by the control API. */
export function newAppAuthCode(state: State, isv: App, merchantAppIds: readonly string[], batch: boolean): string {
  const code = state.world.random(16).toString('hex')
  const until = state.world.now() + (batch ? BATCH_CODE_LIFE_MS : CODE_LIFE_MS)
  state.appAuthCodes.put(code, { code, isvAppId: isv.appId, merchantAppIds, batch, until })
  return code
}

/** Withdrawn by the merchant. How many tokens that ended. */
export function revoke(state: State, isvAppId: string, merchantAppId: string): number {
  const ended = grantsBetween(state, isvAppId, merchantAppId).filter(({ revoked }) => !revoked)
  for (const grant of ended) state.grants.put(grant.token, { ...grant, revoked: true })
  const latest = ended.at(-1)
  if (latest) tellRevocation(state, latest)
  return ended.length
}

/** A merchant's consent in force from now on; what there was between the two ends after a while. */
export function grant(state: State, isv: App, merchant: App, told: { code?: string; outBizNo?: string } = {}): Grant {
  for (const earlier of grantsBetween(state, isv.appId, merchant.appId)) retire(state, earlier)
  const made = newGrant(state, isv.appId, merchant.appId, isv.products)
  tellGrant(state, isv, merchant, made, told)
  return made
}

/** The six fields that describe a grant wherever it is told. */
export function grantView(
  state: State,
  { token, refreshToken, merchantAppId }: Grant,
): Readonly<Record<string, string>> {
  return {
    user_id: state.apps.get(merchantAppId)?.pid ?? '',
    auth_app_id: merchantAppId,
    app_auth_token: token,
    app_refresh_token: refreshToken,
    expires_in: String(TOKEN_LIFE_S),
    re_expires_in: String(REFRESH_LIFE_S),
  }
}

function exchange(state: State, { app, biz }: Call): Reply {
  if (app.kind !== 'isv') throw business('APP_NOT_ISV', '应用不是第三方应用')
  const fields = fieldsOf(biz, 'INVALID_PARAMETER')
  const type = fields.text('grant_type', 32)
  if (type === 'authorization_code') return byCode(state, app, fields)
  if (type === 'refresh_token') return byRefreshToken(state, app, fields)
  throw business('GRANT_TYPE_INVALID', 'grant_type取值不正确')
}

function byCode(state: State, app: App, fields: Fields): Reply {
  const known = state.appAuthCodes.get(fields.need('code', 64))
  if (!known) throw business('AUTH_CODE_NOT_EXIST', '授权码不存在')
  if (known.isvAppId !== app.appId) throw business('APP_ID_NOT_CONSISTENT', '授权码与应用不匹配')
  if (known.used || state.world.now() >= known.until) throw business('AUTH_CODE_NOT_VALID', '授权码已失效')
  state.appAuthCodes.put(known.code, { ...known, used: true })
  const grants = known.merchantAppIds.flatMap((appId) => {
    const merchant = state.apps.get(appId)
    return merchant ? [grantView(state, grant(state, app, merchant, { code: known.code }))] : []
  })
  return { body: { ...grants[0], ...(known.batch && { tokens: grants }) } }
}

function byRefreshToken(state: State, app: App, fields: Fields): Reply {
  const known = state.grants.by('refreshToken', fields.need('refresh_token', 64))
  if (!known) throw business('REFRESH_TOKEN_NOT_EXIST', '刷新令牌不存在')
  if (known.isvAppId !== app.appId) throw business('APP_ID_NOT_CONSISTENT', '刷新令牌与应用不匹配')
  if (known.revoked || known.replacedUntil !== undefined) throw business('REFRESH_TOKEN_NOT_VALID', '刷新令牌无效')
  if (state.world.now() >= known.refreshUntil) throw business('REFRESH_TOKEN_TIME_OUT', '刷新令牌已过期')
  retire(state, known)
  return { body: grantView(state, newGrant(state, app.appId, known.merchantAppId, known.products)) }
}

function inspect(state: State, { app, biz }: Call, opened: (products: readonly string[]) => string[]): Reply {
  if (app.kind !== 'isv') throw business('APP_NOT_ISV', '应用不是第三方应用')
  const fields = fieldsOf(biz, 'ILLEGAL_PARAM')
  const known = state.grants.get(fields.need('app_auth_token', 128))
  if (!known) throw business('AUTH_TOKEN_NOT_EXISTED', '应用授权令牌不存在')
  if (known.isvAppId !== app.appId) throw business('AUTH_TOKEN_NOT_CONSISTENT', '应用授权令牌与应用不匹配')
  const now = state.world.now()
  const isValid = !known.revoked && now < Math.min(known.expiresAt, known.replacedUntil ?? known.expiresAt)
  const { user_id, auth_app_id } = grantView(state, known)
  return {
    body: {
      user_id,
      auth_app_id,
      expires_in: Math.max(0, Math.floor((known.expiresAt - now) / 1000)),
      auth_methods: opened(known.products),
      auth_start: alipayTime(known.grantedAt),
      auth_end: alipayTime(known.expiresAt),
      status: isValid ? 'valid' : 'invalid',
      is_by_app_auth: true,
    },
  }
}

function newGrant(
  { grants, world }: State,
  isvAppId: string,
  merchantAppId: string,
  products: readonly string[],
): Grant {
  const now = world.now()
  const month = alipayTime(now).slice(0, 7).replace('-', '')
  const made = {
    token: `${month}BB${world.random(16).toString('hex')}`,
    refreshToken: `${month}BB${world.random(16).toString('hex')}`,
    isvAppId,
    merchantAppId,
    products,
    grantedAt: now,
    expiresAt: now + TOKEN_LIFE_S * 1000,
    refreshUntil: now + REFRESH_LIFE_S * 1000,
  }
  grants.put(made.token, made)
  return made
}

function retire({ grants, world }: State, earlier: Grant): void {
  if (earlier.replacedUntil === undefined) {
    grants.put(earlier.token, { ...earlier, replacedUntil: world.now() + GRACE_MS })
  }
}

function grantsBetween({ grants }: State, isvAppId: string, merchantAppId: string): Grant[] {
  return [...grants.values()].filter((one) => one.isvAppId === isvAppId && one.merchantAppId === merchantAppId)
}
