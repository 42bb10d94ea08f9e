import { createDecipheriv, createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReceiver } from './simulator/receiver.ts'
import { type Made, type SimWorld, nativeOrder, openSimulator, signer } from './simulator/world.ts'
import { XML_OK, orderOf, parsed, refusalOf, signed, xmlClient } from './simulator/xml.ts'

let sim: SimWorld
let shop: Made
let sp: Made
let sub: { sub_mchid: string; sub_appid: string }
let call: ReturnType<typeof xmlClient>
let spCall: ReturnType<typeof xmlClient>

beforeAll(async () => {
  sim = await openSimulator()
  ;[shop, sp] = await Promise.all([sim.merchant(), sim.merchant({ kind: 'provider' })])
  const made = await sim.subMerchant(sp.mchid, { sub_appid: 'wx00000000000000aa' })
  sub = { sub_mchid: made.sub_mchid, sub_appid: 'wx00000000000000aa' }
  call = xmlClient(sim.url, shop)
  spCall = xmlClient(sim.url, sp)
})
afterAll(() => sim.close())

let count = 0
const number = () => `V2-${String(count++).padStart(6, '0')}`
const pay = (outTradeNo: string, mchid: string) => sim.told('POST', '/_sim/pay', { target: outTradeNo, mchid })

async function openidAt(appid: string): Promise<{ payerId: string; openid: string }> {
  const { payer_id } = await sim.told<{ payer_id: string }>('POST', '/_sim/payers', {})
  const seen = await sim.told<{ openids: Record<string, string> }>('GET', `/_sim/payers/${payer_id}?appid=${appid}`)
  return { payerId: payer_id, openid: seen.openids[appid] ?? '' }
}

function opened(reqInfo: string, key: string): Record<string, string> {
  const hashed = createHash('md5').update(key).digest('hex')
  const decipher = createDecipheriv('aes-256-ecb', hashed, null)
  return parsed(Buffer.concat([decipher.update(reqInfo, 'base64'), decipher.final()]).toString())
}

describe.each(['MD5', 'HMAC-SHA256'] as const)('signed with %s', (signType) => {
  test('an order lives: ordered, paid, told, asked for, refunded, told again', async () => {
    await using receiver = await openReceiver(XML_OK)
    const ask = xmlClient(sim.url, shop, signType)
    const outTradeNo = number()
    const extra = {
      notify_url: receiver.url,
      attach: '店内 A&B <1>',
      device_info: 'WEB',
      detail: '{"goods_detail":[]}',
    }
    const ordered = await ask('/pay/unifiedorder', orderOf(outTradeNo, extra))
    expect(ordered).toMatchObject({ status: 200, type: 'text/plain' })
    expect(ordered.fields).toMatchObject({
      return_code: 'SUCCESS',
      return_msg: 'OK',
      appid: shop.appid,
      mch_id: shop.mchid,
      device_info: 'WEB',
      result_code: 'SUCCESS',
      trade_type: 'NATIVE',
      prepay_id: expect.stringMatching(/^wx[0-9a-f]{34}$/),
      code_url: expect.stringMatching(/^weixin:\/\/wxpay\/bizpayurl\?pr=\w+$/),
    })

    const unpaid = await ask('/pay/orderquery', { out_trade_no: outTradeNo })
    expect(unpaid.fields).toMatchObject({ trade_state: 'NOTPAY', trade_state_desc: '订单未支付', total_fee: '8800' })
    expect(unpaid.fields).not.toHaveProperty('transaction_id')

    const paid = await sim.told('POST', '/_sim/pay', { target: ordered.fields['code_url'] })
    const notice = parsed((await receiver.nth(1)).body)
    expect(notice['sign']).toBe(signed(notice, shop.api_v2_key, signType))
    expect(notice).toMatchObject({
      return_code: 'SUCCESS',
      result_code: 'SUCCESS',
      transaction_id: paid['transaction_id'],
      out_trade_no: outTradeNo,
      total_fee: '8800',
      cash_fee: '8800',
      trade_type: 'NATIVE',
      bank_type: 'OTHERS',
      is_subscribe: 'N',
      attach: '店内 A&B <1>',
      device_info: 'WEB',
      time_end: expect.stringMatching(/^\d{14}$/),
    })

    const asked = await ask('/pay/orderquery', { transaction_id: String(paid['transaction_id']) })
    expect(asked.fields).toMatchObject({ trade_state: 'SUCCESS', out_trade_no: outTradeNo, openid: notice['openid'] })

    const outRefundNo = `R${outTradeNo}`
    const order = { out_trade_no: outTradeNo, out_refund_no: outRefundNo, total_fee: 8800, refund_fee: 3000 }
    const refunding = await ask('/secapi/pay/refund', { ...order, notify_url: receiver.url, refund_desc: '少送一份' })
    expect(refunding.fields).toMatchObject({ result_code: 'SUCCESS', refund_fee: '3000', total_fee: '8800' })
    const pending = await ask('/pay/refundquery', { out_refund_no: outRefundNo })
    expect(pending.fields).toMatchObject({ refund_count: '1', refund_status_0: 'PROCESSING', refund_fee_0: '3000' })

    await sim.advance(2)
    const told = parsed((await receiver.nth(2)).body)
    expect(told).not.toHaveProperty('sign')
    expect(told).toMatchObject({ return_code: 'SUCCESS', appid: shop.appid, mch_id: shop.mchid })
    const inner = opened(told['req_info'] ?? '', shop.api_v2_key)
    expect(inner).toMatchObject({
      out_trade_no: outTradeNo,
      out_refund_no: outRefundNo,
      refund_id: refunding.fields['refund_id'],
      refund_fee: '3000',
      settlement_refund_fee: '3000',
      total_fee: '8800',
      refund_status: 'SUCCESS',
      refund_recv_accout: '支付用户零钱',
      refund_request_source: 'API',
      success_time: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    })
    const done = await ask('/pay/refundquery', { transaction_id: String(paid['transaction_id']) })
    expect(done.fields).toMatchObject({
      refund_status_0: 'SUCCESS',
      refund_success_time_0: inner['success_time'],
      refund_channel_0: 'ORIGINAL',
      total_refund_count: '1',
    })
    expect((await ask('/pay/orderquery', { out_trade_no: outTradeNo })).fields['trade_state']).toBe('REFUND')
  })
})

describe('each way of paying', () => {
  test('JSAPI is for the openid that it names', async () => {
    const { payerId, openid } = await openidAt(shop.appid)
    const outTradeNo = number()
    const ordered = await call('/pay/unifiedorder', orderOf(outTradeNo, { trade_type: 'JSAPI', openid }))
    expect(ordered.fields).toMatchObject({ trade_type: 'JSAPI', prepay_id: expect.stringMatching(/^wx\w{34}$/) })
    expect(ordered.fields).not.toHaveProperty('code_url')
    const other = await sim.control('POST', '/_sim/pay', { target: ordered.fields['prepay_id'], payer_id: 'poor' })
    expect(other.status).toBe(409)
    await sim.told('POST', '/_sim/pay', { target: ordered.fields['prepay_id'], payer_id: payerId })
    expect((await call('/pay/orderquery', { out_trade_no: outTradeNo })).fields['openid']).toBe(openid)
  })

  test('a number may be as short as one digit', async () => {
    expect((await call('/pay/unifiedorder', orderOf('7'))).fields['result_code']).toBe('SUCCESS')
  })

  test('APP is given a prepay_id, MWEB an address for the browser', async () => {
    const app = await call('/pay/unifiedorder', orderOf(number(), { trade_type: 'APP' }))
    expect(app.fields['prepay_id']).toMatch(/^wx/)
    const scene_info = '{"h5_info":{"type":"Wap","wap_url":"https://shop.example","wap_name":"粉店"}}'
    const web = await call('/pay/unifiedorder', orderOf(number(), { trade_type: 'MWEB', scene_info }))
    const page = await fetch(web.fields['mweb_url'] ?? '')
    expect(web.fields['mweb_url']).toContain(`prepay_id=${web.fields['prepay_id']}`)
    expect(await page.text()).toContain('¥88.00')
  })

  test('a provider orders for a sub-merchant, to an openid at the app of either', async () => {
    const { openid } = await openidAt(sub.sub_appid)
    const outTradeNo = number()
    const whose = { sub_mch_id: sub.sub_mchid, sub_appid: sub.sub_appid }
    const order = orderOf(outTradeNo, { ...whose, trade_type: 'JSAPI', sub_openid: openid })
    const ordered = await spCall('/pay/unifiedorder', order)
    expect(ordered.fields).toMatchObject({ ...whose, mch_id: sp.mchid, result_code: 'SUCCESS' })
    await pay(outTradeNo, sub.sub_mchid)
    const asked = await spCall('/pay/orderquery', { sub_mch_id: sub.sub_mchid, out_trade_no: outTradeNo })
    expect(asked.fields).toMatchObject({ trade_state: 'SUCCESS', sub_openid: openid, sub_is_subscribe: 'N' })
    expect(asked.fields['openid']).not.toBe(openid)
    const refund = { out_trade_no: outTradeNo, out_refund_no: `R${outTradeNo}`, total_fee: 8800, refund_fee: 8800 }
    const refunded = await spCall('/secapi/pay/refund', { ...refund, sub_mch_id: sub.sub_mchid })
    expect(refunded.fields).toMatchObject({ result_code: 'SUCCESS', sub_mch_id: sub.sub_mchid })
  })

  test('the same order again makes a fresh code; closed, it stays closed', async () => {
    const outTradeNo = number()
    const first = await call('/pay/unifiedorder', orderOf(outTradeNo))
    const again = await call('/pay/unifiedorder', orderOf(outTradeNo, { spbill_create_ip: '::1' }))
    expect(again.fields['code_url']).not.toBe(first.fields['code_url'])
    const closed = await call('/pay/closeorder', { out_trade_no: outTradeNo })
    expect(closed.fields).toMatchObject({ result_code: 'SUCCESS', result_msg: 'OK' })
    expect(refusalOf(await call('/pay/closeorder', { out_trade_no: outTradeNo }))[0]).toBe('ORDERCLOSED')
    expect((await call('/pay/orderquery', { out_trade_no: outTradeNo })).fields['trade_state']).toBe('CLOSED')
    expect(refusalOf(await call('/pay/unifiedorder', orderOf(outTradeNo)))[0]).toBe('ORDERCLOSED')
  })
})

describe('one ledger for both versions', () => {
  test('what version 2 ordered, version 3 asks for and refunds', async () => {
    const outTradeNo = number()
    await call('/pay/unifiedorder', orderOf(outTradeNo))
    await pay(outTradeNo, shop.mchid)
    const v3 = signer(sim.url, shop)
    const asked = await v3('GET', `/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${shop.mchid}`)
    expect(asked.body).toMatchObject({ trade_state: 'SUCCESS', trade_type: 'NATIVE', amount: { total: 8800 } })
    const amount = { refund: 100, total: 8800, currency: 'CNY' }
    const out_refund_no = `R${outTradeNo}`
    await v3('POST', '/v3/refund/domestic/refunds', { out_trade_no: outTradeNo, out_refund_no, amount })
    const seen = await call('/pay/refundquery', { out_refund_no })
    expect(seen.fields).toMatchObject({ refund_fee_0: '100', refund_status_0: 'PROCESSING' })
    const other = await v3('POST', '/v3/pay/transactions/native', nativeOrder(shop, outTradeNo))
    expect(other.body['code']).toBe('ORDERPAID')
  })

  test('what version 3 ordered, version 2 asks for, closes and refunds', async () => {
    const v3 = signer(sim.url, shop)
    const [paid, unpaid] = [number(), number()]
    for (const one of [paid, unpaid]) await v3('POST', '/v3/pay/transactions/native', nativeOrder(shop, one))
    expect(refusalOf(await call('/pay/unifiedorder', orderOf(unpaid)))[0]).toBe('OUT_TRADE_NO_USED')
    expect((await call('/pay/closeorder', { out_trade_no: unpaid })).fields['result_code']).toBe('SUCCESS')
    await pay(paid, shop.mchid)
    const order = { out_trade_no: paid, out_refund_no: `R${paid}`, total_fee: 8800, refund_fee: 8800 }
    expect((await call('/secapi/pay/refund', order)).fields['result_code']).toBe('SUCCESS')
    const seen = await v3('GET', `/v3/refund/domestic/refunds/R${paid}`)
    expect(seen.body).toMatchObject({ status: 'PROCESSING', amount: { refund: 8800 } })
  })
})

test('more than ten refunds of an order are told ten at a time', async () => {
  const outTradeNo = number()
  await call('/pay/unifiedorder', orderOf(outTradeNo))
  await pay(outTradeNo, shop.mchid)
  for (let n = 0; n < 12; n++) {
    const order = { out_trade_no: outTradeNo, out_refund_no: `${outTradeNo}-${n}`, total_fee: 8800, refund_fee: 1 }
    await call('/secapi/pay/refund', order)
  }
  const first = await call('/pay/refundquery', { out_trade_no: outTradeNo })
  expect(first.fields).toMatchObject({
    total_refund_count: '12',
    refund_count: '10',
    out_refund_no_9: `${outTradeNo}-9`,
  })
  const rest = await call('/pay/refundquery', { out_trade_no: outTradeNo, offset: 10 })
  expect(rest.fields).toMatchObject({ refund_count: '2', out_refund_no_1: `${outTradeNo}-11` })
  expect(refusalOf(await call('/pay/refundquery', { out_trade_no: outTradeNo, offset: 12 }))[0]).toBe('REFUNDNOTEXIST')
})
