import { X509Certificate, createHash, createPrivateKey, createPublicKey, createSecretKey } from 'node:crypto'
import { expect, test } from 'vitest'
import aes from '../vectors/aes.json' with { type: 'json' }
import answers from '../vectors/answers.json' with { type: 'json' }
import certificates from '../vectors/certificates.json' with { type: 'json' }
import keys from '../vectors/keys.json' with { type: 'json' }
import notifications from '../vectors/notifications.json' with { type: 'json' }
import pages from '../vectors/pages.json' with { type: 'json' }
import requests from '../vectors/requests.json' with { type: 'json' }
import v3 from '../vectors/v3.json' with { type: 'json' }
import { certificateSn } from './authority.ts'
import { isSignedBy, openContent, sealContent, signature } from './crypto.ts'
import { signedText } from './notices.ts'
import { paramsOf, paramsOfOrderString, stringToSign } from './params.ts'
import { claimOf, signedMessage } from './v3-authorization.ts'

const published = new Map(
  Object.entries(keys).map(([name, key]) => [name, { public_key: '', private_key: '', ...key }]),
)
const publicKey = (name: string) =>
  createPublicKey({
    key: Buffer.from(published.get(name)?.public_key ?? '', 'base64'),
    format: 'der',
    type: 'spki',
  })
const MOCK = createPrivateKey({
  key: Buffer.from(keys.NET_MOCK_PRIVATE.private_key, 'base64'),
  format: 'der',
  type: 'pkcs1',
})
const EMPTY = Buffer.alloc(0)

test.each(requests.signed)('the request $id is read as it was signed', async ({ params, text, sign }) => {
  const pairs = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  const [inQuery, inBody] = [pairs.slice(0, 4), pairs.slice(4)]
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const read = paramsOf({ query: inQuery.join('&'), headers, body: Buffer.from(inBody.join('&')) })
  expect(stringToSign(read).toString()).toBe(text)
  expect(isSignedBy(publicKey('NET_MOCK_PUBLIC'), stringToSign(read), sign)).toBe(true)
  expect(await signature(Buffer.from(text), MOCK)).toBe(sign)
})

test('an order string and the address of a page are read as they were signed', () => {
  for (const text of [pages.order_string, pages.page_url.slice(pages.page_url.indexOf('?') + 1)]) {
    const read = paramsOfOrderString(text)
    const sign = read.bytes.get('sign')?.toString() ?? ''
    expect(isSignedBy(publicKey('NET_MOCK_PUBLIC'), stringToSign(read), sign)).toBe(true)
  }
})

test.each(answers)(
  'the answer $id bears a signature over its node as it is written',
  ({ public_key, body, signed }) => {
    const { sign } = JSON.parse(body)
    expect(isSignedBy(publicKey(public_key), Buffer.from(signed), sign)).toBe(true)
    expect(isSignedBy(publicKey(public_key), Buffer.from(`${signed} `), sign)).toBe(false)
  },
)

test.each(notifications.filter(({ id }) => id === '5.1'))(
  'the notice $id is written as the gateway writes it',
  (notice) => {
    const params: Record<string, string> = JSON.parse(JSON.stringify(notice.params))
    const { sign = '', sign_type: _, ...rest } = params
    expect(signedText(rest)).toBe(notice.text)
    expect(isSignedBy(publicKey(notice.public_key), Buffer.from(signedText(rest)), sign)).toBe(true)
  },
)

test.each(aes.texts)('content is sealed and opened as published: $ciphertext', ({ key, plaintext, ciphertext }) => {
  const secret = createSecretKey(Buffer.from(key, 'base64'))
  expect(sealContent(plaintext, secret)).toBe(ciphertext)
  expect(openContent(ciphertext, secret)).toBe(plaintext)
  expect(openContent(ciphertext, createSecretKey(Buffer.alloc(16, 7)))).not.toBe(plaintext)
})

test('a ciphertext is signed with its quotation marks', () => {
  const { public_key, node, sign } = aes.signed
  expect(isSignedBy(publicKey(public_key), Buffer.from(node), sign)).toBe(true)
  expect(isSignedBy(publicKey(public_key), Buffer.from(node.slice(1, -1)), sign)).toBe(false)
})

test.each(v3.requests)('the v3 header $id is read as it was signed', ({ message, authorization }) => {
  const [, method = '', target = '', body = '', token = ''] = message.split('\n')
  const headers = { authorization, ...(token !== '' && { 'alipay-app-auth-token': token }) }
  const request = { method, target, path: target, query: '', headers, body: Buffer.from(body), origin: '' }
  const claim = claimOf(request)
  expect(signedMessage(request, claim, request.body).toString()).toBe(message)
  expect(isSignedBy(publicKey('NET_MOCK_PUBLIC'), Buffer.from(message), claim.sign)).toBe(true)
})

const numbered = Object.values(certificates).flatMap((one) => ('hashed' in one && 'sn' in one ? [one] : []))

test.each(numbered)('the number of the certificate $id is made of issuer and serial number', ({ pem, sn, hashed }) => {
  const { issuer, serialNumber } = new X509Certificate(pem)
  const names = issuer.split('\n').map((line): readonly ['CN', string] => {
    const at = line.indexOf('=')
    return [line.slice(0, at) as 'CN', line.slice(at + 1)] // the other parts of a name are spelled alike
  })
  expect(certificateSn(names, serialNumber)).toBe(sn)
  expect(createHash('md5').update(hashed).digest('hex')).toBe(sn)
})

test('what is no Base64 is no signature, also where a decoder would read over it', async () => {
  const message = Buffer.from('a=1')
  const sign = await signature(message, MOCK)
  const key = publicKey('NET_MOCK_PUBLIC')
  expect(isSignedBy(key, message, sign)).toBe(true)
  for (const bent of ['', `${sign}!`, ` ${sign}`, sign.replace('A', '-')])
    expect(isSignedBy(key, message, bent)).toBe(false)
  expect(isSignedBy(key, EMPTY, sign)).toBe(false)
})
