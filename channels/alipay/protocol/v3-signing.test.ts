import { describe, expect, test } from 'vitest'
import keys from '../vectors/keys.json' with { type: 'json' }
import vectors from '../vectors/v3.json' with { type: 'json' }
import { AlipayKeys } from './alipay-keys.ts'
import { readPublicKey } from './keys.ts'
import { APP_ID, APP_KEY } from './testing/raw-gateway.ts'
import { readV3Answer } from './v3-answers.ts'
import { authorization, requestMessage } from './v3-signing.ts'

describe('requests', () => {
  test.each(vectors.requests)('$id: $title', async ({ message, authorization: header }) => {
    const [said = '', method = '', pathAndQuery = '', body = '', token] = message.split('\n')
    const request = {
      method: method === 'GET' ? ('GET' as const) : ('POST' as const),
      pathAndQuery,
      body,
      ...(token ? { appAuthToken: token } : {}),
    }
    expect(requestMessage(said, request)).toBe(message)
    const stamp = { milliseconds: 1717756911576, nonce: '4f14052a-803e-4219-a069-e9635961a5a5' }
    expect(await authorization(request, { appId: APP_ID, privateKey: APP_KEY }, stamp)).toBe(header)
  })
})

describe('the answer', () => {
  const { public_key, timestamp, nonce, body, signature, id } = vectors.answer
  const app = {
    alipayKeys: AlipayKeys.ofPublicKey(readPublicKey(keys[public_key as 'NET_MOCK_PUBLIC'].public_key)),
    signType: 'RSA2' as const,
    charset: 'utf-8' as const,
  }
  const headers: Record<string, string> = {
    'alipay-timestamp': timestamp,
    'alipay-nonce': nonce,
    'alipay-signature': signature,
  }
  const read = (changed: Record<string, string | undefined> = {}, text = body, status = 200) =>
    readV3Answer({ status, headers: { ...headers, ...changed }, body: Buffer.from(text) }, app, (node) => node)

  test(`${id}: is genuine`, () => {
    expect(read()).toMatchObject({ state: 'ok', body: { trade_status: 'TRADE_SUCCESS' } })
  })

  test('with anything changed it is not', () => {
    expect(read({}, body.replace('SUCCESS', 'success'))).toMatchObject({ state: 'unknown', doubt: 'signature' })
    expect(read({ 'alipay-nonce': 'other' })).toMatchObject({ state: 'unknown', doubt: 'signature' })
    expect(read({ 'alipay-timestamp': '1717762879834' })).toMatchObject({ state: 'unknown', doubt: 'signature' })
    for (const name of Object.keys(headers)) {
      expect(read({ [name]: undefined })).toMatchObject({ state: 'unknown', why: 'answered 200, not signed' })
    }
  })

  test('8.5: a foreign signature over what looks encrypted', () => {
    expect(read({}, 'aYA0GP8JEW'.repeat(7))).toMatchObject({ state: 'unknown', doubt: 'signature' })
  })
})
