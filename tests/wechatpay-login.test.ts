import { Secret } from '@ruzhu/domain/secret.ts'
import { LoginClient } from '@ruzhu/wechatpay/login/client.ts'
import { jscode2session } from '@ruzhu/wechatpay/login/mini-program.ts'
import {
  accessTokenByCode,
  authorizeUrl,
  checkAccessToken,
  codeOfRedirect,
  refreshAccessToken,
} from '@ruzhu/wechatpay/login/official-account.ts'
import { Transport } from '@ruzhu/wechatpay/transport.ts'
import { ApiV2Key } from '@ruzhu/wechatpay/v2/api-v2-key.ts'
import { V2Client } from '@ruzhu/wechatpay/v2/client.ts'
import { unifiedOrderJsapi } from '@ruzhu/wechatpay/v2/unified-order.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Made, openSimulator, type SimWorld } from './simulator/world.ts'

/** The login calls before a platform that was written without a look at them. */

let sim: SimWorld
let transport: Transport
let shop: Made
let other: Made
let payerId: string

beforeAll(async () => {
  sim = await openSimulator()
  transport = new Transport(sim.url)
  ;[shop, other] = await Promise.all([sim.merchant(), sim.merchant()])
  payerId = (await sim.told<{ payer_id: string }>('POST', '/_sim/payers', {})).payer_id
})
afterAll(async () => {
  await transport.close()
  await sim.close()
})

function login({ appid, app_secret }: Pick<Made, 'appid' | 'app_secret'>): LoginClient {
  return new LoginClient({ transport, appid, appSecret: new Secret('app_secret', app_secret) })
}

async function jsCode(appid: string): Promise<string> {
  const order = { appid, payer_id: payerId }
  return (await sim.told<{ code: string }>('POST', '/_sim/wechatpay/login', order)).code
}

async function oauthCode(appid: string): Promise<string> {
  const redirect_uri = 'https://shop.example.com/pay?table=7'
  const url = authorizeUrl({ appid, redirectUri: redirect_uri, scope: 'snsapi_base', state: 'S1' }, `${sim.url}/a`)
  expect(new URL(url).searchParams.get('redirect_uri')).toBe(redirect_uri)
  const order = { appid, redirect_uri, state: 'S1', payer_id: payerId }
  const { redirect } = await sim.told<{ redirect: string }>('POST', '/_sim/wechatpay/authorise', order)
  const brought = codeOfRedirect(redirect, 'S1')
  if (brought.state !== 'code') throw new Error(redirect)
  return brought.code
}

test('a mini program learns who its user is, and that person can be charged', async () => {
  const session = await jscode2session(login(shop), await jsCode(shop.appid))
  if (session.state !== 'ok') throw new Error(JSON.stringify(session))
  const own = { mchId: shop.mchid, appid: shop.appid, key: new ApiV2Key(shop.api_v2_key) }
  const client = new V2Client({ transport, merchant: own, now: () => new Date() })
  const order = {
    body: '一碗牛腩粉',
    out_trade_no: 'LOGIN00001',
    total_fee: 1990,
    spbill_create_ip: '203.0.113.9',
    notify_url: 'http://127.0.0.1:9/notify',
    openid: session.body.openid,
  }
  expect(await unifiedOrderJsapi(client, order)).toMatchObject({ state: 'ok' })
  // the same person is somebody else in another app
  const elsewhere = await jscode2session(login(other), await jsCode(other.appid))
  if (elsewhere.state !== 'ok') throw new Error(JSON.stringify(elsewhere))
  const foreign = { ...order, out_trade_no: 'LOGIN00002', openid: elsewhere.body.openid }
  expect(await unifiedOrderJsapi(client, foreign)).toMatchObject({
    state: 'refused',
    message: expect.stringContaining('openid'),
  })
})

test('an official account learns who its visitor is, and keeps the grant alive', async () => {
  const client = login(shop)
  const granted = await accessTokenByCode(client, await oauthCode(shop.appid))
  if (granted.state !== 'ok') throw new Error(JSON.stringify(granted))
  const session = await jscode2session(client, await jsCode(shop.appid))
  expect(session).toMatchObject({ state: 'ok', body: { openid: granted.body.openid } })
  expect(await checkAccessToken(client, granted.body)).toEqual({ state: 'ok', body: undefined })
  const renewed = await refreshAccessToken(client, granted.body.refreshToken)
  expect(renewed).toMatchObject({ state: 'ok', body: { openid: granted.body.openid } })
})

test.each([
  ['a mini program', jscode2session, jsCode],
  ['an official account', accessTokenByCode, oauthCode],
] as const)('what can be wrong with a code of %s has a name', async (_what, exchange, codeOf) => {
  const used = await codeOf(shop.appid)
  expect(await exchange(login(shop), used)).toMatchObject({ state: 'ok' })
  expect(await exchange(login(shop), used)).toMatchObject({ state: 'refused', fault: 'code_used' })
  expect(await exchange(login(shop), 'nonsense')).toMatchObject({ state: 'refused', fault: 'code_invalid' })
  const foreign = await codeOf(other.appid)
  expect(await exchange(login(shop), foreign)).toMatchObject({ state: 'refused', fault: 'code_invalid' })
  const secret = { appid: shop.appid, app_secret: other.app_secret }
  expect(await exchange(login(secret), await codeOf(shop.appid))).toMatchObject({ fault: 'wrong_secret' })
  const nobody = { ...shop, appid: 'wx0123456789abcdef' }
  expect(await exchange(login(nobody), await codeOf(shop.appid))).toMatchObject({ fault: 'wrong_appid' })
  const late = await codeOf(shop.appid)
  await sim.advance(301)
  expect(await exchange(login(shop), late)).toMatchObject({ state: 'refused' })
})

test('the openid of another app does not fit the token', async () => {
  const client = login(shop)
  const granted = await accessTokenByCode(client, await oauthCode(shop.appid))
  const elsewhere = await jscode2session(login(other), await jsCode(other.appid))
  if (granted.state !== 'ok' || elsewhere.state !== 'ok') throw new Error(JSON.stringify([granted, elsewhere]))
  const { accessToken } = granted.body
  const seen = await checkAccessToken(client, { accessToken, openid: elsewhere.body.openid })
  expect(seen).toMatchObject({ state: 'refused', fault: 'openid_of_another_appid' })
})
