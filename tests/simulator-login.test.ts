import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Json, type Made, type SimWorld, openSimulator } from './simulator/world.ts'
import { orderOf, refusalOf, xmlClient } from './simulator/xml.ts'

let sim: SimWorld
let shop: Made
let other: Made

beforeAll(async () => {
  sim = await openSimulator()
  ;[shop, other] = await Promise.all([sim.merchant(), sim.merchant()])
})
afterAll(() => sim.close())

async function get(path: string, query: Record<string, string>): Promise<Json> {
  const response = await fetch(`${sim.url}${path}?${new URLSearchParams(query).toString()}`)
  expect(response.status).toBe(200)
  return JSON.parse(await response.text())
}
const secretOf = ({ appid, app_secret }: Made) => ({ appid, secret: app_secret })
const wxLogin = async (appid: string, payer_id = 'rich') =>
  (await sim.told<{ code: string }>('POST', '/_sim/wechatpay/login', { appid, payer_id })).code
const session = (js_code: string, changes: Record<string, string> = {}) =>
  get('/sns/jscode2session', { ...secretOf(shop), js_code, grant_type: 'authorization_code', ...changes })
const openidAt = async (appid: string) =>
  (await sim.told<{ openids: Record<string, string> }>('GET', `/_sim/payers/rich?appid=${appid}`)).openids[appid]
const refused = (errcode: number, words: string) => ({
  errcode,
  errmsg: expect.stringMatching(new RegExp(`^${words}, rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$`)),
})

describe('jscode2session', () => {
  test('a code of wx.login becomes the openid that an order is made for', async () => {
    const seen = await session(await wxLogin(shop.appid))
    expect(seen).toEqual({ openid: await openidAt(shop.appid), session_key: expect.stringMatching(/^[\w+/]{22}==$/) })
    const call = xmlClient(sim.url, shop)
    const order = { trade_type: 'JSAPI', openid: String(seen['openid']) }
    expect((await call('/pay/unifiedorder', orderOf('LOGIN-0001', order))).fields['result_code']).toBe('SUCCESS')
  })

  test('at another app the same person has another openid, which no order of this one takes', async () => {
    const elsewhere = await session(await wxLogin(other.appid), secretOf(other))
    expect(elsewhere['openid']).not.toBe(await openidAt(shop.appid))
    const order = { trade_type: 'JSAPI', openid: String(elsewhere['openid']) }
    const told = await xmlClient(sim.url, shop)('/pay/unifiedorder', orderOf('LOGIN-0002', order))
    expect(refusalOf(told)).toEqual(['appid和openid不匹配'])
  })

  test('a code is good once, for five minutes, at its own app', async () => {
    const code = await wxLogin(shop.appid)
    await session(code)
    expect(await session(code)).toEqual(refused(40163, 'code been used'))
    expect(await session(await wxLogin(other.appid))).toEqual(refused(40029, 'invalid code'))
    expect(await session('0nobody')).toEqual(refused(40029, 'invalid code'))
    const old = await wxLogin(shop.appid)
    await sim.advance(300)
    expect(await session(old)).toEqual(refused(40029, 'invalid code'))
  })

  test.each<[what: string, changes: Record<string, string>, errcode: number, words: string]>([
    ['no appid', { appid: '' }, 41002, 'appid missing'],
    ['an unknown appid', { appid: 'wx0000000000000000' }, 40013, 'invalid appid'],
    ['no secret', { secret: '' }, 41004, 'appsecret missing'],
    ['a wrong secret', { secret: 'f'.repeat(32) }, 40125, 'invalid appsecret'],
    ['another grant', { grant_type: 'client_credential' }, 40002, 'invalid grant_type'],
    ['no code', { js_code: '' }, 41008, 'missing code'],
  ])('%s', async (_what, changes, errcode, words) => {
    expect(await session(await wxLogin(shop.appid), changes)).toEqual(refused(errcode, words))
  })

  test('a person whom risk control does not trust', async () => {
    expect(await session(await wxLogin(shop.appid, 'frozen'))).toEqual(refused(40226, 'code blocked'))
  })

  test('faults: busy, too often, out of order, lost', async () => {
    const match = { path: '/sns/jscode2session' }
    const code = await wxLogin(shop.appid)
    await sim.fault({ effect: 'system_error', times: 1, match })
    expect(await session(code)).toEqual(refused(-1, 'system error'))
    await sim.fault({ effect: 'rate_limit', times: 1, match })
    expect((await session(code))['errcode']).toBe(45011)
    await sim.fault({ effect: 'error', code: '40226', message: 'code blocked', times: 1, match })
    expect(await session(code)).toEqual(refused(40226, 'code blocked'))
    await sim.fault({ effect: 'http_500', times: 1, match })
    expect((await fetch(`${sim.url}/sns/jscode2session`)).status).toBe(500)
    await sim.fault({ effect: 'lose_answer', times: 1, match })
    await expect(session(code)).rejects.toThrow('fetch failed')
    expect(await session(code)).toEqual(refused(40163, 'code been used'))
  })

  test('an unknown path is 404', async () => {
    expect((await fetch(`${sim.url}/sns/unheard`)).status).toBe(404)
    expect((await fetch(`${sim.url}/cgi-bin/unheard`)).status).toBe(404)
  })
})

const CALLBACK = 'http://shop.example/pay?table=3'

function authorise(changes: Record<string, string> = {}, init: RequestInit = {}): Promise<Response> {
  const query = { appid: shop.appid, redirect_uri: CALLBACK, response_type: 'code', scope: 'snsapi_base', state: 's1' }
  const address = `${sim.url}/connect/oauth2/authorize?${new URLSearchParams({ ...query, ...changes }).toString()}`
  return fetch(address, { redirect: 'manual', ...init })
}
const agreeing = (payer_id: string, more: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams({ payer_id, answer: 'agree' }),
  headers: more,
})
const exchange = (code: string, changes: Record<string, string> = {}) =>
  get('/sns/oauth2/access_token', { ...secretOf(shop), code, grant_type: 'authorization_code', ...changes })
const codeIn = (address: string) => new URL(address).searchParams.get('code') ?? ''

async function agreed(scope: string, payer_id = 'rich'): Promise<string> {
  const order = { appid: shop.appid, redirect_uri: CALLBACK, scope, state: 's1', payer_id }
  return codeIn((await sim.told<{ redirect: string }>('POST', '/_sim/wechatpay/authorise', order)).redirect)
}

describe('the page that asks who somebody is', () => {
  test('snsapi_base goes back silently, with code and state beside what was there', async () => {
    const response = await authorise()
    expect(response.status).toBe(302)
    const back = new URL(response.headers.get('location') ?? '')
    expect(back.origin + back.pathname).toBe('http://shop.example/pay')
    expect([...back.searchParams.keys()]).toEqual(['table', 'code', 'state'])
    expect(back.searchParams.get('state')).toBe('s1')
    expect((await exchange(codeIn(back.href)))['openid']).toBe(await openidAt(shop.appid))
  })

  test('snsapi_userinfo asks; who agrees there is remembered by the browser', async () => {
    const asking = await authorise({ scope: 'snsapi_userinfo' })
    const html = await asking.text()
    expect([asking.status, html]).toEqual([200, expect.stringContaining('shop.example')])
    const done = await authorise({ scope: 'snsapi_userinfo' }, agreeing('poor'))
    expect(done.status).toBe(302)
    const cookie = (done.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const silent = await authorise({}, { headers: { cookie } })
    const first = await exchange(codeIn(done.headers.get('location') ?? ''))
    const second = await exchange(codeIn(silent.headers.get('location') ?? ''))
    expect(second['openid']).toBe(first['openid'])
    expect(first['openid']).not.toBe(await openidAt(shop.appid))
  })

  test('whoever refuses, is nobody, or comes from another site goes nowhere', async () => {
    const refusing = { method: 'POST', body: new URLSearchParams({ payer_id: 'rich', answer: 'refuse' }) }
    for (const init of [refusing, agreeing('nobody'), agreeing('rich', { 'sec-fetch-site': 'cross-site' })]) {
      expect((await authorise({ scope: 'snsapi_userinfo' }, init)).headers.get('location')).toBeNull()
    }
  })

  test.each<[what: string, changes: Record<string, string>, words: string]>([
    ['an unknown app', { appid: 'wx0000000000000000' }, 'appid'],
    ['no way back', { redirect_uri: '' }, 'redirect_uri'],
    ['a way back that is a program', { redirect_uri: 'javascript:alert(1)' }, 'redirect_uri'],
    ['another answer', { response_type: 'token' }, 'response_type'],
    ['a scope of another product', { scope: 'snsapi_login' }, '10005'],
    ['a state with a line end', { state: 'a\r\nb' }, 'state'],
  ])('refuses %s on a page', async (_what, changes, words) => {
    const response = await authorise(changes)
    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining(words)])
  })

  test('leads back to the domains that the account set up, and nowhere else', async () => {
    const app = `/_sim/wechatpay/apps/${shop.appid}`
    await sim.told('PATCH', app, { oauth_domains: ['shop.example'] })
    expect((await authorise()).status).toBe(302)
    expect(await (await authorise({ redirect_uri: 'http://evil.example/pay' })).text()).toContain('10003')
    const order = { appid: shop.appid, redirect_uri: 'http://evil.example/pay' }
    expect((await sim.control('POST', '/_sim/wechatpay/authorise', order)).status).toBe(400)
    const { apps } = await sim.told<{ apps: Json[] }>('GET', '/_sim/wechatpay/apps')
    expect(apps.find(({ appid }) => appid === shop.appid)).toEqual({
      appid: shop.appid,
      app_secret: shop.app_secret,
      oauth_domains: ['shop.example'],
    })
  })
})

describe('access_token', () => {
  test('a code becomes a token and an openid, once', async () => {
    const code = await agreed('snsapi_base')
    const token = await exchange(code)
    expect(token).toEqual({
      access_token: expect.any(String),
      expires_in: 7200,
      refresh_token: expect.any(String),
      openid: await openidAt(shop.appid),
      scope: 'snsapi_base',
    })
    expect(await exchange(code)).toEqual(refused(40163, 'code been used'))
  })

  test('codes of another app, of wx.login, or older than five minutes', async () => {
    const code = await agreed('snsapi_base')
    expect(await exchange(code, secretOf(other))).toEqual(refused(40029, 'invalid code'))
    expect(await exchange(code, { secret: other.app_secret })).toEqual(refused(40125, 'invalid appsecret'))
    expect(await exchange(code, { grant_type: 'code' })).toEqual(refused(40002, 'invalid grant_type'))
    expect(await exchange(await wxLogin(shop.appid))).toEqual(refused(40029, 'invalid code'))
    expect(await exchange('')).toEqual(refused(41008, 'missing code'))
    await sim.advance(300)
    expect(await exchange(code)).toEqual(refused(40029, 'invalid code'))
  })

  test('is renewed for thirty days; meanwhile it is the same', async () => {
    const first = await exchange(await agreed('snsapi_base'))
    const renew = (changes: Record<string, string> = {}) =>
      get('/sns/oauth2/refresh_token', {
        appid: shop.appid,
        grant_type: 'refresh_token',
        refresh_token: String(first['refresh_token']),
        ...changes,
      })
    const check = (access_token: unknown) =>
      get('/sns/auth', { access_token: String(access_token), openid: String(first['openid']) })
    expect((await renew())['access_token']).toBe(first['access_token'])
    expect(await check(first['access_token'])).toEqual({ errcode: 0, errmsg: 'ok' })
    await sim.advance(7200)
    expect(await check(first['access_token'])).toEqual(refused(42001, 'access_token expired'))
    const second = await renew()
    expect(second['access_token']).not.toBe(first['access_token'])
    expect(await check(second['access_token'])).toEqual({ errcode: 0, errmsg: 'ok' })
    expect(await check(first['access_token'])).toEqual(
      refused(40001, 'invalid credential, access_token is invalid or not latest'),
    )
    expect(await renew({ refresh_token: '' })).toEqual(refused(41003, 'refresh_token missing'))
    expect(await renew({ refresh_token: 'x' })).toEqual(refused(40030, 'invalid refresh_token'))
    expect(await renew({ appid: other.appid })).toEqual(refused(40030, 'invalid refresh_token'))
    await sim.advance(30 * 86_400)
    expect(await renew()).toEqual(refused(42002, 'refresh_token expired'))
  })

  test('userinfo is for who agreed to it, under the openid of this app', async () => {
    const asked = await exchange(await agreed('snsapi_userinfo'))
    const info = (changes: Record<string, string> = {}) =>
      get('/sns/userinfo', { access_token: String(asked['access_token']), openid: String(asked['openid']), ...changes })
    expect(await info()).toMatchObject({ openid: asked['openid'], nickname: '张三', privilege: [] })
    expect(await info({ access_token: '' })).toEqual(refused(41001, 'access_token missing'))
    expect(await info({ openid: '' })).toEqual(refused(41009, 'missing openid'))
    const elsewhere = String(await openidAt(other.appid))
    expect(await info({ openid: elsewhere })).toEqual(refused(40003, 'invalid openid'))
    const silent = await exchange(await agreed('snsapi_base'))
    expect(await info({ access_token: String(silent['access_token']) })).toEqual(refused(48001, 'api unauthorized'))
  })
})

const ownToken = (changes: Record<string, string> = {}) =>
  get('/cgi-bin/token', { ...secretOf(shop), grant_type: 'client_credential', ...changes })

test('an app has a token of its own, for its secret', async () => {
  expect(await ownToken()).toEqual({ access_token: expect.any(String), expires_in: 7200 })
  expect(await ownToken({ secret: other.app_secret })).toEqual(refused(40125, 'invalid appsecret'))
  expect(await ownToken({ grant_type: '' })).toEqual(refused(40002, 'invalid grant_type'))
})
