import { afterEach, beforeEach, expect, test } from 'vitest'
import { Aes } from 'wechatpay-axios-plugin'
import keys from '../vectors/keys.json' with { type: 'json' }
import { WechatClient } from './client.ts'
import { readMerchant } from './merchant.ts'
import { createRefund } from './refunds.ts'
import {
  API_V3_KEY,
  GATEWAY_PUBLIC_PEM,
  MERCHANT,
  PUBLIC_KEY_ID,
  rawGateway,
  refusal,
  signed,
  signedHeaders,
} from './testing/raw-gateway.ts'
import { queryByOutTradeNo } from './transactions.ts'

/** Two published certificates over one published key: the first is followed by the second. */
const OLD = { serial: 'F5765756002FDD77', pem: keys['G1-cert-B'].pem }
const NEW = { serial: 'D7CE59D1F522D701', pem: keys['G1-cert-A'].pem }
const HOUR_MS = 3_600_000
const ORDER = JSON.stringify({ out_trade_no: 'A1', trade_state: 'NOTPAY', trade_state_desc: '订单未支付' })

let now: Date
let gateway: Awaited<ReturnType<typeof rawGateway>>
beforeEach(async () => {
  now = new Date('2026-11-23T02:00:00Z')
  gateway = await rawGateway(() => now)
})
afterEach(() => gateway.close())

const { platformCertificates: _, ...BARE } = MERCHANT
function client(material: Partial<Parameters<typeof readMerchant>[0]> = {}): WechatClient {
  const merchant = readMerchant({ ...BARE, ...material })
  return new WechatClient({ transport: gateway.transport, merchant, now: () => now, patienceMs: 0 })
}
const ask = (one: WechatClient) => queryByOutTradeNo(one, 'A1', { mchid: MERCHANT.mchid })
const paths = () => gateway.requests.map(({ url }) => url.split('?')[0]?.split('/').at(-1))

function listed(...certificates: { serial: string; pem: string }[]) {
  const nonce = '61f9c719728a'
  const data = certificates.map(({ serial, pem }) => ({
    serial_no: serial,
    effective_time: '2021-04-27T16:55:23+08:00',
    expire_time: '2031-04-25T16:55:23+08:00',
    encrypt_certificate: {
      algorithm: 'AEAD_AES_256_GCM',
      nonce,
      associated_data: 'certificate',
      ciphertext: Aes.AesGcm.encrypt(pem, API_V3_KEY, nonce, 'certificate'),
    },
  }))
  return signed(200, JSON.stringify({ data }), now, { serial: certificates.at(-1)?.serial ?? '' })
}
const answered = (serial: string) => signed(200, ORDER, now, { serial })

test('a merchant without any key of the gateway’s has its certificates before its first call', async () => {
  const merchant = client()
  gateway.next(listed(OLD), answered(OLD.serial), answered(OLD.serial))
  expect(await ask(merchant)).toMatchObject({ state: 'ok' })
  expect(await ask(merchant)).toMatchObject({ state: 'ok' })
  expect(paths()).toEqual(['certificates', 'A1', 'A1'])
  expect(gateway.requests[1]?.headers['wechatpay-serial']).toBe(OLD.serial)
  expect(merchant.certificates).toEqual({ shown: 'listed', trouble: undefined })
})

test('they are asked for again after six hours, beside the call that noticed', async () => {
  const merchant = client()
  gateway.next(listed(OLD), answered(OLD.serial))
  await ask(merchant)
  now = new Date(now.getTime() + 6 * HOUR_MS)
  const seen = gateway.nextRequests(2)
  gateway.next(listed(OLD, NEW), answered(OLD.serial))
  await Promise.all([ask(merchant), seen])
  expect(paths().slice(2).toSorted()).toEqual(['A1', 'certificates'])
})

test('a certificate follows another without a restart: both are believed, and the newer seals', async () => {
  const merchant = client()
  gateway.next(listed(OLD), answered(OLD.serial))
  await ask(merchant)
  now = new Date(now.getTime() + HOUR_MS)
  gateway.next(answered(NEW.serial), listed(NEW), answered(OLD.serial))
  expect(await ask(merchant)).toMatchObject({ state: 'ok' }) // judged once more, and not sent once more
  expect(await ask(merchant)).toMatchObject({ state: 'ok' }) // what is listed no longer still counts until it expires
  expect(paths()).toEqual(['certificates', 'A1', 'A1', 'certificates', 'A1'])
  expect(merchant.merchant.platformKeys.current?.id).toBe(NEW.serial)
})

test('a notification that names a new certificate is opened by it', async () => {
  const merchant = client({ platformCertificates: [OLD.pem] })
  const nonce = 'fdasflkja484'
  const resource = {
    algorithm: 'AEAD_AES_256_GCM',
    nonce,
    associated_data: 'transaction',
    original_type: 'transaction',
    ciphertext: Aes.AesGcm.encrypt(ORDER, API_V3_KEY, nonce, 'transaction'),
  }
  const create_time = '2026-11-23T10:00:00+08:00'
  const body = JSON.stringify({ id: 'EV-1', create_time, event_type: 'TRANSACTION.SUCCESS', resource })
  gateway.next(listed(OLD, NEW))
  const raw = { headers: signedHeaders(body, now, { serial: NEW.serial }), body: Buffer.from(body) }
  expect(await merchant.openNotification(raw)).toMatchObject({ genuine: true, notification: { id: 'EV-1' } })
})

test('strange keys make us ask once a minute, whoever sends them', async () => {
  const merchant = client({ publicKey: { id: PUBLIC_KEY_ID, pem: keys.P1.pem } })
  gateway.next(refusal(404, 'RESOURCE_NOT_EXISTS', '无可用的平台证书'))
  for (let times = 0; times < 20; times++) {
    const raw = { headers: signedHeaders('{}', now, { serial: `${times}`.padStart(40, 'F') }), body: Buffer.from('{}') }
    expect(await merchant.openNotification(raw)).toEqual({ genuine: false, why: 'unknown_key' })
  }
  expect(paths()).toEqual(['certificates'])
  expect(merchant.certificates.shown).toBe('none')
})

test('a merchant with the public key is not asked for certificates that it may never have had', async () => {
  const merchant = client({ publicKey: { id: PUBLIC_KEY_ID, pem: GATEWAY_PUBLIC_PEM } })
  gateway.next(answered(PUBLIC_KEY_ID))
  expect(await ask(merchant)).toMatchObject({ state: 'ok' })
  expect(paths()).toEqual(['A1'])
})

test('while it moves from certificates to the public key, both kinds are believed', async () => {
  const merchant = client({
    publicKey: { id: PUBLIC_KEY_ID, pem: GATEWAY_PUBLIC_PEM },
    platformCertificates: [OLD.pem],
  })
  gateway.next(answered(OLD.serial), answered(PUBLIC_KEY_ID), answered(NEW.serial), listed(OLD, NEW))
  for (let times = 0; times < 3; times++) expect(await ask(merchant)).toMatchObject({ state: 'ok' })
  expect(paths()).toEqual(['A1', 'A1', 'A1', 'certificates'])
})

test('a merchant whose gateway has only a public key says so, and believes nothing without it', async () => {
  const merchant = client()
  gateway.next(refusal(404, 'RESOURCE_NOT_EXISTS', '无可用的平台证书'), answered(PUBLIC_KEY_ID))
  expect(await ask(merchant)).toMatchObject({ state: 'unknown', why: expect.stringMatching(/unknown_key PUB_KEY_ID_/) })
  expect(merchant.certificates.shown).toBe('none')
})

test('without any key nothing is asked to be done, since no yes could be believed', async () => {
  const merchant = client()
  gateway.next(refusal(404, 'RESOURCE_NOT_EXISTS', '无可用的平台证书'))
  const order = { out_trade_no: 'A1', out_refund_no: 'R1', amount: { refund: 1, total: 1, currency: 'CNY' } } as const
  expect(await createRefund(merchant, order)).toEqual({
    state: 'unknown',
    why: 'not sent: no key of the gateway is held; there are no certificates, and the public key is missing',
  })
  expect(paths()).toEqual(['certificates'])
})

test('certificates that could not be had are a trouble that is said, and asked for again', async () => {
  const merchant = client()
  gateway.next(refusal(500, 'SYSTEM_ERROR', '系统错误'), answered(OLD.serial))
  expect(await ask(merchant)).toMatchObject({ state: 'unknown' })
  expect(merchant.certificates.trouble).toBe('answered 500: SYSTEM_ERROR 系统错误')
  now = new Date(now.getTime() + 60_000)
  gateway.next(listed(OLD), answered(OLD.serial))
  expect(await ask(merchant)).toMatchObject({ state: 'ok' })
})
