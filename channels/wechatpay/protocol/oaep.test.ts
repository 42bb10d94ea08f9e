import { constants, createPublicKey, privateDecrypt } from 'node:crypto'
import { expect, test } from 'vitest'
import { Rsa } from 'wechatpay-axios-plugin'
import keys from '../vectors/keys.json' with { type: 'json' }
import vectors from '../vectors/oaep.json' with { type: 'json' }
import { readPrivateKey } from './keys.ts'
import { MAX_SEALED_BYTES, seal, unseal } from './oaep.ts'

const G1 = readPrivateKey(keys.G1.pem)
const PUBLIC_G1 = createPublicKey(keys.G1.pem)

test.each([
  { vector: vectors.go, key: G1 },
  { vector: vectors.java, key: readPrivateKey(keys.J1.pem) },
])('$vector.id: $vector.title', ({ vector, key }) => {
  expect(unseal(vector.ciphertext, key)).toBe(vector.plaintext)
  const bytes = Buffer.from(vector.ciphertext, 'base64')
  const sha256 = { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }
  expect(() => privateDecrypt(sha256, bytes)).toThrow()
})

test('OAEP-2: a ciphertext that is none does not open', () => {
  expect(unseal('MTIzNA==', G1)).toBeUndefined()
  expect(unseal(vectors.java.ciphertext, G1)).toBeUndefined()
})

test('what we seal, the outside library opens; and the reverse', () => {
  const text = '王小明 13800138000'
  const sealed = seal(text, PUBLIC_G1)
  expect(sealed).toHaveLength(344)
  expect(Rsa.decrypt(sealed, G1)).toBe(text)
  expect(unseal(Rsa.encrypt(text, PUBLIC_G1), G1)).toBe(text)
})

test('the limit is in bytes: 214 pass, 215 are refused before they are sent', () => {
  expect(unseal(seal('a'.repeat(MAX_SEALED_BYTES), PUBLIC_G1), G1)).toHaveLength(214)
  expect(() => seal('a'.repeat(MAX_SEALED_BYTES + 1), PUBLIC_G1)).toThrow(RangeError)
  expect(() => seal('字'.repeat(72), PUBLIC_G1)).toThrow(RangeError)
})
