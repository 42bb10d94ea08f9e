import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReceiver } from './simulator/receiver.ts'
import { keyName, openedNotice, sealed } from './simulator/sealing.ts'
import { type Made, type SimWorld, nativeOrder, openSimulator, signer } from './simulator/world.ts'

/*
 * Every kind of event climbs the same ladder, 24 hours and 4 minutes long, to an address that never takes it.
 * https://pay.weixin.qq.com/doc/v3/merchant/4012791861
 */

const LADDER_S = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600]
const START = Date.parse('2026-11-24T10:00:00+08:00')

type Note = { event_type: string; state: string; attempts: { at: string; status?: number }[] }

let sim: SimWorld
let shop: Made
let sp: Made
let call: ReturnType<typeof signer>
let spCall: ReturnType<typeof signer>

beforeAll(async () => {
  sim = await openSimulator()
  await sim.told('POST', '/_sim/clock', { now: new Date(START).toISOString(), speed: 0 })
  ;[shop, sp] = await Promise.all([sim.merchant({ name: '供应商' }), sim.merchant({ kind: 'provider' })])
  ;[call, spCall] = [signer(sim.url, shop), signer(sim.url, sp)]
})
afterAll(() => sim.close())

async function paid(outTradeNo: string, url: string): Promise<string> {
  const order = nativeOrder(shop, outTradeNo, { notify_url: url, settle_info: { profit_sharing: true } })
  const { code_url } = (await call('POST', '/v3/pay/transactions/native', order)).body
  return String((await sim.told('POST', '/_sim/pay', { target: code_url }))['transaction_id'])
}

async function combined(url: string): Promise<void> {
  const subs = [1, 2].map((index) => ({
    mchid: shop.mchid,
    attach: 'x',
    amount: { total_amount: 1, currency: 'CNY' },
    out_trade_no: `LADDER-C${index}`,
    description: 'x',
  }))
  const { appid: combine_appid, mchid: combine_mchid } = shop
  const order = { combine_appid, combine_mchid, combine_out_trade_no: 'LADDER-CC', sub_orders: subs, notify_url: url }
  const { code_url } = (await call('POST', '/v3/combine-transactions/native', order)).body
  await sim.told('POST', '/_sim/pay', { target: code_url })
}

async function shared(transaction_id: string, url: string): Promise<void> {
  const supplier = await sim.merchant({ name: '牛肉' })
  await sim.told('PATCH', `/_sim/wechatpay/merchants/${supplier.mchid}`, { profit_sharing_notify_url: url })
  const receiver = { appid: shop.appid, type: 'MERCHANT_ID', account: supplier.mchid, relation_type: 'SUPPLIER' }
  await call('POST', '/v3/profitsharing/receivers/add', { ...receiver, name: sealed(shop, '牛肉') }, keyName(shop))
  const part = { type: 'MERCHANT_ID', account: supplier.mchid, amount: 100, description: '货款' }
  const order = {
    appid: shop.appid,
    transaction_id,
    out_order_no: 'LADDER-S',
    receivers: [part],
    unfreeze_unsplit: true,
  }
  await call('POST', '/v3/profitsharing/orders', order)
  await sim.advance(2)
  const back = { out_order_no: 'LADDER-S', out_return_no: 'LADDER-B', return_mchid: supplier.mchid, amount: 1 }
  await call('POST', '/v3/profitsharing/return-orders', { ...back, description: '退货' })
}

async function refunded(url: string, end: 'succeed' | 'fail' | 'close'): Promise<void> {
  const { body } = await call('POST', '/v3/refund/domestic/refunds', {
    out_trade_no: 'LADDER-R',
    out_refund_no: `LADDER-${end}`,
    notify_url: url,
    amount: { refund: 1, total: 8800, currency: 'CNY' },
  })
  await sim.told('POST', `/_sim/wechatpay/refunds/${body['refund_id']}/${end}`)
}

test('every kind of event is told sixteen times by the clock, and then no more', { timeout: 60_000 }, async () => {
  await using receiver = await openReceiver(500)
  const { url } = receiver
  await paid('LADDER-R', url)
  const transaction = await paid('LADDER-P', url)
  await combined(url)
  for (const end of ['succeed', 'fail', 'close'] as const) await refunded(url, end)
  await call('POST', '/v3/security/echo', { echo_message: 'x', notify_url: url })
  const { sub_mchid } = await sim.subMerchant(sp.mchid)
  await spCall('POST', '/v3/merchant-risk-manage/violation-notifications', { notify_url: url })
  for (const event of ['PUNISH', 'INTERCEPT', 'APPEAL']) {
    await sim.told('POST', `/_sim/wechatpay/merchants/${sub_mchid}/violation`, { event, limits: [] })
  }
  await sim.advance(60)
  await shared(transaction, url)
  await sim.advance(86_640 + 120)

  const { notifications } = await sim.told<{ notifications: Note[] }>('GET', '/_sim/notifications')
  expect(new Set(notifications.map(({ event_type }) => event_type))).toEqual(
    new Set([
      'TRANSACTION.SUCCESS',
      'REFUND.SUCCESS',
      'REFUND.ABNORMAL',
      'REFUND.CLOSED',
      'SECURITY_ECHO.SUCCESS',
      'VIOLATION.PUNISH',
      'VIOLATION.INTERCEPT',
      'VIOLATION.APPEAL',
      'PROFITSHARING.SUCCESS',
      'PROFITSHARING.RETURN',
    ]),
  )
  for (const { event_type, state, attempts } of notifications) {
    const times = attempts.map(({ at }) => Date.parse(at) / 1000)
    const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0))
    expect([event_type, state, waits]).toEqual([event_type, 'given_up', LADDER_S])
  }
  const first = openedNotice(shop, await receiver.nth(1))
  expect(first).toMatchObject({ event_type: 'TRANSACTION.SUCCESS', trade_state: 'SUCCESS' })
})
