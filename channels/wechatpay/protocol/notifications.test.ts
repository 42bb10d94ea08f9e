import { createSecretKey } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { Aes } from 'wechatpay-axios-plugin'
import keys from '../vectors/keys.json' with { type: 'json' }
import vectors from '../vectors/notifications.json' with { type: 'json' }
import { readApiV3Key, readCertificate, readPublicKey } from './keys.ts'
import { openNotification } from './notifications.ts'
import { readRefundNotice } from './refunds.ts'
import { API_V3_KEY, type SignOptions, signedHeaders } from './testing/raw-gateway.ts'
import { readTransaction } from './transactions.ts'

const CERTIFICATE = readCertificate(keys['G1-cert-A'].pem)
const KEYS = new Map([
  [CERTIFICATE.serialNo, CERTIFICATE.publicKey],
  [vectors.transaction.public_key_id, CERTIFICATE.publicKey],
  ['45F59D4DABF31918AFCEC556D5D2C6E376675D57', readPublicKey(keys['Y1-pub'].pem)],
])
const API_KEY = readApiV3Key(API_V3_KEY)

test('NTF-3: a payment that succeeded, from its bytes to its fields', () => {
  const { headers, body, clock_for_test, api_v3_key, plaintext } = vectors.transaction
  const secrets = { keys: KEYS, apiV3Key: readApiV3Key(api_v3_key) }
  const opened = openNotification({ headers, body: Buffer.from(body) }, secrets, new Date(clock_for_test * 1000))
  if (!opened.genuine) throw new Error(opened.why)
  const { notification } = opened
  expect(notification).toMatchObject({
    id: 'EV-2018022511223320873',
    event_type: 'TRANSACTION.SUCCESS',
    original_type: 'transaction',
    summary: '支付成功',
    create_time: new Date('2015-05-20T05:29:35Z'),
    resource: JSON.parse(plaintext),
  })
  expect(readTransaction(notification.resource)).toMatchObject({
    transaction_id: '1217752501201407033233368018',
    trade_state: 'SUCCESS',
    success_time: new Date('2018-06-08T02:34:56Z'),
    amount: { total: 100, payer_total: 100, currency: 'CNY' },
    payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
  })
})

test('NTF-1: signed right, but sealed with a key of 16 bytes, which we hold for no merchant', () => {
  const { headers, body, clock_for_test, api_v3_key } = vectors.payscore
  expect(() => readApiV3Key(api_v3_key)).toThrow('not_32_bytes')
  const raw = { headers, body: Buffer.from(body) }
  const now = new Date(clock_for_test * 1000)
  const short = { keys: KEYS, apiV3Key: createSecretKey(api_v3_key, 'utf8') }
  expect(openNotification(raw, short, now)).toEqual({ genuine: false, why: 'undecryptable' })
})

test('NTF-2: signed right over escaped slashes, and sealed for another merchant', () => {
  const { headers, body } = vectors.signatureOnly
  const now = new Date(Number(headers['Wechatpay-Timestamp']) * 1000)
  const opened = openNotification({ headers, body: Buffer.from(body) }, { keys: KEYS, apiV3Key: API_KEY }, now)
  expect(opened).toEqual({ genuine: false, why: 'undecryptable' })
})

describe('made by the outside library', () => {
  const NOW = new Date('2026-11-23T02:00:00Z')
  const NONCE = 'fdasflkja484'
  const seal = (plaintext: string, associatedData = 'refund') =>
    Aes.AesGcm.encrypt(plaintext, API_V3_KEY, NONCE, associatedData)
  const envelope = (resource: object, changes: object = {}) =>
    JSON.stringify({
      id: 'EV-1',
      create_time: '2026-11-23T10:00:00+08:00',
      resource_type: 'encrypt-resource',
      event_type: 'REFUND.SUCCESS',
      summary: '退款成功',
      resource: {
        algorithm: 'AEAD_AES_256_GCM',
        original_type: 'refund',
        associated_data: 'refund',
        nonce: NONCE,
        ...resource,
      },
      ...changes,
    })
  const open = (body: string, options?: SignOptions) =>
    openNotification(
      { headers: signedHeaders(body, NOW, options), body: Buffer.from(body) },
      { keys: KEYS, apiV3Key: API_KEY },
      NOW,
    )
  const why = (body: string, options?: SignOptions) => {
    const opened = open(body, options)
    return opened.genuine ? 'genuine' : opened.why
  }

  test('a refund says refund_status', () => {
    const opened = open(
      envelope({
        ciphertext: seal(
          JSON.stringify({
            sp_mchid: '1900000100',
            sub_mchid: '1900000109',
            transaction_id: '1008450740201411110005820873',
            out_trade_no: '20150806125346',
            refund_id: '50200207182018070300011301001',
            out_refund_no: '7752501201407033233368018',
            refund_status: 'SUCCESS',
            success_time: '2018-06-08T10:34:56+08:00',
            user_received_account: '招商银行信用卡0403',
            amount: { total: 999, refund: 999, payer_total: 999, payer_refund: 999 },
          }),
        ),
      }),
    )
    if (!opened.genuine) throw new Error(opened.why)
    expect(readRefundNotice(opened.notification.resource)).toMatchObject({
      sub_mchid: '1900000109',
      out_refund_no: '7752501201407033233368018',
      status: 'SUCCESS',
      amount: { total: 999, refund: 999 },
    })
  })

  test('associated data may be empty or missing', () => {
    expect(open(envelope({ ciphertext: seal('{}', ''), associated_data: '' }))).toMatchObject({ genuine: true })
    expect(open(envelope({ ciphertext: seal('{}', ''), associated_data: undefined }))).toMatchObject({ genuine: true })
  })

  test('ten megabytes are refused before anything is made of them, also where they are signed', () => {
    const body = envelope({ ciphertext: seal('{}') }, { summary: 'x'.repeat(10 * 1024 * 1024) })
    expect(open(body)).toEqual({ genuine: false, why: 'malformed' })
    const large = envelope({ ciphertext: seal(JSON.stringify({ text: 'x'.repeat(700_000) })) })
    expect(open(large)).toMatchObject({ genuine: true })
  })

  test('what is refused, and by which name', () => {
    const good = envelope({ ciphertext: seal('{}') })
    expect(why(good)).toBe('genuine')
    expect(why(good, { signature: 'WECHATPAY/SIGNTEST/abc' })).toBe('probe')
    expect(why(good, { serial: 'F5765756002FDD77' })).toBe('unknown_key')
    expect(why(good, { seconds: NOW.getTime() / 1000 - 301 })).toBe('stale')
    expect(why(envelope({ ciphertext: seal('{}', 'transaction') }))).toBe('undecryptable')
    expect(why(envelope({ ciphertext: seal('not JSON') }))).toBe('malformed')
    expect(why(envelope({ ciphertext: undefined }))).toBe('malformed')
    expect(why(envelope({ ciphertext: seal('{}'), algorithm: undefined }))).toBe('malformed')
    expect(why(envelope({ ciphertext: seal('{}'), algorithm: 'AEAD_SM4_GCM' }))).toBe('malformed')
    expect(why(envelope({ ciphertext: seal('{}') }, { id: undefined }))).toBe('malformed')
    expect(why(envelope({ ciphertext: seal('{}') }, { create_time: 'now' }))).toBe('malformed')
    for (const body of ['', 'null', '[]', '"text"', '{', '{"resource":null}']) expect(why(body)).toBe('malformed')
  })
})
