import { list, text } from '@ruzhu/cli/demo/api.ts'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { House } from './api/house.ts'
import { begin, decide, openPlatform, ordersOf, reached, submit, view } from './applying/alipay.ts'
import { type Isv, newClient, newMerchant, openIsv } from './authorization/isv.ts'

/** The three ways to bring a merchant to Alipay, from the form to a payment. */

let house: House
let isv: Isv
let platform: Awaited<ReturnType<typeof openPlatform>>
beforeAll(async () => {
  house = await House.open()
  await house.signIn()
  isv = await openIsv(house)
  platform = await openPlatform(house)
})
afterAll(() => house?.close())

/** A merchant that has an account and no contract yet. */
async function bare(): Promise<{ appId: string; pid: string }> {
  const merchant = await newMerchant(house.simulatorApi)
  await house.simulatorApi.patch(`/_sim/alipay/apps/${merchant.appId}`, { products: [] })
  return merchant
}

/** A method is made of what came of it, and somebody pays by it. */
async function paid(clientId: string, from: { applyment_id: string } | { grant_id: string }) {
  const made = await house.person('POST', '/v1/methods', {
    client_id: clientId,
    ...from,
    name: '扫码付款',
    scenes: ['native'],
  })
  expect(made.status, made.text).toBe(201)
  const id = text(made.json, 'id')
  expect((await house.person('POST', `/v1/methods/${id}/enable`)).status).toBe(200)
  const { call } = await house.program(clientId)
  const outTradeNo = `A${clientId.slice(-12)}`
  const order = { method_id: id, scene: 'native', out_trade_no: outTradeNo, description: '牛腩粉', amount_fen: 3800 }
  const payment = await call('POST', '/v1/payments', order)
  expect(payment.status, payment.text).toBe(201)
  const { code_url: target } = payment.json['pay'] as { code_url: string }
  await house.simulatorApi.post('/_sim/pay', { target })
  await vi.waitFor(
    async () => {
      const { json } = await call('GET', `/v1/payments/${text(payment.json, 'id')}`)
      expect(json).toMatchObject({ state: 'paid' })
    },
    { timeout: 10_000, interval: 100 },
  )
  return made.json
}

async function grantOf(clientId: string) {
  return vi.waitFor(
    async () => {
      const [grant] = list((await house.person('GET', `/v1/grants?client_id=${clientId}`)).json, 'data')
      expect(grant).toMatchObject({ state: 'active' })
      return grant as Record<string, unknown>
    },
    { timeout: 10_000, interval: 100 },
  )
}

describe('代商家签约', () => {
  test('signs 当面付 with the grant in it; the merchant confirms, and is paid', async () => {
    const [clientId, merchant] = [await newClient(house, '签约牛腩粉'), await bare()]
    const chosen = { account: merchant.pid, product: 'face_to_face', mcc_code: 'A0001_B0001' }
    const id = await begin(house, { clientId, providerId: isv.providerId, type: 'AGENT', chosen })
    await submit(house, id)
    await reached(house, id, 'auditing')
    await decide(house, id, 'audit')
    const waiting = await reached(house, id, 'to_be_signed')
    expect(waiting['next_step']).toMatchObject({
      key: 'sign.scan',
      waiting_for: 'superAdmin',
      due_kind: 'platform',
      handover: { kind: 'sign', url: expect.stringContaining('/isv/settling/confirm.htm') },
    })
    await decide(house, id, 'confirm')
    expect(await reached(house, id, 'finished')).toMatchObject({ sub_mchid: merchant.pid })
    expect(await grantOf(clientId)).toMatchObject({ sub_mchid: merchant.pid, auth_app_id: merchant.appId })
    expect(await paid(clientId, { applyment_id: id })).toMatchObject({ sub_mchid: merchant.pid })
    await expectProductToMatter({ clientId, id, appId: merchant.appId })
  })
})

/** What the client signed is the gateway's to say, in what is to be done next as well. */
async function expectProductToMatter({ clientId, id, appId }: { clientId: string; id: string; appId: string }) {
  const asked = async () => (await house.person('POST', `/v1/applyments/${id}/merchant/ask`)).json['permissions']
  const next = async () => (await house.person('GET', `/v1/clients/${clientId}/next-step`)).json
  const products = (names: string[]) => house.simulatorApi.patch(`/_sim/alipay/apps/${appId}`, { products: names })
  expect(await asked()).toMatchObject([{ what: 'native', state: 'granted' }])
  const live = await next()
  await products(['JSAPI_PAY'])
  expect(await asked()).toMatchObject([{ what: 'native', state: 'missing', code: expect.stringMatching(/\S/) }])
  expect(await next()).toMatchObject({
    key: 'products_in_force.missing',
    waiting_for: 'superAdmin',
    blocked: true,
    why: { 'zh-CN': expect.stringContaining('没有生效的产品：当面付（支付宝的状态 invalid）') },
  })
  await products(['QR_CODE_OFFLINE'])
  expect(await asked()).toMatchObject([{ what: 'native', state: 'granted' }])
  expect(await next()).toEqual(live)
  const lost = { match: { path: 'alipay.open.agent.signstatus.query' }, effect: 'http_500', times: 1 }
  await house.simulatorApi.post('/_sim/faults', lost)
  expect(await asked()).toMatchObject([{ what: 'native', state: 'granted' }])
}

describe('一体化作业', () => {
  test('signs products and the grant at once', async () => {
    const [clientId, merchant] = [await newClient(house, '一体化茶室'), await bare()]
    const chosen = { account: merchant.pid, products: ['face_to_face', 'jsapi'], mcc_code: 'A0001_B0001' }
    const id = await begin(house, { clientId, providerId: isv.providerId, type: 'INTEOP', chosen })
    await submit(house, id)
    await reached(house, id, 'auditing')
    await decide(house, id, 'audit')
    await reached(house, id, 'to_be_signed')
    await decide(house, id, 'confirm')
    await reached(house, id, 'finished')
    const grant = await grantOf(clientId)
    expect(await paid(clientId, { grant_id: text(grant, 'id') })).toMatchObject({ sub_mchid: merchant.pid })
  })
})

describe('直付通', () => {
  test('brings a merchant of our own platform, who is paid through our account', async () => {
    const clientId = await newClient(house, '平台里的牛腩粉')
    const chosen = { service: ['订单码支付'], binding_alipay_logon_id: 'pay@laochen.example.com' }
    const id = await begin(house, { clientId, providerId: platform.providerId, type: 'ZFT_ENTERPRISE', chosen })
    await submit(house, id)
    await reached(house, id, 'auditing')
    await decide(house, id, 'audit')
    expect((await reached(house, id, 'to_be_signed'))['next_step']).toMatchObject({
      key: 'sign.scan',
      handover: { kind: 'sign' },
    })
    await decide(house, id, 'confirm')
    const finished = await reached(house, id, 'finished')
    const smid = String(finished['sub_mchid'])
    expect(smid).toMatch(/^2088\d{12}$/)
    expect(await paid(clientId, { applyment_id: id })).toMatchObject({ sub_mchid: smid })
    const [order] = await ordersOf(house, 'zft')
    expect(order).toMatchObject({ smid, external_id: text(await view(house, id), 'business_code') })
  })
})
