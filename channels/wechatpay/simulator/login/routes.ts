import { openidOf } from '../relations.ts'
import type { State } from '../state.ts'
import { useLoginCode } from './codes.ts'
import { type LoginRoute, appOf, checkGrant, namedApp } from './door.ts'
import { refused } from './refusal.ts'
import { appToken, grant, refresh, tokenOf } from './tokens.ts'

/** Who somebody is, before they pay. */
export function loginRoutes(state: State): LoginRoute[] {
  return [
    { path: '/sns/jscode2session', handle: (query) => jscode2session(state, query) },
    { path: '/sns/oauth2/access_token', handle: (query) => accessToken(state, query) },
    { path: '/sns/oauth2/refresh_token', handle: (query) => refreshToken(state, query) },
    { path: '/sns/auth', handle: (query) => auth(state, query) },
    { path: '/sns/userinfo', handle: (query) => userinfo(state, query) },
    { path: '/cgi-bin/token', handle: (query, remote) => ownToken(state, query, remote) },
    { path: '/cgi-bin/stable_token', inBody: true, handle: (body, remote) => ownToken(state, body, remote) },
  ]
}

/** https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html */
function jscode2session(state: State, query: URLSearchParams): object {
  const { appid } = appOf(state, query)
  checkGrant(query, 'authorization_code')
  const { payerId } = useLoginCode(state, codeIn(query, 'js_code'), 'js_code', appid)
  // a person whom risk control does not trust cannot even log in
  if (state.world.payers.get(payerId)?.behaviour === 'frozen') throw refused(40226)
  return { session_key: state.world.random(16).toString('base64'), openid: openidOf(state, payerId, appid) }
}

/** https://developers.weixin.qq.com/doc/offiaccount/OA_Web_Apps/Wechat_webpage_authorization.html, and the three below */
function accessToken(state: State, query: URLSearchParams): object {
  const { appid } = appOf(state, query)
  checkGrant(query, 'authorization_code')
  const { payerId, scope = 'snsapi_base' } = useLoginCode(state, codeIn(query, 'code'), 'oauth', appid)
  return grant(state, { appid, payerId, openid: openidOf(state, payerId, appid), scope })
}

function refreshToken(state: State, query: URLSearchParams): object {
  const { appid } = namedApp(state, query)
  checkGrant(query, 'refresh_token')
  const token = query.get('refresh_token') ?? ''
  if (token === '') throw refused(41003)
  return refresh(state, token, appid)
}

function auth(state: State, query: URLSearchParams): object {
  tokenIn(state, query)
  return { errcode: 0, errmsg: 'ok' }
}

/** Only for who agreed to more than being recognised. */
function userinfo(state: State, query: URLSearchParams): object {
  const { payerId, openid, scope } = tokenIn(state, query)
  if (scope !== 'snsapi_userinfo') throw refused(48001)
  const nickname = state.world.payers.get(payerId)?.name ?? ''
  return { openid, nickname, sex: 0, language: '', city: '', province: '', country: '', headimgurl: '', privilege: [] }
}

/**
 * https://developers.weixin.qq.com/doc/offiaccount/Basic_Information/Get_access_token.html and, with the secret in the body,
 * https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-access-token/getStableAccessToken.html
 */
function ownToken(state: State, query: URLSearchParams, remote: string): object {
  checkGrant(query, 'client_credential')
  const { ipWhitelist = [] } = appOf(state, query)
  if (ipWhitelist.length > 0 && !ipWhitelist.includes(remote)) throw refused(40164)
  return appToken(state)
}

function tokenIn(state: State, query: URLSearchParams) {
  return tokenOf(state, query.get('access_token') ?? '', query.get('openid') ?? '')
}

function codeIn(query: URLSearchParams, name: string): string {
  const code = query.get(name) ?? ''
  if (code === '') throw refused(41008)
  return code
}
