import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReceiver } from './simulator/receiver.ts'
import { type Answer, type Made, type SimWorld, nativeOrder, openSimulator, signer } from './simulator/world.ts'

let sim: SimWorld

beforeAll(async () => {
  sim = await openSimulator()
  await sim.told('POST', '/_sim/clock', { now: '2026-11-24T10:00:00+08:00', speed: 0 })
})
afterAll(() => sim.close())

const NATIVE = '/v3/pay/transactions/native'
const DAY_S = 86_400
let count = 0
const order = (shop: Made, changes: object = {}) =>
  nativeOrder(shop, `KEYS-${String(count++).padStart(4, '0')}`, changes)
const path = (shop: Made) => `/_sim/wechatpay/merchants/${shop.mchid}`
const change = <T = Made>(shop: Made, wanted: object) => sim.told<T>('PATCH', path(shop), wanted)
const serialOf = ({ headers }: Answer) => headers.get('wechatpay-serial') ?? ''

/** Which keys sign, of many times. */
async function kinds(times: number, once: () => Promise<string>): Promise<Map<string, number>> {
  const seen = new Map<string, number>()
  for (let time = 0; time < times; time++) {
    const serial = await once()
    seen.set(serial, (seen.get(serial) ?? 0) + 1)
  }
  return seen
}

describe('from the platform certificate to the public key', () => {
  test('asking for a key changes nothing; the switch moves notifications within seven days', async () => {
    await using receiver = await openReceiver(200)
    const shop = await sim.merchant({ keys: 'platform_certificate' })
    const call = signer(sim.url, shop)
    const [listed] = shop.platform_certificates ?? []
    const made = await change(shop, { keys: 'both' })
    expect(made.public_key_id).toMatch(/^PUB_KEY_ID_\d+$/)
    expect(serialOf(await call('POST', NATIVE, order(shop)))).toBe(listed?.serial_no)

    const notified = async () => {
      const { code_url } = (await call('POST', NATIVE, order(shop, { notify_url: receiver.url }))).body
      const next = receiver.nth(receiver.received.length + 1)
      await sim.told('POST', '/_sim/pay', { target: code_url })
      return (await next).headers['wechatpay-serial'] ?? ''
    }
    expect(await notified()).toBe(listed?.serial_no)
    expect(await change(shop, { public_key_switch: true })).toMatchObject({ public_key_share: 0.001 })
    await sim.advance(5 * DAY_S)
    expect(await change(shop, {})).toMatchObject({ public_key_share: 0.5 })
    const mixed = await kinds(30, notified)
    expect(new Set(mixed.keys())).toEqual(new Set([listed?.serial_no, made.public_key_id]))
    expect(serialOf(await call('POST', NATIVE, order(shop)))).toBe(listed?.serial_no)

    await sim.advance(DAY_S)
    expect(new Set((await kinds(5, notified)).keys())).toEqual(new Set([made.public_key_id]))
    expect(serialOf(await call('POST', NATIVE, order(shop)))).toBe(made.public_key_id)
    expect((await call('GET', '/v3/certificates')).status).toBe(200)
    await change(shop, { public_key_switch: false })
    expect(await notified()).toBe(listed?.serial_no)
  })

  test('a merchant that has only the public key finds no certificates', async () => {
    const shop = await sim.merchant({ keys: 'public_key' })
    const answer = await signer(sim.url, shop)('GET', '/v3/certificates?algorithm_type=RSA')
    expect([answer.status, answer.body]).toEqual([
      404,
      {
        code: 'RESOURCE_NOT_EXISTS',
        message:
          '无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥。可查看指引https://pay.weixin.qq.com/doc/v3/merchant/4012153196',
      },
    ])
  })
})

describe('a new platform certificate', () => {
  test('is listed before it signs, signs more and more, and the old one goes on meanwhile', async () => {
    const shop = await sim.merchant({ keys: 'platform_certificate' })
    const call = signer(sim.url, shop)
    const made = await change(shop, { rotate: 'platform_certificate', overlap_s: DAY_S })
    const serials = made.platform_certificates?.map(({ serial_no }) => serial_no) ?? []
    const { data } = (await call('GET', '/v3/certificates')).body as { data: { serial_no: string }[] }
    expect(data.map(({ serial_no }) => serial_no)).toEqual(serials)
    const signs = async () => serialOf(await call('POST', NATIVE, order(shop)))
    expect(new Set((await kinds(5, signs)).keys())).toEqual(new Set(serials.slice(0, 1)))
    await sim.advance(DAY_S / 2)
    expect(new Set((await kinds(30, signs)).keys())).toEqual(new Set(serials))
    const asked = await call('POST', NATIVE, order(shop), { headers: { 'wechatpay-serial': serials[0] ?? '' } })
    expect(serialOf(asked)).toBe(serials[0])
    await sim.advance(DAY_S / 2)
    expect(new Set((await kinds(5, signs)).keys())).toEqual(new Set(serials.slice(1)))
  })
})

describe('a merchant certificate', () => {
  test('that was made void is said so, and so is one that there never was to make void', async () => {
    const shop = await sim.merchant()
    await change(shop, { revoke: shop.serial_no })
    const answer = await signer(sim.url, shop)('POST', NATIVE, order(shop))
    expect([answer.status, answer.body]).toEqual([401, { code: 'SIGN_ERROR', message: '商户证书已作废' }])
    expect((await sim.control('PATCH', path(shop), { revoke: 'F'.repeat(40) })).status).toBe(404)
  })

  test('that has run out is said so', async () => {
    let now = Date.now()
    await using later = await openSimulator({ machine: { now: () => now } })
    const shop = await later.merchant()
    now += 1826 * DAY_S * 1000
    const timestamp = String(Math.floor(now / 1000))
    const answer = await signer(later.url, shop)('POST', NATIVE, order(shop), { timestamp })
    expect([answer.status, answer.body]).toEqual([401, { code: 'SIGN_ERROR', message: '商户证书已过期' }])
  })
})

describe('calls that come too often', () => {
  test('are let through unless limits are asked for, and then refused by each merchant’s own count', async () => {
    let now = Date.now()
    await using world = await openSimulator({ machine: { now: () => now } })
    const [shop, other] = await Promise.all([world.merchant(), world.merchant()])
    const bill = (who: Made) => {
      const timestamp = String(Math.floor(now / 1000))
      return signer(world.url, who)('GET', '/v3/bill/fundflowbill?bill_date=2026-11-01', undefined, { timestamp })
    }
    for (let time = 0; time < 4; time++) expect((await bill(shop)).status).not.toBe(429)
    await world.told('PATCH', '/_sim/wechatpay/switches', { rate_limits: true })
    now += 1000
    for (let time = 0; time < 3; time++) expect((await bill(shop)).status).not.toBe(429)
    const refused = await bill(shop)
    expect([refused.status, refused.body]).toEqual([
      429,
      { code: 'FREQUENCY_LIMITED', message: '频率限制，请稍后再试' },
    ])
    expect(refused.headers.get('request-id')).toMatch(/-268447840$/)
    expect((await bill(other)).status).not.toBe(429)
    now += 1000
    expect((await bill(shop)).status).not.toBe(429)
  })

  test('of refunds, those that fail are counted apart', async () => {
    const machine = Date.now()
    await using world = await openSimulator({ machine: { now: () => machine } })
    await world.told('PATCH', '/_sim/wechatpay/switches', { rate_limits: true })
    const shop = await world.merchant()
    const refund = (out_refund_no: string) =>
      signer(world.url, shop)('POST', '/v3/refund/domestic/refunds', {
        out_trade_no: 'NOTHING-HERE',
        out_refund_no,
        amount: { refund: 1, total: 1, currency: 'CNY' },
      })
    for (let time = 0; time < 6; time++) expect((await refund(`R${time}`)).status).toBe(404)
    expect((await refund('R7')).status).toBe(429)
  })

  test.each<[method: string, target: string, status: number, code: string]>([
    ['POST', '/v3/merchant/media/upload', 429, 'FREQUENCY_LIMIT_EXCEED'],
    ['GET', '/v3/certificates', 429, 'RATELIMIT_EXCEEDED'],
    ['POST', '/v3/applyment4sub/applyment/', 429, 'RATE_LIMITED'],
    ['GET', '/v3/applyment4sub/applyment/business_code/X', 403, 'RATE_LIMITED'],
    ['POST', '/v3/apply4sub/sub_merchants/1/modify-settlement', 429, 'FREQENCY_LIMIT'],
    ['GET', '/v3/pay/transactions/id/1?mchid=1', 429, 'FREQUENCY_LIMITED'],
  ])('%s %s is refused in words of its own: %i %s', async (method, target, status, code) => {
    const shop = await sim.merchant()
    await sim.fault({ effect: 'rate_limit', times: 1 })
    const answer = await signer(sim.url, shop)(method, target, method === 'POST' ? {} : undefined)
    expect([answer.status, answer.body['code']]).toEqual([status, code])
  })
})
