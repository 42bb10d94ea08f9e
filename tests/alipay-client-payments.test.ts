import { payByBarCode } from '@ruzhu/alipay/bar-code.ts'
import { billDownloadUrl, downloadTradeBill } from '@ruzhu/alipay/bills.ts'
import { appPay, pagePay, wapPay } from '@ruzhu/alipay/page-trades.ts'
import { readDepositBack } from '@ruzhu/alipay/deposit-back.ts'
import { readMessage } from '@ruzhu/alipay/messages.ts'
import { openNotification } from '@ruzhu/alipay/notifications.ts'
import { applyForRefund, queryRefund, refundTrade } from '@ruzhu/alipay/refunds.ts'
import {
  bindRoyaltyRelation,
  queryRoyaltyRate,
  queryRoyaltyRelations,
  querySettlement,
  settleOrder,
  unbindRoyaltyRelation,
} from '@ruzhu/alipay/royalties.ts'
import { cancelTrade, closeTrade, createTrade, payTrade, precreateTrade, queryTrade } from '@ruzhu/alipay/trades.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AlipayApp, type AlipayWorld, openAlipay, sdkOf } from './simulator/alipay.ts'
import { openReceiver } from './simulator/receiver.ts'
import { ok, openClient, refusal } from './simulator/alipay-client.ts'

let sim: AlipayWorld
let shop: AlipayApp

beforeAll(async () => {
  sim = await openAlipay({ clock: '2026-11-24T10:00:00+08:00' })
  await sim.told('POST', '/_sim/clock', { speed: 0 })
  shop = await sim.app()
})
afterAll(() => sim.close())

let count = 0
const order = (changes: object = {}) => ({
  out_trade_no: `CLIENT_${count++}`,
  total_amount: '88.00',
  subject: '牛腩粉',
  ...changes,
})
const client = (app = shop) => openClient(sim.url, app)
const paid = (app: AlipayApp, out_trade_no: string) => sim.pay(out_trade_no, { app_id: app.app_id })

async function barCode(outcome = 'success'): Promise<string> {
  const path = `/_sim/payers/rich/auth_code?channel=alipay&outcome=${outcome}`
  return (await sim.told<{ auth_code: string }>('GET', path)).auth_code
}

describe.each([
  ['with keys', {}],
  ['with certificates', { sign_mode: 'certificate' }],
  ['with encrypted content', { aes: true }],
])('our client %s', (_mode, mode) => {
  test('orders by code, is paid, refunds, and asks for both', async () => {
    const app = await sim.app(mode)
    await using own = client(app)
    const wanted = order()
    const ref = { out_trade_no: wanted.out_trade_no }
    expect(await ok(precreateTrade(own, wanted))).toMatchObject({ qr_code: expect.stringMatching(/^https?:/) })
    await paid(app, wanted.out_trade_no)
    expect(await ok(queryTrade(own, ref))).toMatchObject({ trade_status: 'TRADE_SUCCESS', total_amount: '88.00' })

    const refund = { ...ref, refund_amount: '8.00', out_request_no: 'R1', refund_reason: '少了一份' }
    expect(await ok(refundTrade(own, refund))).toMatchObject({ fund_change: 'Y', refund_fee: '8.00' })
    expect(await ok(queryRefund(own, { ...ref, out_request_no: 'R1' }))).toMatchObject({
      refund_status: 'REFUND_SUCCESS',
      refund_amount: '8.00',
    })
    expect(await refusal(refundTrade(own, { ...refund, out_request_no: 'R2', refund_amount: '80.01' }))).toBe(
      'ACQ.REASON_TRADE_REFUND_FEE_ERR',
    )
  })
})

test('an order for a known buyer is closed, and one that was paid is cancelled', async () => {
  await using own = client()
  const { buyer_id } = await sim.told<{ buyer_id: string }>('GET', '/_sim/payers/rich')
  const open = order({ buyer_id })
  const created = await ok(createTrade(own, { ...open, buyer_id }))
  expect(created).toEqual({ out_trade_no: open.out_trade_no, trade_no: expect.stringMatching(/^\d{28}$/) })
  await ok(closeTrade(own, { out_trade_no: open.out_trade_no }))
  expect(await refusal(closeTrade(own, { out_trade_no: open.out_trade_no }))).toBe('ACQ.TRADE_STATUS_ERROR')

  const wanted = { ...order(), auth_code: await barCode() }
  expect(await ok(payTrade(own, wanted))).toMatchObject({
    buyer_pay_amount: '88.00',
  })
  expect(await ok(cancelTrade(own, { out_trade_no: wanted.out_trade_no }))).toMatchObject({ action: 'refund' })
})

test('a bar code that nobody confirms is waited for, and taken back', async () => {
  await using own = client()
  const wanted = { ...order(), auth_code: await barCode('paying') }
  const waits: number[] = []
  const pause = async (ms: number) => void waits.push(ms)
  expect(await payByBarCode(own, wanted, pause)).toEqual({ state: 'canceled' })
  expect(waits).toHaveLength(12)
})

test('pages and apps open the cashier, where the order begins', async () => {
  await using own = client()
  const [page, wap, app] = [order(), order(), order()]
  const opened = await fetch(await pagePay(own, page).url())
  expect(await opened.text()).toContain('牛腩粉')
  const { action, fields } = await wapPay(own, wap).form()
  expect(await (await fetch(action, { method: 'POST', body: new URLSearchParams(fields) })).text()).toContain('牛腩粉')
  await sim.pay(await appPay(own, app))
  expect(await ok(queryTrade(own, { out_trade_no: app.out_trade_no }))).toMatchObject({ trade_status: 'TRADE_SUCCESS' })
})

test('money is shared with who is bound, and all of it is told', async () => {
  await using own = client()
  const wanted = order({ extend_params: { royalty_freeze: 'true' } })
  await ok(precreateTrade(own, wanted))
  await paid(shop, wanted.out_trade_no)
  const { trade_no } = await ok(queryTrade(own, { out_trade_no: wanted.out_trade_no }))

  const receiver_list = [{ type: 'userId', account: '2088000000000002', name: '李四' }] as const
  const bind = { out_request_no: 'BIND_1', receiver_list }
  expect(await ok(bindRoyaltyRelation(own, bind))).toEqual({ result_code: 'SUCCESS' })
  expect(await ok(queryRoyaltyRelations(own, { out_request_no: 'ASK_1' }))).toMatchObject({
    receivers: [{ type: 'userId', account: '2088000000000002' }],
  })
  expect(await ok(queryRoyaltyRate(own))).toEqual({ max_ratio: 30 })

  const share = { trans_in: '2088000000000002', trans_in_type: 'userId', amount: '8.80', desc: '佣金' } as const
  const settle = { out_request_no: 'SHARE_1', trade_no, royalty_parameters: [share] }
  const { settle_no = '' } = await ok(settleOrder(own, settle))
  expect(await ok(querySettlement(own, { settle_no }))).toMatchObject({
    out_request_no: 'SHARE_1',
    details: [{ state: 'SUCCESS', amount: '8.80' }],
  })
  expect(
    await refusal(
      settleOrder(own, { ...settle, out_request_no: 'SHARE_2', royalty_parameters: [{ ...share, amount: '20' }] }),
    ),
  ).toBe('ACQ.ALLOC_AMOUNT_VALIDATE_ERROR')
  expect(await ok(unbindRoyaltyRelation(own, { ...bind, out_request_no: 'UNBIND_1' }))).toEqual({
    result_code: 'SUCCESS',
  })
  expect(await ok(queryRoyaltyRelations(own, { out_request_no: 'ASK_2' }))).toMatchObject({ receivers: [] })
})

test('a refund in the background is told when the money is on the card', async () => {
  await using gateway = await openReceiver('success')
  const app = await sim.app()
  await sim.change(app.app_id, { gateway_url: gateway.url })
  await using own = client(app)
  const { out_trade_no } = order()
  await ok(precreateTrade(own, { ...order(), out_trade_no }))
  await paid(app, out_trade_no)
  const refund = { out_trade_no, refund_amount: '8.00', out_request_no: 'BACK_1', query_options: ['deposit_back_info'] }
  expect(await ok(applyForRefund(own, refund))).toMatchObject({ refund_status: 'REFUND_SUCCESS' })
  const { body } = await gateway.nth(1)
  const message = Object.fromEntries(new URLSearchParams(body))
  expect(sdkOf(sim.url, app).checkNotifySignV2(message)).toBe(true)
  const opened = openNotification(Buffer.from(body), own.app)
  expect(opened.genuine && readDepositBack(readMessage(opened.fields, own.app))).toMatchObject({
    out_request_no: 'BACK_1',
    dback_status: 'S',
    dback_amount: '8.00',
  })
})

test('a bill is there the next morning', async () => {
  await using own = client()
  const yesterday = { bill_type: 'trade', bill_date: '2026-11-24' }
  expect(await refusal(billDownloadUrl(own, yesterday))).toBe('BILL_NOT_EXIST')
  await sim.advance(24 * 3600)
  const { rows, notes } = await ok(downloadTradeBill(own, { bill_date: '2026-11-24' }))
  expect(rows.length).toBeGreaterThan(1)
  expect(rows.map(({ business_type }) => business_type)).toContain('退款')
  expect(rows[0]).toMatchObject({ subject: '牛腩粉', out_trade_no: expect.stringMatching(/^CLIENT_/) })
  expect(notes[1]).toContain(shop.seller_id)
})
