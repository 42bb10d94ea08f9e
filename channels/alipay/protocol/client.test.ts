import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { decryptContent, encryptContent } from './aes.ts'
import { AlipayClient } from './client.ts'
import { decode, formDecode } from './charset.ts'
import { readAesKey } from './keys.ts'
import { Fields } from './reading.ts'
import { refundTrade } from './refunds.ts'
import {
  answer,
  APP_ID,
  isSignedByApp,
  MATERIAL,
  paramsOf,
  raw,
  rawGateway,
  signatureOf,
} from './testing/raw-gateway.ts'
import { createTrade, queryTrade } from './trades.ts'

const NOW = new Date('2026-11-23T02:00:00Z')
const AES_KEY = 'aYA0GP8JEW+D7/UFaskCWA=='
const ORDER = {
  out_trade_no: 'A-1',
  total_amount: '19.90',
  subject: 'Iphone6 16G 中文/&=+% 😀',
  product_code: 'JSAPI_PAY',
  op_app_id: '2014072300007148',
  buyer_open_id: '074a1CcTG1LelxKe4xQC0zgNdId0nxi95b5lsNpazWYoCo5',
}
const CREATED = answer('alipay.trade.create', { code: '10000', msg: 'Success', out_trade_no: 'A-1', trade_no: 'T1' })

let gateway: Awaited<ReturnType<typeof rawGateway>>
beforeEach(async () => {
  gateway = await rawGateway(() => NOW, { ...MATERIAL, aesKey: AES_KEY })
})
afterEach(() => gateway.close())

const create = (client = gateway.client) =>
  createTrade(client, ORDER, { notifyUrl: 'https://pay.example.com/n?a=1&b=2' })
const query = (timeoutMs?: number) =>
  queryTrade(gateway.client, { out_trade_no: 'A-1' }, timeoutMs === undefined ? {} : { timeoutMs })
const sent = () => gateway.requests.at(-1) ?? expect.fail('nothing was sent')

describe('what is sent', () => {
  test('is a form, signed over its values as they are', async () => {
    gateway.next(CREATED)
    expect(await create()).toEqual({
      state: 'ok',
      code: '10000',
      body: { out_trade_no: 'A-1', trade_no: 'T1' },
      traceId: '0a1b2c3d',
      at: expect.any(Date),
    })
    const params = paramsOf(sent())
    expect(sent().url.pathname).toBe('/gateway.do')
    expect(sent().headers).toMatchObject({ 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' })
    expect(isSignedByApp(params)).toBe(true)
    expect(params).toMatchObject({
      app_id: APP_ID,
      method: 'alipay.trade.create',
      charset: 'utf-8',
      sign_type: 'RSA2',
      timestamp: '2026-11-23 10:00:00',
      version: '1.0',
      notify_url: 'https://pay.example.com/n?a=1&b=2',
    })
    expect(JSON.parse(params['biz_content'] ?? '')).toEqual(ORDER)
  })

  test('for a merchant carries the token in the body, where no log of addresses finds it', async () => {
    gateway.next(CREATED, CREATED)
    const client = gateway.client.onBehalfOf('201509BBeff9351ad1874306903e96b91d248A36')
    await create(client)
    expect(paramsOf(sent())['app_auth_token']).toBe('201509BBeff9351ad1874306903e96b91d248A36')
    expect(sent().url.search).not.toContain('app_auth_token')
    expect(isSignedByApp(paramsOf(sent()))).toBe(true)
    await create(client.onOwnBehalf())
    expect(paramsOf(sent())).not.toHaveProperty('app_auth_token')
  })

  test('never holds an empty parameter, which the gateway would not count', async () => {
    gateway.next(CREATED)
    await createTrade(gateway.client.onBehalfOf(''), ORDER, { notifyUrl: '' })
    expect(Object.values(paramsOf(sent()))).not.toContain('')
    expect(isSignedByApp(paramsOf(sent()))).toBe(true)
  })

  test('encrypted, the ciphertext is signed, and the answer opened', async () => {
    const key = readAesKey(AES_KEY)
    const node = JSON.stringify(encryptContent('{"code":"10000","out_trade_no":"A-1","trade_no":"T1"}', key))
    gateway.next(raw(200, `{"alipay_trade_create_response":${node},"sign":"${signatureOf(node)}"}`))
    expect(await create(new AlipayClient(gateway.optionsWith({ encrypts: true })))).toMatchObject({
      state: 'ok',
      body: { trade_no: 'T1' },
    })
    const params = paramsOf(sent())
    expect(params['encrypt_type']).toBe('AES')
    expect(JSON.parse(decryptContent(params['biz_content'] ?? '', key) ?? '')).toEqual(ORDER)
    expect(isSignedByApp(params)).toBe(true)
  })

  test('an upload has each field in a part of its own, and files are not signed', async () => {
    gateway.next(answer('ant.merchant.expand.indirect.image.upload', { code: '10000', image_id: 'i.jpg' }))
    const picture = { filename: 'licence.jpg', mediaType: 'image/jpeg', bytes: Buffer.from([0xff, 0xd8]) }
    const fields = { image_type: 'jpg', h_5_status: '中文' }
    const seen = await gateway.client
      .onBehalfOf('token')
      .upload('ant.merchant.expand.indirect.image.upload', fields, { image_content: picture }, (node) =>
        new Fields(node).text('image_id'),
      )
    expect(seen).toMatchObject({ state: 'ok', body: 'i.jpg' })
    const form = await new Response(new Uint8Array(sent().body), {
      headers: { 'content-type': String(sent().headers['content-type']) },
    }).formData()
    const texts = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
    expect(Object.fromEntries(texts)).toEqual({ ...fields, app_auth_token: 'token' })
    expect(isSignedByApp({ ...Object.fromEntries(sent().url.searchParams), ...Object.fromEntries(texts) })).toBe(true)
    const file = form.get('image_content')
    expect(file).toMatchObject({ name: 'licence.jpg', type: 'image/jpeg', size: 2 })
  })

  test('a file whose name would break out of its header is not', async () => {
    const files = { a: { filename: 'a"\r\nX: 1', mediaType: 'image/png', bytes: Buffer.alloc(1) } }
    await expect(gateway.client.upload('m', {}, files, () => 0)).rejects.toThrow(RangeError)
    expect(gateway.requests).toHaveLength(0)
  })
})

describe('in GBK', () => {
  test('request, signature and answer are GBK', async () => {
    const inGbk = await rawGateway(() => NOW, { ...MATERIAL, charset: 'gbk' })
    inGbk.next(CREATED)
    const order = { ...ORDER, subject: '一碗牛肉面' }
    expect(await createTrade(inGbk.client, order)).toMatchObject({ state: 'ok' })
    const body = inGbk.requests[0]?.body.toString('latin1') ?? ''
    const [content] = formDecode(body, 'gbk') ?? []
    expect(JSON.parse(content?.[1] ?? '')).toEqual(order)
    expect(decode(Buffer.from(decodeURIComponent('%41')), 'gbk')).toBe('A')
    await expect(createTrade(inGbk.client, ORDER)).rejects.toThrow(RangeError) // GBK has no 😀
    await inGbk.close()
  })
})

describe('what is lost on the way is unknown', () => {
  test('a redirect is not followed', async () => {
    gateway.next((response) => response.writeHead(302, { location: '/elsewhere' }).end())
    expect(await query()).toMatchObject({ state: 'unknown', why: 'answered 302' })
    expect(gateway.requests).toHaveLength(1)
  })

  test('a connection cut before the answer, or in the middle of it', async () => {
    gateway.next(
      (response) => response.destroy(),
      (response) => {
        response.writeHead(200, { 'content-length': '1000' }).write('{"alipay')
        setImmediate(() => response.destroy())
      },
    )
    expect(await query()).toMatchObject({ state: 'unknown', why: expect.stringMatching(/^no answer: /) })
    expect(await query()).toMatchObject({ state: 'unknown', why: expect.stringMatching(/^no answer: /) })
    expect(gateway.requests).toHaveLength(2) // none was sent twice
  })

  test('no answer in time, whether it never begins or never ends', async () => {
    gateway.next(
      () => {},
      (response) => {
        response.writeHead(200).write('{')
      },
    )
    expect(await query(100)).toEqual({ state: 'unknown', why: 'no answer within 100 ms' })
    expect(await query(100)).toEqual({ state: 'unknown', why: 'no answer within 100 ms' })
  })

  test('an answer larger than a megabyte', async () => {
    gateway.next(raw(200, Buffer.alloc(1024 * 1024 + 1, ' ')))
    expect(await query()).toEqual({ state: 'unknown', why: 'the answer is larger than 1048576 bytes' })
  })

  test('the caller may give up', async () => {
    const giveUp = new AbortController()
    gateway.next(() => giveUp.abort())
    const seen = await queryTrade(gateway.client, { trade_no: 'T1' }, { signal: giveUp.signal })
    expect(seen).toMatchObject({ state: 'unknown', why: expect.stringMatching(/aborted/) })
  })
})

test('a refund is read by what it must have and no more', async () => {
  gateway.next(
    answer('alipay.trade.refund', {
      code: '10000',
      trade_no: 'T1',
      out_trade_no: 'A-1',
      a_new_field: { x: 1 },
      refund_fee: 0.1,
    }),
  )
  const request = { out_trade_no: 'A-1', out_request_no: 'R1', refund_amount: '0.10' }
  expect(await refundTrade(gateway.client, request)).toMatchObject({
    state: 'ok',
    body: { trade_no: 'T1', fund_change: undefined, refund_fee: '0.1' },
  })
})

test('a client does not print its keys or its token', () => {
  const client = gateway.client.onBehalfOf('canary-token')
  const shown = `${JSON.stringify(client)} ${inspect(client, { depth: 9, showHidden: true })}`
  expect(shown).not.toContain('canary-token')
  expect(shown).not.toContain(MATERIAL.privateKey.slice(0, 30))
})
