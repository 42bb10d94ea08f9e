import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { AlipaySdk } from 'alipay-sdk'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readCertificates } from './certificates.ts'
import { KeyError } from './keys.ts'
import { readApp } from './app.ts'
import { type Made, makeCertificate, type Name } from './testing/make-certificate.ts'
import { answer, APP_KEY, isSignedByApp, paramsOf, rawGateway, type Turn } from './testing/raw-gateway.ts'
import { queryTrade } from './trades.ts'

const NOW = new Date('2026-11-23T02:00:00Z')
const YEARS = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2031-01-01T00:00:00Z') }
const ROOT: Name = [
  ['C', 'CN'],
  ['O', '示例金融'],
  ['CN', 'Example Root R1'],
]
const named = (name: string): Name => [
  ['C', 'CN'],
  ['O', '示例金融'],
  ['CN', name],
]
const rsaKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const [rootKey, alipayKey, nextKey, strangerKey] = [rsaKey(), rsaKey(), rsaKey(), rsaKey()]

const made = (name: string, serial: bigint, changes: Partial<Made> = {}): Made => ({
  subject: named(name),
  issuer: ROOT,
  serial,
  ...YEARS,
  ...changes,
})
const issue = (what: Made, key: KeyObject, by: KeyObject = rootKey) => makeCertificate(what, key, by)
const root = issue(made('', 1n, { subject: ROOT, ca: true }), rootKey)
const alipay = issue(made('Alipay 1', 42717148703310028089966079920726168707n), alipayKey)
const next = issue(made('Alipay 2', 0xfen), nextKey)
const sn = (pem: string) => (pem === '' ? '' : (readCertificates(pem)[0]?.sn ?? ''))

const MATERIAL = {
  appId: '2021000122671080',
  privateKey: APP_KEY.export({ type: 'pkcs8', format: 'pem' }).toString(),
  appCertificate: issue(made('2088-2021000122671080', 7n), APP_KEY),
  alipayCertificate: alipay,
  rootCertificate: root,
}
const TRADE = { code: '10000', out_trade_no: 'A1', trade_no: 'T1', trade_status: 'TRADE_SUCCESS' }
const METHOD = 'alipay.trade.query'

let gateway: Awaited<ReturnType<typeof rawGateway>>
beforeEach(async () => {
  gateway = await rawGateway(() => NOW, MATERIAL)
})
afterEach(() => gateway.close())

const query = () => queryTrade(gateway.client, { out_trade_no: 'A1' })
const download = (pem: string, code = '10000') =>
  answer(
    'alipay.open.app.alipaycert.download',
    { code, alipay_cert_content: Buffer.from(pem).toString('base64') },
    {
      key: strangerKey,
      certSn: sn(pem),
    },
  )

test('our numbers are those that the official SDK makes', () => {
  const { appId, privateKey, appCertificate, alipayCertificate, rootCertificate } = MATERIAL
  const sdk = new AlipaySdk({
    appId,
    privateKey,
    keyType: 'PKCS8',
    appCertContent: appCertificate,
    alipayPublicCertContent: alipayCertificate,
    alipayRootCertContent: rootCertificate,
  })
  const { appCertSn, alipayCertSn, alipayRootCertSn } = sdk.config
  expect(readApp(MATERIAL).certificates).toEqual({ appCertSn, rootCertSn: alipayRootCertSn })
  expect(sn(alipay)).toBe(alipayCertSn)
})

test('each request names our certificate and the roots that we trust', async () => {
  gateway.next(answer(METHOD, TRADE, { key: alipayKey, certSn: sn(alipay) }))
  expect(await query()).toMatchObject({ state: 'ok' })
  const params = paramsOf(gateway.requests[0] ?? expect.fail('nothing was sent'))
  expect(params).toMatchObject({ app_cert_sn: sn(MATERIAL.appCertificate), alipay_root_cert_sn: sn(root) })
  expect(isSignedByApp(params)).toBe(true)
})

describe('an answer signed with a certificate that we do not hold', () => {
  const renewed = answer(METHOD, TRADE, { key: nextKey, certSn: sn(next) })

  test('is believed once that certificate is fetched and comes from our root; the request is not sent again', async () => {
    gateway.next(renewed, download(next), renewed, answer(METHOD, TRADE, { key: alipayKey, certSn: sn(alipay) }))
    expect(await query()).toMatchObject({ state: 'ok', body: { trade_no: 'T1' } })
    expect(await query()).toMatchObject({ state: 'ok' })
    expect(await query()).toMatchObject({ state: 'ok' }) // the earlier one still fits
    const methods = gateway.requests.map((seen) => paramsOf(seen)['method'])
    expect(methods).toEqual([METHOD, 'alipay.open.app.alipaycert.download', METHOD, METHOD])
    const asked = paramsOf(gateway.requests[1] ?? expect.fail('nothing was asked'))
    expect(JSON.parse(asked['biz_content'] ?? '')).toEqual({ alipay_cert_sn: sn(next) })
  })

  const either: Turn = (response, seen) =>
    (paramsOf(seen)['method'] === METHOD ? renewed : download(next))(response, seen)
  test('is fetched once for many that wait', async () => {
    gateway.next(either, either, either, either)
    const seen = await Promise.all([query(), query(), query()])
    expect(seen.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok'])
    expect(gateway.requests).toHaveLength(4)
  })

  test('is fetched on our own behalf, also where the call was a merchant’s', async () => {
    gateway.next(renewed, download(next))
    await queryTrade(gateway.client.onBehalfOf('token'), { out_trade_no: 'A1' })
    expect(paramsOf(gateway.requests[0] ?? expect.fail('nothing'))).toHaveProperty('app_auth_token')
    expect(paramsOf(gateway.requests[1] ?? expect.fail('nothing'))).not.toHaveProperty('app_auth_token')
  })

  const forged = issue(made('Alipay 2', 0xfen), nextKey, strangerKey)
  const expired = issue(made('Alipay 2', 0xfen, { to: new Date('2026-11-22T00:00:00Z') }), nextKey)
  const selfMade = issue(made('Alipay 2', 0xfen, { issuer: named('Alipay 2') }), nextKey, nextKey)
  test.each([
    ['another than was asked for', download(alipay)],
    ['one that a stranger signed', download(forged)],
    ['one that has run out', download(expired)],
    ['one that vouches for itself', download(selfMade)],
    ['none', download('')],
    [
      'a refusal',
      answer('alipay.open.app.alipaycert.download', { code: '40004', sub_code: 'isv.alipay-cert-not-exist' }),
    ],
  ])('is unknown where the gateway gives %s', async (_, given) => {
    gateway.next(renewed, given)
    expect(await query()).toMatchObject({ state: 'unknown', doubt: 'certificate' })
  })

  test('is unknown where nothing comes back', async () => {
    gateway.next(renewed, (response) => response.destroy())
    expect(await query()).toMatchObject({ state: 'unknown', doubt: 'certificate' })
  })
})

test('an answer that names a certificate we hold, signed with another key, is not believed', async () => {
  gateway.next(answer(METHOD, TRADE, { key: nextKey, certSn: sn(alipay) }))
  expect(await query()).toMatchObject({ state: 'unknown', doubt: 'signature' })
  expect(gateway.requests).toHaveLength(1)
})

test.each([
  [
    'Alipay’s certificate from another root',
    { rootCertificate: issue(made('', 1n, { subject: ROOT, ca: true }), strangerKey, strangerKey) },
    'untrusted',
  ],
  ['our own where Alipay’s belongs', { alipayCertificate: MATERIAL.appCertificate }, 'own_key'],
  ['Alipay’s where our own belongs', { appCertificate: alipay }, 'not_a_pair'],
  ['a key where a certificate belongs', { alipayCertificate: MATERIAL.privateKey }, 'private_key'],
] as const)('%s is named', (_, changes, fault) => {
  expect(() => readApp({ ...MATERIAL, ...changes })).toThrow(new KeyError(fault))
})
