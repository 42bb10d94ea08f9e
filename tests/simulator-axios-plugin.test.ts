import { createHash } from 'node:crypto'
import { Aes, Formatter, Multipart, Rsa, Wechatpay } from 'wechatpay-axios-plugin'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PNG, enterpriseForm } from './simulator/enterprise.ts'
import { openReceiver, type Received } from './simulator/receiver.ts'
import { type Json, type Made, type SimWorld, openSimulator } from './simulator/world.ts'

type Sealed = { ciphertext: string; nonce: string; associated_data: string }
type Listed = { serial_no: string; encrypt_certificate: Sealed }
type Said = { status: number; data: Json }

/** An SDK that knows nothing of us, unchanged but for its address. What it accepts, it would accept from the gateway. */
describe.each(['public_key', 'platform_certificate'] as const)('wechatpay-axios-plugin with %s', (keys) => {
  let sim: SimWorld
  let sp: Made
  let subMchid: string
  let wxpay: Wechatpay
  let gatewayKey: { serial: string; pem: string }

  beforeAll(async () => {
    sim = await openSimulator()
    sp = await sim.merchant({ kind: 'provider', keys })
    subMchid = (await sim.subMerchant(sp.mchid, { name: '老陈牛腩粉' })).sub_mchid
    gatewayKey = keyOf(sp)
    wxpay = clientOf(sim.url, sp)
  })
  afterAll(() => sim.close())

  const call = (path: string) => ({
    get: (config?: object) => wxpay.chain(path).get<Json, Said>(config),
    post: (body: unknown, config?: object) => wxpay.chain(path).post<unknown, Said>(body, config),
  })
  const asked = () => ({ params: { sp_mchid: sp.mchid, sub_mchid: subMchid } })
  const order = (outTradeNo: string, changes: object = {}) => ({
    sp_appid: sp.appid,
    sp_mchid: sp.mchid,
    sub_mchid: subMchid,
    description: '招牌牛腩粉',
    out_trade_no: outTradeNo,
    notify_url: 'http://127.0.0.1:9/notify',
    amount: { total: 8800, currency: 'CNY' },
    ...changes,
  })

  /** As the plugin's README tells to read a notification. */
  function opened({ headers, body }: Received): Record<string, unknown> {
    const message = Formatter.response(headers['wechatpay-timestamp'] ?? '', headers['wechatpay-nonce'] ?? '', body)
    expect(headers['wechatpay-serial']).toBe(gatewayKey.serial)
    const key = Rsa.from(gatewayKey.pem, Rsa.KEY_TYPE_PUBLIC)
    expect(Rsa.verify(message, headers['wechatpay-signature'] ?? '', key)).toBe(true)
    const { resource } = JSON.parse(body)
    return JSON.parse(Aes.AesGcm.decrypt(resource.ciphertext, sp.api_v3_key, resource.nonce, resource.associated_data))
  }

  test('a native payment lives: ordered, paid, told, asked for, refunded', async () => {
    await using shop = await openReceiver(200)
    const prepaid = await call('v3/pay/partner/transactions/native').post(
      order('NATIVE-0001', { notify_url: shop.url }),
    )
    expect(prepaid.data['code_url']).toMatch(/^weixin:\/\/wxpay\/bizpayurl\?pr=\w+$/)

    const unpaid = await call('v3/pay/partner/transactions/out-trade-no/NATIVE-0001').get(asked())
    expect(unpaid.data).toMatchObject({ trade_state: 'NOTPAY', amount: { total: 8800 } })
    expect(unpaid.data).not.toHaveProperty('transaction_id')

    const paid = await sim.told('POST', '/_sim/pay', { target: prepaid.data['code_url'] })
    expect(paid['state']).toBe('SUCCESS')
    const told = await shop.nth(1)
    const notice = opened(told)
    expect(JSON.parse(told.body)).toMatchObject({ event_type: 'TRANSACTION.SUCCESS', summary: '支付成功' })
    expect(notice).toMatchObject({ trade_state: 'SUCCESS', transaction_id: paid['transaction_id'] })

    const asQueried = await call(`v3/pay/partner/transactions/id/${paid['transaction_id']}`).get(asked())
    expect(asQueried.data).toEqual(notice)

    const refunding = await call('v3/refund/domestic/refunds').post({
      sub_mchid: subMchid,
      out_trade_no: 'NATIVE-0001',
      out_refund_no: 'R-0001',
      notify_url: shop.url,
      amount: { refund: 3000, total: 8800, currency: 'CNY' },
    })
    expect(refunding.data).toMatchObject({ status: 'PROCESSING', amount: { refund: 3000, total: 8800 } })
    await sim.advance(2)
    expect(opened(await shop.nth(2))).toMatchObject({ refund_status: 'SUCCESS', out_refund_no: 'R-0001' })
    const refunded = await call('v3/refund/domestic/refunds/R-0001').get({ params: { sub_mchid: subMchid } })
    expect(refunded.data).toMatchObject({ status: 'SUCCESS', refund_id: refunding.data['refund_id'] })
    const after = await call('v3/pay/partner/transactions/out-trade-no/NATIVE-0001').get(asked())
    expect(after.data['trade_state']).toBe('REFUND')
  })

  test('a JSAPI order is for the openid that it names', async () => {
    const payer = await sim.told<{ payer_id: string; openids: Record<string, string> }>('POST', '/_sim/payers', {})
    const openid = payer.openids[sp.appid]
    const prepaid = await call('v3/pay/partner/transactions/jsapi').post(
      order('JSAPI-0001', { payer: { sp_openid: openid } }),
    )
    expect(prepaid.data['prepay_id']).toHaveLength(36)
    await sim.told('POST', '/_sim/pay', { target: prepaid.data['prepay_id'] })
    const paid = await call('v3/pay/partner/transactions/out-trade-no/JSAPI-0001').get(asked())
    expect(paid.data).toMatchObject({ trade_state: 'SUCCESS', trade_type: 'JSAPI', payer: { sp_openid: openid } })
  })

  test('a closed order is answered by 204 and stays closed', async () => {
    await call('v3/pay/partner/transactions/native').post(order('CLOSED-0001'))
    const closing = call('v3/pay/partner/transactions/out-trade-no/CLOSED-0001/close')
    const body = { sp_mchid: sp.mchid, sub_mchid: subMchid }
    expect((await closing.post(body)).status).toBe(204)
    expect((await closing.post(body)).status).toBe(204)
    const closed = await call('v3/pay/partner/transactions/out-trade-no/CLOSED-0001').get(asked())
    expect(closed.data['trade_state']).toBe('CLOSED')
  })

  test('platform certificates decrypt to what signs, or are not there', async () => {
    if (keys === 'public_key') {
      await expect(call('v3/certificates').get()).rejects.toMatchObject({
        response: { status: 404, data: { code: 'RESOURCE_NOT_EXISTS' } },
      })
      return
    }
    const { data } = await call('v3/certificates').get()
    const [listed] = data['data'] as Listed[]
    if (!listed) throw new Error('no certificate is listed')
    const { serial_no, encrypt_certificate: sealed } = listed
    const pem = Aes.AesGcm.decrypt(sealed.ciphertext, sp.api_v3_key, sealed.nonce, sealed.associated_data)
    expect({ serial: serial_no, pem }).toEqual(gatewayKey)
  })

  test('an application goes from the upload to its own merchant number', async () => {
    const form = new Multipart()
    const meta = { filename: 'licence.png', sha256: createHash('sha256').update(PNG).digest('hex') }
    form.append('meta', JSON.stringify(meta), 'meta.json')
    form.append('file', PNG, 'licence.png')
    const uploaded = await call('v3/merchant/media/upload').post(form.getBuffer(), {
      meta,
      headers: form.getHeaders(),
    })
    const key = Rsa.from(gatewayKey.pem, Rsa.KEY_TYPE_PUBLIC)
    const filled = enterpriseForm('code_0001', (text) => Rsa.encrypt(text, key), String(uploaded.data['media_id']))
    const submit = () =>
      call('v3/applyment4sub/applyment/').post(filled, { headers: { 'Wechatpay-Serial': gatewayKey.serial } })
    const state = async () => (await call('v3/applyment4sub/applyment/business_code/code_0001').get()).data

    const { data: submitted } = await submit()
    expect(submitted['applyment_id']).toBeTypeOf('number')
    expect(await state()).toMatchObject({ ...submitted, applyment_state: 'APPLYMENT_STATE_AUDITING' })
    const desk = `/_sim/applyments/${submitted['applyment_id']}`

    const audit_detail = [{ field: 'license_copy', field_name: '营业执照照片', reject_reason: '照片不清晰' }]
    await sim.told('POST', `${desk}/reject`, { audit_detail })
    expect(await state()).toMatchObject({ applyment_state: 'APPLYMENT_STATE_REJECTED', audit_detail })

    expect((await submit()).data).toEqual(submitted)
    await sim.told('POST', `${desk}/approve`)
    const toSign = await state()
    expect(toSign).toMatchObject({ applyment_state: 'APPLYMENT_STATE_TO_BE_SIGNED' })
    expect(toSign['sub_mchid']).toMatch(/^\d{10}$/)
    expect(toSign['sign_url']).toContain(`applymentId=${submitted['applyment_id']}`)
    await sim.told('POST', `${desk}/sign`)
    await sim.told('POST', `${desk}/open`)
    const byId = await call(`v3/applyment4sub/applyment/applyment_id/${submitted['applyment_id']}`).get()
    expect(byId.data).toMatchObject({ applyment_state: 'APPLYMENT_STATE_FINISHED', sub_mchid: toSign['sub_mchid'] })

    const first = { sub_mchid: toSign['sub_mchid'], sub_appid: 'wx0123456789abcdef' }
    const prepaid = await call('v3/pay/partner/transactions/native').post(order(`FIRST-${keys.slice(0, 6)}`, first))
    expect(prepaid.data).toHaveProperty('code_url')
  })

  test('a direct merchant orders, is paid and asks, in its own paths', async () => {
    const shop = await sim.merchant({ keys })
    const direct = clientOf(sim.url, shop)
    const prepaid = await direct.chain('v3/pay/transactions/native').post({
      appid: shop.appid,
      mchid: shop.mchid,
      description: '外卖',
      out_trade_no: 'DIRECT|0001*',
      notify_url: 'http://127.0.0.1:9/notify',
      amount: { total: 1 },
    })
    await sim.told('POST', '/_sim/pay', { target: 'DIRECT|0001*', mchid: shop.mchid })
    const { data } = await direct
      .chain('v3/pay/transactions/out-trade-no/{out_trade_no}')
      .get({ params: { mchid: shop.mchid }, out_trade_no: 'DIRECT|0001*' })
    expect(data).toMatchObject({ mchid: shop.mchid, trade_state: 'SUCCESS', payer: { openid: expect.any(String) } })
    expect(prepaid.status).toBe(200)
    const refund = {
      out_trade_no: 'DIRECT|0001*',
      out_refund_no: 'DIRECT-R1',
      amount: { refund: 1, total: 1, currency: 'CNY' },
    }
    await direct.chain('v3/refund/domestic/refunds').post(refund)
    await sim.advance(2)
    const { data: refunded } = await direct.chain('v3/refund/domestic/refunds/DIRECT-R1').get<Json, Said>()
    expect(refunded).toMatchObject({ status: 'SUCCESS', amount: { refund: 1 } })
  })
})

function keyOf(made: Made): { serial: string; pem: string } {
  const certificate = made.platform_certificates?.at(0)
  if (certificate) return { serial: certificate.serial_no, pem: certificate.certificate }
  return { serial: made.public_key_id ?? '', pem: made.public_key ?? '' }
}

function clientOf(baseURL: string, made: Made): Wechatpay {
  const { serial, pem } = keyOf(made)
  const { mchid, serial_no, private_key: privateKey } = made
  return new Wechatpay({ baseURL, mchid, serial: serial_no, privateKey, certs: { [serial]: pem } })
}
