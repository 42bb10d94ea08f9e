import { readFile } from 'node:fs/promises'
import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import { verifyWebhook } from './webhook.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const BODY = Buffer.from('{"test": 2432232314}')
const NOW = new Date(1_614_265_330_000)

/** The example of the specification's own libraries. */
const EXAMPLE = {
  'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  'webhook-timestamp': '1614265330',
  'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
}

describe('a webhook is believed', () => {
  test('when it is the published example', () => {
    expect(verifyWebhook(EXAMPLE, BODY, SECRET, NOW)).toEqual({ genuine: true, id: EXAMPLE['webhook-id'] })
  })

  test('when the library of the specification signed it', () => {
    const body = '{"type":"payment.paid","data":{"description":"招牌牛腩粉"}}'
    const headers = { ...EXAMPLE, 'webhook-signature': new Webhook(SECRET).sign(EXAMPLE['webhook-id'], NOW, body) }
    expect(verifyWebhook(headers, Buffer.from(body), SECRET, NOW).genuine).toBe(true)
  })

  test('when one of several signatures fits, as during a change of secret', () => {
    const headers = { ...EXAMPLE, 'webhook-signature': `v1,AAAA v1a,BBBB ${EXAMPLE['webhook-signature']}` }
    expect(verifyWebhook(headers, BODY, SECRET, NOW).genuine).toBe(true)
  })
})

describe('a webhook is refused', () => {
  test.each<[why: string, headers: Record<string, string | undefined>, body: Buffer, now: Date]>([
    ['with one bit of the body changed', EXAMPLE, Buffer.from('{"test": 2432232315}'), NOW],
    ['with another id', { ...EXAMPLE, 'webhook-id': 'msg_other' }, BODY, NOW],
    ['with another time', { ...EXAMPLE, 'webhook-timestamp': '1614265331' }, BODY, NOW],
    ['with a time that is no number', { ...EXAMPLE, 'webhook-timestamp': 'soon' }, BODY, NOW],
    ['after five minutes', EXAMPLE, BODY, new Date(NOW.getTime() + 301_000)],
    ['from the future', EXAMPLE, BODY, new Date(NOW.getTime() - 301_000)],
    ['without a signature', { ...EXAMPLE, 'webhook-signature': undefined }, BODY, NOW],
    ['with a shortened signature', { ...EXAMPLE, 'webhook-signature': 'v1,g0hM9SsE' }, BODY, NOW],
    ['with an unknown version only', { ...EXAMPLE, 'webhook-signature': 'v2,g0hM9SsE+OTP' }, BODY, NOW],
  ])('%s', (_why, headers, body, now) => {
    expect(verifyWebhook(headers, body, SECRET, now).genuine).toBe(false)
  })

  test('that was signed with another secret', () => {
    expect(verifyWebhook(EXAMPLE, BODY, 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD', NOW).genuine).toBe(false)
  })
})

test.each(['developers.en.md', 'developers.zh-CN.md'])('what docs/%s shows does the same', async (page) => {
  const text = await readFile(new URL(`../../docs/${page}`, import.meta.url), 'utf8')
  const code = /^```js\n(.*?)^```$/ms.exec(text)?.[1] ?? ''
  const { genuine } = await import(`data:text/javascript,${encodeURIComponent(code)}`)
  const now = new Date()
  const signature = new Webhook(SECRET).sign('ev_1', now, '{}')
  const headers = { ...EXAMPLE, 'webhook-id': 'ev_1', 'webhook-signature': signature }
  const fresh = { ...headers, 'webhook-timestamp': String(Math.floor(now.getTime() / 1000)) }
  expect(genuine(fresh, Buffer.from('{}'), SECRET)).toBe(true)
  expect(genuine(fresh, Buffer.from('{ }'), SECRET)).toBe(false)
  expect(genuine(headers, Buffer.from('{}'), SECRET)).toBe(false)
})
