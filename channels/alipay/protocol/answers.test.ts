import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import aes from '../vectors/aes.json' with { type: 'json' }
import vectors from '../vectors/answers.json' with { type: 'json' }
import keys from '../vectors/keys.json' with { type: 'json' }
import { AlipayKeys } from './alipay-keys.ts'
import { type Answer, readAnswer, type Unheld } from './answers.ts'
import { encode } from './charset.ts'
import { readAesKey, readPublicKey } from './keys.ts'
import { Fields } from './reading.ts'
import { ALIPAY_KEY, signatureOf, signedBody, spki } from './testing/raw-gateway.ts'

const METHOD = 'alipay.trade.query'
const judging = (publicKey: string) => ({
  alipayKeys: AlipayKeys.ofPublicKey(readPublicKey(publicKey)),
  signType: 'RSA2' as const,
  charset: 'utf-8' as const,
})
const OURS = judging(spki(ALIPAY_KEY))
const whole = (node: unknown) => node
const received = (body: string | Buffer, status = 200) => ({
  status,
  headers: { trace_id: '21d5e79b17177569115764352e1c5e', date: 'Fri, 07 Jun 2024 10:41:51 GMT' },
  body: Buffer.from(body),
})
const read = (body: string | Buffer, app: Parameters<typeof readAnswer>[2] = OURS) =>
  readAnswer(received(body), METHOD, app, whole)
const unsigned = (node: object) => read(signedBody(METHOD, JSON.stringify(node), { sign: undefined }))
const said = (node: object): Answer<unknown> | Unheld => read(signedBody(METHOD, JSON.stringify(node)))

type KeyName = 'NODE_SANDBOX_ALIPAY' | 'NODE_STABLE_ALIPAY' | 'GOPAY_ALIPAY'

describe('answers of the real gateway', () => {
  test.each(vectors)('$id: $title', ({ public_key, method, body, signed }) => {
    const answer = readAnswer(received(body), method, judging(keys[public_key as KeyName].public_key), whole)
    const node: { code: string; sub_code?: string } = JSON.parse(signed)
    expect(answer).toMatchObject(
      node.code === '10000'
        ? { state: 'ok', code: '10000', body: node, traceId: '21d5e79b17177569115764352e1c5e' }
        : { state: 'refused', code: node.code, subCode: node.sub_code },
    )
    const other = readAnswer(received(body), method, OURS, whole)
    expect(other).toMatchObject({ state: 'unknown', doubt: 'signature' })
  })

  test('3.5: a signature that is none, and no body at all', () => {
    const { body, method, public_key } = vectors[0] ?? expect.fail('no vector')
    const app = judging(keys[public_key as KeyName].public_key)
    const wrong = body.replace(/"sign":"[^"]*"/, '"sign":"wrong-sing"')
    expect(readAnswer(received(wrong), method, app, whole)).toMatchObject({ state: 'unknown', doubt: 'signature' })
    expect(readAnswer(received(''), method, app, whole)).toMatchObject({ state: 'unknown' })
  })

  test('one bit flipped anywhere is never an answer', () => {
    const { body, method, public_key } = vectors[3] ?? expect.fail('no vector')
    const app = judging(keys[public_key as KeyName].public_key)
    const bytes = Buffer.from(body)
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const changed = Buffer.from(bytes)
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(readAnswer(received(changed), method, app, whole)).toMatchObject({ state: 'unknown' })
      }),
      { numRuns: 500 },
    )
  })
})

describe('an encrypted node', () => {
  const { node, sign, public_key } = aes.signed
  const body = `{"alipay_trade_query_response":${node},"sign":"${sign}"}`
  const app = judging(keys[public_key as 'NET_MOCK_PUBLIC'].public_key)

  test('is signed with its quotes, and opened after that', () => {
    const aesKey = readAesKey('aYA0GP8JEW+D7/UFaskCWA==')
    expect(read(body, { ...app, aesKey })).toMatchObject({ state: 'ok', body: { code: '10000' } })
    expect(read(body, { ...app, aesKey: readAesKey('aa4BtZ4tspm2wnXLb1ThQA==') })).toMatchObject({
      state: 'unknown',
      why: 'unreadable answer: the AES key does not open it',
    })
    expect(read(body, app)).toMatchObject({
      state: 'unknown',
      why: 'unreadable answer: encrypted, and no AES key is held',
    })
  })
})

describe('what is signed', () => {
  test('in GBK is verified and read as GBK', () => {
    const node = '{"code":"10000","msg":"Success","subject":"一碗牛肉面"}'
    const sign = signatureOf(encode(node, 'gbk'))
    const body = encode(signedBody(METHOD, node, { sign }), 'gbk')
    expect(read(body, { ...OURS, charset: 'gbk' })).toMatchObject({ state: 'ok', body: { subject: '一碗牛肉面' } })
    expect(read(body)).toMatchObject({ state: 'unknown' })
  })

  test('with / and sent with \\/ is the same JSON, and taken; another escape is not', () => {
    const node = '{"code":"10000","url":"http:\\/\\/a\\/b"}'
    const sign = signatureOf('{"code":"10000","url":"http://a/b"}')
    expect(read(signedBody(METHOD, node, { sign }))).toMatchObject({ state: 'ok', body: { url: 'http://a/b' } })
    expect(read(signedBody(METHOD, node))).toMatchObject({ state: 'ok', body: { url: 'http://a/b' } })
    const forged = signedBody(METHOD, '{"code":"10000","url":"x\\\\/"}', {
      sign: signatureOf('{"code":"10000","url":"x\\/"}'),
    })
    expect(read(forged)).toMatchObject({ state: 'unknown', doubt: 'signature' })
  })

  test('is taken wherever the signature stands, and with blanks between', () => {
    const node = '{ "code": "10000" }'
    const sign = signatureOf(node)
    expect(read(`{"sign":"${sign}","alipay_trade_query_response":${node}}`)).toMatchObject({ state: 'ok' })
    expect(read(`{\n "alipay_trade_query_response" : ${node} ,\n "sign" : "${sign}" }`)).toMatchObject({ state: 'ok' })
  })

  test('as error_response is an answer too', () => {
    const node = '{"code":"40002","msg":"Invalid Arguments","sub_code":"isv.code-invalid"}'
    const body = `{"error_response":${node},"sign":"${signatureOf(node)}"}`
    expect(read(body)).toMatchObject({ state: 'refused', code: '40002', subCode: 'isv.code-invalid' })
  })

  test('without a code is the success of alipay.system.oauth.token', () => {
    expect(said({ access_token: 'a' })).toMatchObject({ state: 'ok', code: '10000', body: { access_token: 'a' } })
  })
})

describe('what is not signed', () => {
  test('is believed where the gateway refuses before it knows the application', () => {
    expect(unsigned({ code: '40002', msg: 'Invalid Arguments', sub_code: 'isv.invalid-app-id' })).toMatchObject({
      state: 'refused',
      subCode: 'isv.invalid-app-id',
    })
  })

  test.each(['10000', '10003', '40004', undefined])('is never believed under %s', (code) => {
    expect(unsigned({ code, sub_code: 'ACQ.TRADE_NOT_EXIST' })).toMatchObject({
      state: 'unknown',
      why: 'unreadable answer: it is not signed',
    })
  })
})

describe('anything else is unknown, never failure and never success', () => {
  test.each([
    [{ code: '20000', msg: 'Service Currently Unavailable', sub_code: 'isp.unknow-error' }, undefined],
    [{ code: '20000', msg: 'Service Currently Unavailable', sub_code: 'aop.unknow-error' }, undefined],
    [{ code: '40004', msg: 'Business Failed', sub_code: 'ACQ.SYSTEM_ERROR' }, undefined],
    [{ code: '40004', msg: 'Business Failed', sub_code: 'AQC.SYSTEM_ERROR' }, undefined],
    [{ code: '40004', msg: 'Business Failed', sub_code: 'SYSTEM_ERROR' }, undefined],
    [{ code: '40004', msg: 'Business Failed', sub_code: 'isp.gateway-response-timeout' }, undefined],
    [{ code: '40005', msg: 'Call Limited', sub_code: 'isv.app-call-limited' }, true],
    [{ code: '40004', msg: 'Business Failed', sub_code: 'USER_RATE_LIMIT' }, true],
    [{ code: '50000', msg: 'A new family' }, undefined],
  ])('%j', (node, limited) => {
    const seen = said(node)
    expect(seen.state).toBe('unknown')
    expect('limited' in seen ? seen.limited : undefined).toBe(limited)
  })

  test.each([301, 403, 500, 502])('HTTP %i, whatever it holds', (status) => {
    const body = signedBody(METHOD, '{"code":"10000"}')
    expect(readAnswer(received(body, status), METHOD, OURS, whole)).toMatchObject({
      state: 'unknown',
      why: `answered ${status}`,
    })
  })

  test('a page, another answer, an answer twice, or one that lacks what was asked for', () => {
    expect(read('<html>登录</html>')).toMatchObject({ state: 'unknown', why: 'unreadable answer: not JSON at byte 0' })
    expect(read(signedBody('alipay.trade.close', '{"code":"10000"}'))).toMatchObject({
      why: 'unreadable answer: it answers something else',
    })
    const once = signedBody(METHOD, '{"code":"10000"}')
    expect(read(once.replace('{"alipay', '{"alipay_trade_query_response":{"code":"40004"},"alipay'))).toMatchObject({
      why: 'unreadable answer: "alipay_trade_query_response" stands there twice',
    })
    const answer = readAnswer(received(once), METHOD, OURS, (node) => new Fields(node).text('trade_no'))
    expect(answer).toMatchObject({ state: 'unknown', why: 'unreadable answer: answer.trade_no: missing' })
  })
})
