/** Kinds of application that a merchant may be asked for; BASEAPP stands for those who have none. */
export type ApplicationType = 'MOBILEAPP' | 'WEBAPP' | 'PUBLICAPP' | 'TINYAPP' | 'ARAPP' | 'BASEAPP'

/**
 * Where a merchant grants a third-party application the right to act for it.
 *
 * @property appId        of the third-party application
 * @property redirectUri  exactly as it is configured there (授权回调地址)
 * @property state        comes back with the merchant: unguessable, for one use; 100 characters at most
 */
export type AuthorizationRequest = { appId: string; redirectUri: string; state: string }

/** What the merchant’s browser brings back. `code` is good for one exchange within a day, ten minutes of a batch. */
export type AuthorizationReturn = { appId: string; code: string; state: string }

export const AUTHORIZATION_HOST = 'https://openauth.alipay.com'

/** For one application of the merchant’s, which the merchant picks. */
export function authorizationUrl(request: AuthorizationRequest, host: string = AUTHORIZATION_HOST): string {
  return `${host}/oauth2/appToAppAuth.htm?${queryOf(request, {})}`
}

/** For several at once: the exchange then gives a token for each. */
export function batchAuthorizationUrl(
  request: AuthorizationRequest,
  types: readonly ApplicationType[],
  host: string = AUTHORIZATION_HOST,
): string {
  return `${host}/oauth2/appToAppBatchAuth.htm?${queryOf(request, { application_type: types.join(',') })}`
}

/** 指定应用授权, the page that merchants know from their own platform, on a computer. */
export function merchantPlatformUrl(request: AuthorizationRequest, types: readonly ApplicationType[]): string {
  const url = new URL('https://b.alipay.com/page/message/tasksDetail')
  url.searchParams.set('bizData', bizData(request, types))
  return url.href
}

/** The same inside the Alipay app: an address to show as a code, or to open on a phone. */
export function walletUrl(request: AuthorizationRequest, types: readonly ApplicationType[]): string {
  const page = `pages/authorize/index?bizData=${encodeURIComponent(bizData(request, types))}`
  return `alipays://platformapi/startapp?appId=2021003130652097&page=${encodeURIComponent(page)}`
}

/** Undefined where it is no return of this kind. That the state is ours, and new, is for the caller to see to. */
export function readAuthorizationReturn(query: URLSearchParams): AuthorizationReturn | undefined {
  const [appId, code, state] = ['app_id', 'app_auth_code', 'state'].map((name) => query.get(name))
  return appId && code && state ? { appId, code, state } : undefined
}

function queryOf({ appId, redirectUri, state }: AuthorizationRequest, more: Record<string, string>): string {
  return new URLSearchParams({ app_id: appId, ...more, redirect_uri: redirectUri, state }).toString()
}

function bizData({ appId, redirectUri, state }: AuthorizationRequest, types: readonly ApplicationType[]): string {
  const agentOpParam = { redirectUri, appTypes: types, isvAppId: appId, state }
  return JSON.stringify({ platformCode: 'O', taskType: 'INTERFACE_AUTH', agentOpParam })
}
