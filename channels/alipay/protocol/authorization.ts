import type { Answer } from './answers.ts'
import type { AlipayClient, CallOptions } from './client.ts'
import type { AppMessage } from './messages.ts'
import { Fields, Unreadable } from './reading.ts'

/** What a merchant granted: one application of the merchant's to one third-party application. */
export type Grant = {
  /** PID of the merchant, 2088…; newer accounts may be named by open id alone. */
  user_id: string | undefined
  /** The merchant's application. */
  auth_app_id: string
  app_auth_token: string
  app_refresh_token: string
  /** Seconds in which the refresh token can be used. The token itself holds until it is revoked or refreshed. */
  re_expires_in: number | undefined
}

/** All grants of one code: several of a batch, else one. */
export type Grants = readonly [Grant, ...Grant[]]

/** Both calls are the third-party application's own: a client that acts for a merchant must not make them. */
export function exchangeAuthorizationCode(
  client: AlipayClient,
  code: string,
  options?: CallOptions,
): Promise<Answer<Grants>> {
  return token(client, { grant_type: 'authorization_code', code }, options)
}

/** Gives both tokens anew. The old ones end soon after, so these must be stored before anything else is done. */
export function refreshAuthorization(
  client: AlipayClient,
  refreshToken: string,
  options?: CallOptions,
): Promise<Answer<Grants>> {
  return token(client, { grant_type: 'refresh_token', refresh_token: refreshToken }, options)
}

function token(client: AlipayClient, bizContent: Record<string, string>, options?: CallOptions) {
  const request = { method: 'alipay.open.auth.token.app', bizContent }
  return client.onOwnBehalf().call(request, readGrants, options)
}

/** What a token allows, and whether it still does. */
export type GrantFound = {
  user_id: string | undefined
  auth_app_id: string
  /** valid or invalid. */
  status: string
  /** The calls that were granted. */
  auth_methods: readonly string[]
  auth_start: Date | undefined
  auth_end: Date | undefined
  /** 全权委托: all calls. */
  is_by_app_auth: boolean
}

export function queryAuthorization(
  client: AlipayClient,
  appAuthToken: string,
  options?: CallOptions,
): Promise<Answer<GrantFound>> {
  const bizContent = { app_auth_token: appAuthToken }
  return client.onOwnBehalf().call({ method: 'alipay.open.auth.token.app.query', bizContent }, readFound, options)
}

/**
 * A merchant granted, or took back. These come twice and out of order: of one `auth_app_id` the one with the latest
 * `auth_time` counts.
 */
export type AuthorizationNotice = {
  granted: boolean
  app_id: string
  auth_app_id: string
  user_id: string | undefined
  /** When it was granted or revoked. */
  auth_time: Date | undefined
  /** Only of a grant. */
  app_auth_token: string | undefined
  app_refresh_token: string | undefined
  app_auth_code: string | undefined
  /** Our own number, where the merchant came by `alipay.open.sp.inteop.appauth.create`. */
  out_biz_no: string | undefined
}

export const AUTHORIZATION_NOTICE = 'open_app_auth_notify'

/** Throws `Unreadable` where it is none. What is not `execute_auth` takes back: the page does not name the word for it. */
export function readAuthorizationNotice({ name, status, content }: AppMessage): AuthorizationNotice {
  if (name !== AUTHORIZATION_NOTICE || status === undefined) throw new Unreadable('no notice of a grant')
  const detail = content.object('detail')
  const time = detail.wholeIfAny('auth_time')
  return {
    granted: status === 'execute_auth',
    app_id: detail.text('app_id'),
    auth_app_id: detail.text('auth_app_id'),
    user_id: detail.textIfAny('user_id'),
    auth_time: time === undefined ? undefined : new Date(time),
    app_auth_token: detail.textIfAny('app_auth_token'),
    app_refresh_token: detail.textIfAny('app_refresh_token'),
    app_auth_code: detail.textIfAny('app_auth_code'),
    out_biz_no: content.objectIfAny('notify_context')?.objectIfAny('trigger_context')?.textIfAny('out_biz_no'),
  }
}

function readGrants(node: unknown): Grants {
  const fields = new Fields(node)
  const [first = fields, ...rest] = fields.list('tokens')
  return [readGrant(first), ...rest.map(readGrant)]
}

export function readGrant(fields: Fields): Grant {
  return {
    user_id: fields.textIfAny('user_id'),
    auth_app_id: fields.text('auth_app_id'),
    app_auth_token: fields.text('app_auth_token'),
    app_refresh_token: fields.text('app_refresh_token'),
    re_expires_in: fields.wholeIfAny('re_expires_in'),
  }
}

function readFound(node: unknown): GrantFound {
  const fields = new Fields(node)
  return {
    user_id: fields.textIfAny('user_id'),
    auth_app_id: fields.text('auth_app_id'),
    status: fields.text('status'),
    auth_methods: fields.texts('auth_methods'),
    auth_start: fields.timeIfAny('auth_start'),
    auth_end: fields.timeIfAny('auth_end'),
    is_by_app_auth: fields.textIfAny('is_by_app_auth') === 'true',
  }
}
