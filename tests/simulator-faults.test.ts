import { createVerify } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, type Made, type SimWorld, nativeOrder, openSimulator, signer } from './simulator/world.ts'

let sim: SimWorld
let shop: Made
let call: ReturnType<typeof signer>

beforeAll(async () => {
  sim = await openSimulator()
  shop = await sim.merchant({ keys: 'public_key' })
  call = signer(sim.url, shop)
})
afterAll(() => sim.close())

const NATIVE = '/v3/pay/transactions/native'
let count = 0
const number = () => `FAULT-${String(count++).padStart(4, '0')}`
const order = (outTradeNo = number()) => call('POST', NATIVE, nativeOrder(shop, outTradeNo))
const asked = (outTradeNo: string) => call('GET', `/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${shop.mchid}`)

function isSigned({ headers, text }: Answer): boolean {
  return createVerify('sha256')
    .update(`${headers.get('wechatpay-timestamp')}\n${headers.get('wechatpay-nonce')}\n${text}\n`)
    .verify(shop.public_key ?? '', headers.get('wechatpay-signature') ?? '', 'base64')
}

test('lose_answer: done, but nobody hears of it', async () => {
  const outTradeNo = number()
  await sim.fault({ effect: 'lose_answer', times: 1 })
  await expect(order(outTradeNo)).rejects.toThrow('fetch failed')
  expect((await asked(outTradeNo)).body['trade_state']).toBe('NOTPAY')
})

test('refuse: nobody hears, and nothing was done', async () => {
  const outTradeNo = number()
  await sim.fault({ effect: 'refuse', times: 1 })
  await expect(order(outTradeNo)).rejects.toThrow('fetch failed')
  expect((await asked(outTradeNo)).status).toBe(404)
})

test.each<[effect: string, status: number, code: string]>([
  ['http_500', 500, 'SYSTEM_ERROR'],
  ['system_error', 500, 'SYSTEM_ERROR'],
  ['error', 403, 'RULE_LIMIT'],
  ['rate_limit', 429, 'FREQUENCY_LIMITED'],
])('%s: said so, and nothing was done', async (effect, status, code) => {
  const outTradeNo = number()
  await sim.fault({ effect, times: 1 })
  const answer = await order(outTradeNo)
  expect([answer.status, answer.body['code']]).toEqual([status, code])
  expect((await asked(outTradeNo)).status).toBe(404)
})

test('slow: done at once, answered late', async () => {
  const outTradeNo = number()
  await sim.fault({ effect: 'slow', delay_ms: 400, match: { method: 'POST' }, times: 1 })
  const begun = performance.now()
  const answer = order(outTradeNo)
  const earlier = await Promise.race([answer, asUntilThere(outTradeNo)])
  expect(earlier.body['trade_state']).toBe('NOTPAY')
  expect((await answer).status).toBe(200)
  expect(performance.now() - begun).toBeGreaterThanOrEqual(390)
})

async function asUntilThere(outTradeNo: string): Promise<Answer> {
  for (;;) {
    const answer = await asked(outTradeNo)
    if (answer.status === 200) return answer
  }
}

test('bad_signature, unsigned and skew spoil the answer alone', async () => {
  expect(isSigned(await order())).toBe(true)
  await sim.fault({ effect: 'bad_signature', times: 1 })
  expect(isSigned(await order())).toBe(false)

  await sim.fault({ effect: 'unsigned', times: 1 })
  expect((await order()).headers.get('wechatpay-serial')).toBeNull()

  await sim.fault({ effect: 'skew', skew_s: -3600, times: 1 })
  const skewed = await order()
  expect(isSigned(skewed)).toBe(true)
  const behindS = Date.now() / 1000 - Number(skewed.headers.get('wechatpay-timestamp'))
  expect(Math.round(behindS / 60)).toBe(60)
})

test('probe and wrong_serial: what a client has to refuse', async () => {
  await sim.fault({ effect: 'probe', times: 1 })
  const probed = await order()
  expect(probed.headers.get('wechatpay-signature')).toMatch(/^WECHATPAY\/SIGNTEST\//)
  expect(isSigned(probed)).toBe(false)

  await sim.fault({ effect: 'wrong_serial', times: 1 })
  const elsewhere = await order()
  expect(elsewhere.headers.get('wechatpay-serial')).toMatch(/^[0-9A-F]{40}$/)
  expect(isSigned(elsewhere)).toBe(true)
  expect((await order()).headers.get('wechatpay-serial')).toBe(shop.public_key_id)
})

test('error: whatever the documents list and nothing here brings about', async () => {
  const said = { status: 503, code: 'SERVICE_UNAVAILABLE', message: '服务不可用' }
  await sim.fault({ effect: 'error', ...said, times: 1 })
  const answer = await order()
  expect([answer.status, answer.body]).toEqual([503, { code: said.code, message: said.message }])
})

test('a fault of one host leaves the other alone', async () => {
  const { id } = await sim.fault({ effect: 'refuse', match: { host: '127.0.0.1' } })
  const backup = signer(sim.url.replace('127.0.0.1', 'localhost'), shop)
  await expect(order()).rejects.toThrow('fetch failed')
  expect((await backup('POST', NATIVE, nativeOrder(shop, number()))).status).toBe(200)
  await sim.control('DELETE', `/_sim/faults/${id}`)
})

test('unknown_state: a word nobody knows, rightly signed', async () => {
  const outTradeNo = number()
  await order(outTradeNo)
  await sim.fault({ effect: 'unknown_state', times: 1 })
  const answer = await asked(outTradeNo)
  expect([isSigned(answer), answer.body['trade_state']]).toEqual([true, 'UNHEARD_OF'])
})

test('a fault hits what it names, as often as it says, or until it is deleted', async () => {
  const [one, other] = [number(), number()]
  const { id } = await sim.fault({ effect: 'http_500', match: { path: '/v3/pay', out_trade_no: one } })
  expect((await order(other)).status).toBe(200)
  expect((await order(one)).status).toBe(500)
  expect((await asked(one)).status).toBe(500)
  expect((await sim.control('DELETE', `/_sim/faults/${id}`)).status).toBe(204)
  expect((await order(one)).status).toBe(200)

  await sim.fault({ effect: 'http_500', times: 2, match: { path: '/v3/pay/transactions/out-trade-no', method: 'get' } })
  expect([(await asked(one)).status, (await order()).status, (await asked(one)).status]).toEqual([500, 200, 500])
  expect((await asked(one)).status).toBe(200)
})

test('for_s ends by the business clock', async () => {
  await sim.fault({ effect: 'http_500', for_s: 3600 })
  expect((await order()).status).toBe(500)
  await sim.advance(3601)
  expect((await order()).status).toBe(200)
  expect(await sim.told('GET', '/_sim/faults')).toEqual({ faults: [] })
})
