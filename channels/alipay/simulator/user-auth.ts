import type { Instant, Payer } from '../../contract/simulator.ts'
import { openIdOf } from './buyers.ts'
import { fieldsOf } from './fields.ts'
import type { Call, Method, Reply } from './methods.ts'
import { Refusal, refusing } from './refusal.ts'
import type { State } from './state.ts'
import { alipayTime } from './times.ts'

/** What `my.getAuthCode` gives a mini program: good once, for one app. */
export type UserCode = {
  readonly code: string
  readonly appId: string
  readonly payerId: string
  readonly until: Instant
}
export type UserToken = {
  readonly token: string
  readonly refreshToken: string
  readonly appId: string
  readonly payerId: string
  readonly until: Instant
}

const CODE_LIFE_MS = 86_400_000
const TOKEN_LIFE_S = 1_296_000
const REFRESH_LIFE_S = 2_592_000
const badToken = refusing('auth_token')

/** https://opendocs.alipay.com/open/05bk6s_alipay.system.oauth.token */
export function userAuthMethods(state: State): Method[] {
  return [
    {
      name: 'alipay.system.oauth.token',
      caller: 'any',
      flat: true,
      old: true,
      v3: { verb: 'POST' },
      handle: (call) => exchange(state, call),
    },
    {
      name: 'alipay.user.info.share',
      caller: 'any',
      v3: { verb: 'POST' },
      handle: (call) => info(state, call),
    },
  ]
}

export function newUserCode({ userCodes, world }: State, appId: string, { payerId }: Payer): string {
  const code = world.random(16).toString('hex')
  userCodes.put(code, { code, appId, payerId, until: world.now() + CODE_LIFE_MS })
  return code
}

function exchange(state: State, { app, merchant, biz }: Call): Reply {
  const fields = fieldsOf(biz, 'isv.invalid-parameter')
  const refreshes = fields.text('grant_type', 20) === 'refresh_token'
  const known = refreshes
    ? state.userTokens.by('refreshToken', fields.text('refresh_token', 64) ?? '')
    : state.userCodes.get(fields.text('code', 64) ?? '')
  const isOwn = known?.appId === app.appId || known?.appId === merchant.appId
  if (!known || !isOwn || (!refreshes && state.world.now() >= known.until)) throw invalidCode()
  if (!refreshes) state.userCodes.delete(fields.need('code', 64))
  const token = newUserToken(state, known)
  return {
    body: {
      user_id: state.world.payers.get(known.payerId)?.buyerId,
      open_id: openIdOf(state, known.payerId, known.appId),
      access_token: token.token,
      expires_in: TOKEN_LIFE_S,
      refresh_token: token.refreshToken,
      re_expires_in: REFRESH_LIFE_S,
      auth_start: alipayTime(state.world.now()),
    },
  }
}

function info(state: State, { authToken }: Call): Reply {
  const known = authToken === undefined ? undefined : state.userTokens.get(authToken)
  if (!known) throw badToken(20001, 'aop.invalid-auth-token', '无效的访问令牌')
  if (state.world.now() >= known.until) throw badToken(20001, 'aop.auth-token-time-out', '访问令牌已过期')
  const payer = state.world.payers.get(known.payerId)
  const open_id = openIdOf(state, known.payerId, known.appId)
  return { body: { user_id: payer?.buyerId, open_id, nick_name: payer?.name } }
}

function newUserToken(
  { userTokens, world }: State,
  { appId, payerId }: Pick<UserToken, 'appId' | 'payerId'>,
): UserToken {
  const made = {
    token: `authbse${world.random(16).toString('hex')}`,
    refreshToken: `authbse${world.random(16).toString('hex')}`,
    appId,
    payerId,
    until: world.now() + TOKEN_LIFE_S * 1000,
  }
  userTokens.put(made.token, made)
  return made
}

function invalidCode(): Refusal {
  return new Refusal(40002, 'isv.code-invalid', '授权码code无效', { check: 'code', inErrorResponse: true })
}
