import { createPrivateKey } from 'node:crypto'
import { type TradeBillRow, tradeBillReader } from '@ruzhu/wechatpay/trade-bill.ts'
import { Transport } from '@ruzhu/wechatpay/transport.ts'
import { ApiV2Key, type SignType } from '@ruzhu/wechatpay/v2/api-v2-key.ts'
import { micropay, payByBarCode, reverse } from '@ruzhu/wechatpay/v2/bar-code.ts'
import { CertifiedV2Client } from '@ruzhu/wechatpay/v2/client.ts'
import { appPayV2, jsapiPayV2 } from '@ruzhu/wechatpay/v2/client-pay.ts'
import { fundBillReader } from '@ruzhu/wechatpay/fund-bill.ts'
import { downloadBill, downloadFundFlow } from '@ruzhu/wechatpay/v2/download-bill.ts'
import { openV2Notice } from '@ruzhu/wechatpay/v2/notices.ts'
import { authCodeToOpenid } from '@ruzhu/wechatpay/v2/openid.ts'
import { closeOrder, orderQuery } from '@ruzhu/wechatpay/v2/orders.ts'
import { refund, refundQuery } from '@ruzhu/wechatpay/v2/refunds.ts'
import { addPayDirectory, addSubAppid, querySubDevConfig } from '@ruzhu/wechatpay/v2/sub-dev-config.ts'
import {
  unifiedOrderApp,
  unifiedOrderJsapi,
  unifiedOrderMweb,
  unifiedOrderNative,
} from '@ruzhu/wechatpay/v2/unified-order.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReceiver } from './simulator/receiver.ts'
import { type Made, openSimulator, type SimWorld } from './simulator/world.ts'

/** Every call of APIv2 before a gateway that was written without a look at it, certificates shown over TLS. */

let sim: SimWorld
let authorities: string
const transports: Transport[] = []
const now = () => new Date()

beforeAll(async () => {
  // in the middle of a day, so that what belongs to one bill does not pass midnight
  sim = await openSimulator({ tlsPort: 0, clock: '2026-11-24T10:30:00+08:00' })
  authorities = await (await fetch(`${sim.url}/_sim/ca.pem`)).text()
})
afterAll(async () => {
  await Promise.all(transports.map((transport) => transport.close()))
  await sim.close()
})

function clientOf(merchant: Made, signType: SignType, shown = merchant): CertifiedV2Client {
  const { certificate, private_key } = shown
  const baseUrl = `https://localhost:${sim.tlsPort}`
  const transport = new Transport(baseUrl, undefined, { authorities })
  const identity = { certificate, privateKey: createPrivateKey(private_key), authorities }
  const certified = new Transport(baseUrl, undefined, identity)
  transports.push(transport, certified)
  const key = new ApiV2Key(merchant.api_v2_key)
  const own = { mchId: merchant.mchid, appid: merchant.appid, key }
  return new CertifiedV2Client({ transport, certified, merchant: own, now, signType })
}

let numbers = 0
const terms = (changes: object = {}) => ({
  body: '一碗牛腩粉 <大> & 辣',
  out_trade_no: `V2C${String(++numbers).padStart(6, '0')}`,
  total_fee: 1990,
  spbill_create_ip: '203.0.113.9',
  notify_url: 'http://127.0.0.1:9/notify',
  ...changes,
})

async function payer(appid: string): Promise<{ payerId: string; openid: string }> {
  const { payer_id } = await sim.told<{ payer_id: string }>('POST', '/_sim/payers', {})
  const seen = await sim.told<{ openids: Record<string, string> }>('GET', `/_sim/payers/${payer_id}?appid=${appid}`)
  return { payerId: payer_id, openid: seen.openids[appid] ?? '' }
}

async function authCode(payerId: string): Promise<string> {
  const path = `/_sim/payers/${payerId}/auth_code?channel=wechatpay`
  return (await sim.told<{ auth_code: string }>('GET', path)).auth_code
}

const WAYS = [
  ['direct', 'MD5'],
  ['direct', 'HMAC-SHA256'],
  ['provider', 'MD5'],
  ['provider', 'HMAC-SHA256'],
] as const

describe.each(WAYS)('%s, signed by %s', (kind, signType) => {
  let merchant: Made
  let client: CertifiedV2Client
  let payee: { sub_mch_id?: string }

  beforeAll(async () => {
    merchant = await sim.merchant({ kind })
    client = clientOf(merchant, signType)
    payee = kind === 'direct' ? {} : { sub_mch_id: (await sim.subMerchant(merchant.mchid)).sub_mchid }
  })

  const read = (body: string) => {
    const own = { mchId: merchant.mchid, key: client.merchant.key }
    return openV2Notice(Buffer.from(body), own)
  }

  test('a payment lives: ordered, paid, told of, refunded in part, told of again', async () => {
    await using inbox = await openReceiver('<xml><return_code>SUCCESS</return_code></xml>')
    const order = { ...payee, ...terms({ notify_url: inbox.url, attach: 'A&B <1>' }), product_id: 'P1' }
    const ref = { ...payee, out_trade_no: order.out_trade_no }
    expect(await orderQuery(client, ref)).toMatchObject({ state: 'refused', code: 'ORDERNOTEXIST' })
    const ordered = await unifiedOrderNative(client, order)
    if (ordered.state !== 'ok') throw new Error(JSON.stringify(ordered))
    expect(await orderQuery(client, ref)).toMatchObject({ state: 'ok', body: { trade_state: 'NOTPAY' } })

    const paid = await sim.told('POST', '/_sim/pay', { target: ordered.body.code_url })
    const seen = { total_fee: 1990, transaction_id: paid['transaction_id'], attach: 'A&B <1>' }
    expect(await orderQuery(client, ref)).toMatchObject({ state: 'ok', body: { trade_state: 'SUCCESS', ...seen } })
    expect(read((await inbox.nth(1)).body)).toMatchObject({
      genuine: true,
      notice: { kind: 'payment', transaction: { out_trade_no: order.out_trade_no, ...seen } },
    })
    expect(await closeOrder(client, ref)).toMatchObject({ state: 'refused', code: 'ORDERPAID' })
    expect(await unifiedOrderNative(client, order)).toMatchObject({ state: 'refused', code: 'ORDERPAID' })

    const back = { out_refund_no: `R${order.out_trade_no}`, total_fee: 1990, refund_fee: 300, notify_url: inbox.url }
    expect(await refundQuery(client, { ...payee, out_refund_no: back.out_refund_no })).toMatchObject({
      state: 'refused',
      code: 'REFUNDNOTEXIST',
    })
    expect(await refund(client, { ...ref, ...back })).toMatchObject({ state: 'ok', body: { refund_fee: 300 } })
    await sim.advance(5)
    expect(read((await inbox.nth(2)).body)).toMatchObject({
      genuine: true,
      notice: { kind: 'refund', refund: { out_refund_no: back.out_refund_no, refund_status: 'SUCCESS' } },
    })
    expect(await refundQuery(client, { ...payee, out_refund_no: back.out_refund_no })).toMatchObject({
      state: 'ok',
      body: { refunds: [{ refund_fee: 300, refund_status: 'SUCCESS', refund_success_time: expect.any(Date) }] },
    })
    const more = { ...ref, ...back, out_refund_no: `X${order.out_trade_no}`, refund_fee: 1800 }
    expect(await refund(client, more)).toMatchObject({ state: 'refused', err_code: expect.any(String) })
  })

  test('a payer in WeChat is known by openid, and the cashier opens by what we sign', async () => {
    const { payerId, openid } = await payer(merchant.appid)
    const ordered = await unifiedOrderJsapi(client, { ...payee, ...terms(), openid })
    if (ordered.state !== 'ok') throw new Error(JSON.stringify(ordered))
    const app = { appId: merchant.appid, prepayId: ordered.body.prepay_id }
    const { package: packageValue } = jsapiPayV2(app, client.merchant.key, signType, client.stamp())
    const target = packageValue.slice('prepay_id='.length)
    expect(await sim.told('POST', '/_sim/pay', { target, payer_id: payerId })).toMatchObject({ state: 'SUCCESS' })
    const stranger = await unifiedOrderJsapi(client, { ...payee, ...terms(), openid: 'oNobodyKnowsThisOne' })
    expect(stranger).toMatchObject({ state: 'refused', message: expect.stringContaining('openid') })
  })

  test('an app and a browser outside WeChat are paid in', async () => {
    const inApp = await unifiedOrderApp(client, { ...payee, ...terms() })
    if (inApp.state !== 'ok') throw new Error(JSON.stringify(inApp))
    const own = { appid: merchant.appid, partnerId: merchant.mchid, prepayId: inApp.body.prepay_id }
    const { prepayid } = appPayV2(own, client.merchant.key, signType, client.stamp())
    expect(await sim.told('POST', '/_sim/pay', { target: prepayid })).toMatchObject({ state: 'SUCCESS' })

    const h5_info = { type: 'Wap', wap_url: 'https://shop.example.com', wap_name: '牛腩粉' } as const
    const inBrowser = await unifiedOrderMweb(client, { ...payee, ...terms(), h5_info })
    if (inBrowser.state !== 'ok') throw new Error(JSON.stringify(inBrowser))
    expect(await sim.told('POST', '/_sim/pay', { target: inBrowser.body.mweb_url })).toMatchObject({ state: 'SUCCESS' })
  })

  test('a till takes a payment code, waits for the payer, and takes it back', async () => {
    const { payerId, openid } = await payer(merchant.appid)
    const code = { ...payee, auth_code: await authCode(payerId) }
    expect(await authCodeToOpenid(client, code)).toMatchObject({ state: 'ok', body: { openid } })
    const { notify_url: _, ...order } = terms()
    const paid = await payByBarCode(client, { ...order, ...code }, async () => void (await sim.advance(5)))
    expect(paid).toMatchObject({ state: 'paid', transaction: { total_fee: 1990, trade_type: 'MICROPAY', openid } })
    const ref = { ...payee, out_trade_no: order.out_trade_no }
    await sim.advance(20)
    expect(await reverse(client, ref)).toMatchObject({ state: 'ok', body: { recall: false } })
    expect(await orderQuery(client, ref)).toMatchObject({ state: 'ok', body: { trade_state: 'REVOKED' } })
    const { notify_url: __, ...another } = terms()
    expect(await micropay(client, { ...another, ...code })).toMatchObject({ state: 'refused' }) // used
  })

  test('an order nobody paid is closed, twice if need be', async () => {
    const order = { ...payee, ...terms(), product_id: 'P1' }
    const ref = { ...payee, out_trade_no: order.out_trade_no }
    await unifiedOrderNative(client, order)
    await sim.advance(301)
    expect(await closeOrder(client, ref)).toMatchObject({ state: 'ok' })
    expect(await orderQuery(client, ref)).toMatchObject({ state: 'ok', body: { trade_state: 'CLOSED' } })
  })

  test('the day’s bills add up', async () => {
    const today = new Date((await sim.told<{ now: string }>('GET', '/_sim/clock')).now)
    const bill_date = beijingDay(today)
    const rows: TradeBillRow[] = []
    const early = await downloadBill(client, { bill_date }, () => {})
    expect(early).toMatchObject({ state: 'refused' })
    await sim.advance(24 * 3600)
    for (const tar_type of [undefined, 'GZIP'] as const) {
      const reader = tradeBillReader((row) => rows.push(row))
      const request = { ...payee, bill_date, ...(tar_type && { tar_type }) }
      expect(await downloadBill(client, request, reader.take)).toMatchObject({ state: 'ok' })
      expect(reader.end().count).toBeGreaterThan(0)
    }
    expect(rows.filter(({ refund: back }) => back?.amount === 300)).toHaveLength(2)

    const flows = fundBillReader(() => {})
    const account = { bill_date, account_type: 'Basic' } as const
    const seen = await downloadFundFlow(client, account, flows.take)
    // what a sub-merchant earned moves its own account, not the provider's
    if ('sub_mch_id' in payee) expect(seen).toMatchObject({ state: 'refused' })
    else expect([seen.state, flows.end().count > 0]).toEqual(['ok', true])
  })
})

test('a provider sets up its sub-merchant', async () => {
  const provider = await sim.merchant({ kind: 'provider' })
  const { sub_mchid: sub_mch_id } = await sim.subMerchant(provider.mchid)
  const client = clientOf(provider, 'HMAC-SHA256')
  const jsapi_path = 'https://shop.example.com/pay/'
  expect(await addPayDirectory(client, { sub_mch_id, jsapi_path })).toMatchObject({ state: 'ok' })
  expect(await addPayDirectory(client, { sub_mch_id, jsapi_path: 'shop.example.com' })).toMatchObject({
    state: 'refused',
  })
  const sub_appid = (await sim.merchant()).appid
  const added = await addSubAppid(client, { sub_mch_id, sub_appid })
  expect(added).toMatchObject({ state: 'ok' })
  expect(await querySubDevConfig(client, sub_mch_id)).toMatchObject({
    state: 'ok',
    body: {
      jsapi_path_list: [jsapi_path],
      appid_config_list: expect.arrayContaining([expect.objectContaining({ sub_appid })]),
    },
  })
})

test('money goes out to nobody who shows another’s certificate, or none', async () => {
  const [shop, other] = await Promise.all([sim.merchant(), sim.merchant()])
  const back = { out_trade_no: 'N1', out_refund_no: 'R1', total_fee: 1, refund_fee: 1 }
  expect(await refund(clientOf(shop, 'MD5'), back)).toMatchObject({ state: 'refused', code: 'ORDERNOTEXIST' })
  expect((await refund(clientOf(shop, 'MD5', other), back)).state).not.toBe('ok')
  const key = new ApiV2Key(shop.api_v2_key)
  const bare = new Transport(`https://localhost:${sim.tlsPort}`, undefined, { authorities })
  transports.push(bare)
  const own = { mchId: shop.mchid, appid: shop.appid, key }
  const without = new CertifiedV2Client({ transport: bare, certified: bare, merchant: own, now })
  expect((await refund(without, back)).state).not.toBe('ok')
})

test('the wrong key is refused in the gateway’s words', async () => {
  const shop = await sim.merchant()
  const client = clientOf({ ...shop, api_v2_key: shop.api_v3_key }, 'HMAC-SHA256')
  const seen = await orderQuery(client, { out_trade_no: 'N1' })
  expect(seen).toMatchObject({
    state: 'refused',
    code: 'FAIL',
    message: '签名错误',
    raw: expect.stringContaining('FAIL'),
  })
})

test.each(['lose_answer', 'http_500', 'bad_signature', 'unsigned'])('%s leaves an order unknown', async (effect) => {
  const shop = await sim.merchant()
  const client = clientOf(shop, 'HMAC-SHA256')
  await sim.fault({ match: { path: '/pay/unifiedorder' }, effect, times: 1 })
  const order = { ...terms(), product_id: 'P1' }
  expect(await unifiedOrderNative(client, order)).toMatchObject({ state: 'unknown' })
  expect(await unifiedOrderNative(client, order)).toMatchObject({ state: 'ok' })
})

function beijingDay(date: Date): string {
  return new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 10).replace(/-/g, '')
}
