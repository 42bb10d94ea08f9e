import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AlipayApp, type AlipayWorld, type Bent, type Said, caller, openAlipay } from './simulator/alipay.ts'

const QUERY = 'alipay.trade.query'
let sim: AlipayWorld
let shop: AlipayApp

beforeAll(async () => {
  sim = await openAlipay()
  shop = await sim.app()
})
afterAll(() => sim.close())

const page = (path: string, query: Record<string, string>, init: RequestInit = {}) =>
  fetch(`${sim.url}/oauth2/${path}?${new URLSearchParams(query)}`, { redirect: 'manual', ...init })

describe('on behalf of a merchant', () => {
  let isv: AlipayApp
  let ask: ReturnType<typeof caller>
  let token: string

  beforeAll(async () => {
    isv = await sim.app({ kind: 'isv' })
    ask = caller(sim.url, isv)
    token = await sim.granted(isv, shop)
  })
  const subCode = async (bent: Bent) => (await ask(QUERY, { out_trade_no: 'X' }, bent)).node['sub_code']

  test('a third-party app without a token, with a foreign one and with a good one', async () => {
    const other = await sim.app({ kind: 'isv' })
    expect(await subCode({})).toBe('isv.self-invoke-forbidden')
    expect(await subCode({ token: await sim.granted(other, shop) })).toBe('aop.invalid-app-auth-token')
    expect(await subCode({ token })).toBe('ACQ.TRADE_NOT_EXIST')
    expect((await ask(QUERY, {}, { token: 'x' })).node['sub_msg']).toContain('无效的应用授权令牌')
  })

  test('what was bound after the merchant agreed needs another consent', async () => {
    const late = await sim.app({ kind: 'isv', products: ['JSAPI_PAY'] })
    const early = await sim.granted(late, shop)
    await sim.change(late.app_id, { products: ['JSAPI_PAY', 'ROYALTY'] })
    const rate = async (with_: string) =>
      (await caller(sim.url, late)('alipay.trade.royalty.rate.query', {}, { token: with_ })).node
    expect((await rate(early))['sub_code']).toBe('aop.invalid-app-auth-token-no-api')
    expect(await rate(await sim.granted(late, shop))).toMatchObject({ code: '10000', user_id: shop.seller_id })
  })

  test('what the merchant itself has not opened', async () => {
    const poor = await sim.app({ products: ['JSAPI_PAY'] })
    const answer = await ask(
      'alipay.trade.pay',
      { out_trade_no: 'X', total_amount: '1.00', subject: 'x' },
      { token: await sim.granted(isv, poor) },
    )
    expect(refusal(answer)).toMatchObject({
      code: '40006',
      sub_code: 'isv.insufficient-user-permissions',
      signed: true,
    })
  })

  test('a token ends after a year, and its refresh token a little later', async () => {
    await using other = await openAlipay()
    const [provider, merchant] = await Promise.all([other.app({ kind: 'isv' }), other.app()])
    const grant = await other.granted(provider, merchant)
    const asked = async () =>
      (await caller(other.url, provider)(QUERY, { out_trade_no: 'X' }, { token: grant })).node['sub_code']
    await other.advance(31_536_000)
    expect(await asked()).toBe('aop.app-auth-token-time-out')
    await other.switches({ app_auth_tokens_expire: false })
    expect(await asked()).toBe('ACQ.TRADE_NOT_EXIST')
  })

  test('codes and tokens are exchanged once, by whom they are for', async () => {
    const exchange = async (app: AlipayApp, biz: object) =>
      (await caller(sim.url, app)('alipay.open.auth.token.app', biz)).node['sub_code']
    const by = { grant_type: 'authorization_code' }
    expect(await exchange(shop, { ...by, code: 'x' })).toBe('APP_NOT_ISV')
    expect(await exchange(isv, { ...by, code: 'x' })).toBe('AUTH_CODE_NOT_EXIST')
    expect(await exchange(isv, { grant_type: 'password' })).toBe('GRANT_TYPE_INVALID')
    expect(await exchange(isv, { grant_type: 'refresh_token', refresh_token: 'x' })).toBe('REFRESH_TOKEN_NOT_EXIST')
    const consent = { app_id: isv.app_id, redirect_uri: 'https://isv.example', merchant: [shop.app_id] }
    const { redirect } = await sim.told('POST', '/_sim/alipay/authorise', consent)
    const code = new URL(String(redirect)).searchParams.get('app_auth_code')
    const other = await sim.app({ kind: 'isv' })
    expect(await exchange(other, { ...by, code })).toBe('APP_ID_NOT_CONSISTENT')
    await sim.advance(600)
    expect(await exchange(isv, { ...by, code })).toBe('AUTH_CODE_NOT_VALID')
  })
})

describe('the pages where people agree', () => {
  test('a merchant agrees, on the single page and on that of several apps', async () => {
    const [isv, other] = await Promise.all([sim.app({ kind: 'isv' }), sim.app()])
    const query = { app_id: isv.app_id, redirect_uri: 'https://isv.example/back', state: 'abc' }
    const form = await (await page('appToAppAuth.htm', query)).text()
    expect(form).toContain(shop.app_id)
    const single = await page('appToAppAuth.htm', query, { method: 'POST', body: `merchant=${shop.app_id}` })
    expect([single.status, single.headers.get('location')]).toEqual([302, expect.stringContaining('state=abc')])

    const both = `merchant=${shop.app_id}&merchant=${other.app_id}`
    const batch = await page(
      'appToAppBatchAuth.htm',
      { ...query, application_type: 'TINYAPP' },
      { method: 'POST', body: both },
    )
    const code = new URL(batch.headers.get('location') ?? '').searchParams.get('app_auth_code')
    const { node } = await caller(sim.url, isv)('alipay.open.auth.token.app', {
      grant_type: 'authorization_code',
      code,
    })
    expect(node['tokens']).toMatchObject([{ auth_app_id: shop.app_id }, { auth_app_id: other.app_id }])
  })

  test.each<[what: string, change: Record<string, string>]>([
    ['an unknown app', { app_id: '2021' }],
    ['an address that is none', { redirect_uri: 'isv.example' }],
    ['an address that is not set up', { redirect_uri: 'https://evil.example/back' }],
    ['a state of 101 letters', { state: 'a'.repeat(101) }],
  ])('%s leads nowhere', async (_what, change) => {
    const isv = await sim.app({ kind: 'isv' })
    await sim.change(isv.app_id, { redirect_uris: ['https://isv.example/back'] })
    const query = { app_id: isv.app_id, redirect_uri: 'https://isv.example/back', ...change }
    const answer = await page('appToAppAuth.htm', query, { method: 'POST', body: `merchant=${shop.app_id}` })
    expect([answer.status, answer.headers.get('location')]).toEqual([200, null])
  })

  test('another site cannot agree in somebody’s name', async () => {
    const isv = await sim.app({ kind: 'isv' })
    const query = { app_id: isv.app_id, redirect_uri: 'https://isv.example/back' }
    const headers = { 'sec-fetch-site': 'cross-site' }
    expect((await page('appToAppAuth.htm', query, { method: 'POST', headers })).status).toBe(403)
  })
})

function refusal({ node, signed, status }: Said) {
  return { status, code: node['code'], sub_code: node['sub_code'], signed }
}
