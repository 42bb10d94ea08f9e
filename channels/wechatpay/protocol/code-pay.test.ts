import { afterEach, beforeEach, expect, test } from 'vitest'
import { payByCode, reverseCodePayment } from './code-pay.ts'
import { rawGateway, signed } from './testing/raw-gateway.ts'

const NOW = new Date('2026-11-23T02:00:00Z')
let gateway: Awaited<ReturnType<typeof rawGateway>>
beforeEach(async () => {
  gateway = await rawGateway(() => NOW)
})
afterEach(() => gateway.close())

const ORDER = {
  description: '牛腩粉',
  out_trade_no: 'CODE-0001',
  payer: { auth_code: '130061098828009406' },
  amount: { total: 1990 },
  scene_info: { store_info: { out_id: 'S1' } },
}
const PARTNERS = { sp_appid: 'wx8888888888888888', sp_mchid: '1900007291', sub_mchid: '1900000109' }
const OWN = { appid: 'wx8888888888888888', mchid: '1900007291' }

test('money is taken by a code in both forms; while the payer types it is accepted, not paid', async () => {
  const typing = signed(202, JSON.stringify({ out_trade_no: 'CODE-0001', trade_state: 'USERPAYING' }), NOW)
  gateway.next(typing, typing)
  const answer = await payByCode(gateway.client, { ...PARTNERS, ...ORDER })
  expect(answer).toMatchObject({ state: 'ok', status: 202, body: { trade_state: 'USERPAYING' } })
  await payByCode(gateway.client, { ...OWN, ...ORDER })
  expect(gateway.requests.map(({ method, url }) => [method, url])).toEqual([
    ['POST', '/v3/pay/partner/transactions/codepay'],
    ['POST', '/v3/pay/transactions/codepay'],
  ])
  expect(JSON.parse(String(gateway.requests[0]?.body))).toEqual({ ...PARTNERS, ...ORDER })
})

test('a lost answer is not asked for a second time: the code would take the money twice', async () => {
  gateway.next((response) => response.destroy())
  expect(await payByCode(gateway.client, { ...OWN, ...ORDER })).toMatchObject({ state: 'unknown' })
  expect(gateway.requests).toHaveLength(1)
})

test('is reversed by its number, and only by what names its owner', async () => {
  const done = signed(200, JSON.stringify({ out_trade_no: 'CODE|1' }), NOW)
  gateway.next(done, done)
  const kept = { ...PARTNERS, more: 'stays here' }
  expect(await reverseCodePayment(gateway.client, 'CODE|1', kept)).toMatchObject({
    state: 'ok',
    body: { out_trade_no: 'CODE|1' },
  })
  await reverseCodePayment(gateway.client, 'CODE|1', OWN)
  expect(gateway.requests.map(({ url }) => url)).toEqual([
    '/v3/pay/partner/transactions/out-trade-no/CODE%7C1/reverse',
    '/v3/pay/transactions/out-trade-no/CODE%7C1/reverse',
  ])
  expect(JSON.parse(String(gateway.requests[0]?.body))).toEqual(PARTNERS)
})
