import type { Payer, RawAnswer, RawRequest } from '../../contract/simulator.ts'
import { newAppAuthCode } from './app-auth.ts'
import { ALL_PRODUCTS, type App } from './apps.ts'
import { makeApp } from './issuing.ts'
import { escaped, goTo, page } from './page.ts'
import type { State } from './state.ts'
import { newUserCode } from './user-auth.ts'

/** openauth.alipay.com: where merchants agree to a third-party app, and users to a login. */
export const AUTH_PAGES = '/oauth2/'
const SINGLE = '/oauth2/appToAppAuth.htm'
const BATCH = '/oauth2/appToAppBatchAuth.htm'
const USER = '/oauth2/publicAppAuthorize.htm'
const TITLE = '模拟授权'

export async function authPage(state: State, request: RawRequest): Promise<RawAnswer> {
  const query = new URLSearchParams(request.query)
  const app = state.apps.get(query.get('app_id') ?? '')
  if (![SINGLE, BATCH, USER].includes(request.path))
    return page(404, TITLE, '<p>没有这个页面 · There is no such page</p>')
  const problem = problemOf(app, request.path, query)
  if (!app || problem !== undefined) return page(200, TITLE, `<p>${problem}</p>`)
  if (request.method !== 'POST')
    return page(200, TITLE, request.path === USER ? userForm(app) : merchantForm(state, app, request.path))
  if (request.headers['sec-fetch-site'] === 'cross-site') return page(403, TITLE, '<p>其他网站不能授权</p>')
  if (request.path === USER) return goTo(userRedirect(state, app, state.world.payers.anyone, query))
  const chosen = new URLSearchParams(request.body.toString()).getAll('merchant')
  return goTo(await appRedirect(state, app, chosen, query, request.path === BATCH))
}

/**
 * The merchants agree: where the browser goes then. Without a merchant that is known, a new one agrees.
 * https://opendocs.alipay.com/isv/04h3uf
 */
export async function appRedirect(
  state: State,
  isv: App,
  chosen: readonly string[],
  query: { get(name: string): string | null },
  batch: boolean,
): Promise<string> {
  const known = chosen.filter((appId) => state.apps.get(appId)?.kind === 'merchant')
  const merchants = known.length > 0 ? known : [(await newMerchant(state)).appId]
  const code = newAppAuthCode(state, isv, merchants, batch)
  return address(query, { app_id: isv.appId, source: 'app_auth', app_auth_code: code })
}

export function redirectProblem({ redirectUris }: App, redirectUri: string): string | undefined {
  if (!/^https?:\/\//.test(redirectUri) || !URL.canParse(redirectUri)) return 'redirect_uri 不是地址'
  const [base = ''] = redirectUri.split(/[?#]/)
  return redirectUris.length === 0 || redirectUris.includes(base) || redirectUris.includes(redirectUri)
    ? undefined
    : 'redirect_uri 与应用配置的授权回调地址不一致'
}

function problemOf(app: App | undefined, path: string, query: URLSearchParams): string | undefined {
  if (!app) return '应用不存在 · There is no such app'
  if (path !== USER && app.kind !== 'isv') return '应用不是第三方应用 · Not a third-party app'
  if ((query.get('state') ?? '').length > 100) return 'state 超过 100 个字符'
  return redirectProblem(app, query.get('redirect_uri') ?? '')
}

function merchantForm({ apps }: State, isv: App, path: string): string {
  const merchants = [...apps.values()].filter(({ kind }) => kind === 'merchant').slice(-50)
  const options = merchants.map(({ appId, name }) => `<option value="${appId}">${escaped(name)} · ${appId}</option>`)
  const choice = `<select name="merchant"${path === BATCH ? ' multiple' : ''}>${options.join('')}<option value="">新商家 · A new merchant</option></select>`
  return `<h1>${escaped(isv.name)}</h1><p>想代你调用接口 · wants to call for you</p><form method="post"><label>商家应用 · App ${choice}</label><button>同意授权 · Agree</button></form>`
}

function userForm({ name }: App): string {
  return `<h1>${escaped(name)}</h1><p>想知道你是谁 · wants to know who you are</p><form method="post"><button>同意 · Agree</button></form>`
}

function userRedirect(state: State, { appId }: App, payer: Payer, query: URLSearchParams): string {
  const code = newUserCode(state, appId, payer)
  return address(query, {
    app_id: appId,
    source: 'alipay_wallet',
    scope: query.get('scope') ?? 'auth_base',
    auth_code: code,
  })
}

function address(query: { get(name: string): string | null }, fields: Readonly<Record<string, string>>): string {
  const target = new URL(query.get('redirect_uri') ?? '')
  const state = query.get('state')
  for (const [name, value] of Object.entries(fields)) target.searchParams.set(name, value)
  if (state !== null && state !== '') target.searchParams.set('state', state)
  return target.toString()
}

async function newMerchant(state: State): Promise<App> {
  const { app } = await makeApp(state, { kind: 'merchant', signMode: 'key', aes: false, products: ALL_PRODUCTS })
  return app
}
