import { createPublicKey, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import keys from '../vectors/keys.json' with { type: 'json' }
import vectors from '../vectors/requests.json' with { type: 'json' }
import { readPrivateKey } from './keys.ts'
import { authorization, requestMessage, rsaSha256, type Unsigned } from './signing.ts'

const K1 = readPrivateKey(keys.K1.pem)

type Vector = { method: string; canonical_url: string; timestamp: string; nonce_str: string; body: string }

function request(vector: Vector): Unsigned {
  return { method: vector.method === 'POST' ? 'POST' : 'GET', path: vector.canonical_url, body: vector.body }
}
function stamp(vector: { timestamp: string; nonce_str: string }) {
  return { seconds: Number(vector.timestamp), nonce: vector.nonce_str }
}

test.each(vectors.signed)('$id: $title', async (vector) => {
  const message = requestMessage(request(vector), stamp(vector))
  if (vector.message !== undefined) expect(message).toBe(vector.message)
  expect(await rsaSha256(message, K1)).toBe(vector.signature)
})

test('REQ-1h: the whole header, whatever the order of its fields', async () => {
  const [vector] = vectors.signed
  if (!vector) throw new Error('REQ-1 is missing')
  const { mchid, serial_no: serialNo, header } = vectors.header
  const ours = await authorization(request(vector), { mchid, serialNo, privateKey: K1 }, stamp(vector))
  expect(fieldsOf(ours)).toEqual(fieldsOf(header))
  expect(ours.startsWith('WECHATPAY2-SHA256-RSA2048 mchid="')).toBe(true)
})

test('REQ-6: a body is signed with its escaped slashes; without them the gateway would refuse', () => {
  const { verified } = vectors
  const key = createPublicKey(keys['Y1-pub'].pem)
  const signature = Buffer.from(verified.signature, 'base64')
  const message = requestMessage(request(verified), stamp(verified))
  expect(message).toBe(verified.message)
  expect(verify('sha256', Buffer.from(message), key, signature)).toBe(true)

  const tidied = requestMessage({ ...request(verified), body: verified.body.replaceAll('\\/', '/') }, stamp(verified))
  expect(verify('sha256', Buffer.from(tidied), key, signature)).toBe(false)
})

test.each(vectors.messages.cases)('REQ-7: $method with its own line feed at the end of each line', (vector) => {
  expect(requestMessage(request({ ...vectors.messages, ...vector }), stamp(vectors.messages))).toBe(vector.message)
})

test('REQ-8: path and query, without the host', () => {
  const { pathname, search } = new URL(vectors.query.request_url)
  const message = requestMessage({ method: 'GET', path: pathname + search, body: '' }, stamp(vectors.query))
  expect(message).toBe(vectors.query.message)
})

test('REQ-9: the bare signature', async () => {
  expect(await rsaSha256(vectors.raw.message, readPrivateKey(keys.G1.pem))).toBe(vectors.raw.signature)
})

test('a key that cannot sign is an error, not a hang', async () => {
  await expect(rsaSha256('text', createPublicKey(keys.P1.pem))).rejects.toThrow()
})

function fieldsOf(header: string): Record<string, string> {
  const pairs = header.slice(header.indexOf(' ') + 1).matchAll(/(\w+)="([^"]*)"/g)
  return Object.fromEntries([...pairs].map(([, name = '', value = '']) => [name, value]))
}
