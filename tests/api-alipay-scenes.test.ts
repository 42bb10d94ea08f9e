import { text } from '@ruzhu/cli/demo/api.ts'
import { until } from '@ruzhu/cli/demo/wait.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Call, House } from './api/house.ts'
import { agree, type Isv, newClient, newMerchant, openIsv, visit } from './authorization/isv.ts'

/** A merchant who granted, and every way in which its payers pay at Alipay, through our own API. */

let house: House
let isv: Isv
let call: Call
let methodId: string
let merchant: Awaited<ReturnType<typeof newMerchant>>
let numbers = 0

beforeAll(async () => {
  house = await House.open()
  await house.signIn()
  isv = await openIsv(house)
  const clientId = await newClient(house, '支付宝面馆')
  merchant = await newMerchant(house.simulatorApi)
  const asked = { client_id: clientId, channel: 'alipay', provider_account_id: isv.providerId }
  const started = await house.person('POST', '/v1/authorizations', asked)
  const { pc } = started.json['links'] as { pc: string }
  expect((await visit(house, await agree(house, pc, merchant.appId))).status).toBe(200)
  await house.simulatorApi.patch(`/_sim/alipay/apps/${merchant.appId}`, { op_app_ids: [merchant.appId] })
  const scenes = ['native', 'mini_program', 'h5', 'page', 'app', 'bar_code']
  const made = {
    client_id: clientId,
    name: '支付宝',
    scenes,
    apps: [{ kind: 'mini_program' as const, appid: merchant.appId }],
  }
  const method = await house.person('POST', '/v1/methods', made)
  expect(method.status, method.text).toBe(201)
  methodId = text(method.json, 'id')
  const enabled = await house.person('POST', `/v1/methods/${methodId}/enable`)
  expect(enabled.status, enabled.text).toBe(200)
  ;({ call } = await house.program(clientId))
})
afterAll(() => house?.close())

async function create(changes: Record<string, unknown>) {
  numbers += 1
  const order = { method_id: methodId, out_trade_no: `SCENE_${numbers}`, description: '招牌牛腩粉', amount_fen: 8800 }
  const body = { ...order, ...changes }
  const made = await call('POST', '/v1/payments', body)
  expect(made.status, made.text).toBe(201)
  return { ...made, body, id: text(made.json, 'id'), pay: made.json['pay'] as Record<string, string> | undefined }
}

async function paid(id: string): Promise<void> {
  await until('the payment to be paid', async () => {
    const seen = await call('GET', `/v1/payments/${id}`)
    return seen.json['state'] === 'paid' ? { found: seen } : { seen: seen.text }
  })
}

async function barCode(outcome: string): Promise<string> {
  const path = `/_sim/payers/rich/auth_code?channel=alipay&outcome=${outcome}`
  return text(await house.simulatorApi.get(path), 'auth_code')
}

test('by a code that the payer scans', async () => {
  const { id, pay } = await create({ scene: 'native' })
  expect(pay).toEqual({ kind: 'qr', code_url: expect.stringMatching(/^https:/) })
  await house.simulatorApi.post('/_sim/pay', { target: pay?.['code_url'] })
  await paid(id)
})

test.each(['page', 'h5'])('in a browser (%s), which comes back where it was asked to', async (scene) => {
  const { id, pay } = await create({ scene, return_url: 'https://shop.example.com/paid?order=1' })
  expect(pay).toEqual({ kind: 'redirect', url: expect.stringContaining('/gateway.do?') })
  const opened = await fetch(pay?.['url'] ?? '', { redirect: 'manual' })
  const cashier = opened.headers.get('location') ?? ''
  const back = await fetch(cashier, { method: 'POST', body: 'outcome=success', redirect: 'manual' })
  expect(back.headers.get('location')).toMatch(/^https:\/\/shop\.example\.com\/paid\?order=1&/)
  await paid(id)
})

test('in the merchant’s app', async () => {
  const { id, pay } = await create({ scene: 'app' })
  expect(pay).toEqual({ kind: 'order_string', order_string: expect.stringContaining('alipay.trade.app.pay') })
  await house.simulatorApi.post('/_sim/pay', { target: pay?.['order_string'] })
  await paid(id)
})

test('in the merchant’s mini program', async () => {
  const { buyer_id } = (await house.simulatorApi.get('/_sim/payers/rich')) as { buyer_id: string }
  const { id, pay } = await create({ scene: 'mini_program', payer_openid: buyer_id })
  expect(pay).toEqual({ kind: 'trade_no', trade_no: expect.stringMatching(/^\d{28}$/) })
  await house.simulatorApi.post('/_sim/pay', { target: pay?.['trade_no'], payer_id: 'rich' })
  await paid(id)
})

test('at a till: paid with the answer, and the same request again is the same payment', async () => {
  const { json, body, id } = await create({ scene: 'bar_code', auth_code: await barCode('success') })
  expect(json).toMatchObject({ state: 'paid', paid_fen: 8800 })
  expect((await call('POST', '/v1/payments', body)).json).toMatchObject({ id, state: 'paid' })
})

test('at a till where the payer does not confirm: pending, asked about, and closed by hand', async () => {
  const { json, id } = await create({ scene: 'bar_code', auth_code: await barCode('paying') })
  expect(json).toMatchObject({ state: 'pending', pay: { kind: 'bar_code' } })
  expect((await call('POST', `/v1/payments/${id}/ask`)).json).toMatchObject({ state: 'pending' })
  expect((await call('POST', `/v1/payments/${id}/close`)).json).toMatchObject({ state: 'closed' })
})

test('at a till whose answer got lost: paid all the same, once', async () => {
  const auth_code = await barCode('success')
  const out_trade_no = 'SCENE_LOST'
  await house.simulatorApi.post('/_sim/faults', { match: { out_trade_no }, effect: 'lose_answer', times: 1 })
  const body = { method_id: methodId, scene: 'bar_code', description: '茶', amount_fen: 100, out_trade_no, auth_code }
  const lost = await call('POST', '/v1/payments', body)
  expect(lost.json).toMatchObject({ code: 'GATEWAY_UNREACHABLE' })
  await paid(text(lost.json['facts'] as Record<string, unknown>, 'payment_id'))
})

test('what a scene needs is asked for by name', async () => {
  const body = { method_id: methodId, out_trade_no: 'SCENE_BAD', description: '茶', amount_fen: 100 }
  const faults = async (changes: object) => (await call('POST', '/v1/payments', { ...body, ...changes })).text
  expect(await faults({ scene: 'bar_code' })).toContain('auth_code')
  expect(await faults({ scene: 'native', auth_code: '289821938427483742' })).toContain('auth_code')
  expect(await faults({ scene: 'app', return_url: 'https://shop.example.com/' })).toContain('return_url')
  expect(await faults({ scene: 'jsapi', payer_openid: 'o-x' })).toContain('METHOD_UNAVAILABLE')
})
