import { createPublicKey } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import answers from '../vectors/answers.json' with { type: 'json' }
import keys from '../vectors/keys.json' with { type: 'json' }
import notifications from '../vectors/notifications.json' with { type: 'json' }
import requests from '../vectors/requests.json' with { type: 'json' }
import { readCertificate, readPublicKey } from './keys.ts'
import { signedHeaders } from './testing/raw-gateway.ts'
import { type Headers, judge } from './verifying.ts'

const KEYS = new Map([
  ['P1', readPublicKey(keys.P1.pem)],
  ['Y1', readPublicKey(keys['Y1-pub'].pem)],
  ['PUB_KEY_ID_0114232134912410000000000000', createPublicKey(keys.G1.pem)],
  ['45F59D4DABF31918AFCEC556D5D2C6E376675D57', readPublicKey(keys['Y1-pub'].pem)],
  ['D7CE59D1F522D701', readCertificate(keys['G1-cert-A'].pem).publicKey],
  ['F5765756002FDD77', readCertificate(keys['G1-cert-B'].pem).publicKey],
])

function headersOf(vector: { timestamp: string; nonce: string; signature: string }, serial: string): Headers {
  return {
    'wechatpay-timestamp': vector.timestamp,
    'wechatpay-nonce': vector.nonce,
    'wechatpay-signature': vector.signature,
    'wechatpay-serial': serial,
  }
}
const minutes = (n: number) => n * 60_000
const at = (seconds: string | number) => new Date(Number(seconds) * 1000)

test.each([
  { vector: answers.native, serial: 'P1' },
  { vector: answers.h5, serial: answers.h5.serial_header },
  { vector: answers.empty, serial: 'PUB_KEY_ID_0114232134912410000000000000' },
])('$vector.id: $vector.title', ({ vector, serial }) => {
  expect(judge(headersOf(vector, serial), Buffer.from(vector.body), KEYS, at(vector.timestamp))).toBe('genuine')
})

test.each(Object.values(notifications))('$id: $title', ({ headers, body }) => {
  expect(judge(headers, Buffer.from(body), KEYS, at(headers['Wechatpay-Timestamp']))).toBe('genuine')
})

describe('what an answer is refused for', () => {
  const NOW = at(answers.native.timestamp)
  const body = Buffer.from(answers.native.body)
  const good = headersOf(answers.native, 'P1')
  const verdict = (changed: Headers, now = NOW) => judge({ ...good, ...changed }, body, KEYS, now)

  test.each(Object.keys(good))('without %s it is unsigned', (name) => {
    expect(verdict({ [name]: undefined })).toBe('unsigned')
    expect(verdict({ [name]: '' })).toBe('unsigned')
  })

  test('a timestamp that is no number is unsigned', () => {
    expect(verdict({ 'wechatpay-timestamp': 'yesterday' })).toBe('unsigned')
    expect(verdict({ 'wechatpay-timestamp': '-1' })).toBe('unsigned')
  })

  const from = (ms: number) => verdict({}, new Date(NOW.getTime() + ms))

  test('five minutes are the window, on either side', () => {
    expect(from(minutes(5))).toBe('genuine')
    expect(from(minutes(-5))).toBe('genuine')
    expect(from(minutes(5) + 1)).toBe('stale')
    expect(from(minutes(-5) - 1)).toBe('stale')
  })

  test('a key is picked by its exact number, never tried', () => {
    expect(verdict({ 'wechatpay-serial': 'p1' })).toBe('unknown_key')
    expect(verdict({ 'wechatpay-serial': 'Y1' })).toBe('mismatch')
  })

  test('a signature probe has a name of its own', () => {
    expect(verdict({ 'wechatpay-signature': `WECHATPAY/SIGNTEST/${answers.native.signature}` })).toBe('probe')
  })

  test('what is not Base64, or not in its one spelling, does not fit', () => {
    const { signature } = answers.native
    expect(verdict({ 'wechatpay-signature': 'not base64 at all' })).toBe('mismatch')
    expect(verdict({ 'wechatpay-signature': `${signature} ` })).toBe('mismatch')
    expect(verdict({ 'wechatpay-signature': signature.replace(/=+$/, '') })).toBe('mismatch')
    expect(verdict({ 'wechatpay-signature': signature.replaceAll('+', '-').replaceAll('/', '_') })).toBe('mismatch')
  })
})

test('REQ-9: its signature fits neither another message nor an empty one', () => {
  const now = at(1554208460)
  for (const body of [requests.raw.message, 'wrong source', '']) {
    const headers = signedHeaders('another body', now, { signature: requests.raw.signature })
    expect(judge(headers, Buffer.from(body), KEYS, now)).toBe('mismatch')
  }
})

describe('one bit flipped anywhere is refused', () => {
  const { headers, body } = notifications.transaction
  const now = at(headers['Wechatpay-Timestamp'])

  test('in the body', () => {
    const bytes = Buffer.from(body)
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        expect(judge(headers, flipped(bytes, bit), KEYS, now)).toBe('mismatch')
      }),
    )
  })

  test.each([
    ['Wechatpay-Signature', ['mismatch']],
    ['Wechatpay-Nonce', ['mismatch']],
    ['Wechatpay-Serial', ['unknown_key']],
    ['Wechatpay-Timestamp', ['mismatch', 'stale', 'unsigned']],
  ] as const)('in %s', (name, names) => {
    const bytes = Buffer.from(headers[name])
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = { ...headers, [name]: flipped(bytes, bit).toString('latin1') }
      expect(names).toContain(judge(changed, Buffer.from(body), KEYS, now))
    }
  })
})

test('what the outside library signs, we find genuine', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 4_000_000_000 }), (body, seconds) => {
      expect(judge(signedHeaders(body, at(seconds)), Buffer.from(body), KEYS, at(seconds))).toBe('genuine')
    }),
    { numRuns: 30 },
  )
})

function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}
