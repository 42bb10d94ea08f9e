import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { Agent } from 'node:https'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ServerRequest from 'node-easywechat/dist/Core/Http/ServerRequest.js'
import MiniApp from 'node-easywechat/dist/MiniApp/Application.js'
import Pay from 'node-easywechat/dist/Pay/Application.js'
import { Aes, Hash, Transformer, Wechatpay } from 'wechatpay-axios-plugin'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLedHere } from './simulator/led-here.ts'
import { openReceiver } from './simulator/receiver.ts'
import type { Made, SimWorld } from './simulator/world.ts'
import { XML_OK } from './simulator/xml.ts'
import { findOpenssl } from './support/openssl.ts'

const openssl = findOpenssl()

/*
 * SDKs that know nothing of us, unchanged, with the gateway's hosts written into them: this process believes the simulator's
 * authority and is led to its port, and no more. What they accept, they would accept from the gateway.
 */

type Fields = Record<string, string>
type Tenpay = Record<
  'unifiedOrder' | 'orderQuery' | 'refund' | 'refundQuery' | 'micropay',
  (order: object) => Promise<Fields>
> & {
  downloadBill(order: object, format: true): Promise<{ list_data: string[][] }>
  middlewareForExpress(
    type: 'pay' | 'refund',
  ): (
    request: { body: string; weixin?: Fields },
    response: { header(): void; send(said: string): void; reply?: () => void },
    next: () => void,
  ) => Promise<void>
}
type TenpayClass = new (config: object) => Tenpay
const TenpayOf: TenpayClass = createRequire(import.meta.url)('tenpay')

let sim: SimWorld
let shop: Made
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ruzhu-sdks-'))
  sim = await openLedHere()
  shop = await sim.merchant()
  await writeFile(join(folder, 'cert.pem'), shop.certificate)
  await writeFile(join(folder, 'key.pem'), shop.private_key)
})
afterAll(async () => {
  await sim.close()
  await rm(folder, { recursive: true, force: true })
})

const order = (out_trade_no: string, notify_url: string) => ({
  body: '招牌牛腩粉 & 一杯茶',
  out_trade_no,
  total_fee: '8800',
  spbill_create_ip: '123.12.12.123',
  notify_url,
  trade_type: 'NATIVE',
  product_id: 'P1',
})
const refundOf = (out_trade_no: string, notify_url: string) => ({
  out_trade_no,
  out_refund_no: `R-${out_trade_no}`,
  total_fee: '8800',
  refund_fee: '3000',
  notify_url,
})
const pay = (target: string | undefined) => sim.told('POST', '/_sim/pay', { target: target ?? '' })
const scanned = async () =>
  (await sim.told<{ auth_code: string }>('GET', '/_sim/payers/rich/auth_code?channel=wechatpay')).auth_code

/** `apiclient_cert.p12`, as the merchant platform gives it: its password is the merchant number. */
async function pkcs12(): Promise<Buffer> {
  const files = ['-in', join(folder, 'cert.pem'), '-inkey', join(folder, 'key.pem'), '-out', join(folder, 'cert.p12')]
  execFileSync(openssl ?? 'openssl', ['pkcs12', '-export', ...files, '-passout', `pass:${shop.mchid}`])
  return readFile(join(folder, 'cert.p12'))
}

/** As its README tells to mount it, without Express around. */
async function received(tenpay: Tenpay, type: 'pay' | 'refund', body: string): Promise<Fields> {
  const request: { body: string; weixin?: Fields } = { body }
  let refused = ''
  const response = { header: () => undefined, send: (said: string) => void (refused = said) }
  let passed = false
  await tenpay.middlewareForExpress(type)(request, response, () => void (passed = true))
  if (!passed || !request.weixin) throw new Error(refused)
  return request.weixin
}

describe.skipIf(openssl === undefined)('tenpay', () => {
  test.each(['MD5', 'HMAC-SHA256'])('a payment lives, signed with %s', async (sign_type) => {
    await using receiver = await openReceiver(XML_OK)
    const { appid, mchid, api_v2_key: partnerKey } = shop
    const tenpay = new TenpayOf({ appid, mchid, partnerKey, pfx: await pkcs12(), notify_url: receiver.url })
    const number = `TENPAY-${sign_type}`
    const ordered = await tenpay.unifiedOrder({ ...order(number, receiver.url), sign_type })
    await pay(ordered['code_url'])
    const paid = await received(tenpay, 'pay', (await receiver.nth(1)).body)
    expect(paid).toMatchObject({ out_trade_no: number, total_fee: '8800', result_code: 'SUCCESS' })
    expect(await tenpay.orderQuery({ out_trade_no: number, sign_type })).toMatchObject({
      trade_state: 'SUCCESS',
      transaction_id: paid['transaction_id'],
    })

    const refunding = await tenpay.refund({ ...refundOf(number, receiver.url), sign_type })
    expect(refunding).toMatchObject({ result_code: 'SUCCESS', refund_fee: '3000' })
    await sim.advance(2)
    const told = await received(tenpay, 'refund', (await receiver.nth(2)).body)
    expect(told['req_info']).toMatchObject({ refund_status: 'SUCCESS', refund_id: refunding['refund_id'] })
    const asked = await tenpay.refundQuery({ out_trade_no: number, sign_type })
    expect(asked).toMatchObject({ refund_status_0: 'SUCCESS', refund_count: '1' })
  })

  test('without its certificate nothing is refunded; by code it is paid at once', async () => {
    const { appid, mchid, api_v2_key: partnerKey } = shop
    const tenpay = new TenpayOf({ appid, mchid, partnerKey, notify_url: 'http://127.0.0.1:9/notify' })
    const out_trade_no = 'TENPAY-SCAN'
    const order = { body: '牛腩粉', out_trade_no, total_fee: '1500', auth_code: await scanned() }
    expect(await tenpay.micropay(order)).toMatchObject({ trade_type: 'MICROPAY', result_code: 'SUCCESS' })
    const refund = refundOf(out_trade_no, 'http://127.0.0.1:9/notify')
    await expect(tenpay.refund(refund)).rejects.toThrow('CA_ERROR')
  })

  test('a forged notice is refused, and a bill is read', async () => {
    await using receiver = await openReceiver(XML_OK)
    const { appid, mchid, api_v2_key: partnerKey } = shop
    const tenpay = new TenpayOf({ appid, mchid, partnerKey, notify_url: receiver.url })
    await sim.fault({ effect: 'notify_bad_signature', times: 1 })
    const ordered = await tenpay.unifiedOrder(order('TENPAY-FORGED', receiver.url))
    await pay(ordered['code_url'])
    const { body } = await receiver.nth(1)
    await expect(received(tenpay, 'pay', body)).rejects.toThrow('sign签名错误')

    const { now } = await sim.told<{ now: string }>('GET', '/_sim/clock')
    await sim.advance(2 * 86_400)
    const bill = await tenpay.downloadBill({ bill_date: now.slice(0, 10).replaceAll('-', '') }, true)
    expect(bill.list_data.map((row) => row[6])).toContain('TENPAY-FORGED')
  })
})

const read = (xml: string): Fields => ({ ...Transformer.toObject(xml) })

describe('wechatpay-axios-plugin, version 2', () => {
  test.each(['MD5', 'HMAC-SHA256'] as const)('a payment lives, signed with %s', async (sign_type) => {
    await using receiver = await openReceiver(XML_OK)
    const { appid, mchid, api_v2_key: secret, certificate: cert, private_key: key } = shop
    const wxpay = new Wechatpay({
      mchid,
      serial: shop.serial_no,
      privateKey: shop.private_key,
      certs: { [shop.public_key_id ?? '']: shop.public_key ?? '' },
      secret,
      merchant: { cert, key },
    })
    const number = `AXIOS-${sign_type}`
    const call = async (path: string, fields: object, config: object = {}) =>
      (
        await wxpay
          .chain(`v2/${path}`)
          .post<unknown, { data: Fields }>({ appid, mch_id: mchid, sign_type, ...fields }, config)
      ).data
    const ordered = await call('pay/unifiedorder', order(number, receiver.url))
    await pay(ordered['code_url'])
    const notice = read((await receiver.nth(1)).body)
    expect(notice['sign']).toBe(Hash.sign(sign_type, notice, secret))
    expect(notice).toMatchObject({ out_trade_no: number, total_fee: '8800' })

    const refund = refundOf(number, receiver.url)
    await expect(call('secapi/pay/refund', refund)).rejects.toMatchObject({
      response: { data: { err_code: 'CA_ERROR' } },
    })
    const refunding = await call('secapi/pay/refund', refund, { security: true })
    await sim.advance(2)
    const told = read((await receiver.nth(2)).body)
    const inner = Aes.AesEcb.decrypt(told['req_info'] ?? '', Hash.md5(secret))
    expect(read(inner)).toMatchObject({ refund_id: refunding['refund_id'], refund_status: 'SUCCESS' })
    expect(await call('pay/refundquery', { out_trade_no: number })).toMatchObject({ refund_status_0: 'SUCCESS' })
  })

  test('a provider sets up a sub-merchant without a nonce', async () => {
    const sp = await sim.merchant({ kind: 'provider' })
    const { sub_mchid: sub_mch_id } = await sim.subMerchant(sp.mchid)
    const { mchid, api_v2_key: secret, certificate: cert, private_key: key } = sp
    const base = { mchid, serial: sp.serial_no, privateKey: sp.private_key, certs: { x: sp.certificate } }
    const wxpay = new Wechatpay({ ...base, secret, merchant: { cert, key } })
    const names = { appid: sp.appid, mch_id: mchid, sub_mch_id }
    const config = { security: true, nonceless: true }
    const call = async (path: string, fields: object) =>
      (await wxpay.chain(`v2/secapi/mch/${path}`).post<unknown, { data: Fields }>({ ...names, ...fields }, config)).data
    await call('addsubdevconfig', { jsapi_path: 'https://shop.example/pay/' })
    const { jsapi_path_list } = await call('querysubdevconfig', {})
    expect(JSON.parse(jsapi_path_list ?? '')).toEqual({ jsapi_path_list: ['https://shop.example/pay/'] })
  })
})

describe('node-easywechat', () => {
  test('a payment lives, and its server reads both notices', async () => {
    await using receiver = await openReceiver(XML_OK)
    const app = new Pay({
      mch_id: shop.mchid,
      private_key: join(folder, 'key.pem'),
      certificate: join(folder, 'cert.pem'),
      secret_key: shop.api_v3_key,
      v2_secret_key: shop.api_v2_key,
    })
    const client = app.getClient()
    const number = 'EASYWECHAT-01'
    const call = async (path: string, fields: object, more: object = {}): Promise<Fields> => {
      const xml = { appid: shop.appid, mch_id: shop.mchid, nonce_str: 'fixed', ...fields }
      const payload: object = { xml, ...more } // its types leave \`xml\` out
      return (await client.request('POST', path, payload)).toObject()
    }
    const ordered = await call('/pay/unifiedorder', order(number, receiver.url))
    await pay(ordered['code_url'])
    const heard = async (body: string) => {
      app.setRequest(new ServerRequest('POST', '/notify', {}, Buffer.from(body)))
      return app.getServer().getRequestMessage()
    }
    const paid = await heard((await receiver.nth(1)).body)
    expect(app.getValidator().validateV2(paid)).toBe(true)
    expect(paid.toObject()).toMatchObject({ out_trade_no: number, total_fee: '8800' })

    const httpsAgent = new Agent({ cert: shop.certificate, key: shop.private_key })
    const refunding = await call('/secapi/pay/refund', refundOf(number, receiver.url), { httpsAgent })
    await sim.advance(2)
    const told = await heard((await receiver.nth(2)).body)
    const root = { refund_id: refunding['refund_id'], refund_status: 'SUCCESS' }
    expect(told.toObject()).toMatchObject({ root })
    const asked = await call('/pay/orderquery', { out_trade_no: number })
    expect(asked).toMatchObject({ trade_state: 'REFUND', result_code: 'SUCCESS' })
    httpsAgent.destroy()
  })

  test('a mini program learns who somebody is', async () => {
    const account = { app_id: shop.appid, secret: shop.app_secret, token: 't', aes_key: 'k'.repeat(43) }
    const { code } = await sim.told<{ code: string }>('POST', '/_sim/wechatpay/login', { appid: shop.appid })
    const { openids } = await sim.told<{ openids: Fields }>('GET', `/_sim/payers/rich?appid=${shop.appid}`)
    const mini = new MiniApp(account)
    const session = await mini.getUtils().codeToSession(code)
    expect(session).toMatchObject({ openid: openids[shop.appid] })
    await expect(mini.getUtils().codeToSession(code)).rejects.toThrow('40163')
  })
})
