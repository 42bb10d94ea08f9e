import type { Fields } from '../reading.ts'
import type { CallOptions } from '../transport.ts'
import type { LoginAnswer } from './answers.ts'
import type { LoginClient } from './client.ts'
import { Hidden } from './hidden.ts'

/** `snsapi_base` asks nobody and gives an openid; `snsapi_userinfo` asks for the profile too. */
export type OauthScope = 'snsapi_base' | 'snsapi_userinfo'

export type OauthGrant = {
  /** Of this official account; goes with its AppID at prepay. */
  openid: string
  unionid: string | undefined
  scope: string | undefined
  accessToken: Hidden
  /** Seconds. */
  expiresIn: number
  refreshToken: Hidden
}

const AUTHORIZE = 'https://open.weixin.qq.com/connect/oauth2/authorize'

/**
 * Where a page inside WeChat sends its visitor, to come back to `redirectUri` with a code: see {@link codeOfRedirect}.
 * WeChat's own page says 10003 where the host of `redirectUri` is not the account's 网页授权域名, 10005 where the account
 * may not ask for this scope.
 *
 * @param state  up to 128 letters and digits that nobody can guess, kept in the visitor's session; comes back unchanged
 * @param page   WeChat's page; another one for tests
 * @see          https://developers.weixin.qq.com/doc/offiaccount/OA_Web_Apps/Wechat_webpage_authorization.html
 */
export function authorizeUrl(
  { appid, redirectUri, scope, state }: { appid: string; redirectUri: string; scope: OauthScope; state: string },
  page = AUTHORIZE,
): string {
  if (!/^[0-9A-Za-z]{1,128}$/.test(state)) throw new RangeError('state has 1 to 128 letters and digits')
  // in this order: WeChat's page compares the address as a text
  const query = new URLSearchParams({ appid, redirect_uri: redirectUri, response_type: 'code', scope, state })
  return `${page}?${query}#wechat_redirect`
}

/**
 * What the visitor brought back. `foreign`: another visit's state, or none. Somebody else's link: the code must not be
 * exchanged, or the visitor would act under that person's openid. `denied`: the visitor did not agree.
 */
export function codeOfRedirect(
  url: string,
  state: string,
): { state: 'code'; code: string } | { state: 'denied' | 'foreign' } {
  const query = URL.parse(url, 'http://localhost')?.searchParams
  if (state === '' || query?.get('state') !== state) return { state: 'foreign' }
  const code = query.get('code')
  return code ? { state: 'code', code } : { state: 'denied' }
}

/**
 * Who the visitor is.
 *
 * Refused as `code_used` (the page was loaded again), `code_invalid` (also a code of another account), `code_expired`
 * (after five minutes), `wrong_secret`, `wrong_appid`.
 */
export function accessTokenByCode(
  client: LoginClient,
  code: string,
  options?: CallOptions,
): Promise<LoginAnswer<OauthGrant>> {
  const query = { code, grant_type: 'authorization_code' }
  return client.getWithSecret('/sns/oauth2/access_token', query, readGrant, options)
}

/** A new access token; the refresh token is good for thirty days. Refused as `token_expired`, `token_invalid`. */
export function refreshAccessToken(
  client: LoginClient,
  refreshToken: Hidden,
  options?: CallOptions,
): Promise<LoginAnswer<OauthGrant>> {
  const query = { appid: client.appid, grant_type: 'refresh_token', refresh_token: refreshToken.reveal() }
  return client.get('/sns/oauth2/refresh_token', query, readGrant, options)
}

/**
 * Whether the token is good and is this openid's. Refused as `openid_of_another_appid` where the openid is not one of
 * this account's, `token_expired`, `token_invalid`.
 */
export function checkAccessToken(
  client: LoginClient,
  { accessToken, openid }: { accessToken: Hidden; openid: string },
  options?: CallOptions,
): Promise<LoginAnswer<void>> {
  return client.get('/sns/auth', { access_token: accessToken.reveal(), openid }, () => undefined, options)
}

function readGrant(fields: Fields): OauthGrant {
  return {
    openid: fields.text('openid'),
    unionid: fields.textIfAny('unionid'),
    scope: fields.textIfAny('scope'),
    accessToken: new Hidden(fields.text('access_token')),
    expiresIn: fields.whole('expires_in'),
    refreshToken: new Hidden(fields.text('refresh_token')),
  }
}
