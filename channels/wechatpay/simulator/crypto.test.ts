import { X509Certificate, createPrivateKey, createPublicKey, createSecretKey, type KeyObject } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import aead from '../vectors/aead.json' with { type: 'json' }
import answers from '../vectors/answers.json' with { type: 'json' }
import keys from '../vectors/keys.json' with { type: 'json' }
import notifications from '../vectors/notifications.json' with { type: 'json' }
import oaep from '../vectors/oaep.json' with { type: 'json' }
import requests from '../vectors/requests.json' with { type: 'json' }
import { answerMessage, isSignedBy, openField, openText, requestMessage, sealText, signature } from './crypto.ts'

const K1 = createPrivateKey(keys.K1.pem)
const G1 = createPrivateKey(keys.G1.pem)

describe('a request', () => {
  test.each(requests.signed)('$id $title: its published signature holds, and only for these bytes', (vector) => {
    const { method, canonical_url, timestamp, nonce_str, body } = vector
    const message = requestMessage(method, canonical_url, timestamp, nonce_str, Buffer.from(body))
    if ('message' in vector) expect(message.toString()).toBe(vector.message)
    const key = createPublicKey(vector.private_key === 'K1' ? K1 : G1)
    expect(isSignedBy(key, message, vector.signature)).toBe(true)
    message.writeUInt8(message.readUInt8(0) ^ 1, 0)
    expect(isSignedBy(key, message, vector.signature)).toBe(false)
  })

  test('REQ-6: escaped slashes are signed as they are sent', () => {
    const { method, canonical_url, timestamp, nonce_str, body, signature: signed } = requests.verified
    const key = createPublicKey(keys['Y1-pub'].pem)
    const as = (text: string) => requestMessage(method, canonical_url, timestamp, nonce_str, Buffer.from(text))
    expect(isSignedBy(key, as(body), signed)).toBe(true)
    expect(isSignedBy(key, as(body.replaceAll('\\/', '/')), signed)).toBe(false)
  })

  test.each(['', 'not base64!', 'AAAA'])('%j is no signature', (text) => {
    expect(isSignedBy(createPublicKey(K1), Buffer.from('x'), text)).toBe(false)
  })
})

describe('an answer', () => {
  test.each<[string, (typeof answers)['native' | 'h5'], KeyObject]>([
    ['RSP-1', answers.native, createPublicKey(keys.P1.pem)],
    ['RSP-2', answers.h5, createPublicKey(keys['Y1-pub'].pem)],
  ])('%s: the gateway’s published signature is over our message', (_id, vector, key) => {
    const message = answerMessage(vector.timestamp, vector.nonce, vector.body)
    expect(isSignedBy(key, message, vector.signature)).toBe(true)
  })

  test('RSP-3: an empty one is signed as it was elsewhere', async () => {
    const { timestamp, nonce, body, signature: signed } = answers.empty
    expect(await signature(answerMessage(timestamp, nonce, body), G1)).toBe(signed)
  })
})

test('NTF-1: a published notification is signed over our message and opens to its plain text', () => {
  const { headers, body, api_v3_key, plaintext } = notifications.payscore
  const certificate = new X509Certificate(keys['G1-cert-A'].pem)
  const message = answerMessage(headers['Wechatpay-Timestamp'], headers['Wechatpay-Nonce'], body)
  expect(isSignedBy(certificate.publicKey, message, headers['Wechatpay-Signature'])).toBe(true)
  // its key has 16 bytes, which no merchant’s has: what we seal with 32 is in NTF-3
  expect(api_v3_key).toHaveLength(16)
  expect(plaintext).toContain('out_contract_code')
})

test('NTF-3: the same resource sealed by us is the published ciphertext', () => {
  const { body, api_v3_key, plaintext } = notifications.transaction
  const { ciphertext, nonce, associated_data } = JSON.parse(body).resource
  const key = createSecretKey(Buffer.from(api_v3_key))
  expect(sealText(plaintext, key, nonce, associated_data)).toBe(ciphertext)
  expect(openText(ciphertext, key, nonce, associated_data)).toBe(plaintext)
})

test('GCM-2: short texts seal as published, and a changed one does not open', () => {
  const { key, nonce, associated_data, plaintext, ciphertext } = aead.short
  const secret = createSecretKey(Buffer.from(key))
  expect(sealText(plaintext, secret, nonce, associated_data)).toBe(ciphertext)
  expect(() => openText(ciphertext, secret, nonce, `bad-${associated_data}`)).toThrow()
  expect(() => openText(Buffer.alloc(128).toString('base64'), secret, nonce, associated_data)).toThrow()
})

test.each([
  [oaep.go, keys.G1.pem],
  [oaep.java, keys.J1.pem],
])('$0.id: a field that was encrypted elsewhere opens', (vector, pem) => {
  expect(openField(vector.ciphertext, createPrivateKey(pem))).toBe(vector.plaintext)
  expect(openField('MTIzNA==', createPrivateKey(pem))).toBeUndefined()
})
