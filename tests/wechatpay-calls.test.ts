import {
  requestFundFlowBill,
  requestSharingBill,
  requestSubMerchantFundFlowBill,
  requestTradeBill,
} from '@ruzhu/wechatpay/bills.ts'
import type { WechatClient } from '@ruzhu/wechatpay/client.ts'
import { readCombined } from '@ruzhu/wechatpay/combined-transactions.ts'
import {
  closeCombined,
  type Combined,
  combineApp,
  combineH5,
  combineJsapi,
  combineNative,
  queryCombined,
} from '@ruzhu/wechatpay/combine.ts'
import { download, type Ticket } from '@ruzhu/wechatpay/downloads.ts'
import { prepayApp, prepayH5, prepayJsapi, prepayNative } from '@ruzhu/wechatpay/prepay.ts'
import { applyAbnormalRefund, createRefund, queryRefund } from '@ruzhu/wechatpay/refunds.ts'
import { readEchoNotice, securityEcho } from '@ruzhu/wechatpay/security-echo.ts'
import {
  queryMaxRatio,
  querySharing,
  queryUnsplitAmount,
  share,
  unfreezeRest,
} from '@ruzhu/wechatpay/sharing-orders.ts'
import { addReceiver, deleteReceiver, type ReceiverRef } from '@ruzhu/wechatpay/sharing-receivers.ts'
import { queryReturn, returnShare } from '@ruzhu/wechatpay/sharing-returns.ts'
import {
  closeTransaction,
  queryByOutTradeNo,
  queryByTransactionId,
  readTransaction,
} from '@ruzhu/wechatpay/transactions.ts'
import {
  changeViolationAddress,
  deleteViolationAddress,
  queryLimitations,
  queryViolationAddress,
  setViolationAddress,
} from '@ruzhu/wechatpay/violations.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReceiver } from './simulator/receiver.ts'
import { type Json, type Made, openSimulator, type SimWorld } from './simulator/world.ts'
import { openClient, refused, said } from './wechatpay/client.ts'

/** Each call of the client by its name, before a gateway that checks with code of its own; in each mode of keys. */

const DAY = '2026-11-23'
const SUPPLIER = '牛肉供应商有限公司'
const NOWHERE = 'http://127.0.0.1:9/notify'
const H5 = { payer_client_ip: '203.0.113.9', h5_info: { type: 'Wap' } } as const

describe.each(['public_key', 'platform_certificate', 'both'])('a merchant with %s', (keys) => {
  let sim: SimWorld
  let sp: Made
  let shop: Made
  let sub: string
  let other: string
  let supplier: Made
  let provider: ReturnType<typeof openClient>
  let direct: ReturnType<typeof openClient>
  let client: WechatClient
  let count = 0
  const number = () => `CALLS-${keys}-${count++}`

  beforeAll(async () => {
    sim = await openSimulator({ clock: `${DAY}T10:00:00+08:00` })
    await sim.told('POST', '/_sim/clock', { speed: 0 })
    sp = await sim.merchant({ kind: 'provider', keys })
    shop = await sim.merchant({ keys })
    sub = (await sim.subMerchant(sp.mchid)).sub_mchid
    other = (await sim.subMerchant(sp.mchid)).sub_mchid
    supplier = await sim.merchant({ name: SUPPLIER })
    provider = openClient(sim.url, sp)
    direct = openClient(sim.url, shop)
    client = provider.client
  })
  afterAll(async () => {
    await provider.close()
    await direct.close()
    await sim.close()
  })

  const partners = (changes: object = {}) => ({
    sp_appid: sp.appid,
    sp_mchid: sp.mchid,
    sub_mchid: sub,
    description: '牛腩粉',
    out_trade_no: number(),
    notify_url: NOWHERE,
    amount: { total: 10_000, currency: 'CNY' as const },
    ...changes,
  })
  const own = () => ({
    appid: shop.appid,
    mchid: shop.mchid,
    description: '牛腩粉',
    out_trade_no: number(),
    notify_url: NOWHERE,
    amount: { total: 8800, currency: 'CNY' as const },
  })

  async function paid(changes: object = {}) {
    const order = partners(changes)
    const { code_url } = await said(prepayNative(client, order))
    await sim.told('POST', '/_sim/pay', { target: code_url })
    const payee = { sp_mchid: sp.mchid, sub_mchid: sub }
    const { transaction_id = '' } = await said(queryByOutTradeNo(client, order.out_trade_no, payee))
    return { outTradeNo: order.out_trade_no, transactionId: transaction_id }
  }

  async function file(ticket: Ticket): Promise<string> {
    const pieces: Uint8Array[] = []
    const seen = await download(client, ticket, (piece) => void pieces.push(piece))
    expect(seen).toEqual({ state: 'ok', bytes: Buffer.concat(pieces).length })
    return Buffer.concat(pieces).toString('utf8')
  }

  test('orders in every scene, in both forms, and closes what was not paid', async () => {
    const payer = await sim.told<{ openids: Record<string, string> }>('POST', '/_sim/payers', {})
    const payee = { sp_mchid: sp.mchid, sub_mchid: sub }
    const jsapi = partners()
    await said(prepayJsapi(client, { ...jsapi, payer: { sp_openid: payer.openids[sp.appid] ?? '' } }))
    expect(await said(prepayApp(client, partners()))).toEqual({ prepay_id: expect.stringMatching(/^wx/) })
    expect(await said(prepayH5(client, { ...partners(), scene_info: H5 }))).toEqual({
      h5_url: expect.stringContaining('prepay_id='),
    })
    await said(closeTransaction(client, jsapi.out_trade_no, payee))
    expect((await said(queryByOutTradeNo(client, jsapi.out_trade_no, payee))).trade_state).toBe('CLOSED')

    const mine = own()
    const openid = payer.openids[shop.appid] ?? ''
    await said(prepayJsapi(direct.client, { ...own(), payer: { openid } }))
    await said(prepayApp(direct.client, own()))
    await said(prepayH5(direct.client, { ...own(), scene_info: H5 }))
    const { code_url } = await said(prepayNative(direct.client, mine))
    await sim.told('POST', '/_sim/pay', { target: code_url })
    const seen = await said(queryByOutTradeNo(direct.client, mine.out_trade_no, { mchid: shop.mchid }))
    expect(seen).toMatchObject({ trade_state: 'SUCCESS', mchid: shop.mchid, amount: { total: 8800 } })
    const again = await said(queryByTransactionId(direct.client, seen.transaction_id ?? '', { mchid: shop.mchid }))
    expect(again).toEqual(seen)
    expect(await refused(closeTransaction(direct.client, mine.out_trade_no, { mchid: shop.mchid }))).toEqual([
      400,
      'ORDERPAID',
    ])
  })

  test('refunds, and sends elsewhere what the payer’s card no longer takes', async () => {
    const { outTradeNo, transactionId } = await paid()
    const { refund_id = '' } = await said(
      createRefund(client, {
        sub_mchid: sub,
        transaction_id: transactionId,
        out_refund_no: `${outTradeNo}-R`,
        reason: '少一杯',
        amount: { refund: 3000, total: 10_000, currency: 'CNY' },
      }),
    )
    await sim.told('POST', `/_sim/wechatpay/refunds/${refund_id}/fail`)
    expect((await said(queryRefund(client, `${outTradeNo}-R`, sub))).status).toBe('ABNORMAL')
    const sent = await said(
      applyAbnormalRefund(client, refund_id, {
        sub_mchid: sub,
        out_refund_no: `${outTradeNo}-R`,
        type: 'USER_BANK_CARD',
        bank_type: 'ICBC_DEBIT',
        bank_account: '6222021234567890123',
        real_name: '陈大文',
      }),
    )
    expect(sent).toMatchObject({
      status: 'PROCESSING',
      channel: 'OTHER_BANKCARD',
      transaction_id: transactionId,
      amount: { refund: 3000, total: 10_000, payer_refund: 3000, settlement_refund: 3000, currency: 'CNY' },
    })
    await sim.advance(60)
    expect(await said(queryRefund(client, `${outTradeNo}-R`, sub))).toMatchObject({
      status: 'SUCCESS',
      success_time: expect.any(Date),
    })
  })

  test('combines orders in every scene; they are paid as one, told as one and closed as one', async () => {
    await using shopServer = await openReceiver(204)
    const combined = (): Combined => {
      const no = number()
      return {
        combine_appid: sp.appid,
        combine_mchid: sp.mchid,
        combine_out_trade_no: no,
        notify_url: shopServer.url,
        sub_orders: [sub, other].map((sub_mchid, index) => ({
          mchid: sp.mchid,
          sub_mchid,
          attach: `附加${index}`,
          amount: { total_amount: 1000 * (index + 1), currency: 'CNY' },
          out_trade_no: `${no}-${index}`,
          description: '拼单',
        })),
      }
    }
    const payer = await sim.told<{ openids: Record<string, string> }>('POST', '/_sim/payers', {})
    const openid = payer.openids[sp.appid] ?? ''
    await said(combineJsapi(client, { ...combined(), combine_payer_info: { openid } }))
    await said(combineApp(client, combined()))
    await said(combineH5(client, { ...combined(), scene_info: H5 }))
    const order = combined()
    const { code_url } = await said(combineNative(client, order))
    await sim.told('POST', '/_sim/pay', { target: code_url })
    const seen = await said(queryCombined(client, order.combine_out_trade_no))
    expect(seen.sub_orders).toMatchObject([
      { sub_mchid: sub, trade_state: 'SUCCESS', attach: '附加0', amount: { total_amount: 1000, payer_amount: 1000 } },
      { sub_mchid: other, trade_state: 'SUCCESS', attach: '附加1', amount: { total_amount: 2000 } },
    ])
    const { headers, body } = await shopServer.nth(1)
    const opened = await client.openNotification({ headers, body: Buffer.from(body) })
    expect(opened.genuine && readCombined(opened.notification.resource)).toEqual(seen)

    const unpaid = combined()
    await said(combineNative(client, unpaid))
    const { combine_appid, sub_orders } = unpaid
    const which = sub_orders.map(({ mchid, out_trade_no, sub_mchid = '' }) => ({ mchid, out_trade_no, sub_mchid }))
    await said(closeCombined(client, unpaid.combine_out_trade_no, { combine_appid, sub_orders: which }))
    expect((await said(queryCombined(client, unpaid.combine_out_trade_no))).sub_orders[0]?.trade_state).toBe('CLOSED')
    expect(await refused(queryCombined(client, 'NONE-SUCH'))).toEqual([404, 'ORDERNOTEXIST'])
  })

  test('shares a payment, takes some back, frees the rest', async () => {
    const receiver: ReceiverRef = { sub_mchid: sub, appid: sp.appid, type: 'MERCHANT_ID', account: supplier.mchid }
    const added = await said(addReceiver(client, { ...receiver, name: SUPPLIER, relation_type: 'SUPPLIER' }))
    expect(added).toMatchObject({ account: supplier.mchid, name: SUPPLIER, relation_type: 'SUPPLIER' })
    expect(await said(queryMaxRatio(client, sub))).toEqual({ sub_mchid: sub, max_ratio: 3000 })

    const { transactionId } = await paid({ settle_info: { profit_sharing: true } })
    await sim.advance(60)
    const outOrderNo = number()
    const part = {
      type: 'MERCHANT_ID',
      account: supplier.mchid,
      name: SUPPLIER,
      amount: 1000,
      description: '货款',
    } as const
    const asked = { sub_mchid: sub, transaction_id: transactionId, out_order_no: outOrderNo }
    const accepted = await said(share(client, { ...asked, receivers: [part], unfreeze_unsplit: false }))
    expect(accepted).toMatchObject({ state: 'PROCESSING', receivers: [{ amount: 1000, result: 'PENDING' }] })
    await sim.advance(5)
    const ref = { outOrderNo, transactionId, subMchid: sub }
    expect(await said(querySharing(client, ref))).toMatchObject({
      state: 'FINISHED',
      receivers: [{ account: supplier.mchid, result: 'SUCCESS', finish_time: expect.any(Date) }],
    })
    expect(await said(queryUnsplitAmount(client, transactionId))).toMatchObject({ unsplit_amount: 8940 })

    const outReturnNo = number()
    const back = { sub_mchid: sub, out_order_no: outOrderNo, out_return_no: outReturnNo, return_mchid: supplier.mchid }
    const returned = await said(returnShare(client, { ...back, amount: 400, description: '退货' }))
    expect(returned).toMatchObject({ result: 'SUCCESS', amount: 400 })
    expect(await said(queryReturn(client, { outReturnNo, outOrderNo, subMchid: sub }))).toEqual(returned)

    await said(unfreezeRest(client, { ...asked, out_order_no: number(), description: '解冻' }))
    await sim.advance(5)
    expect(await said(queryUnsplitAmount(client, transactionId))).toMatchObject({ unsplit_amount: 0 })
    await said(deleteReceiver(client, receiver))
    expect(await refused(deleteReceiver(client, receiver))).toEqual([400, 'INVALID_REQUEST'])
  })

  test('says back what it is told, sealed on both ways, and tells it once more', async () => {
    await using server = await openReceiver(204)
    const echo = { echo_message: 'hello', encrypted_echo_message: '回声' }
    expect(await said(securityEcho(client, { ...echo, notify_url: server.url }))).toEqual(echo)
    const { headers, body } = await server.nth(1)
    const opened = await client.openNotification({ headers, body: Buffer.from(body) })
    expect(opened.genuine && readEchoNotice(opened.notification.resource)).toMatchObject({ echo_message: 'hello' })
  })

  test('hears of violations where it says, and asks what a sub-merchant may not do', async () => {
    expect(await refused(queryViolationAddress(client))).toEqual([404, 'NOT_FOUND'])
    await said(setViolationAddress(client, 'https://pay.example.com/v'))
    await said(changeViolationAddress(client, 'https://pay.example.com/w'))
    expect(await said(queryViolationAddress(client))).toEqual({ notify_url: 'https://pay.example.com/w' })
    await said(deleteViolationAddress(client))
    await sim.told('POST', `/_sim/wechatpay/merchants/${other}/violation`, { limits: ['NO_REFUND'] })
    expect(await said(queryLimitations(client, other))).toMatchObject({
      mchid: other,
      limited_functions: ['NO_REFUND'],
      recovery_specifications: [{ relate_limitations: ['NO_REFUND'] }],
    })
    expect((await said(queryLimitations(client, sub))).limited_functions).toEqual([])
  })

  test('fetches the bills of a day, plain, packed and sealed', async () => {
    const { outTradeNo } = await paid()
    await sim.told<Json>('POST', '/_sim/clock', { now: '2026-11-24T10:05:00+08:00', speed: 0 })
    const day = { bill_date: DAY } as const
    const packed = { ...day, tar_type: 'GZIP' } as const
    const plain = await file(await said(requestTradeBill(client, { ...day, sub_mchid: sub })))
    expect(plain).toContain(`\`${outTradeNo}`)
    expect(await file(await said(requestTradeBill(client, { ...packed, sub_mchid: sub })))).toBe(plain)
    expect(await file(await said(requestSharingBill(client, packed)))).toContain('货款')

    const one = { sub_mchid: sub, account_type: 'BASIC' } as const
    const sealed = await said(requestSubMerchantFundFlowBill(client, { ...packed, ...one }))
    expect(sealed).toHaveLength(1)
    for (const ticket of sealed) expect(await file(ticket)).toContain('资金流水')
    const funds = await said(requestFundFlowBill(direct.client, { ...day, account_type: 'BASIC' }))
    const pieces: Uint8Array[] = []
    const seen = await download(direct.client, funds, (piece) => void pieces.push(piece))
    expect(seen.state).toBe('ok')
    expect(await refused(requestFundFlowBill(client, { ...day, account_type: 'FEES' }))).toEqual([
      400,
      'NO_STATEMENT_EXIST',
    ])
  })
})

test('a notification of a payment is read as the query is', async () => {
  const sim = await openSimulator()
  const shop = await sim.merchant()
  const { client, close } = openClient(sim.url, shop)
  await using server = await openReceiver(204)
  const order = {
    appid: shop.appid,
    mchid: shop.mchid,
    description: '牛腩粉',
    out_trade_no: 'NOTICE-0001',
    notify_url: server.url,
    amount: { total: 8800, currency: 'CNY' as const },
  }
  const { code_url } = await said(prepayNative(client, order))
  await sim.told('POST', '/_sim/pay', { target: code_url })
  const { headers, body } = await server.nth(1)
  const opened = await client.openNotification({ headers, body: Buffer.from(body) })
  const queried = await said(queryByOutTradeNo(client, order.out_trade_no, { mchid: shop.mchid }))
  expect(opened.genuine && readTransaction(opened.notification.resource)).toEqual(queried)
  await close()
  await sim.close()
})
