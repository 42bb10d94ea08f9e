import { createSecretKey } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Aes } from 'wechatpay-axios-plugin'
import vectors from '../vectors/aead.json' with { type: 'json' }
import { openSealed } from './aead.ts'
import { readApiV3Key } from './keys.ts'

test.each([vectors.transaction, vectors.short])('$id: $title', (vector) => {
  expect(openSealed(vector, readApiV3Key(vector.key))).toBe(vector.plaintext)
})

test('GCM-2: another nonce, other associated data, another ciphertext do not open', () => {
  const { short } = vectors
  const key = readApiV3Key(short.key)
  expect(openSealed({ ...short, associated_data: 'bad-associatedData' }, key)).toBeUndefined()
  expect(openSealed({ ...short, associated_data: undefined }, key)).toBeUndefined()
  expect(openSealed({ ...short, nonce: 'bad-4a9R25RW' }, key)).toBeUndefined()
  expect(openSealed({ ...short, ciphertext: Buffer.alloc(128).toString('base64') }, key)).toBeUndefined()
})

test('GCM-5: a key of 16 bytes is refused as a key, and opens nothing either', () => {
  const { sixteenByteKey: vector } = vectors
  expect(() => readApiV3Key(vector.key)).toThrow('not_32_bytes')
  expect(openSealed(vector, createSecretKey(vector.key, 'utf8'))).toBeUndefined()
})

test.each(vectors.sixteenByteNonce.cases)('GCM-6: a nonce of 16 bytes, "$plaintext"', (vector) => {
  const { key, nonce } = vectors.sixteenByteNonce
  expect(openSealed({ ...vector, nonce }, readApiV3Key(key))).toBe(vector.plaintext)
})

describe('GCM-7: what is malformed does not open, and breaks nothing', () => {
  const { malformed } = vectors
  const key = readApiV3Key(malformed.key)
  const { associated_data } = malformed

  test.each(malformed.bad_nonces)('nonce "%s"', (nonce) => {
    expect(
      openSealed({ nonce, associated_data, ciphertext: malformed.bad_nonces_with_ciphertext }, key),
    ).toBeUndefined()
  })
  test.each(malformed.bad_ciphertexts)('ciphertext "%s"', (ciphertext) => {
    expect(
      openSealed({ nonce: malformed.bad_ciphertexts_with_nonce, associated_data, ciphertext }, key),
    ).toBeUndefined()
  })
})

describe('with any text', () => {
  const key = readApiV3Key('a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb')
  const nonces = fc.stringMatching(/^[0-9a-z]{12}$/)
  const seal = (text: string, nonce: string, associatedData: string) => ({
    nonce,
    associated_data: associatedData,
    ciphertext: Aes.AesGcm.encrypt(text, key, nonce, associatedData),
  })

  test('what the outside library seals, we open', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), nonces, fc.string(), (text, nonce, associatedData) => {
        expect(openSealed(seal(text, nonce, associatedData), key)).toBe(text)
      }),
    )
  })

  test('one bit flipped in ciphertext, tag, nonce or associated data does not open', () => {
    const sealed = seal('{"amount":{"total":1}}', 'katvtHDDPxkw', 'transaction')
    for (const part of ['ciphertext', 'nonce', 'associated_data'] as const) {
      const bytes = Buffer.from(sealed[part])
      for (let bit = 0; bit < bytes.length * 8; bit++) {
        const changed = Buffer.from(bytes)
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(openSealed({ ...sealed, [part]: changed.toString('latin1') }, key)).toBeUndefined()
      }
    }
  })

  test('any text at all in its place is answered, never thrown', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (nonce, associated_data, ciphertext) => {
        expect(openSealed({ nonce, associated_data, ciphertext }, key)).toBeUndefined()
      }),
    )
  })
})
