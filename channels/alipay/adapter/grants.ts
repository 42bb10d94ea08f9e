import type {
  GrantCalls,
  GrantSeen,
  GrantStanding,
  GrantWords,
  Notice,
  ReturnQuery,
  ReturnSeen,
} from '@ruzhu/domain/channel.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { later, SECOND_MS } from '@ruzhu/domain/time.ts'
import { type Answer, reasonOf } from '@ruzhu/alipay/answers.ts'
import {
  type AuthorizationNotice,
  exchangeAuthorizationCode,
  type Grant,
  type Grants,
  queryAuthorization,
  refreshAuthorization,
} from '@ruzhu/alipay/authorization.ts'
import {
  type ApplicationType,
  type AuthorizationRequest,
  authorizationUrl,
  merchantPlatformUrl,
  walletUrl,
} from '@ruzhu/alipay/authorization-urls.ts'
import { CHANNEL, notOk, type Provider } from './provider.ts'

export function grantCalls(provider: Provider): GrantCalls {
  const { client, now } = provider
  return {
    links: (request) => linksOf({ appId: client.app.appId, ...request }, client.origin),
    readReturn: (query) => readReturn(provider, query),
    exchange: async (code) => grantsOf(await exchangeAuthorizationCode(client, code.reveal()), now()),
    refresh: async (token) => grantsOf(await refreshAuthorization(client, token.reveal()), now()),
    query: async (token) => standingOf(await queryAuthorization(client, token.reveal()), now()),
  }
}

/** Whatever the merchant has; BASEAPP is there for those who have no application at all. */
const TYPES: readonly ApplicationType[] = ['TINYAPP', 'WEBAPP', 'MOBILEAPP', 'PUBLICAPP', 'BASEAPP']
const LIVE = 'https://openapi.alipay.com'

/**
 * The merchant platform's page and the Alipay app's (指定应用授权) are there for the live gateway alone. The sandbox and the
 * simulator have the page of openauth, which is the same for a computer and for a phone.
 */
function linksOf(request: AuthorizationRequest, origin: string) {
  if (origin === LIVE) return { pc: merchantPlatformUrl(request, TYPES), phone: walletUrl(request, TYPES) }
  const url = authorizationUrl(request, origin.replace('//openapi', '//openauth'))
  return { pc: url, phone: url }
}

/** Who comes back without a code has not agreed; nothing says so in a word. */
function readReturn({ client }: Provider, query: ReturnQuery): ReturnSeen {
  const { app_id: appId, app_auth_code: code } = query
  if (appId !== undefined && appId !== client.app.appId) return { state: 'foreign' }
  return code ? { state: 'agreed', code: new Secret('app_auth_code', code) } : { state: 'declined' }
}

function grantsOf(answer: Answer<Grants>, now: Date): GrantSeen {
  if (answer.state !== 'ok') return notOk(answer)
  const [first, ...rest] = answer.body.map((grant) => wordsOf(grant, now))
  if (!first || rest.includes(undefined)) return withoutPid()
  return { state: 'granted', grants: [first, ...rest.filter((one) => one !== undefined)] }
}

/** A merchant whose account is named by an open id alone cannot be told from another in orders and bills. */
export function wordsOf({ user_id, re_expires_in, ...grant }: Grant, now: Date): GrantWords | undefined {
  if (user_id === undefined) return undefined
  return {
    subMchid: user_id,
    authAppId: grant.auth_app_id,
    token: new Secret('app_auth_token', grant.app_auth_token),
    refreshToken: new Secret('app_refresh_token', grant.app_refresh_token),
    ...(re_expires_in === undefined ? {} : { refreshBefore: later(now, re_expires_in * SECOND_MS) }),
  }
}

function withoutPid(): GrantSeen {
  const message = '支付宝没有返回商家的 PID'
  return { state: 'refused', refusal: { channel: CHANNEL, status: 200, code: 'MERCHANT_WITHOUT_PID', message } }
}

/** Of a token that it never heard of, the gateway says so by a refusal. */
const NONE = new Set(['AUTH_TOKEN_NOT_EXISTED', 'AUTH_TOKEN_NOT_FOUND'])

function standingOf(answer: Answer<{ status: string; auth_end: Date | undefined }>, now: Date): GrantStanding {
  if (answer.state !== 'ok') {
    const isNone = answer.state === 'refused' && NONE.has(reasonOf(answer))
    return isNone ? { state: 'ended' } : { state: 'unknown', why: whyOf(answer) }
  }
  const { status, auth_end } = answer.body
  if (status === 'invalid' || (auth_end && auth_end <= now)) return { state: 'ended' }
  return status === 'valid' ? { state: 'valid' } : { state: 'unknown', why: `status ${status}` }
}

function whyOf(answer: Exclude<Answer<unknown>, { state: 'ok' }>): string {
  return answer.state === 'refused' ? `the query was refused: ${reasonOf(answer)}` : answer.why
}

/** A message about a grant. One that lacks what a grant consists of is not acted upon: the exchange gives it all. */
export function noticeOfGrant(notice: AuthorizationNotice, at: Date): Notice {
  if (!notice.granted) return { kind: 'grant_ended', authAppId: notice.auth_app_id }
  const { app_auth_token, app_refresh_token, app_auth_code: code } = notice
  const words =
    app_auth_token !== undefined && app_refresh_token !== undefined
      ? wordsOf({ ...notice, app_auth_token, app_refresh_token, re_expires_in: undefined }, at)
      : undefined
  if (!words) return { kind: 'other', eventType: 'open_app_auth_notify' }
  const grantedAt = notice.auth_time ?? at
  return {
    kind: 'grant',
    words,
    grantedAt,
    ...(code !== undefined && { code: new Secret('app_auth_code', code) }),
    ...(notice.out_biz_no !== undefined && { businessCode: notice.out_biz_no }),
  }
}
