import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CSR, CSR_KEY } from './simulator/csr.ts'
import {
  type Json,
  type Made,
  type SimWorld,
  nativeOrder,
  openSimulator,
  signedHeaders,
  signer,
} from './simulator/world.ts'

let sim: SimWorld
let shop: Made
let call: ReturnType<typeof signer>
beforeAll(async () => {
  sim = await openSimulator()
  shop = await sim.merchant({ name: '老陈牛腩粉' })
  call = signer(sim.url, shop)
})
afterAll(() => sim.close())

const NATIVE = '/v3/pay/transactions/native'
let count = 0
const number = () => `CONTROL-${String(count++).padStart(4, '0')}`

async function order(changes: object = {}) {
  const outTradeNo = number()
  const { body } = await call('POST', NATIVE, nativeOrder(shop, outTradeNo, changes))
  return { outTradeNo, target: String(body['code_url']) }
}

describe('the control API', () => {
  test('describes every call it has', async () => {
    const { openapi, paths } = await sim.told<{ openapi: string; paths: Record<string, Record<string, Json>> }>(
      'GET',
      '/_sim/openapi.json',
    )
    expect(openapi).toBe('3.1.0')
    const operations = Object.entries(paths).flatMap(([path, one]) =>
      Object.keys(one).map((method) => `${method} ${path}`),
    )
    expect(operations).toEqual(
      expect.arrayContaining([
        'post /_sim/wechatpay/merchants',
        'post /_sim/wechatpay/merchants/{mchid}/sub_merchants',
        'patch /_sim/wechatpay/merchants/{mchid}',
        'post /_sim/payers',
        'get /_sim/payers/{payer_id}',
        'post /_sim/pay',
        'get /_sim/applyments',
        'post /_sim/applyments/{applyment_id}/{act}',
        'get /_sim/clock',
        'post /_sim/clock',
        'post /_sim/faults',
        'delete /_sim/faults/{id}',
        'get /_sim/requests',
        'get /_sim/ledger',
        'get /_sim/notifications',
        'post /_sim/notifications/{id}/resend',
        'delete /_sim/state',
      ]),
    )
    const ids = Object.values(paths).flatMap((one) => Object.values(one).map(({ operationId }) => operationId))
    expect(new Set(ids).size).toBe(ids.length)
  })

  test.each<[method: string, path: string, body: unknown, status: number, sentence: RegExp]>([
    ['POST', '/_sim/pay', {}, 400, /^body must have required properties target/],
    ['POST', '/_sim/pay', { target: 1 }, 400, /^body\.target must be string/],
    ['POST', '/_sim/pay', { target: 'x', colour: 'red' }, 400, /^body has no field colour/],
    ['POST', '/_sim/pay', { target: 'x', outcome: 'maybe' }, 400, /success, cancel, insufficient_balance/],
    ['POST', '/_sim/pay', { target: 'nothing' }, 404, /Nothing payable is called "nothing"\. An out_trade_no needs/],
    ['POST', '/_sim/pay', [], 400, /^body must be object/],
    ['POST', '/_sim/payers', { balance_fen: -1 }, 400, /^body\.balance_fen/],
    ['GET', '/_sim/payers/nobody', undefined, 404, /There is no payer nobody/],
    ['POST', '/_sim/clock', { now: 'noon' }, 400, /"noon" is not a time/],
    ['POST', '/_sim/clock', { speed: -1 }, 400, /^body\.speed/],
    ['POST', '/_sim/faults', { effect: 'earthquake' }, 400, /lose_answer, refuse, http_500/],
    ['DELETE', '/_sim/faults/none', undefined, 404, /There is no fault none/],
    ['GET', '/_sim/nothing', undefined, 404, /openapi\.json lists/],
    ['PUT', '/_sim/clock', {}, 404, /knows GET and POST, not PUT/],
    ['GET', '/_sim/payers/%E0%A4%A', undefined, 400, /not percent-encoded/],
    ['POST', '/_sim/wechatpay/merchants/1/sub_merchants', {}, 404, /There is no merchant 1/],
    ['POST', '/_sim/notifications/none/resend', undefined, 404, /There is no notification none/],
    ['POST', '/_sim/pay', { target: 'x'.repeat(1024 * 1024) }, 413, /larger than 1 MB/],
  ])('%s %s %j: %i and a sentence', async (method, path, body, status, sentence) => {
    const answer = await sim.control(method, path, body)
    expect(answer.status).toBe(status)
    expect(answer.body).toEqual({ error: expect.stringMatching(sentence) })
  })

  test('does not answer pages of other sites', async () => {
    const answer = await fetch(`${sim.url}/_sim/clock`, { headers: { 'sec-fetch-site': 'cross-site' } })
    expect(answer.status).toBe(400)
  })
})

describe('the payer', () => {
  test.each([
    ['cancel', {}],
    ['insufficient_balance', {}],
    ['risk_refused', {}],
    ['success', { payer_id: 'frozen' }],
    ['success', { payer_id: 'poor' }],
  ])('%s %j leaves the order unpaid, and it can be paid later', async (outcome, who) => {
    const { target } = await order()
    const seen = await sim.told('POST', '/_sim/pay', { target, outcome, ...who })
    expect(seen).toEqual({ state: 'NOTPAY', reason: expect.any(String) })
    expect(await sim.told('POST', '/_sim/pay', { target })).toMatchObject({ state: 'SUCCESS' })
  })

  test('has a purse: what is paid is gone, what is refunded comes back', async () => {
    const { payer_id } = await sim.told<Json>('POST', '/_sim/payers', { balance_fen: 10_000 })
    const balance = async () => (await sim.told('GET', `/_sim/payers/${payer_id}`))['balance_fen']
    const { outTradeNo, target } = await order()
    await sim.told('POST', '/_sim/pay', { target, payer_id })
    expect(await balance()).toBe(1200)
    await call('POST', '/v3/refund/domestic/refunds', {
      out_trade_no: outTradeNo,
      out_refund_no: `${outTradeNo}R`,
      amount: { refund: 800, total: 8800, currency: 'CNY' },
    })
    await sim.advance(2)
    expect(await balance()).toBe(2000)
  })

  test('does not pay twice, nor what is closed, nor what is too old', async () => {
    const { target } = await order()
    await sim.told('POST', '/_sim/pay', { target })
    expect((await sim.control('POST', '/_sim/pay', { target })).body['error']).toMatch(/is paid already/)

    const closed = await order()
    await call('POST', `/v3/pay/transactions/out-trade-no/${closed.outTradeNo}/close`, { mchid: shop.mchid })
    expect((await sim.control('POST', '/_sim/pay', { target: closed.target })).body['error']).toMatch(/is closed/)

    const old = await order()
    await sim.advance(2 * 3600)
    expect((await sim.control('POST', '/_sim/pay', { target: old.target })).status).toBe(409)
  })

  test('an order that nobody paid is closed after seven days', async () => {
    const { outTradeNo } = await order()
    const asked = () => call('GET', `/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${shop.mchid}`)
    await sim.advance(7 * 86_400 - 60)
    expect((await asked()).body['trade_state']).toBe('NOTPAY')
    await sim.advance(120)
    expect((await asked()).body['trade_state']).toBe('CLOSED')
  })

  test('sees what can be paid, and all that happened to one order', async () => {
    const { outTradeNo, target } = await order()
    const { orders } = await sim.told<{ orders: Json[] }>('GET', `/_sim/orders?state=NOTPAY&mchid=${shop.mchid}`)
    expect(orders[0]).toMatchObject({ out_trade_no: outTradeNo, target, merchant_name: '老陈牛腩粉', amount: 8800 })
    await sim.told('POST', '/_sim/pay', { target })
    const seen = await sim.told<{ order: Json; requests: Json[]; notifications: Json[] }>(
      'GET',
      `/_sim/orders/${shop.mchid}/${outTradeNo}`,
    )
    expect(seen.order).toMatchObject({ state: 'SUCCESS', payer_id: 'rich' })
    expect(seen.requests.map(({ target: path }) => path)).toEqual([NATIVE])
    expect(seen.notifications).toHaveLength(1)
  })

  test('comes by an h5_url to a cashier, pays there, and is sent back', async () => {
    const scene_info = { payer_client_ip: '1.2.3.4', h5_info: { type: 'Wap' } }
    const { body } = await call('POST', '/v3/pay/transactions/h5', nativeOrder(shop, number(), { scene_info }))
    const url = `${body['h5_url']}&redirect_url=${encodeURIComponent('http://127.0.0.1:1/back')}`
    expect(url.startsWith(sim.url)).toBe(true)
    expect(await (await fetch(url)).text()).toContain('¥88.00')
    const paying = await fetch(url, { method: 'POST', body: 'outcome=success', redirect: 'manual' })
    expect([paying.status, paying.headers.get('location')]).toEqual([302, 'http://127.0.0.1:1/back'])
    expect(await (await fetch(url)).text()).toContain('不能付款了')
  })
})

test('a request line in absolute form is signed by path and query alone', async () => {
  const target = `/v3/pay/transactions/out-trade-no/ABSENT-1?mchid=${shop.mchid}`
  const { hostname, port } = new URL(sim.url)
  const headers = signedHeaders(shop, 'GET', target, '')
  const asking = request({ hostname, port, path: `${sim.url}${target}`, headers }).end()
  const [answer] = await once(asking, 'response')
  answer.resume()
  expect(answer.statusCode).toBe(404) // which is the order, not the signature
})

test('the merchant platform signs a request of one’s own making', async () => {
  const path = `/_sim/wechatpay/merchants/${shop.mchid}`
  const made = await sim.told<{ certificate: string; serial_no: string }>('PATCH', path, { sign_csr: CSR })
  const certificate = new X509Certificate(made.certificate)
  expect(certificate.subject).toContain(`CN=${shop.mchid}`)
  expect(certificate.serialNumber).toBe(made.serial_no)
  const signed = signer(sim.url, { ...shop, private_key: CSR_KEY, serial_no: made.serial_no })
  expect((await signed('POST', NATIVE, nativeOrder(shop, number()))).status).toBe(200)
  for (const sign_csr of ['no request', CSR.replace('MII', 'MIJ')]) {
    expect((await sim.control('PATCH', path, { sign_csr })).status).toBe(400)
  }
})

test('keys rotate: a new platform certificate beside the old, a new public key in its place', async () => {
  const other = await sim.merchant()
  const path = `/_sim/wechatpay/merchants/${other.mchid}`
  const first = await sim.told<Made>('PATCH', path, { rotate: 'platform_certificate' })
  const serials = first.platform_certificates?.map(({ serial_no }) => serial_no) ?? []
  expect(serials).toHaveLength(2)
  const answer = await signer(sim.url, other)('POST', NATIVE, nativeOrder(other, number()))
  expect(answer.headers.get('wechatpay-serial')).toBe(serials[1])
  const asked = await signer(sim.url, other)('POST', NATIVE, nativeOrder(other, number()), {
    headers: { 'wechatpay-serial': serials[0] ?? '' },
  })
  expect(asked.headers.get('wechatpay-serial')).toBe(serials[0])
  const second = await sim.told<Made>('PATCH', path, { rotate: 'public_key', keys: 'public_key' })
  expect(second.public_key_id).not.toBe(other.public_key_id)
  expect(second).not.toHaveProperty('platform_certificates')
})
