import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Json, type Made, type SimWorld, nativeOrder, openSimulator, signer } from './simulator/world.ts'
import { xmlClient } from './simulator/xml.ts'

/*
 * A coupon of WeChat Pay's own: the payer pays less than the order says, and the merchant gets all of it. Whoever compares
 * what was paid with what was asked for has to look at `total`. https://pay.weixin.qq.com/doc/v3/merchant/4012791859
 */

let sim: SimWorld
let shop: Made
let call: ReturnType<typeof signer>

beforeAll(async () => {
  sim = await openSimulator()
  await sim.told('POST', '/_sim/clock', { now: '2026-11-24T10:00:00+08:00', speed: 0 })
  shop = await sim.merchant()
  call = signer(sim.url, shop)
})
afterAll(() => sim.close())

const REFUNDS = '/v3/refund/domestic/refunds'
let count = 0

async function ordered(total = 1000): Promise<{ outTradeNo: string; target: unknown }> {
  const outTradeNo = `COUPON-${count++}`
  const order = nativeOrder(shop, outTradeNo, { amount: { total } })
  return { outTradeNo, target: (await call('POST', '/v3/pay/transactions/native', order)).body['code_url'] }
}
const pay = (target: unknown, more: object) => sim.control('POST', '/_sim/pay', { target, ...more })
const refund = async (out_trade_no: string, fen: number, total = 1000) =>
  (
    await call('POST', REFUNDS, {
      out_trade_no,
      out_refund_no: `${out_trade_no}-${count++}`,
      amount: { refund: fen, total, currency: 'CNY' },
    })
  ).body as Json & { amount: Json; refund_id: string }
const asked = async (outTradeNo: string) =>
  (await call('GET', `/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${shop.mchid}`)).body

test('makes an order cheaper for the payer alone, who needs no more than the rest', async () => {
  const { payer_id } = await sim.told('POST', '/_sim/payers', { balance_fen: 700 })
  const { outTradeNo, target } = await ordered()
  expect((await pay(target, { payer_id })).body['state']).toBe('NOTPAY')
  expect((await pay(target, { payer_id, coupon_fen: 300 })).body['state']).toBe('SUCCESS')
  expect(await sim.told('GET', `/_sim/payers/${payer_id}`)).toMatchObject({ balance_fen: 0 })
  expect(await asked(outTradeNo)).toMatchObject({
    amount: { total: 1000, payer_total: 700 },
    promotion_detail: [{ type: 'CASH', scope: 'GLOBAL', amount: 300, wechatpay_contribute: 300 }],
  })
  expect(await sim.told('GET', `/_sim/wechatpay/merchants/${shop.mchid}`)).toMatchObject({ balance_fen: 994 })
})

test('goes back pro rata, to the last fen, also where a refund was closed on the way', async () => {
  const { payer_id } = await sim.told('POST', '/_sim/payers', { balance_fen: 10_000 })
  const { outTradeNo, target } = await ordered()
  await pay(target, { payer_id, coupon_fen: 100 })
  const first = await refund(outTradeNo, 333)
  expect(first).toMatchObject({
    amount: { payer_total: 900, refund: 333, payer_refund: 300, discount_refund: 33, settlement_refund: 333 },
    promotion_detail: [{ type: 'CASH', amount: 100, refund_amount: 33 }],
  })
  const closed = await refund(outTradeNo, 333)
  await sim.told('POST', `/_sim/wechatpay/refunds/${closed.refund_id}/close`)
  const [second, last] = [await refund(outTradeNo, 333), await refund(outTradeNo, 334)]
  const discounts = [first, second, last].map(({ amount }) => Number(amount['discount_refund']))
  expect(discounts.reduce((sum, fen) => sum + fen, 0)).toBe(100)
  await sim.advance(2)
  expect(await sim.told('GET', `/_sim/payers/${payer_id}`)).toMatchObject({ balance_fen: 10_000 })
})

test('stands in the bill and in version 2’s words', async () => {
  const { outTradeNo, target } = await ordered(5000)
  await pay(target, { coupon_fen: 500 })
  await refund(outTradeNo, 1000, 5000)
  const { fields } = await xmlClient(sim.url, shop)('/pay/orderquery', { out_trade_no: outTradeNo })
  expect(fields).toMatchObject({ total_fee: '5000', cash_fee: '4500', coupon_fee: '500', coupon_type_0: 'CASH' })
  const refunds = await xmlClient(sim.url, shop)('/pay/refundquery', { out_trade_no: outTradeNo })
  expect(refunds.fields).toMatchObject({ cash_fee: '4500', cash_refund_fee_0: '900' })

  await sim.told('POST', '/_sim/clock', { now: '2026-11-25T10:00:00+08:00' })
  const { body } = await call('GET', '/v3/bill/tradebill?bill_date=2026-11-24')
  const address = String(body['download_url']).replace(sim.url, '')
  const rows = (await call('GET', address)).text.split('\r\n').map((line) => line.split(','))
  const column = (name: string) => rows[0]?.indexOf(name) ?? -1
  const own = rows.filter((row) => row[column('商户订单号')] === `\`${outTradeNo}`)
  expect(own.map((row) => [row[column('代金券金额')], row[column('充值券退款金额')]])).toEqual([
    ['`5.00', '`0.00'],
    ['`0.00', '`1.00'],
  ])
})

test('covers a part of one order, no more', async () => {
  const { target } = await ordered()
  expect((await pay(target, { coupon_fen: 1000 })).status).toBe(400)
  expect((await pay(target, { coupon_fen: 0 })).status).toBe(400)
  const subs = [1, 2].map((index) => ({
    mchid: shop.mchid,
    attach: 'x',
    amount: { total_amount: 100, currency: 'CNY' },
    out_trade_no: `COUPON-C${index}`,
    description: 'x',
  }))
  const { appid: combine_appid, mchid: combine_mchid } = shop
  const several = { combine_appid, combine_mchid, combine_out_trade_no: 'COUPON-CC', sub_orders: subs }
  const { body } = await call('POST', '/v3/combine-transactions/native', {
    ...several,
    notify_url: 'http://127.0.0.1:9/n',
  })
  expect((await pay(body['code_url'], { coupon_fen: 1 })).status).toBe(400)
})
