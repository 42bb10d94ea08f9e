import { createCipheriv } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type AlipayApp,
  type AlipayWorld,
  type Bent,
  type Said,
  caller,
  flipOneBit,
  openAlipay,
  v3Caller,
} from './simulator/alipay.ts'
import { read } from './simulator/world.ts'

let sim: AlipayWorld
let shop: AlipayApp
let call: ReturnType<typeof caller>
let v3: ReturnType<typeof v3Caller>

beforeAll(async () => {
  sim = await openAlipay()
  shop = await sim.app({ aes: true })
  call = caller(sim.url, shop)
  v3 = v3Caller(sim.url, shop)
})
afterAll(() => sim.close())

let count = 0
const number = () => `REFUSAL_${String(count++)}`
const order = (changes: object = {}) => ({
  out_trade_no: number(),
  total_amount: '88.00',
  subject: '牛腩粉',
  ...changes,
})
const QUERY = 'alipay.trade.query'
const X = { out_trade_no: 'X' }

function refusal({ node, signed, status }: Said) {
  return { status, code: node['code'], sub_code: node['sub_code'], signed }
}

describe('at the door', () => {
  test.each<[what: string, bent: Bent, code: string, subCode: string, signed: boolean]>([
    ['no method', { without: ['method'] }, '40001', 'isv.missing-method', false],
    ['no app_id', { without: ['app_id'] }, '40001', 'isv.missing-app-id', false],
    ['an unknown app_id', { params: { app_id: '2021999999999999' } }, '40002', 'isv.invalid-app-id', false],
    ['no sign_type', { without: ['sign_type'] }, '40001', 'isv.missing-signature-type', true],
    ['the old sign_type', { params: { sign_type: 'RSA' } }, '40002', 'isv.invalid-signature-type', true],
    ['no sign', { without: ['sign'] }, '40001', 'isv.missing-signature', true],
    ['no timestamp', { without: ['timestamp'] }, '40001', 'isv.missing-timestamp', true],
    [
      'a timestamp in another form',
      { params: { timestamp: '2026/11/24 10:00:00' } },
      '40002',
      'isv.invalid-timestamp',
      true,
    ],
    ['a day that is none', { params: { timestamp: '2026-02-30 10:00:00' } }, '40002', 'isv.invalid-timestamp', true],
    ['no version', { without: ['version'] }, '40001', 'isv.missing-version', true],
    ['another version', { params: { version: '2.0' } }, '40002', 'isv.invalid-version', true],
    ['no charset', { without: ['charset'] }, '40002', 'isv.invalid-charset', true],
    ['another charset', { params: { charset: 'latin1' } }, '40002', 'isv.invalid-charset', true],
    ['XML', { params: { format: 'XML' } }, '40002', 'isv.invalid-format', true],
    ['one bit of the signature', { after: bendSign(flipOneBit) }, '40002', 'isv.invalid-signature', true],
    [
      'a signature that is no Base64',
      { after: bendSign((sign) => `${sign.slice(0, -4)}!!!!`) },
      '40002',
      'isv.invalid-signature',
      true,
    ],
    [
      'one changed letter',
      { after: (p) => ({ ...p, timestamp: '2026-11-24 10:00:01' }) },
      '40002',
      'isv.invalid-signature',
      true,
    ],
    [
      'one more parameter',
      { after: (p) => ({ ...p, notify_url: 'https://evil.example' }) },
      '40002',
      'isv.invalid-signature',
      true,
    ],
    ['an unheard-of method', { params: { method: 'alipay.trade.nothing' } }, '40002', 'isv.invalid-method', true],
    [
      'app pay, which no server calls',
      { params: { method: 'alipay.trade.app.pay' } },
      '40002',
      'isv.invalid-method',
      true,
    ],
    ['a token that is none', { token: '456' }, '20001', 'aop.invalid-app-auth-token', true],
  ])('v2 refuses %s', async (_what, bent, code, sub_code, signed) => {
    expect(refusal(await call(QUERY, { out_trade_no: 'X' }, bent))).toEqual({ status: 200, code, sub_code, signed })
  })

  test.each(['not json', '[]', '"text"', '{"a":'])('v2 refuses biz_content %s', async (text) => {
    expect(refusal(await call(QUERY, text))).toMatchObject({
      code: '40002',
      sub_code: 'isv.illegal-json',
      signed: true,
    })
  })

  test('an empty value is not signed; whoever signed it is refused, unless the switch says otherwise', async () => {
    const empty = { params: { app_auth_token: '' } }
    expect(await said(shop, QUERY, X, empty)).toBe('ACQ.TRADE_NOT_EXIST')
    expect(await said(shop, QUERY, X, { ...empty, emptyToo: true })).toBe('isv.invalid-signature')
    await sim.switches({ empty_values_signed: true })
    expect(await said(shop, QUERY, X, { ...empty, emptyToo: true })).toBe('ACQ.TRADE_NOT_EXIST')
    await sim.switches({ empty_values_signed: false })
  })

  test('the answer tells the text that it would have signed, and so does the trace', async () => {
    const { node } = await call(QUERY, { out_trade_no: 'TELL' }, { after: bendSign(flipOneBit) })
    expect(node['sub_msg']).toContain('网关生成的验签字符串为：app_id=')
    expect(node['sub_msg']).toContain('biz_content={&quot;out_trade_no&quot;:&quot;TELL&quot;}&amp;charset=utf-8')
    const { requests } = await sim.told<{ requests: { verdict: object }[] }>('GET', '/_sim/requests')
    expect(requests.at(-1)?.verdict).toMatchObject({
      accepted: false,
      failed_check: 'signature',
      code: 'isv.invalid-signature',
      string_to_sign: expect.stringContaining('{"out_trade_no":"TELL"}'),
    })
  })

  test('where the content is sealed, another key, another kind and no key are refused', async () => {
    const own = sealed(Buffer.from(shop.aes_key ?? '', 'base64'))
    const open = await call(QUERY, own, encrypted('AES'))
    expect(refusal(open)).toMatchObject({ code: '40004', sub_code: 'ACQ.TRADE_NOT_EXIST', signed: true })
    expect((await call(QUERY, sealed(Buffer.alloc(16)), encrypted('AES'))).node['sub_code']).toBe(
      'isv.decryption-error-unknown',
    )
    expect((await call(QUERY, own, encrypted('SM4'))).node['sub_code']).toBe(
      'isv.decryption-error-not-valid-encrypt-type',
    )
    const plain = await sim.app()
    expect((await caller(sim.url, plain)(QUERY, own, encrypted('AES'))).node['sub_code']).toBe(
      'isv.missing-encrypt-key',
    )
  })

  test('GBK is read, verified and answered in GBK', async () => {
    const said = await call(QUERY, { out_trade_no: 'X' }, { params: { charset: 'GBK' } })
    expect([said.headers.get('content-type'), said.node['sub_code']]).toEqual([
      'text/html;charset=gbk',
      'ACQ.TRADE_NOT_EXIST',
    ])
  })

  test('a page that was asked for wrongly is a page in GBK', async () => {
    const bent = { params: { app_id: '2021999999999999' } }
    const said = await call('alipay.trade.page.pay', order(), bent)
    expect([said.status, said.headers.get('content-type')]).toEqual([200, 'text/html;charset=GBK'])
    expect(said.text).toContain('invalid-app-id')
  })
})

describe('what an app may do', () => {
  test('offline, it does nothing', async () => {
    const app = await sim.app()
    await sim.change(app.app_id, { online: false })
    expect(await said(app)).toBe('not-online-app')
  })

  test('without an uploaded key nothing is verified, and nothing is signed', async () => {
    const app = await sim.app()
    await sim.change(app.app_id, { app_public_key: null })
    const answer = await caller(sim.url, app)(QUERY, { out_trade_no: 'X' })
    expect(refusal(answer)).toEqual({
      status: 200,
      code: '40003',
      sub_code: 'isv.missing-signature-config',
      signed: false,
    })
  })

  test('from an address that is not in its list it is refused', async () => {
    const app = await sim.app()
    await sim.change(app.app_id, { ip_whitelist: ['203.0.113.7'] })
    const answer = await caller(sim.url, app)(QUERY, { out_trade_no: 'X' })
    expect(refusal(answer)).toEqual({ status: 200, code: '40006', sub_code: 'isv.illegal-client-ip', signed: true })
    await sim.change(app.app_id, { ip_whitelist: ['127.0.0.1'] })
    expect(await said(app)).toBe('ACQ.TRADE_NOT_EXIST')
  })

  test('what is not opened is not allowed, by interface and by product', async () => {
    const app = await sim.app({ products: ['JSAPI_PAY'] })
    expect(await said(app, 'alipay.trade.pay', order())).toBe('isv.insufficient-isv-permissions')
    expect(await said(app, 'alipay.trade.create', order({ buyer_id: '2088000000000001' }))).toBe('ACQ.ACCESS_FORBIDDEN')
  })

  test('in certificate mode the certificates are named, and are the right ones', async () => {
    const app = await sim.app({ sign_mode: 'certificate' })
    expect(await said(app)).toBe('isv.missing-app-cert-sn')
    const sn = 'f'.repeat(32)
    expect(await said(app, QUERY, {}, { params: { app_cert_sn: sn } })).toBe('isv.missing-alipay-root-cert-sn')
    const both = { app_cert_sn: sn, alipay_root_cert_sn: `${sn}_${sn}` }
    expect(await said(app, QUERY, {}, { params: both })).toBe('isv.app-cert-not-exist')
  })

  test('after a change of mode the old one serves for seven days', async () => {
    await using other = await openAlipay()
    const app = await other.app()
    await other.change(app.app_id, { sign_mode: 'certificate' })
    const bare = async () => (await caller(other.url, app)(QUERY, { out_trade_no: 'X' })).node['sub_code']
    expect(await bare()).toBe('ACQ.TRADE_NOT_EXIST')
    await other.advance(7 * 86_400)
    expect(await bare()).toBe('isv.missing-app-cert-sn')
  })
})

describe('v3', () => {
  const TARGET = '/v3/alipay/trade/query'
  const body = { out_trade_no: 'X' }

  test.each<[what: string, bent: () => Parameters<typeof v3>[3], status: number, code: string]>([
    ['no header', () => ({ noHeader: true }), 400, 'missing-timestamp'],
    [
      'an unknown app',
      () => ({ authString: `app_id=2021999999999999,nonce=n,timestamp=${Date.now()}` }),
      400,
      'invalid-app-id',
    ],
    ['no app', () => ({ authString: `nonce=n,timestamp=${Date.now()}` }), 400, 'missing-app-id'],
    ['a stamp eleven minutes old', () => ({ authString: stamp(Date.now() - 660_000) }), 400, 'invalid-timestamp'],
    ['a stamp in seconds', () => ({ authString: stamp(Math.floor(Date.now() / 1000)) }), 400, 'invalid-timestamp'],
    ['one bit of the signature', () => ({ bendSign: flipOneBit }), 401, 'invalid-signature'],
    ['a token that is none', () => ({ token: 'x' }), 401, 'invalid-app-auth-token'],
  ])('refuses %s', async (_what, bent, status, code) => {
    const answer = await v3('POST', TARGET, body, bent())
    expect([answer.status, answer.body['code']]).toEqual([status, code])
    expect(answer.headers.get('alipay-signature')).toBeNull()
    expect(answer.body['links']).toHaveLength(1)
  })

  test.each([
    ['POST', '/v3/alipay/trade/nothing'],
    ['GET', TARGET],
    ['POST', '/v3/alipay/trade/page/pay'],
  ])('knows no %s %s', async (method, target) => {
    const answer = await v3(method, target, method === 'GET' ? undefined : {})
    expect([answer.status, answer.body['code'], answer.body['message']]).toEqual([
      400,
      'invalid-method',
      '不存在的方法名',
    ])
  })
})

test('bytes of any kind get an answer, never a fault of the server', async () => {
  const bodies = ['%', '=&=&&', '\u0000\u0001', '--x\r\n', 'biz_content=%7B', 'charset=gbk&method=%81']
  for (const body of bodies) {
    for (const type of [
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json',
      '',
    ]) {
      const answer = await read(
        await fetch(`${sim.url}/gateway.do?%zz&a=%`, { method: 'POST', body, headers: { 'content-type': type } }),
      )
      expect(answer.status).toBe(200)
    }
  }
  for (const path of [
    '/v3/alipay/trade/query',
    '/alipay/cashier/%',
    '/alipay/bill/x',
    '/oauth2/x',
    '/isv/settling/confirm.htm',
  ]) {
    expect((await fetch(`${sim.url}${path}`, { method: 'POST', body: '{' })).status).toBeLessThan(500)
  }
})

function bendSign(bend: (sign: string) => string): (params: Record<string, string>) => Record<string, string> {
  return (params) => ({ ...params, sign: bend(params['sign'] ?? '') })
}

function sealed(key: Buffer): string {
  const cipher = createCipheriv('aes-128-cbc', key, Buffer.alloc(16))
  return cipher.update('{"out_trade_no":"X"}', 'utf8', 'base64') + cipher.final('base64')
}

function encrypted(encrypt_type: string): Bent {
  return { params: { encrypt_type } }
}

async function said(app: AlipayApp, method = QUERY, biz: object = X, bent: Bent = {}): Promise<unknown> {
  return (await caller(sim.url, app)(method, biz, bent)).node['sub_code']
}

function stamp(ms: number): string {
  return `app_id=${shop.app_id},nonce=n,timestamp=${ms}`
}
