import { AlipaySdk } from 'alipay-sdk'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formEncode } from './charset.ts'
import { openNotification } from './notifications.ts'
import { stringToSign } from './signing.ts'
import { APP_ID, APP_KEY, MATERIAL, raw, rawGateway, signatureOf, signedBody, spki } from './testing/raw-gateway.ts'

/** Alipay's own SDK, unmodified, on both ends: it checks what we sign, and reads what we read. */

let gateway: Awaited<ReturnType<typeof rawGateway>>
beforeAll(async () => {
  gateway = await rawGateway(() => new Date('2026-11-23T02:00:00Z'))
})
afterAll(() => gateway.close())

const sdkWith = (alipayPublicKey: string) =>
  new AlipaySdk({
    appId: APP_ID,
    privateKey: APP_KEY.export({ type: 'pkcs8', format: 'pem' }).toString(),
    keyType: 'PKCS8',
    alipayPublicKey,
    gateway: `${gateway.baseUrl}/gateway.do`,
    endpoint: gateway.baseUrl,
    camelcase: false,
  })

const value = fc.string({ unit: fc.constantFrom(...'aZ09 +%&=/?#"\\{}中文😀') })
const params = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}(_[a-z]{1,8})?$/), value)

test('it finds right whatever we sign', async () => {
  const gateways = sdkWith(spki(APP_KEY)) // as the gateway knows us
  await fc.assert(
    fc.asyncProperty(params, value, async (fields, subject) => {
      const request = { method: 'alipay.trade.create', bizContent: { subject }, fields }
      const { common, rest } = await gateway.client.sign(request)
      const { sign = '', ...signed } = { ...rest, ...common }
      expect(gateways.rsaCheck(stringToSign(signed), sign, 'RSA2')).toBe(true)
    }),
    { numRuns: 30 },
  )
})

test('what it takes for a genuine notification, so do we', () => {
  const sdk = sdkWith(MATERIAL_KEY)
  fc.assert(
    fc.property(params, fc.boolean(), fc.boolean(), (fields, keepsType, spoilt) => {
      const { sign: _, sign_type: __, alipay_cert_sn: ___, charset: ____, ...free } = fields
      const signed: Record<string, string> = { ...free, app_id: APP_ID, ...(keepsType ? { sign_type: 'RSA2' } : {}) }
      const text = Object.keys(signed)
        .sort()
        .map((name) => `${name}=${signed[name]}`)
        .join('&')
      const sent = { ...signed, sign_type: 'RSA2', sign: signatureOf(spoilt ? `${text}x` : text) }
      const theirs = sdk.checkNotifySignV2(sent)
      expect(theirs).toBe(!spoilt)
      const ours = openNotification(Buffer.from(formEncode(Object.entries(sent), 'utf-8')), gateway.client.app)
      expect(ours.genuine).toBe(theirs)
    }),
    { numRuns: 50 },
  )
})

describe('answers', () => {
  const METHOD = 'alipay.trade.query'
  const node = fc.dictionary(fc.stringMatching(/^[a-z_]{1,10}$/), fc.jsonValue(), { maxKeys: 5 })

  test('of the gateway v2: what it validates, we take as the same', async () => {
    const sdk = sdkWith(MATERIAL_KEY)
    await fc.assert(
      fc.asyncProperty(node, async (content) => {
        const text = JSON.stringify({ ...content, code: '10000', msg: 'Success' })
        gateway.next(raw(200, signedBody(METHOD, text)), raw(200, signedBody(METHOD, text)))
        const theirs: Record<string, unknown> = await sdk.exec(METHOD, { bizContent: { a: 1 } }, { validateSign: true })
        const ours = await gateway.client.call({ method: METHOD }, (read) => read)
        const { traceId: _, ...said } = theirs
        expect(ours).toMatchObject({ state: 'ok', body: JSON.parse(text) })
        expect(said).toEqual(JSON.parse(text))
      }),
      { numRuns: 25 },
    )
  })

  test('of v3: it verifies the headers that we verify', async () => {
    const body = '{"trade_no":"2013112011001004330000121536","trade_status":"TRADE_SUCCESS"}'
    const [timestamp, nonce] = ['1717762879833', 'n1']
    const signature = signatureOf(`${timestamp}\n${nonce}\n${body}\n`)
    gateway.next((response) =>
      response
        .writeHead(200, { 'alipay-timestamp': timestamp, 'alipay-nonce': nonce, 'alipay-signature': signature })
        .end(body),
    )
    const theirs = await sdkWith(MATERIAL_KEY).curl('POST', '/v3/alipay/trade/query', { body: { trade_no: 'x' } })
    expect(theirs.data).toEqual(JSON.parse(body))
  })
})

const MATERIAL_KEY = 'alipayPublicKey' in MATERIAL ? MATERIAL.alipayPublicKey : ''
