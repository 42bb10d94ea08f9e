import { createPublicKey, verify } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { decryptContent, encryptContent } from './aes.ts'
import { readAesKey } from './keys.ts'
import { Fields } from './reading.ts'
import { APP_KEY, MATERIAL, rawGateway, type Seen, signatureOf, type Turn } from './testing/raw-gateway.ts'
import { AlipayV3Client } from './v3-client.ts'

const NOW = new Date('2026-11-23T02:00:00Z')
const AES_KEY = 'aYA0GP8JEW+D7/UFaskCWA=='
const PATH = '/v3/alipay/trade/query'
const QUERY = { out_trade_no: 'A1' }
const tradeNo = (node: unknown) => new Fields(node).text('trade_no')

let gateway: Awaited<ReturnType<typeof rawGateway>>
let client: AlipayV3Client
beforeEach(async () => {
  gateway = await rawGateway(() => NOW, { ...MATERIAL, aesKey: AES_KEY })
  client = new AlipayV3Client(gateway.optionsWith())
})
afterEach(() => gateway.close())

function signed(body: string, sign?: string): Turn {
  const [timestamp, nonce] = ['1717762879833', '3c0d6c77f4f773b427eb7e79625cdf4d']
  const headers = {
    'alipay-timestamp': timestamp,
    'alipay-nonce': nonce,
    'alipay-signature': sign ?? signatureOf(`${timestamp}\n${nonce}\n${body}\n`),
    'alipay-trace-id': '0603331617156962044358274991886',
  }
  return (response) => response.writeHead(200, headers).end(body)
}

function refusal(status: number, body: string): Turn {
  return (response) => response.writeHead(status, { 'content-type': 'application/json;charset=UTF-8' }).end(body)
}

function isSigned({ method, url, headers }: Seen, body: string): boolean {
  const [, said = '', signature = ''] = /^ALIPAY-SHA256withRSA (.*),sign=(.*)$/.exec(headers.authorization ?? '') ?? []
  const token = headers['alipay-app-auth-token']
  const message = `${said}\n${method}\n${url.pathname}${url.search}\n${body}\n${token ? `${String(token)}\n` : ''}`
  return verify('sha256', Buffer.from(message), createPublicKey(APP_KEY), Buffer.from(signature, 'base64'))
}

const ask = () => client.post(PATH, QUERY, tradeNo)
const last = () => gateway.requests.at(-1) ?? expect.fail('nothing was sent')

describe('what is sent', () => {
  test('is signed over the very bytes that go out', async () => {
    gateway.next(signed('{"trade_no":"T1"}'))
    expect(await client.post(PATH, QUERY, tradeNo)).toMatchObject({
      state: 'ok',
      body: 'T1',
      traceId: '0603331617156962044358274991886',
    })
    expect(JSON.parse(String(last().body))).toEqual(QUERY)
    expect(isSigned(last(), String(last().body))).toBe(true)
    expect(last().headers).toMatchObject({ 'content-type': 'application/json', accept: 'application/json' })
    expect(last().headers.authorization).toMatch(
      /^ALIPAY-SHA256withRSA app_id=\d+,nonce=\w{32},timestamp=1795399200000,sign=/,
    )
  })

  test('a GET is signed with its query and without a body', async () => {
    gateway.next(signed('{"trade_no":"T1"}'))
    await client.get('/v3/alipay/open/auth/token/app/query?app_auth_token=a%2Bb', tradeNo)
    expect(last().method).toBe('GET')
    expect(isSigned(last(), '')).toBe(true)
  })

  test('for a merchant carries the token in a header, and signs it', async () => {
    gateway.next(signed('{"trade_no":"T1"}'))
    await client.onBehalfOf('201509BBtoken').post(PATH, QUERY, tradeNo)
    expect(last().headers['alipay-app-auth-token']).toBe('201509BBtoken')
    expect(isSigned(last(), String(last().body))).toBe(true)
  })

  test('an upload signs its JSON part only', async () => {
    gateway.next(signed('{"trade_no":"T1"}'))
    const picture = { filename: 'a.png', mediaType: 'image/png', bytes: Buffer.from([1, 2, 3]) }
    await client.upload('/v3/ant/merchant/indirect/image', { image_type: 'png' }, { image_content: picture }, tradeNo)
    expect(isSigned(last(), '{"image_type":"png"}')).toBe(true)
    expect(String(last().body)).toContain(
      'name="data"\r\nContent-Type: application/json\r\n\r\n{"image_type":"png"}\r\n',
    )
    expect(String(last().body)).toContain('name="image_content"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n')
  })

  test('encrypted, the ciphertext is signed, and the answer opened', async () => {
    const key = readAesKey(AES_KEY)
    gateway.next(signed(encryptContent('{"trade_no":"T1"}', key)))
    const encrypting = new AlipayV3Client(gateway.optionsWith({ encrypts: true }))
    expect(await encrypting.post(PATH, QUERY, tradeNo)).toMatchObject({ state: 'ok', body: 'T1' })
    expect(last().headers).toMatchObject({ 'alipay-encrypt-type': 'AES', 'content-type': 'text/plain' })
    expect(decryptContent(String(last().body), key)).toBe(JSON.stringify(QUERY))
    expect(isSigned(last(), String(last().body))).toBe(true)
  })
})

describe('what comes back', () => {
  test.each([
    [400, 'invalid-app-id'],
    [401, 'invalid-auth-token'],
    [400, 'ACQ.TRADE_NOT_EXIST'],
    [404, 'invalid-method'],
  ])('%i %s is refused, unsigned as it comes', async (status, code) => {
    gateway.next(refusal(status, JSON.stringify({ code, message: '不存在', links: [] })))
    expect(await ask()).toMatchObject({ state: 'refused', code, msg: '不存在' })
  })

  test('a refusal that is signed wrongly is none', async () => {
    gateway.next((response) =>
      response
        .writeHead(400, { 'alipay-signature': signatureOf('x'), 'alipay-timestamp': '1', 'alipay-nonce': 'n' })
        .end('{"code":"ACQ.TRADE_NOT_EXIST"}'),
    )
    expect(await ask()).toMatchObject({ state: 'unknown', doubt: 'signature' })
  })

  test.each([
    [500, '{"code":"unknow-error","message":""}'],
    [400, '{"code":"ACQ.SYSTEM_ERROR","message":"系统错误"}'],
    [502, '<html>'],
    [404, ''],
    [302, '{"code":"x"}'],
  ])('%i %s is unknown', async (status, body) => {
    gateway.next(refusal(status, body))
    expect(await ask()).toMatchObject({ state: 'unknown' })
  })

  test.each([
    [429, '{"code":"x"}'],
    [403, '{"code":"app-call-limited","message":""}'],
  ])('%i %s: asked too often', async (status, body) => {
    gateway.next(refusal(status, body))
    expect(await ask()).toMatchObject({ state: 'unknown', limited: true })
  })

  test('a success that lacks what was asked for, or is empty', async () => {
    gateway.next(signed('{}'), signed(''), signed('aYA0'), signed('{"trade_no":"T1"}', 'x'))
    for (let asked = 0; asked < 4; asked++) expect(await ask()).toMatchObject({ state: 'unknown' })
  })
})
