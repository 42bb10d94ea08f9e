import { describe, expect, test } from 'vitest'
import vectors from '../vectors/aes.json' with { type: 'json' }
import { decryptContent, encryptContent } from './aes.ts'
import { readAesKey } from './keys.ts'

test.each(vectors.texts)('$source', ({ key, plaintext, ciphertext }) => {
  expect(encryptContent(plaintext, readAesKey(key))).toBe(ciphertext)
  expect(decryptContent(ciphertext, readAesKey(key))).toBe(plaintext)
})

describe('what does not open', () => {
  const key = readAesKey('aYA0GP8JEW+D7/UFaskCWA==')
  test.each(['', 'AAAA', 'not base64 at all', 'ILpoMowjIQjfYMR847rnFQ=='])('%j', (ciphertext) => {
    expect(decryptContent(ciphertext, key)).toBeUndefined()
  })
})

test('a text in GBK is encrypted as GBK', () => {
  const key = readAesKey('aYA0GP8JEW+D7/UFaskCWA==')
  const sealed = encryptContent('中文', key, 'gbk')
  expect(decryptContent(sealed, key, 'gbk')).toBe('中文')
  expect(decryptContent(sealed, key, 'utf-8')).toBeUndefined()
})
