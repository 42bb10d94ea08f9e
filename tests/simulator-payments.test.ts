import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { keyName, sealed } from './simulator/sealing.ts'
import {
  type Answer,
  type Json,
  type Made,
  type SimWorld,
  nativeOrder,
  openSimulator,
  signer,
} from './simulator/world.ts'
import { xmlClient } from './simulator/xml.ts'

/*
 * What an order may say in each product, what the payer's WeChat looks at before it opens, and what time does to it.
 * https://pay.weixin.qq.com/doc/v3/merchant/4012791856
 */

let sim: SimWorld
let shop: Made
let sp: Made
let sub: string
let payer: { payer_id: string; openids: Record<string, string> }
let call: ReturnType<typeof signer>
let spCall: ReturnType<typeof signer>

const START = '2026-11-24T10:00:00+08:00'
const DAY_S = 86_400
beforeAll(async () => {
  sim = await openSimulator()
  ;[shop, sp] = await Promise.all([sim.merchant(), sim.merchant({ kind: 'provider' })])
  ;[call, spCall] = [signer(sim.url, shop), signer(sim.url, sp)]
  payer = await sim.told('POST', '/_sim/payers', {})
})
beforeEach(async () => {
  await sim.told('POST', '/_sim/clock', { now: START, speed: 0 })
  sub = (await sim.subMerchant(sp.mchid)).sub_mchid
})
afterAll(() => sim.close())

let count = 0
const number = () => `PAYMENT-${String(count++).padStart(4, '0')}`
const refusal = ({ status, body }: Answer) => [status, body['code'], body['message']]
const at = (product: string) => `/v3/pay/transactions/${product}`
const partnerAt = (product: string) => `/v3/pay/partner/transactions/${product}`
const order = (changes: object = {}, outTradeNo = number()) => nativeOrder(shop, outTradeNo, changes)
function partnerOrder(changes: object = {}): Json {
  const { appid: sp_appid, mchid: sp_mchid, ...rest } = nativeOrder(sp, number()) as Json
  return { sp_appid, sp_mchid, sub_mchid: sub, ...rest, ...changes }
}
const change = (mchid: string, wanted: object) => sim.told('PATCH', `/_sim/wechatpay/merchants/${mchid}`, wanted)
const switches = (wanted: object) => sim.told('PATCH', '/_sim/wechatpay/switches', wanted)
const asked = async (outTradeNo: string) =>
  (await call('GET', `/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${shop.mchid}`)).body

const IP = { payer_client_ip: '1.2.3.4' }
const H5 = { ...IP, h5_info: { type: 'iOS', app_name: '南风', app_url: 'https://a.example', bundle_id: 'cn.a' } }
const DETAIL = {
  cost_price: 9900,
  invoice_id: 'I1',
  goods_detail: [{ merchant_goods_id: 'G-1', goods_name: '牛腩粉', quantity: 1, unit_price: 8800 }],
}
const everything = () => ({
  attach: '第一桌',
  goods_tag: 'WXG',
  limit_pay: ['no_credit'],
  support_fapiao: true,
  time_expire: '2026-11-24T12:00:00+08:00',
  detail: DETAIL,
  settle_info: { profit_sharing: false },
})
const WORDS = { jsapi: 'prepay_id', app: 'prepay_id', native: 'code_url', h5: 'h5_url' } as const
const placeOf = (product: string) =>
  product === 'h5'
    ? H5
    : { ...IP, device_id: 'POS-1', store_info: { id: 'S1', name: '店', area_code: '440305', address: '街' } }

describe.each(Object.entries(WORDS))('%s', (product, word) => {
  const named = (appid: string) => (product === 'jsapi' ? { openid: payer.openids[appid] } : undefined)

  test('takes every field, from a direct merchant and from a provider', async () => {
    const scene_info = placeOf(product)
    const direct = order({ ...everything(), scene_info, payer: named(shop.appid) })
    expect((await call('POST', at(product), direct)).body).toEqual({ [word]: expect.any(String) })
    const sp_openid = product === 'jsapi' ? { payer: { sp_openid: payer.openids[sp.appid] } } : {}
    const partner = partnerOrder({ ...everything(), scene_info, ...sp_openid })
    expect((await spCall('POST', partnerAt(product), partner)).body).toEqual({ [word]: expect.any(String) })
  })

  test('is refused where it was not opened, was not granted, was taken back, or a party does no business', async () => {
    const scene_info = placeOf(product)
    const sp_openid = product === 'jsapi' ? { payer: { sp_openid: payer.openids[sp.appid] } } : {}
    const ordered = () => spCall('POST', partnerAt(product), partnerOrder({ scene_info, ...sp_openid }))
    sub = (await sim.subMerchant(sp.mchid, { products: [] })).sub_mchid
    expect(refusal(await ordered())).toEqual([403, 'NO_AUTH', '特约子商户商户号未授权服务商的产品权限'])
    await change(sub, { products: [product.toUpperCase()] })
    expect((await ordered()).status).toBe(200)
    await change(sub, { restricted: true })
    const restricted = await ordered()
    expect(refusal(restricted)).toEqual([400, 'INVALID_REQUEST', '商户状态为不可用或者已经注销'])
    expect(restricted.headers.get('request-id')).toMatch(/-268443715$/)
    await change(sub, { restricted: false, products: [] })
    expect(refusal(await ordered())).toEqual([403, 'NO_AUTH', '该产品授权已被解除'])
    const poor = await sim.merchant({ products: [] })
    const own = nativeOrder(poor, number(), { scene_info, payer: product === 'jsapi' ? { openid: 'o' } : undefined })
    expect(refusal(await signer(sim.url, poor)('POST', at(product), own))).toEqual([
      403,
      'NO_AUTH',
      '商户号该产品权限未开通',
    ])
  })
})

test.each<[what: string, product: string, changes: () => object, message: string]>([
  ['a page without its scene', 'h5', () => ({}), '“场景信息”必填'],
  ['a page without its kind', 'h5', () => ({ scene_info: IP }), '“H5场景信息”必填'],
  [
    'a kind of page that there is not',
    'h5',
    () => ({ scene_info: { ...IP, h5_info: { type: 'Fridge' } } }),
    '“场景类型”',
  ],
  ['an address that is none', 'h5', () => ({ scene_info: { ...H5, payer_client_ip: 'here' } }), '“用户终端IP”'],
  ['a way to pay that there is not', 'native', () => ({ limit_pay: ['no_money'] }), '“指定支付方式”'],
  ['goods without a list', 'native', () => ({ detail: { goods_detail: [] } }), '“单品列表”必填'],
  [
    'goods with a blank',
    'native',
    () => ({ detail: { goods_detail: [{ ...DETAIL.goods_detail[0], merchant_goods_id: 'a b' }] } }),
    '“商户侧商品编码”',
  ],
  [
    'goods of 6 kB',
    'native',
    () => ({
      detail: {
        goods_detail: Array.from({ length: 40 }, () => ({ ...DETAIL.goods_detail[0], goods_name: '粉'.repeat(200) })),
      },
    }),
    '“优惠功能”',
  ],
  ['a 31st of February', 'native', () => ({ time_expire: '2027-02-31T00:00:00+08:00' }), '“交易结束时间”'],
  ['an app without its number', 'app', () => ({ appid: undefined }), '“公众号ID”必填'],
  ['a name of 129 signs', 'jsapi', () => ({ payer: { openid: 'o'.repeat(129) } }), '“用户标识”'],
])('%s is refused', async (_what, product, changes, message) => {
  expect(refusal(await call('POST', at(product), order(changes())))).toEqual([
    400,
    'PARAM_ERROR',
    expect.stringContaining(message),
  ])
})

test('a sub_openid needs its sub_appid, and is of that one', async () => {
  const sub_openid = payer.openids[shop.appid]
  const none = await spCall('POST', partnerAt('jsapi'), partnerOrder({ payer: { sub_openid } }))
  expect(refusal(none)).toEqual([400, 'PARAM_ERROR', '传入sub_openid时，sub_appid必传'])
  await change(sub, { appids: ['wx9999999999999999', shop.appid] })
  const other = await spCall(
    'POST',
    partnerAt('jsapi'),
    partnerOrder({ sub_appid: 'wx9999999999999999', payer: { sub_openid } }),
  )
  expect(refusal(other)).toEqual([400, 'PARAM_ERROR', 'sub_appid和sub_openid不匹配'])
  const own = partnerOrder({ sub_appid: shop.appid, payer: { sub_openid } })
  const { body } = await spCall('POST', partnerAt('jsapi'), own)
  await sim.told('POST', '/_sim/pay', { target: body['prepay_id'] })
  const query = `?sp_mchid=${sp.mchid}&sub_mchid=${sub}`
  const seen = await spCall('GET', `/v3/pay/partner/transactions/out-trade-no/${own['out_trade_no']}${query}`)
  expect(seen.body).toMatchObject({ sub_appid: shop.appid, payer: { sp_openid: expect.any(String), sub_openid } })
  const elsewhere = (await sim.subMerchant(sp.mchid)).sub_mchid
  const wrong = `?sp_mchid=${sp.mchid}&sub_mchid=${elsewhere}`
  expect(
    refusal(await spCall('GET', `/v3/pay/partner/transactions/out-trade-no/${own['out_trade_no']}${wrong}`)),
  ).toEqual([400, 'INVALID_REQUEST', '子商户号和订单不匹配'])
})

const identity = (name: string) => ({
  payer: { identity: { type: 'IDCARD', number: sealed(shop, '44030119800101123X'), name: sealed(shop, name) } },
})

describe('实名支付', () => {
  test('needs a contract, and then lets only that person pay; repeated, it is the same order', async () => {
    expect(refusal(await call('POST', at('native'), order(identity('张三')), keyName(shop)))).toEqual([
      403,
      'NO_AUTH',
      '商户号该产品权限未开通',
    ])
    await change(shop.mchid, { products: ['JSAPI', 'NATIVE', 'H5', 'APP', 'REAL_NAME'] })
    const outTradeNo = number()
    const ordered = (name: string) => call('POST', at('native'), order(identity(name), outTradeNo), keyName(shop))
    expect((await ordered('张三')).status).toBe(200)
    expect((await ordered('李四')).body['code']).toBe('OUT_TRADE_NO_USED')
    const { code_url } = (await ordered('张三')).body
    const refused = await sim.told('POST', '/_sim/pay', { target: code_url, payer_id: 'poor' })
    expect(refused).toEqual({ state: 'NOTPAY', reason: expect.stringContaining('张三') })
    expect(await sim.told('POST', '/_sim/pay', { target: code_url, payer_id: 'rich' })).toMatchObject({
      state: 'SUCCESS',
    })
    expect(refusal(await call('POST', at('native'), order(identity('张三'))))).toEqual([
      400,
      'PARAM_ERROR',
      expect.stringContaining('Wechatpay-Serial'),
    ])
  })
})

test('what was paid by a code at the till is not closed, but reversed', async () => {
  const till = await sim.merchant()
  const { auth_code } = await sim.told<{ auth_code: string }>('GET', '/_sim/payers/rich/auth_code')
  const outTradeNo = number()
  const scanned = { body: '粉', out_trade_no: outTradeNo, total_fee: 1, spbill_create_ip: '1.2.3.4', auth_code }
  await xmlClient(sim.url, till)('/pay/micropay', scanned)
  const path = `/v3/pay/transactions/out-trade-no/${outTradeNo}/close`
  const answer = await signer(sim.url, till)('POST', path, { mchid: till.mchid })
  expect(refusal(answer)).toEqual([400, 'INVALID_REQUEST', '不允许普通关单，只能撤销'])
  expect(answer.headers.get('request-id')).toMatch(/-268449641$/)
})

const paidAfter = async (days: number) => {
  const { code_url } = (await call('POST', at('native'), order({ time_expire: '2027-11-24T10:00:00+08:00' }))).body
  const { orders } = await sim.told<{ orders: Json[] }>('GET', `/_sim/orders?mchid=${shop.mchid}&limit=1`)
  expect(orders[0]?.['target']).toBe(code_url)
  await sim.advance(days * DAY_S)
  const state = (await asked(String(orders[0]?.['out_trade_no'])))['trade_state']
  await sim.told('POST', '/_sim/clock', { now: START })
  return state
}

describe('time and doubt', () => {
  test('an order whose time is over is not ordered again, though it is not closed', async () => {
    const wanted = order({ time_expire: '2026-11-24T10:05:00+08:00' }) as Json
    expect((await call('POST', at('native'), wanted)).status).toBe(200)
    await sim.advance(300)
    const late = await call('POST', at('native'), wanted)
    expect(refusal(late)).toEqual([400, 'INVALID_REQUEST', '订单已失效'])
    expect(late.headers.get('request-id')).toMatch(/-268447914$/)
    expect((await asked(String(wanted['out_trade_no'])))['trade_state']).toBe('NOTPAY')
  })

  test('the latest moment to pay is in seven days, or in fifteen, as the switch says', async () => {
    expect(await paidAfter(7)).toBe('CLOSED')
    await switches({ time_expire_max_days: 15 })
    expect(await paidAfter(14)).toBe('NOTPAY')
    await switches({ time_expire_max_days: 7 })
  })

  test.each(['ORDER_PAID', 'INVALID_REQUEST'])(
    'a paid order is refused as %s where that is asked for',
    async (code) => {
      await switches({ order_paid_code: code })
      const wanted = order() as Json
      const { code_url } = (await call('POST', at('native'), wanted)).body
      await sim.told('POST', '/_sim/pay', { target: code_url })
      expect((await call('POST', at('native'), wanted)).body['code']).toBe(code)
      await switches({ order_paid_code: 'ORDERPAID' })
    },
  )

  test('an unpaid order has an empty payer where that is asked for, and a paid one says its device', async () => {
    const wanted = order({ scene_info: { ...IP, device_id: 'POS-1' } }) as Json
    const { code_url } = (await call('POST', at('native'), wanted)).body
    const seen = () => asked(String(wanted['out_trade_no']))
    expect(await seen()).not.toHaveProperty('payer')
    await switches({ unpaid_payer: true })
    expect((await seen())['payer']).toEqual({})
    await switches({ unpaid_payer: false })
    await sim.told('POST', '/_sim/pay', { target: code_url })
    expect(await seen()).toMatchObject({ scene_info: { device_id: 'POS-1' } })
  })
})

const REFUNDS = '/v3/refund/domestic/refunds'
const paid = async () => {
  const wanted = order() as Json
  const { code_url } = (await call('POST', at('native'), wanted)).body
  await sim.told('POST', '/_sim/pay', { target: code_url })
  return String(wanted['out_trade_no'])
}
const refund = (out_trade_no: string | undefined, changes: object = {}) =>
  call('POST', REFUNDS, {
    out_trade_no,
    out_refund_no: number(),
    amount: { refund: 1, total: 8800, currency: 'CNY' },
    ...changes,
  })

describe('a refund', () => {
  test('is refused after a year, after fifty, and from an account that is not there', async () => {
    const old = await paid()
    const from = [{ account: 'AVAILABLE', amount: 1 }]
    const amount = { refund: 1, total: 8800, currency: 'CNY', from }
    expect(refusal(await refund(old, { amount }))).toEqual([400, 'INVALID_REQUEST', '非分账订单不支持指定出资账户'])
    for (let time = 0; time < 50; time++) expect((await refund(old)).status).toBe(200)
    expect(refusal(await refund(old))).toEqual([400, 'INVALID_REQUEST', '部分退款次数超过限制'])
    const older = await paid()
    await sim.advance(365 * DAY_S + 1)
    expect(refusal(await refund(older))).toEqual([400, 'TRADE_OVERDUE', '订单已经超过退款期限'])
  })

  test('needs one of the two numbers, and a merchant that may', async () => {
    expect(refusal(await refund(undefined))).toEqual([400, 'PARAM_ERROR', expect.stringContaining('二选一')])
    const one = await paid()
    await sim.told('POST', `/_sim/wechatpay/merchants/${shop.mchid}/violation`, { limits: ['NO_REFUND'] })
    expect(refusal(await refund(one))).toEqual([403, 'NO_AUTH', '此商家的退款功能已被限制'])
    await sim.told('POST', `/_sim/wechatpay/merchants/${shop.mchid}/violation`, { limits: [] })
  })
})
