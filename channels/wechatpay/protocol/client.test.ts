import { createPublicKey } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Rsa } from 'wechatpay-axios-plugin'
import keys from '../vectors/keys.json' with { type: 'json' }
import { WechatClient } from './client.ts'
import { readMerchant } from './merchant.ts'
import { createRefund } from './refunds.ts'
import {
  authorizationFields,
  MERCHANT,
  PUBLIC_KEY_ID,
  rawGateway,
  refusal,
  signatureFits,
  signed,
} from './testing/raw-gateway.ts'
import { prepayNative } from './prepay.ts'
import { closeTransaction, queryByOutTradeNo } from './transactions.ts'

const NOW = new Date('2026-11-23T02:00:00Z')
const PAYEE = { sp_mchid: '1900007291', sub_mchid: '1900000109' }
const ORDER = {
  ...PAYEE,
  sp_appid: 'wx8888888888888888',
  description: 'Image形象店-深圳腾大-QQ公仔',
  out_trade_no: 'A|1*2',
  notify_url: 'https://pay.example.com/wechatpay',
  amount: { total: 100, currency: 'CNY' as const },
}
const PREPAID = '{"code_url":"weixin://wxpay/bizpayurl?pr=JyC91EIz1"}'

let gateway: Awaited<ReturnType<typeof rawGateway>>
beforeEach(async () => {
  gateway = await rawGateway(() => NOW)
})
afterEach(() => gateway.close())

const prepay = () => prepayNative(gateway.client, ORDER)

describe('what is sent', () => {
  test('is signed over the very bytes that go out', async () => {
    gateway.next(signed(200, PREPAID, NOW))
    expect(await prepay()).toMatchObject({ state: 'ok', body: { code_url: 'weixin://wxpay/bizpayurl?pr=JyC91EIz1' } })
    const [seen] = gateway.requests
    expect(seen?.url).toBe('/v3/pay/partner/transactions/native')
    expect(JSON.parse(String(seen?.body))).toEqual(ORDER)
    expect(seen && signatureFits(seen, String(seen.body))).toBe(true)
  })

  test('names us, what we take, and the key that the answer shall be signed with', async () => {
    gateway.next(signed(200, PREPAID, NOW))
    await prepay()
    expect(gateway.requests[0]?.headers).toMatchObject({
      accept: 'application/json',
      'content-type': 'application/json',
      'user-agent': expect.stringMatching(/^ruzhu\/\d/),
      'wechatpay-serial': 'D7CE59D1F522D701',
    })
  })

  test('in public-key mode names the public key on every request, a GET too', async () => {
    const publicKey = { id: PUBLIC_KEY_ID, pem: publicHalf(keys.G1.pem) }
    const merchant = readMerchant({ ...MERCHANT, publicKey })
    const client = new WechatClient({ transport: gateway.transport, merchant, now: () => NOW })
    const order = JSON.stringify({ out_trade_no: 'A1', trade_state: 'NOTPAY', trade_state_desc: '订单未支付' })
    gateway.next(signed(200, order, NOW, { serial: PUBLIC_KEY_ID }), signed(200, order, NOW)) // and a certificate still fits
    expect(await queryByOutTradeNo(client, 'A1', PAYEE)).toMatchObject({ state: 'ok' })
    expect(await queryByOutTradeNo(client, 'A1', PAYEE)).toMatchObject({ state: 'ok' })
    expect(gateway.requests[0]?.headers['wechatpay-serial']).toBe(PUBLIC_KEY_ID)
  })

  test('is percent-encoded once, and signed as encoded', async () => {
    gateway.next(refusal(404, 'ORDER_NOT_EXIST', '订单不存在'))
    await queryByOutTradeNo(gateway.client, 'A|1*2', PAYEE)
    const [seen] = gateway.requests
    expect(seen?.url).toBe('/v3/pay/partner/transactions/out-trade-no/A%7C1*2?sp_mchid=1900007291&sub_mchid=1900000109')
    expect(seen && signatureFits(seen, '')).toBe(true)
  })

  test('has another path and other names for a direct merchant', async () => {
    gateway.next(refusal(404, 'ORDER_NOT_EXIST', '订单不存在'))
    await queryByOutTradeNo(gateway.client, 'A1', { mchid: '1900007291' })
    expect(gateway.requests[0]?.url).toBe('/v3/pay/transactions/out-trade-no/A1?mchid=1900007291')
  })

  test('has a nonce of its own each time', async () => {
    gateway.next(signed(200, PREPAID, NOW), signed(200, PREPAID, NOW))
    await prepay()
    await prepay()
    const nonces = gateway.requests.map((seen) => authorizationFields(seen).nonce_str)
    expect(new Set(nonces).size).toBe(2)
    expect(nonces[0]).toMatch(/^[0-9A-Z]{32}$/)
  })
})

describe('a definite no', () => {
  test.each([
    [400, 'PARAM_ERROR'],
    [401, 'SIGN_ERROR'],
    [403, 'NO_AUTH'],
    [404, 'ORDER_NOT_EXIST'],
    [415, 'INVALID_REQUEST'],
  ])('%i %s is refused, in the gateway’s words and without a signature', async (status, code) => {
    gateway.next(refusal(status, code, '参数错误'))
    expect(await prepay()).toMatchObject({
      state: 'refused',
      status,
      code,
      message: '参数错误',
      requestId: '08F5B8C2-268435461',
      at: expect.any(Date),
    })
  })
})

describe('anything else is unknown, never failure and never success', () => {
  test.each([
    [429, 'FREQUENCY_LIMITED'],
    [429, 'SOMETHING_NEW'],
    [403, 'RATE_LIMITED'],
  ])('%i %s: asked too often', async (status, code) => {
    gateway.next(refusal(status, code, '频率超限'))
    expect(await prepay()).toMatchObject({ state: 'unknown', limited: true })
  })

  test.each([
    [500, 'SYSTEM_ERROR'],
    [502, 'SERVICE_UNAVAILABLE'],
    [400, 'SYSTEM_ERROR'],
  ])('%i %s', async (status, code) => {
    gateway.next(refusal(status, code, '系统繁忙'))
    expect(await prepay()).toMatchObject({ state: 'unknown', why: `answered ${status}: ${code} 系统繁忙` })
  })

  test('a 404 that is not in the gateway’s form: a proxy may have said it', async () => {
    gateway.next((response) => response.writeHead(404).end())
    expect(await prepay()).toMatchObject({ state: 'unknown', why: 'answered 404' })
    gateway.next((response) => response.writeHead(403, { 'content-type': 'text/html' }).end('<h1>Forbidden</h1>'))
    expect(await prepay()).toMatchObject({ state: 'unknown', why: 'answered 403' })
  })

  test.each([
    ['unsigned', (body: string) => [200, body] as const],
    ['HTML', () => [200, '<html>登录</html>'] as const],
  ])('a 200 that is %s', async (_, make) => {
    const [status, body] = make(PREPAID)
    gateway.next((response) => response.writeHead(status).end(body))
    expect(await prepay()).toMatchObject({ state: 'unknown', why: 'answered 200, signature: unsigned' })
  })

  test('a 200 whose signature is wrong, old, or by a key we do not hold', async () => {
    gateway.next(
      signed(200, PREPAID, NOW, { signature: Rsa.sign('another text', Rsa.from(keys.G1.pem, 'private')) }),
      signed(200, PREPAID, NOW, { seconds: NOW.getTime() / 1000 - 301 }),
      signed(200, PREPAID, NOW, { serial: PUBLIC_KEY_ID }),
    )
    expect(await prepay()).toMatchObject({ state: 'unknown', why: 'answered 200, signature: mismatch' })
    expect(await prepay()).toMatchObject({
      state: 'unknown',
      why: 'answered 200, signature: stale; our clock is 301 s ahead of the signature’s',
    })
    expect(await prepay()).toMatchObject({
      state: 'unknown',
      why: 'answered 200, signature: unknown_key PUB_KEY_ID_0114232134912410000000000000',
    })
    expect(gateway.requests).toHaveLength(3) // none was sent twice
  })

  test('a signed answer that lacks what was asked for', async () => {
    gateway.next(signed(200, '{}', NOW), signed(200, '{"code_url":7}', NOW), signed(200, '{"code_url":', NOW))
    expect(await prepay()).toMatchObject({ state: 'unknown', why: 'unreadable answer: body.code_url: missing' })
    expect(await prepay()).toMatchObject({ state: 'unknown', why: 'unreadable answer: body.code_url: no text' })
    expect(await prepay()).toMatchObject({ state: 'unknown', why: 'unreadable answer: not JSON' })
  })

  test('a redirect is not followed', async () => {
    gateway.next((response) => response.writeHead(302, { location: '/elsewhere' }).end())
    expect(await prepay()).toMatchObject({ state: 'unknown', why: 'answered 302' })
    expect(gateway.requests).toHaveLength(1)
  })

  test('a connection cut before the answer, or in the middle of it', async () => {
    gateway.next(
      (response) => response.destroy(),
      (response) => {
        response.writeHead(200, { 'content-length': '1000' })
        response.write('{"code_url"')
        response.flushHeaders()
        setImmediate(() => response.destroy())
      },
    )
    expect(await prepay()).toMatchObject({ state: 'unknown', why: expect.stringMatching(/^no answer: /) })
    expect(await prepay()).toMatchObject({ state: 'unknown', why: expect.stringMatching(/^no answer: /) })
    expect(gateway.requests).toHaveLength(2)
  })

  test('no answer in time, whether it never begins or never ends', async () => {
    gateway.next(
      () => {},
      (response) => {
        response.writeHead(200).write('{')
      },
    )
    const slow = { timeoutMs: 100 }
    expect(await prepayNative(gateway.client, ORDER, slow)).toMatchObject({
      state: 'unknown',
      why: 'no answer within 100 ms',
    })
    expect(await prepayNative(gateway.client, ORDER, slow)).toMatchObject({
      state: 'unknown',
      why: 'no answer within 100 ms',
    })
  })

  test('the caller may give up', async () => {
    const giveUp = new AbortController()
    gateway.next(() => giveUp.abort())
    const answer = await prepayNative(gateway.client, ORDER, { signal: giveUp.signal })
    expect(answer).toMatchObject({ state: 'unknown', why: expect.stringMatching(/aborted/) })
  })
})

describe('a signature probe', () => {
  const probe = signed(200, PREPAID, NOW, { signature: `WECHATPAY/SIGNTEST/${'A'.repeat(325)}` })

  test('is thrown away, and the same request is sent once more under a new nonce', async () => {
    gateway.next(probe, signed(200, PREPAID, NOW))
    expect(await prepay()).toMatchObject({ state: 'ok' })
    const [first, second] = gateway.requests
    expect(second?.body.equals(first?.body ?? Buffer.alloc(0))).toBe(true)
    expect(second && authorizationFields(second).nonce_str).not.toBe(first && authorizationFields(first).nonce_str)
    expect(gateway.client.observed.signatureProbes).toBe(1)
  })

  test('whose second copy is refused leaves it open: the first was answered, only not believed', async () => {
    gateway.next(probe, refusal(403, 'OUT_TRADE_NO_USED', '商户订单号重复'))
    expect(await prepay()).toMatchObject({ state: 'unknown', why: expect.stringMatching(/^sent twice/) })
  })

  test('twice in a row ends there', async () => {
    gateway.next(probe, probe, signed(200, PREPAID, NOW))
    expect(await prepay()).toMatchObject({ state: 'unknown', why: 'two signature probes in a row' })
    expect(gateway.requests).toHaveLength(2)
  })
})

describe('answers without a body', () => {
  test('a 204 is signed too', async () => {
    gateway.next(signed(204, '', NOW))
    expect(await closeTransaction(gateway.client, 'A1', PAYEE)).toMatchObject({ state: 'ok', status: 204 })
    expect(JSON.parse(String(gateway.requests[0]?.body))).toEqual(PAYEE)
  })

  test('and is not believed without', async () => {
    gateway.next((response) => response.writeHead(204).end())
    expect(await closeTransaction(gateway.client, 'A1', PAYEE)).toMatchObject({ state: 'unknown' })
  })
})

test('a refund answer is read by what it must have and no more', async () => {
  gateway.next(signed(200, '{"out_refund_no":"R1","status":"PROCESSING","a_new_field":{"x":1}}', NOW))
  const amount = { refund: 30, total: 100, currency: 'CNY' as const }
  const request = { out_trade_no: 'A1', out_refund_no: 'R1', notify_url: 'https://pay.example.com/n', amount }
  expect(await createRefund(gateway.client, request)).toMatchObject({ state: 'ok', body: { status: 'PROCESSING' } })
})

function publicHalf(privatePem: string): string {
  return createPublicKey(privatePem).export({ type: 'spki', format: 'pem' }).toString()
}
