import { AlipayFormData, type AlipaySdk } from 'alipay-sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AlipayApp, type AlipayWorld, PICTURE, openAlipay, sdkOf } from './simulator/alipay.ts'
import { openReceiver } from './simulator/receiver.ts'
import type { Json } from './simulator/world.ts'

const VERIFIED = { validateSign: true }
const order = (out_trade_no: string, more: object = {}) => ({
  out_trade_no,
  total_amount: '88.00',
  subject: '招牌牛腩粉',
  ...more,
})

/** An SDK that knows nothing of us, unchanged but for its addresses. What it accepts, it would accept from the gateway. */
describe.each(['key', 'certificate'] as const)('alipay-sdk in %s mode', (sign_mode) => {
  let sim: AlipayWorld
  let shop: AlipayApp
  let sdk: AlipaySdk

  beforeAll(async () => {
    sim = await openAlipay()
    shop = await sim.app({ sign_mode, aes: true })
    sdk = sdkOf(sim.url, shop)
  })
  afterAll(() => sim.close())

  const curl = async (path: string, body: object) => (await sdk.curl<Json>('POST', path, { body })).data
  const exec = (method: string, bizContent: object, more: object = {}) =>
    sdk.exec(method, { bizContent, ...more }, VERIFIED)

  test('a QR payment lives: ordered, scanned, told, asked for, refunded', async () => {
    await using listener = await openReceiver('success')
    const ordered = await exec('alipay.trade.precreate', order('QR_1'), { notifyUrl: `${listener.url}?a=1&b=2` })
    expect(ordered).toMatchObject({ code: '10000', msg: 'Success', outTradeNo: 'QR_1' })
    expect(ordered['qrCode']).toMatch(/^https:\/\/qr\.alipay\.com\/\w+$/)
    const unscanned = await exec('alipay.trade.query', { out_trade_no: 'QR_1' })
    expect(unscanned).toMatchObject({ code: '40004', subCode: 'ACQ.TRADE_NOT_EXIST', subMsg: '交易不存在' })

    const paid = await sim.pay(ordered['qrCode'])
    expect(paid).toEqual({ state: 'TRADE_SUCCESS', trade_no: expect.stringMatching(/^20\d{26}$/) })
    const told = Object.fromEntries(new URLSearchParams((await listener.nth(1)).body))
    expect(sdk.checkNotifySignV2(told)).toBe(true)
    expect(sdk.checkNotifySignV2({ ...told, total_amount: '0.01' })).toBe(false)
    expect(told).toMatchObject({
      app_id: shop.app_id,
      auth_app_id: shop.app_id,
      seller_id: shop.seller_id,
      out_trade_no: 'QR_1',
      trade_no: paid['trade_no'],
      trade_status: 'TRADE_SUCCESS',
      total_amount: '88.00',
      subject: '招牌牛腩粉',
    })
    expect(Object.values(told)).not.toContain('')

    const asked = await exec('alipay.trade.query', { trade_no: paid['trade_no'] })
    expect(asked).toMatchObject({ tradeStatus: 'TRADE_SUCCESS', totalAmount: '88.00', outTradeNo: 'QR_1' })
    const refund = { out_trade_no: 'QR_1', refund_amount: '30.00', out_request_no: 'R1', refund_reason: '少一碗' }
    expect(await exec('alipay.trade.refund', refund)).toMatchObject({ fundChange: 'Y', refundFee: '30.00' })
    expect(await exec('alipay.trade.refund', refund)).toMatchObject({ fundChange: 'N', refundFee: '30.00' })
    const seen = await exec('alipay.trade.fastpay.refund.query', { out_trade_no: 'QR_1', out_request_no: 'R1' })
    expect(seen).toMatchObject({ refundStatus: 'REFUND_SUCCESS', refundAmount: '30.00', refundReason: '少一碗' })
    const refunded = Object.fromEntries(new URLSearchParams((await listener.nth(2)).body))
    expect(sdk.checkNotifySignV2(refunded)).toBe(true)
    expect(refunded).toMatchObject({ trade_status: 'TRADE_SUCCESS', refund_fee: '30.00', out_biz_no: 'R1' })
  })

  test('a mini program pays by the number of the trade, and nobody but its user can', async () => {
    const payer = await sim.told<{ payer_id: string; openids: Record<string, string>; buyer_id: string }>(
      'POST',
      '/_sim/payers',
      {},
    )
    const jsapi = { product_code: 'JSAPI_PAY', op_app_id: shop.app_id, buyer_open_id: payer.openids[shop.app_id] }
    const created = await exec('alipay.trade.create', order('MINI_1', jsapi))
    const again = await exec('alipay.trade.create', order('MINI_1', jsapi))
    expect(again['tradeNo']).toBe(created['tradeNo'])
    expect((await sim.control('POST', '/_sim/pay', { target: created['tradeNo'], payer_id: 'rich' })).status).toBe(409)
    await sim.pay(created['tradeNo'])
    const seen = await exec('alipay.trade.query', { out_trade_no: 'MINI_1' })
    expect(seen).toMatchObject({
      tradeStatus: 'TRADE_SUCCESS',
      buyerUserId: payer.buyer_id,
      buyerOpenId: payer.openids[shop.app_id],
    })
  })

  test('an encrypted request is answered encrypted', async () => {
    await sdk.exec('alipay.trade.precreate', { bizContent: order('AES_1'), needEncrypt: true })
    await sim.pay('AES_1', { app_id: shop.app_id })
    const seen = await sdk.exec('alipay.trade.query', { bizContent: { out_trade_no: 'AES_1' }, needEncrypt: true })
    expect(seen).toMatchObject({ code: '10000', tradeStatus: 'TRADE_SUCCESS' })
    const v3 = await sdk.curl('POST', '/v3/alipay/trade/query', { body: { out_trade_no: 'AES_1' }, needEncrypt: true })
    expect(v3.data).toMatchObject({ trade_status: 'TRADE_SUCCESS' })
  })

  test('a page pays by GET and by POST, and the browser comes back with a signature', async () => {
    const bizContent = order('PAGE_1', { product_code: 'FAST_INSTANT_TRADE_PAY' })
    const options = { bizContent, returnUrl: 'https://shop.example/back?x=1' }
    const byGet = await fetch(sdk.pageExecute('alipay.trade.page.pay', 'GET', options), { redirect: 'manual' })
    const cashier = byGet.headers.get('location') ?? ''
    expect([byGet.status, cashier]).toEqual([302, expect.stringContaining(`${sim.url}/alipay/cashier/`)])
    const byPost = await submit(sdk.pageExecute('alipay.trade.page.pay', 'POST', options))
    expect(byPost.headers.get('location')).toBe(cashier)
    expect(await (await fetch(cashier)).text()).toContain('¥88.00')

    const paid = await fetch(cashier, { method: 'POST', body: 'outcome=success', redirect: 'manual' })
    const back = new URL(paid.headers.get('location') ?? '')
    const { x, ...signed } = Object.fromEntries(back.searchParams)
    expect([back.origin, x]).toEqual(['https://shop.example', '1'])
    expect(sdk.checkNotifySignV2(signed)).toBe(true)
    expect(signed).toMatchObject({
      out_trade_no: 'PAGE_1',
      method: 'alipay.trade.page.pay.return',
      total_amount: '88.00',
    })
  })

  test('a phone’s browser pays at its cashier, by the simulator’s own payer too', async () => {
    const bizContent = order('WAP_1', { product_code: 'QUICK_WAP_WAY', quit_url: 'https://shop.example/quit' })
    const page = await fetch(sdk.pageExec('alipay.trade.wap.pay', 'GET', { bizContent }), { redirect: 'manual' })
    expect(await exec('alipay.trade.query', { out_trade_no: 'WAP_1' })).toMatchObject({
      subCode: 'ACQ.TRADE_NOT_EXIST',
    })
    expect(await sim.pay(page.headers.get('location'))).toMatchObject({ state: 'TRADE_SUCCESS' })
  })

  test('an order string is checked by the wallet and paid', async () => {
    const bizContent = order('APP_1', { product_code: 'QUICK_MSECURITY_PAY' })
    const text = sdk.sdkExec('alipay.trade.app.pay', { bizContent })
    const bent = await sim.control('POST', '/_sim/pay', { target: text.replace('88.00', '0.01') })
    expect([bent.status, bent.body['error']]).toEqual([409, expect.stringContaining('isv.invalid-signature')])
    expect(await sim.pay(text)).toMatchObject({ state: 'TRADE_SUCCESS' })
  })

  test('v3 lives the same life', async () => {
    const ordered = await curl('/v3/alipay/trade/precreate', order('V3_1'))
    await sim.pay(ordered['qr_code'])
    expect(await curl('/v3/alipay/trade/query', { out_trade_no: 'V3_1' })).toMatchObject({
      trade_status: 'TRADE_SUCCESS',
    })
    const refund = { out_trade_no: 'V3_1', refund_amount: '88.00', out_request_no: 'V3R1' }
    expect(await curl('/v3/alipay/trade/refund', refund)).toMatchObject({ fund_change: 'Y', refund_fee: '88.00' })
    const asked = { out_trade_no: 'V3_1', out_request_no: 'V3R1', query_options: ['gmt_refund_pay'] }
    expect(await curl('/v3/alipay/trade/fastpay/refund/query', asked)).toMatchObject({
      refund_status: 'REFUND_SUCCESS',
    })
    expect(await curl('/v3/alipay/trade/query', { out_trade_no: 'V3_1' })).toMatchObject({
      trade_status: 'TRADE_CLOSED',
    })
    await expect(curl('/v3/alipay/trade/query', { out_trade_no: 'NONE' })).rejects.toMatchObject({
      code: 'ACQ.TRADE_NOT_EXIST',
      responseHttpStatus: 400,
      links: [{ desc: '解决方案' }],
    })
    await expect(curl('/v3/alipay/trade/nothing', {})).rejects.toMatchObject({
      code: 'invalid-method',
      responseHttpStatus: 400,
    })
    await expect(curl('/v3/alipay/user/info/share', { auth_token: 'x' })).rejects.toMatchObject({
      code: 'invalid-auth-token',
      responseHttpStatus: 401,
      message: expect.stringContaining('无效的访问令牌'),
    })
  })

  test('pictures are uploaded in v2 and in v3', async () => {
    const formData = new AlipayFormData()
    formData.addField('image_type', 'png')
    formData.addFile('image_content', 'shop.png', PICTURE)
    const v2 = await sdk.exec('ant.merchant.expand.indirect.image.upload', {}, { formData, ...VERIFIED })
    expect(v2['imageId']).toMatch(/^[0-9a-f-]{36}\.png$/)
    const v3 = await sdk.curl<Json>('POST', '/v3/ant/merchant/indirect/image', { form: formData })
    expect(v3.data['image_id']).toMatch(/\.png$/)
    const kept = await fetch(`${sim.url}/_sim/alipay/pictures/${v2['imageId']}`)
    expect(Buffer.from(await kept.arrayBuffer())).toEqual(PICTURE)
  })

  test('a user logs in, and an old interface refuses in its own node', async () => {
    const { auth_code } = await sim.told('POST', '/_sim/alipay/login', { app_id: shop.app_id, payer_id: 'poor' })
    const token = await sdk.exec(
      'alipay.system.oauth.token',
      { grantType: 'authorization_code', code: auth_code },
      VERIFIED,
    )
    expect(token).toMatchObject({ userId: '2088000000000002', accessToken: expect.any(String) })
    const bad = await sdk.exec('alipay.system.oauth.token', { grantType: 'authorization_code', code: auth_code })
    expect(bad).toMatchObject({ code: '40002', msg: 'Invalid Arguments', subCode: 'isv.code-invalid' })
  })

  test('a merchant agrees, the token works, is refreshed and withdrawn', async () => {
    const isv = await sim.app({ kind: 'isv', sign_mode })
    const ours = sdkOf(sim.url, isv)
    const consent = {
      app_id: isv.app_id,
      redirect_uri: 'https://isv.example/back?x=1',
      state: 'c3RhdGU=',
      merchant: shop.app_id,
    }
    const { redirect } = await sim.told('POST', '/_sim/alipay/authorise', consent)
    const back = new URL(String(redirect)).searchParams
    expect(Object.fromEntries(back)).toMatchObject({ app_id: isv.app_id, state: 'c3RhdGU=', x: '1' })

    const tokenBy = (bizContent: object) => ours.exec('alipay.open.auth.token.app', { bizContent }, VERIFIED)
    const code = { grant_type: 'authorization_code', code: back.get('app_auth_code') }
    const first = await tokenBy(code)
    expect(first).toMatchObject({ authAppId: shop.app_id, userId: shop.seller_id })
    expect(await tokenBy(code)).toMatchObject({ subCode: 'AUTH_CODE_NOT_VALID' })
    const second = await tokenBy({ grant_type: 'refresh_token', refresh_token: first['appRefreshToken'] })
    const about = { bizContent: { app_auth_token: second['appAuthToken'] } }
    expect(await ours.exec('alipay.open.auth.token.app.query', about, VERIFIED)).toMatchObject({ status: 'valid' })

    const forShop = { appAuthToken: second['appAuthToken'], bizContent: order('ISV_1') }
    expect(await ours.exec('alipay.trade.precreate', forShop, VERIFIED)).toMatchObject({ code: '10000' })
    expect(await sim.pay('ISV_1', { app_id: isv.app_id })).toMatchObject({ state: 'TRADE_SUCCESS' })
    const byMerchant = await exec('alipay.trade.query', { out_trade_no: 'ISV_1' })
    expect(byMerchant).toMatchObject({ tradeStatus: 'TRADE_SUCCESS' })
    const v3 = await ours.curl<Json>('POST', '/v3/alipay/trade/query', {
      body: { out_trade_no: 'ISV_1' },
      appAuthToken: String(second['appAuthToken']),
    })
    expect(v3.data).toMatchObject({ trade_status: 'TRADE_SUCCESS' })

    await sim.told('POST', '/_sim/alipay/authorise/revoke', { app_id: isv.app_id, merchant: shop.app_id })
    const gone = await ours.exec('alipay.trade.query', { ...forShop, bizContent: { out_trade_no: 'ISV_1' } }, VERIFIED)
    expect(gone).toMatchObject({ code: '20001', subCode: 'aop.invalid-app-auth-token' })
  })
})

test('a certificate that is new to the caller is named, and fetched by its number', async () => {
  await using sim = await openAlipay()
  const shop = await sim.app({ sign_mode: 'certificate' })
  const sdk = sdkOf(sim.url, shop)
  const { alipay_cert } = await sim.change(shop.app_id, { rotate: 'alipay_cert' })
  const query = { body: { out_trade_no: 'NONE', total_amount: '1.00', subject: 'x' } }
  await expect(sdk.curl('POST', '/v3/alipay/trade/precreate', query)).rejects.toMatchObject({
    code: 'response-alipay-sn-verify-error',
  })
  const renewed = sdkOf(sim.url, { ...shop, alipay_cert: String(alipay_cert) })
  expect((await renewed.curl('POST', '/v3/alipay/trade/precreate', query)).responseHttpStatus).toBe(200)
  const bizContent = { alipay_cert_sn: renewed.config.alipayCertSn }
  const fetched = await sdk.exec('alipay.open.app.alipaycert.download', { bizContent }, VERIFIED)
  expect(Buffer.from(String(fetched['alipayCertContent']), 'base64').toString()).toBe(alipay_cert)
})

/** What a browser does with a form that submits itself. */
async function submit(html: string): Promise<Response> {
  const action = /action="([^"]+)"/.exec(html)?.[1] ?? ''
  const fields = [...html.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value.replaceAll('&quot;', '"'),
  ])
  return fetch(action, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
}
