import { expect, test } from 'vitest'
import keys from '../vectors/keys.json' with { type: 'json' }
import requests from '../vectors/requests.json' with { type: 'json' }
import { readPrivateKey } from './keys.ts'
import { joined, signText, stringToSign } from './signing.ts'

const SIGNER = {
  privateKey: readPrivateKey(keys.NET_MOCK_PRIVATE.private_key),
  signType: 'RSA2',
  charset: 'utf-8',
} as const

test.each(requests.signed)('$id: $title', async ({ params, text, sign }) => {
  expect(stringToSign(params)).toBe(text)
  expect(await signText(text, SIGNER)).toBe(sign)
})

test('2.4: names in Chinese sort after ASCII ones, with and without sign_type', async () => {
  const { params, v1, v2 } = requests.rules
  expect(joined(Object.entries(params))).toBe(v1.text)
  expect(joined(Object.entries({ ...params, sign_type: 'RSA2' }))).toBe(v2.text)
  expect(await signText(v1.text, SIGNER)).toBe(v1.sign)
  expect(await signText(v2.text, SIGNER)).toBe(v2.sign)
})

test('capitals come first; empty values, absent ones and an earlier sign are left out', () => {
  const params = { a: 'test', A: 'test', sign: 'x', app_auth_token: '', notify_url: undefined, sign_type: 'RSA2' }
  expect(stringToSign(params)).toBe('A=test&a=test&sign_type=RSA2')
})

test('in GBK the bytes of GBK are signed', async () => {
  const inGbk = await signText('subject=中文', { ...SIGNER, charset: 'gbk' })
  expect(inGbk).not.toBe(await signText('subject=中文', SIGNER))
})
