import Pay from 'wechatpay-node-v3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReceiver, type Received } from './simulator/receiver.ts'
import { type Json, type Made, type SimWorld, openSimulator } from './simulator/world.ts'

/*
 * An SDK of other people, unchanged. Its host is compiled in; the seam that it offers for that, an HTTP service of one's
 * own, leads it here and keeps each answer as it came, so that its own verification can be asked about all of them.
 */

type Heard = { status: number; headers: Headers; text: string }
type Sent = Record<string, unknown>

function serviceOf(url: string, heard: Heard[]) {
  const here = (address: string) => address.replace('https://api.mch.weixin.qq.com', url)
  const read = async (response: Response) => {
    const text = await response.text()
    heard.push({ status: response.status, headers: response.headers, text })
    const data: unknown = text === '' ? {} : JSON.parse(text)
    return response.ok ? { status: response.status, data } : { status: response.status, error: text }
  }
  return {
    get: async (address: string, headers: Record<string, string>) => read(await fetch(here(address), { headers })),
    post: async (address: string, params: Sent, headers: Record<string, string>) =>
      read(await fetch(here(address), { method: 'POST', body: JSON.stringify(params), headers })),
    // this release sends pictures as JSON to an address without a host, which no gateway takes
    upload: () => Promise.reject(new Error('the SDK does not upload by its service')),
  }
}

const order = (outTradeNo: string, notify_url: string) => ({
  description: '招牌牛腩粉',
  out_trade_no: outTradeNo,
  notify_url,
  amount: { total: 8800 },
})

describe.each(['public_key', 'platform_certificate'] as const)('wechatpay-node-v3 with %s', (keys) => {
  let sim: SimWorld
  const heard: Heard[] = []
  let count = 0
  const number = () => `NODE-${keys.slice(0, 3)}-${String(count++).padStart(4, '0')}`

  beforeAll(async () => {
    sim = await openSimulator()
  })
  afterAll(() => sim.close())

  function sdkOf(made: Made): Pay {
    const sdk = new Pay({
      appid: made.appid,
      mchid: made.mchid,
      serial_no: made.serial_no,
      publicKey: Buffer.from(made.certificate),
      privateKey: Buffer.from(made.private_key),
      key: made.api_v3_key,
    })
    sdk.createHttp(serviceOf(sim.url, heard))
    // it fetches platform certificates by itself; a public key has to be put among them
    if (made.public_key_id !== undefined) Reflect.get(Pay, 'certificates')[made.public_key_id] = made.public_key
    return sdk
  }

  async function expectGenuine(sdk: Pay, { headers, text }: Pick<Heard, 'headers' | 'text'>): Promise<void> {
    const header = (name: string) => headers.get(name) ?? ''
    const genuine = await sdk.verifySign({
      timestamp: header('wechatpay-timestamp'),
      nonce: header('wechatpay-nonce'),
      serial: header('wechatpay-serial'),
      signature: header('wechatpay-signature'),
      body: text,
    })
    expect(genuine).toBe(true)
  }

  const noticeOf = async (sdk: Pay, { headers, body }: Received) => {
    await expectGenuine(sdk, { headers: new Headers(headers), text: body })
    const { resource } = JSON.parse(body)
    return sdk.decipher_gcm<Json>(resource.ciphertext, resource.associated_data, resource.nonce)
  }

  test('a direct payment lives: ordered, called, paid, told, asked for, refunded', async () => {
    await using shop = await openReceiver(200)
    const made = await sim.merchant({ keys })
    const sdk = sdkOf(made)
    const payer = await sim.told<{ payer_id: string; openids: Json }>('POST', '/_sim/payers', {})
    const outTradeNo = number()
    const ordered = await sdk.transactions_jsapi({
      ...order(outTradeNo, shop.url),
      payer: { openid: String(payer.openids[made.appid]) },
    })
    expect(ordered.data).toMatchObject({ package: expect.stringMatching(/^prepay_id=wx/), signType: 'RSA' })
    const unpaid = await sdk.query({ out_trade_no: outTradeNo })
    expect(unpaid.data).toMatchObject({ trade_state: 'NOTPAY' })

    // what the SDK gives to the shop's page opens the payer's WeChat
    const paid = await sim.told('POST', '/_sim/pay', { target: JSON.stringify(ordered.data) })
    expect(paid['state']).toBe('SUCCESS')
    const notice = await noticeOf(sdk, await shop.nth(1))
    const asked = await sdk.query({ transaction_id: String(paid['transaction_id']) })
    expect(asked.data).toEqual(notice)

    const refund = await sdk.refunds({
      out_trade_no: outTradeNo,
      out_refund_no: `${outTradeNo}R`,
      notify_url: shop.url,
      amount: { refund: 3000, total: 8800, currency: 'CNY' },
    })
    expect(refund.data).toMatchObject({ status: 'PROCESSING' })
    await sim.advance(2)
    expect(await noticeOf(sdk, await shop.nth(2))).toMatchObject({ refund_status: 'SUCCESS' })
    expect((await sdk.find_refunds(`${outTradeNo}R`)).data).toMatchObject({ status: 'SUCCESS' })
  })

  test('in an app, on a page and by a code; and closed', async () => {
    const sdk = sdkOf(await sim.merchant({ keys }))
    const inApp = await sdk.transactions_app(order(number(), 'http://127.0.0.1:9/n'))
    expect(inApp.data).toMatchObject({ package: 'Sign=WXPay', prepayid: expect.stringMatching(/^wx/) })
    expect(await sim.told('POST', '/_sim/pay', { target: JSON.stringify(inApp.data) })).toMatchObject({
      state: 'SUCCESS',
    })
    const onPage = await sdk.transactions_h5({
      ...order(number(), 'http://127.0.0.1:9/n'),
      scene_info: {
        payer_client_ip: '1.2.3.4',
        h5_info: { type: 'Wap', app_name: '南风', app_url: 'https://a.example' },
      },
    })
    expect(onPage.data).toMatchObject({ h5_url: expect.stringContaining(sim.url) })
    const closing = number()
    expect((await sdk.transactions_native(order(closing, 'http://127.0.0.1:9/n'))).data).toHaveProperty('code_url')
    expect((await sdk.close(closing)).status).toBe(204)
    expect((await sdk.query({ out_trade_no: closing })).data).toMatchObject({ trade_state: 'CLOSED' })
  })

  test('a provider orders for a sub-merchant with the SDK’s signatures, and refunds by its call', async () => {
    const sp = await sim.merchant({ kind: 'provider', keys })
    const { sub_mchid } = await sim.subMerchant(sp.mchid)
    const sdk = sdkOf(sp)
    const service = serviceOf(sim.url, heard)
    const signed = (method: string, path: string, body?: object) => {
      const [nonce, timestamp] = ['0123456789abcdef', String(Math.floor(Date.now() / 1000))]
      const signature = sdk.getSignature(method, nonce, timestamp, path, body && JSON.stringify(body))
      return {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        'User-Agent': 'node',
        Authorization: sdk.getAuthorization(nonce, timestamp, signature),
      }
    }
    const outTradeNo = number()
    const path = '/v3/pay/partner/transactions/native'
    const body = { sp_appid: sp.appid, sp_mchid: sp.mchid, sub_mchid, ...order(outTradeNo, 'http://127.0.0.1:9/n') }
    const ordered = await service.post(`https://api.mch.weixin.qq.com${path}`, body, signed('POST', path, body))
    expect(ordered).toMatchObject({ status: 200, data: { code_url: expect.any(String) } })
    await sim.told('POST', '/_sim/pay', { target: outTradeNo, mchid: sp.mchid })
    const query = `/v3/pay/partner/transactions/out-trade-no/${outTradeNo}?sp_mchid=${sp.mchid}&sub_mchid=${sub_mchid}`
    const asked = await service.get(`https://api.mch.weixin.qq.com${query}`, signed('GET', query))
    expect(asked).toMatchObject({ data: { trade_state: 'SUCCESS' } })
    const refund = { out_trade_no: outTradeNo, out_refund_no: `${outTradeNo}R`, sub_mchid }
    const refunded = await sdk.refunds({ ...refund, amount: { refund: 1, total: 8800, currency: 'CNY' } })
    expect(refunded).toMatchObject({ status: 200 })
    const latest = heard.findLast(({ headers }) => headers.has('wechatpay-signature'))
    if (!latest) throw new Error('nothing was signed')
    await expectGenuine(sdk, latest)
  })

  test('what the gateway refuses, the SDK hands on', async () => {
    const sdk = sdkOf(await sim.merchant({ keys }))
    const absent = await sdk.query({ out_trade_no: 'NOTHING-HERE' })
    expect([absent.status, JSON.parse(String(absent.error))]).toMatchObject([404, { code: 'ORDER_NOT_EXIST' }])
    if (keys === 'public_key') {
      await expect(sdk.get_certificates('')).rejects.toThrow('拉取平台证书失败')
      return
    }
    const made = await sim.merchant({ keys })
    const [listed] = await sdkOf(made).get_certificates(made.api_v3_key)
    expect(listed?.serial_no).toBe(made.platform_certificates?.[0]?.serial_no)
  })
})
