import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AlipayApp, type AlipayWorld, caller, openAlipay } from './simulator/alipay.ts'
import type { Json } from './simulator/world.ts'

let sim: AlipayWorld
let shop: AlipayApp
let call: ReturnType<typeof caller>

beforeAll(async () => {
  sim = await openAlipay({ clock: '2026-11-24T10:00:00+08:00' })
  shop = await sim.app()
  call = caller(sim.url, shop)
  await sim.told('POST', '/_sim/clock', { now: '2026-11-24T10:00:00+08:00', speed: 0 })
})
afterAll(() => sim.close())

let count = 0
const order = (changes: object = {}) => ({
  out_trade_no: `PAY_${count++}`,
  total_amount: '88.00',
  subject: '牛腩粉',
  ...changes,
})

async function ask(method: string, biz: object): Promise<Json> {
  return (await call(`alipay.trade.${method}`, biz)).node
}

async function statusOf(out_trade_no: string): Promise<unknown> {
  const node = await ask('query', { out_trade_no })
  return node['trade_status'] ?? node['sub_code']
}

const code = async (payer = 'rich', outcome = 'success') => {
  const { auth_code } = await sim.told('GET', `/_sim/payers/${payer}/auth_code?channel=alipay&outcome=${outcome}`)
  return { auth_code, scene: 'bar_code' }
}

const created = async (changes: object = {}) => {
  const wanted = order({ buyer_id: '2088000000000001', ...changes })
  await ask('create', wanted)
  return wanted.out_trade_no
}

const bind = (receiver_list: object[]) => ask('royalty.relation.bind', { out_request_no: `B${count++}`, receiver_list })

const paid = async () => {
  const wanted = order({ extend_params: { royalty_freeze: 'true' } })
  await ask('precreate', wanted)
  return (await sim.pay(wanted.out_trade_no, { app_id: shop.app_id }))['trade_no']
}

describe('a payment code', () => {
  test('pays at once, and only once', async () => {
    const shown = await code()
    expect(shown.auth_code).toMatch(/^(2[5-9]|30)\d{16}$/)
    const paid = await ask('pay', order(shown))
    expect(paid).toMatchObject({ code: '10000', buyer_pay_amount: '88.00', buyer_user_id: '2088000000000001' })
    expect((await ask('pay', order(shown)))['sub_code']).toBe('ACQ.PAYMENT_AUTH_CODE_INVALID')
  })

  test('is dead after a minute', async () => {
    const shown = await code()
    await sim.advance(60)
    expect((await ask('pay', order(shown)))['sub_code']).toBe('ACQ.PAYMENT_AUTH_CODE_INVALID')
  })

  test('above 1,000 yuan asks the payer, who confirms a moment later', async () => {
    const wanted = order({ ...(await code()), total_amount: '1000.01' })
    expect(await ask('pay', wanted)).toMatchObject({ code: '10003', msg: 'order success pay inprocess' })
    expect(await statusOf(wanted.out_trade_no)).toBe('WAIT_BUYER_PAY')
    await sim.advance(2)
    expect(await statusOf(wanted.out_trade_no)).toBe('TRADE_SUCCESS')
  })

  test('of a payer who hesitates waits, until the order is cancelled', async () => {
    const wanted = order(await code('rich', 'paying'))
    expect((await ask('pay', wanted))['code']).toBe('10003')
    await sim.advance(60)
    expect(await statusOf(wanted.out_trade_no)).toBe('WAIT_BUYER_PAY')
    const { out_trade_no } = wanted
    const cancelled = await ask('cancel', { out_trade_no })
    expect(cancelled).toMatchObject({ code: '10000', action: 'close', retry_flag: 'N' })
    expect(await ask('cancel', { out_trade_no })).toEqual(cancelled)
    expect(await statusOf(out_trade_no)).toBe('TRADE_CLOSED')
  })

  test.each([
    ['poor', 'success', 'ACQ.BUYER_BALANCE_NOT_ENOUGH'],
    ['frozen', 'success', 'ACQ.BUYER_ENABLE_STATUS_FORBID'],
    ['rich', 'risk_refused', 'ACQ.PAYMENT_REQUEST_HAS_RISK'],
  ])('of the payer %s with %s is refused, and a new code pays the same order', async (payer, outcome, subCode) => {
    const wanted = order()
    expect((await ask('pay', { ...wanted, ...(await code(payer, outcome)) }))['sub_code']).toBe(subCode)
    expect(await statusOf(wanted.out_trade_no)).toBe('WAIT_BUYER_PAY')
    expect((await ask('pay', { ...wanted, ...(await code()) }))['code']).toBe('10000')
  })
})

describe('an order ends', () => {
  test('by closing, once', async () => {
    const out_trade_no = await created()
    expect(await ask('close', { out_trade_no })).toMatchObject({ code: '10000', out_trade_no })
    expect((await ask('close', { out_trade_no }))['sub_code']).toBe('ACQ.TRADE_STATUS_ERROR')
    expect((await ask('close', { out_trade_no: 'NONE' }))['sub_code']).toBe('ACQ.TRADE_NOT_EXIST')
    expect((await sim.control('POST', '/_sim/pay', { target: out_trade_no, app_id: shop.app_id })).status).toBe(409)
  })

  test('by its time', async () => {
    const out_trade_no = await created({ timeout_express: '5m' })
    const absolute = await created({ time_expire: '2099-01-01 00:00:00' })
    await sim.advance(299)
    expect(await statusOf(out_trade_no)).toBe('WAIT_BUYER_PAY')
    await sim.advance(1)
    expect(await statusOf(out_trade_no)).toBe('TRADE_CLOSED')
    expect(await statusOf(absolute)).toBe('WAIT_BUYER_PAY')
  })

  test('by cancelling what is paid: all of it is refunded', async () => {
    const out_trade_no = await created()
    await sim.pay(out_trade_no, { app_id: shop.app_id })
    expect(await ask('cancel', { out_trade_no })).toMatchObject({ action: 'refund' })
    expect(await statusOf(out_trade_no)).toBe('TRADE_CLOSED')
    expect(await ask('cancel', { out_trade_no: 'NONE' })).toEqual({
      code: '10000',
      msg: 'Success',
      out_trade_no: 'NONE',
      retry_flag: 'N',
    })
  })

  test('as finished after a year, and is not refunded any more', async () => {
    await using other = await openAlipay()
    const app = await other.app()
    const own = caller(other.url, app)
    const wanted = order()
    await own('alipay.trade.precreate', wanted)
    await other.pay(wanted.out_trade_no, { app_id: app.app_id })
    await other.advance(365 * 86_400)
    const { out_trade_no } = wanted
    expect((await own('alipay.trade.query', { out_trade_no })).node['trade_status']).toBe('TRADE_FINISHED')
    const refused = await own('alipay.trade.refund', { out_trade_no, refund_amount: '88' })
    expect(refused.node['sub_code']).toBe('ACQ.TRADE_HAS_FINISHED')
  })

  test('a code on a screen is good for two hours', async () => {
    const wanted = order()
    const { qr_code } = await ask('precreate', wanted)
    await sim.advance(7200)
    expect((await sim.control('POST', '/_sim/pay', { target: qr_code })).status).toBe(409)
  })

  test('the payer may turn away, be refused or be poor, and pay later', async () => {
    const { qr_code } = await ask('precreate', order())
    for (const [more, reason] of [
      [{ outcome: 'cancel' }, 'turned away'],
      [{ outcome: 'risk_refused' }, 'Risk control'],
      [{ payer_id: 'poor' }, 'not enough money'],
    ] as const) {
      const seen = await sim.pay(qr_code, more)
      expect(seen).toMatchObject({ state: 'WAIT_BUYER_PAY', reason: expect.stringContaining(reason) })
    }
    expect((await sim.pay(qr_code))['state']).toBe('TRADE_SUCCESS')
  })
})

test('a refund that takes its time says N first, and is found by asking', async () => {
  await sim.switches({ refund_takes_s: 5 })
  const wanted = order()
  await ask('precreate', wanted)
  await sim.pay(wanted.out_trade_no, { app_id: shop.app_id })
  const about = { out_trade_no: wanted.out_trade_no, out_request_no: 'SLOW' }
  expect(await ask('refund', { ...about, refund_amount: '8' })).toMatchObject({ fund_change: 'N', refund_fee: '8.00' })
  expect(await ask('fastpay.refund.query', about)).not.toHaveProperty('refund_status')
  await sim.advance(5)
  expect(await ask('fastpay.refund.query', about)).toMatchObject({
    refund_status: 'REFUND_SUCCESS',
    refund_amount: '8.00',
  })
  await sim.switches({ refund_takes_s: 0 })
})

describe('money that is shared', () => {
  const receiver = { type: 'userId', account: '2088000000000002', name: '李四' }
  const settle = (trade_no: unknown, out_request_no: string, amount: string, more: object = {}) =>
    ask('order.settle', {
      trade_no,
      out_request_no,
      royalty_parameters: [{ trans_in: receiver.account, trans_in_type: 'userId', amount, desc: '佣金' }],
      ...more,
    })

  test('goes to who is bound, within the limit, under one number once', async () => {
    const trade_no = await paid()
    expect((await settle(trade_no, 'S1', '10'))['sub_code']).toBe('ACQ.ROYALTY_RECEIVER_INVALID')
    expect(await bind([receiver])).toMatchObject({ result_code: 'SUCCESS' })
    const first = await settle(trade_no, 'S1', '10')
    expect(first).toMatchObject({ code: '10000', settle_no: expect.any(String) })
    expect((await settle(trade_no, 'S1', '10'))['settle_no']).toBe(first['settle_no'])
    expect((await settle(trade_no, 'S1', '11'))['sub_code']).toBe('ACQ.DISCORDANT_REPEAT_REQUEST')
    expect((await settle(trade_no, 'S2', '16.41'))['sub_code']).toBe('ACQ.ALLOC_AMOUNT_VALIDATE_ERROR')
    const seen = await ask('order.settle.query', { settle_no: first['settle_no'] })
    expect(seen['royalty_detail_list']).toMatchObject([
      { state: 'SUCCESS', amount: '10.00', operation_type: 'transfer' },
    ])
    expect(await settle(trade_no, 'S3', '1', { extend_params: { royalty_finish: 'true' } })).toMatchObject({
      code: '10000',
    })
    expect((await settle(trade_no, 'S4', '1'))['sub_code']).toBe('ACQ.ALREADY_FINISH_ALLOC')
    const { splits } = await sim.told<{ splits: Json[] }>('GET', '/_sim/ledger')
    expect(splits.map(({ amount }) => amount)).toEqual([1000, 100])
  })

  test('shared later is processing first, and comes back with a refund that says so', async () => {
    await bind([receiver])
    const trade_no = await paid()
    const { settle_no } = await settle(trade_no, 'A1', '10', { royalty_mode: 'async' })
    const states = async () => (await ask('order.settle.query', { settle_no }))['royalty_detail_list']
    expect(await states()).toMatchObject([{ state: 'PROCESSING' }])
    await sim.advance(2)
    expect(await states()).toMatchObject([{ state: 'SUCCESS' }])
    const back = (amount: string) => ({ refund_royalty_parameters: [{ trans_out: receiver.account, amount }] })
    const refund = { trade_no, out_request_no: 'A1R', refund_amount: '20' }
    expect((await ask('refund', { ...refund, ...back('11') }))['sub_code']).toBe('ACQ.ALLOC_AMOUNT_VALIDATE_ERROR')
    expect(await ask('refund', { ...refund, ...back('10') })).toMatchObject({ fund_change: 'Y' })
    expect((await settle(trade_no, 'A2', '1'))['sub_code']).toBe('ACQ.ALLOC_REFUSE_AFTER_REFUND')
  })

  test.each<[what: string, list: object[], subCode: string]>([
    ['nobody', [], 'RECEIVER_LIST_EMPTY'],
    ['too many', Array.from({ length: 21 }, () => receiver), 'RECEIVER_LIST_OVERLOAD'],
    ['another kind', [{ type: 'card', account: '1' }], 'INVALID_RECEIVER_TYPE'],
    ['a login without a name', [{ type: 'loginName', account: 'a@example.com' }], 'INVALID_PARAMETER'],
    ['somebody unknown', [{ type: 'userId', account: '2088999999999999' }], 'USER_NOT_EXIST'],
  ])('is not bound to %s', async (_what, list, subCode) => {
    expect((await bind(list))['sub_code']).toBe(subCode)
  })
})

test('the bill of a day is there the next morning, in two tables', async () => {
  await using other = await openAlipay({ clock: '2026-11-24T23:00:00+08:00' })
  const app = await other.app()
  const own = caller(other.url, app)
  const wanted = order({ subject: '牛腩粉, "大份"' })
  await own('alipay.trade.precreate', wanted)
  await other.pay(wanted.out_trade_no, { app_id: app.app_id })
  await own('alipay.trade.refund', { out_trade_no: wanted.out_trade_no, refund_amount: '8', out_request_no: 'BR' })
  const asked = async (bill_date: string) =>
    (await own('alipay.data.dataservice.bill.downloadurl.query', { bill_type: 'trade', bill_date })).node
  expect((await asked('2026-11-24'))['sub_code']).toBe('BILL_NOT_EXIST')
  expect((await asked('2026-13-24'))['sub_code']).toBe('INVAILID_ARGUMENTS')
  await other.advance(10 * 3600)
  const address = String((await asked('2026-11-24'))['bill_download_url'])
  expect(address).toMatch(new RegExp(`^${other.url}/`))
  const table = firstEntry(Buffer.from(await (await fetch(address)).arrayBuffer()))
  expect(table).toContain(`#账号：[${app.seller_id}0156]`)
  expect(table).toMatch(/\d{28}\t,PAY_\d+\t,交易,"牛腩粉, ""大份""",2026-11-24 23:00:\d\d,/)
  expect(table).toMatch(/,退款,.*,-8\.00,-8\.00,.*,BR\t,/)
  expect(table).toContain('#交易合计：1笔，商家实收共88.00元')
  await other.advance(30)
  expect((await fetch(address)).status).toBe(403)
})

/** The first file of a zip, from GBK. */
function firstEntry(zip: Buffer): string {
  const start = 30 + zip.readUInt16LE(26)
  const packed = zip.subarray(start, start + zip.readUInt32LE(18))
  return new TextDecoder('gbk').decode(inflateRawSync(packed))
}
