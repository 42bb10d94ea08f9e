import type { Payer, RawAnswer, RawRequest } from '../../../contract/simulator.ts'
import type { App } from '../merchants.ts'
import { goTo, page } from '../page.ts'
import { type Markup, html } from '../platform/markup.ts'
import type { State } from '../state.ts'
import { type Scope, newLoginCode } from './codes.ts'

/** open.weixin.qq.com: where a page of an official account sends the browser to learn who is there. */
export const AUTHORISE = '/connect/oauth2/authorize'

const TITLE = '模拟授权'
const WHO = 'ruzhu_payer'
type Query = { get(name: string): string | null }
export type Wish = { readonly app: App; readonly scope: Scope; readonly redirectUri: string; readonly state: string }

/**
 * `snsapi_base` is silent: the browser goes back at once. `snsapi_userinfo` asks. Whose phone it is, a cookie remembers from
 * the page; until then it is the payer who pays when nobody is named.
 * https://developers.weixin.qq.com/doc/offiaccount/OA_Web_Apps/Wechat_webpage_authorization.html
 */
export function authorisePage(state: State, request: RawRequest): RawAnswer {
  const wish = readWish(state, new URLSearchParams(request.query))
  if (typeof wish === 'string') return page(200, TITLE, html`<p>${wish}</p>`)
  const payer = whoseCookie(state, request) ?? state.world.payers.anyone
  if (request.method !== 'POST') {
    return wish.scope === 'snsapi_base' ? goTo(redirectOf(state, wish, payer)) : page(200, TITLE, form(wish, payer))
  }
  if (request.headers['sec-fetch-site'] === 'cross-site') return page(403, TITLE, html`<p>其他网站不能授权</p>`)
  return answered(state, wish, new URLSearchParams(request.body.toString()))
}

function answered(state: State, wish: Wish, said: URLSearchParams): RawAnswer {
  if (said.get('answer') !== 'agree') return page(200, TITLE, html`<p>没有同意 · Not agreed</p>`)
  const payer = state.world.payers.get(said.get('payer_id') ?? '')
  if (!payer) return page(200, TITLE, html`<p>没有这位付款人 · There is no such payer</p>`)
  const cookie = `${WHO}=${encodeURIComponent(payer.payerId)}; Path=${AUTHORISE}; HttpOnly; SameSite=Lax`
  return goTo(redirectOf(state, wish, payer), [['Set-Cookie', cookie]])
}

/** What is asked for, or what is wrong with it, in the platform's words. */
export function readWish({ apps }: State, query: Query): Wish | string {
  const app = apps.get(query.get('appid') ?? '')
  if (!app) return 'appid 参数错误'
  const redirectUri = query.get('redirect_uri') ?? ''
  if (!/^https?:\/\//.test(redirectUri) || !URL.canParse(redirectUri)) return 'redirect_uri 参数错误'
  const { hostname } = new URL(redirectUri)
  if (app.oauthDomains && !app.oauthDomains.includes(hostname)) {
    return 'redirect_uri域名与后台配置不一致，错误码:10003'
  }
  if (query.get('response_type') !== 'code') return 'response_type 参数错误'
  const scope = query.get('scope')
  if (scope !== 'snsapi_base' && scope !== 'snsapi_userinfo') return '此公众号并没有这些scope的权限，错误码:10005'
  const state = query.get('state') ?? ''
  if (!/^[\x21-\x7e]{0,128}$/.test(state)) return 'state 参数错误'
  return { app, scope, redirectUri, state }
}

export function redirectOf(state: State, { app, scope, redirectUri, ...wish }: Wish, { payerId }: Payer): string {
  const address = new URL(redirectUri)
  address.searchParams.set('code', newLoginCode(state, { kind: 'oauth', appid: app.appid, payerId, scope }))
  address.searchParams.set('state', wish.state)
  return address.toString()
}

function form({ app, redirectUri }: Wish, { payerId }: Payer): Markup {
  return html`<h1>${new URL(redirectUri).host}</h1>${app.appid}
<p>想知道你是谁，以及你的昵称。<br>Wants to know who you are, and your name.</p>
<form method="post"><label>谁的手机 · Whose phone <input name="payer_id" value="${payerId}" required></label>
<button name="answer" value="agree">同意 · Agree</button><button name="answer" value="refuse">拒绝 · Refuse</button></form>`
}

function whoseCookie({ world }: State, { headers }: RawRequest): Payer | undefined {
  const found = (headers['cookie'] ?? '').split('; ').find((pair) => pair.startsWith(`${WHO}=`))
  const value = found?.slice(WHO.length + 1) ?? ''
  return /^[\w.-]+$/.test(value) ? world.payers.get(value) : undefined
}
