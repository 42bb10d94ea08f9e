import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AlipayApp, type AlipayWorld, type Said, caller, openAlipay } from './simulator/alipay.ts'

let sim: AlipayWorld
let shop: AlipayApp
let call: ReturnType<typeof caller>

beforeAll(async () => {
  sim = await openAlipay()
  shop = await sim.app()
  call = caller(sim.url, shop)
})
afterAll(() => sim.close())

let count = 0
const number = () => `REFUSAL_${String(count++)}`
const order = (changes: object = {}) => ({
  out_trade_no: number(),
  total_amount: '88.00',
  subject: '牛腩粉',
  ...changes,
})
const PRECREATE = 'alipay.trade.precreate'
const QUERY = 'alipay.trade.query'

function refusal({ node, signed, status }: Said) {
  return { status, code: node['code'], sub_code: node['sub_code'], signed }
}

async function paidOrder(app = shop): Promise<string> {
  const wanted = order()
  await caller(sim.url, app)(PRECREATE, wanted)
  await sim.pay(wanted.out_trade_no, { app_id: app.app_id })
  return wanted.out_trade_no
}

describe('an order', () => {
  test.each<[what: string, changes: object, subCode: string]>([
    ['without a number', { out_trade_no: '' }, 'ACQ.INVALID_PARAMETER'],
    ['with a number of 65 letters', { out_trade_no: 'a'.repeat(65) }, 'ACQ.INVALID_PARAMETER'],
    ['with a number of other letters', { out_trade_no: 'a|b' }, 'ACQ.INVALID_PARAMETER'],
    ['without a subject', { subject: undefined }, 'ACQ.INVALID_PARAMETER'],
    ['with a forbidden sign in its subject', { subject: 'a=b' }, 'ACQ.INVALID_PARAMETER'],
    ['of nothing', { total_amount: '0.00' }, 'ACQ.INVALID_PARAMETER'],
    ['of less', { total_amount: '-1' }, 'ACQ.INVALID_PARAMETER'],
    ['of three decimals', { total_amount: '1.001' }, 'ACQ.INVALID_PARAMETER'],
    ['of too much', { total_amount: '100000000.01' }, 'ACQ.TOTAL_FEE_EXCEED'],
    [
      'whose parts are not the whole',
      { discountable_amount: '1', undiscountable_amount: '2' },
      'ACQ.INVALID_PARAMETER',
    ],
    ['for a foreign account', { seller_id: '2088999999999999' }, 'ACQ.INVALID_RECEIVE_ACCOUNT'],
    ['of another product', { product_code: 'QUICK_WAP_WAY' }, 'ACQ.INVALID_PARAMETER'],
    ['that is over already', { time_expire: '2020-01-01 00:00:00' }, 'ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR'],
    ['that lasts too long', { timeout_express: '16d' }, 'ACQ.INVALID_PARAMETER'],
    ['that lasts half an hour and a half', { timeout_express: '1.5h' }, 'ACQ.INVALID_PARAMETER'],
    [
      'for a merchant that nobody knows',
      { sub_merchant: { merchant_id: '2088' } },
      'ACQ.SECONDARY_MERCHANT_ID_INVALID',
    ],
    ['with a field of another type', { extend_params: 'x' }, 'ACQ.INVALID_PARAMETER'],
  ])('%s is refused', async (_what, changes, sub_code) => {
    const answer = await call(PRECREATE, order(changes))
    expect(refusal(answer)).toEqual({ status: 200, code: '40004', sub_code, signed: true })
  })

  test.each<[what: string, changes: object, subCode: string]>([
    ['without a buyer', {}, 'ACQ.INVALID_PARAMETER'],
    ['for an unknown buyer', { buyer_id: '2088999999999999' }, 'ACQ.BUYER_NOT_EXIST'],
    ['for an unknown open_id', { buyer_open_id: 'x' }, 'ACQ.BUYER_NOT_EXIST'],
    ['in a mini program that is not bound', { ...jsapi(), op_app_id: '2021000000000000' }, 'ACQ.UNBOUND_APPLICATION'],
    ['in no mini program', { ...jsapi(), op_app_id: '' }, 'ACQ.INVALID_PARAMETER'],
  ])('of a mini program, %s, is refused', async (_what, changes, subCode) => {
    expect((await call('alipay.trade.create', order(changes))).node['sub_code']).toBe(subCode)
  })

  test('is not for its own merchant, nor for an open_id of another app', async () => {
    const other = await sim.app()
    const payer = await sim.told<{ openids: Record<string, string> }>('GET', '/_sim/payers/rich')
    expect(await createFor({ buyer_id: shop.seller_id })).toBe('ACQ.BUYER_SELLER_EQUAL')
    expect(await createFor({ buyer_open_id: payer.openids[other.app_id] })).toBe('invalid-openid')
  })

  test('ordered again is the same while it is unpaid and unchanged', async () => {
    const wanted = order({ buyer_id: '2088000000000001' })
    const create = async (changes: object = {}) => (await call('alipay.trade.create', { ...wanted, ...changes })).node
    const first = await create()
    expect((await create())['trade_no']).toBe(first['trade_no'])
    expect((await create({ total_amount: '1.00' }))['sub_code']).toBe('ACQ.CONTEXT_INCONSISTENT')
    expect((await create({ buyer_id: '2088000000000002' }))['sub_code']).toBe('ACQ.TRADE_BUYER_NOT_MATCH')
    await sim.pay(first['trade_no'])
    expect((await create())['sub_code']).toBe('ACQ.TRADE_HAS_SUCCESS')
    await call('alipay.trade.refund', { trade_no: first['trade_no'], refund_amount: '88' })
    expect((await create())['sub_code']).toBe('ACQ.TRADE_HAS_CLOSE')
  })

  test('of another merchant is not seen', async () => {
    const other = await sim.app()
    const paid = await paidOrder(other)
    expect((await call(QUERY, { out_trade_no: paid })).node['sub_code']).toBe('ACQ.TRADE_NOT_EXIST')
    expect((await call(QUERY, {})).node['sub_code']).toBe('ACQ.INVALID_PARAMETER')
  })
})

describe('a refund', () => {
  test('of what is unpaid, unknown, too much or without its number is refused', async () => {
    const unpaid = await call('alipay.trade.create', order({ buyer_id: '2088000000000001' }))
    const asked = await refund({ trade_no: unpaid.node['trade_no'], refund_amount: '0.01' })
    expect(asked).toMatchObject({ code: '40004', sub_code: 'ACQ.TRADE_STATUS_ERROR', sub_msg: '交易状态不合法' })
    expect((await refund({ out_trade_no: 'NONE', refund_amount: '1' }))['sub_code']).toBe('ACQ.TRADE_NOT_EXIST')
    const out_trade_no = await paidOrder()
    expect((await refund({ out_trade_no, refund_amount: '88.01' }))['sub_code']).toBe('ACQ.REASON_TRADE_REFUND_FEE_ERR')
    expect((await refund({ out_trade_no, refund_amount: '1' }))['sub_code']).toBe('ACQ.REFUND_AMT_NOT_EQUAL_TOTAL')
  })

  test('repeated with another amount is refused; of a closed trade the old one is still answered', async () => {
    const out_trade_no = await paidOrder()
    const first = { out_trade_no, out_request_no: 'A', refund_amount: '30.00' }
    expect(await refund(first)).toMatchObject({ fund_change: 'Y', refund_fee: '30.00' })
    expect((await refund({ ...first, refund_amount: '31.00' }))['sub_code']).toBe('ACQ.DISCORDANT_REPEAT_REQUEST')
    expect(await refund({ out_trade_no, out_request_no: 'B', refund_amount: '58' })).toMatchObject({
      refund_fee: '88.00',
    })
    expect((await refund({ out_trade_no, out_request_no: 'C', refund_amount: '0.01' }))['sub_code']).toBe(
      'ACQ.TRADE_HAS_CLOSE',
    )
    expect(await refund(first)).toMatchObject({ fund_change: 'N', refund_fee: '88.00' })
  })

  test('is refused to a merchant without money and to a payer without an account', async () => {
    const poor = await sim.app()
    const out_trade_no = await paidOrder(poor)
    await sim.change(poor.app_id, { balance_fen: 100 })
    const asked = await caller(sim.url, poor)('alipay.trade.refund', { out_trade_no, refund_amount: '88' })
    expect(asked.node['sub_code']).toBe('ACQ.SELLER_BALANCE_NOT_ENOUGH')
    const wanted = order()
    await call(PRECREATE, wanted)
    await sim.pay(wanted.out_trade_no, { app_id: shop.app_id, payer_id: 'card_closed' })
    const closed = await refund({ out_trade_no: wanted.out_trade_no, refund_amount: '88' })
    expect(closed['sub_code']).toBe('ACQ.REFUND_ACCOUNT_NOT_EXIST')
  })

  test('that never was is answered with nothing', async () => {
    const out_trade_no = await paidOrder()
    const { node } = await call('alipay.trade.fastpay.refund.query', { out_trade_no, out_request_no: 'NONE' })
    expect(node).toEqual({ code: '10000', msg: 'Success' })
  })
})

function jsapi(): object {
  return { product_code: 'JSAPI_PAY', buyer_id: '2088000000000001' }
}

async function createFor(buyer: object): Promise<unknown> {
  return (await call('alipay.trade.create', order(buyer))).node['sub_code']
}

async function refund(biz: object): Promise<Said['node']> {
  return (await call('alipay.trade.refund', biz)).node
}
