import { createSecretKey } from 'node:crypto'
import { expect, test } from 'vitest'
import vectors from '../../vectors/v2.json' with { type: 'json' }
import { type SignType, sameSign, sealReqInfo, signOf, stringToSign } from './signing.ts'

function signed(params: object, key: string, type: string): string {
  const signType: SignType = type === 'MD5' ? 'MD5' : 'HMAC-SHA256'
  return signOf(stringToSign(Object.entries(params), key), signType, createSecretKey(Buffer.from(key)))
}

test.each(vectors.signed)('$id $title', ({ params, key, sign_type, string_a, sign }) => {
  expect(stringToSign(Object.entries(params), key)).toBe(`${string_a}&key=${key}`)
  expect(signed(params, key, sign_type)).toBe(sign)
  expect(signed({ ...params, sign: 'anything' }, key, sign_type)).toBe(sign)
  expect(signed({ ...params, more: '1' }, key, sign_type)).not.toBe(sign)
})

test.each(vectors.order.cases)('$given is signed in the order $sorted', ({ given, sorted }) => {
  const pairs = given.map((name) => [name, '1'] as const)
  const text = stringToSign(pairs, 'k')
  expect(text).toBe(`${sorted.map((name) => `${name}=1`).join('&')}&key=k`)
})

test('a client’s own signature is of the same kind', () => {
  for (const { params, key, sign } of vectors.jsapi) expect(signed(params, key, params.signType)).toBe(sign)
})

test('signatures are compared whole, letter by letter', () => {
  expect(sameSign('AB', 'AB')).toBe(true)
  for (const other of ['ab', 'A', 'ABC', 'AC', '', '签名']) expect(sameSign('AB', other)).toBe(false)
})

test('what a refund notice hides is the published text', () => {
  const { plaintext, api_v2_key, req_info } = vectors.reqInfo
  expect(sealReqInfo(plaintext, api_v2_key)).toBe(req_info)
})
