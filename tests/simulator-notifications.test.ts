import { createDecipheriv, createVerify } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openReceiver, type Received } from './simulator/receiver.ts'
import { type Made, type SimWorld, nativeOrder, openSimulator, signer } from './simulator/world.ts'

const LADDER_S = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600]

type Attempt = { at: string; status?: number; error?: string; spoiling?: string; by_hand?: boolean }
type Note = { id: string; state: string; attempts: Attempt[]; body: string; event_type: string; next_at?: string }

let sim: SimWorld
let shop: Made
let call: ReturnType<typeof signer>

beforeEach(async () => {
  // a clock that stands still: only the test moves it
  sim = await openSimulator()
  await sim.told('POST', '/_sim/clock', { now: '2026-11-24T10:00:00+08:00', speed: 0 })
  shop = await sim.merchant({ keys: 'public_key' })
  call = signer(sim.url, shop)
})
afterEach(() => sim.close())

async function paid(outTradeNo: string, notifyUrl: string): Promise<void> {
  const order = nativeOrder(shop, outTradeNo, { notify_url: notifyUrl })
  const { body } = await call('POST', '/v3/pay/transactions/native', order)
  await sim.told('POST', '/_sim/pay', { target: body['code_url'] })
  await sim.advance(0)
}

async function note(outTradeNo: string): Promise<Note> {
  const { notifications } = await sim.told<{ notifications: Note[] }>(
    'GET',
    `/_sim/notifications?out_trade_no=${outTradeNo}`,
  )
  const [found] = notifications
  if (!found) throw new Error(`nothing is said of ${outTradeNo}`)
  return found
}

function isSigned({ headers, body }: Received): boolean {
  return createVerify('sha256')
    .update(`${headers['wechatpay-timestamp']}\n${headers['wechatpay-nonce']}\n${body}\n`)
    .verify(shop.public_key ?? '', headers['wechatpay-signature'] ?? '', 'base64')
}

test('a notification that nobody takes climbs the whole ladder by the clock, then is given up', async () => {
  await using receiver = await openReceiver(500)
  await paid('LADDER-1', receiver.url)
  expect((await note('LADDER-1')).attempts).toHaveLength(1)

  let at = Date.parse('2026-11-24T10:00:00+08:00')
  const expected = [at]
  for (const [index, step] of LADDER_S.entries()) {
    await sim.advance(step - 1)
    expect((await note('LADDER-1')).attempts).toHaveLength(index + 1)
    await sim.advance(1)
    at += step * 1000
    expected.push(at)
  }
  const { state, attempts } = await note('LADDER-1')
  expect(attempts.map((attempt) => Date.parse(attempt.at))).toEqual(expected)
  expect(state).toBe('given_up')
  await sim.advance(1_000_000)
  expect(receiver.received).toHaveLength(16)
})

test('one leap of the clock makes the same attempts at the same times', async () => {
  await using receiver = await openReceiver(500, 500, 500, 200)
  await paid('LEAP-1', receiver.url)
  await sim.advance(86_400)
  const { state, attempts } = await note('LEAP-1')
  expect(state).toBe('delivered')
  expect(attempts.map(({ at }) => at.slice(11, 19))).toEqual(['10:00:00', '10:00:15', '10:00:30', '10:01:00'])
})

test('every repeat has the same id and ciphertext, and a signature of its own', async () => {
  await using receiver = await openReceiver(500, 503, 204)
  await paid('REPEAT-1', receiver.url)
  await sim.advance(60)
  expect(receiver.received).toHaveLength(3)
  expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1)
  expect(new Set(receiver.received.map(({ headers }) => headers['wechatpay-signature'])).size).toBe(3)
  expect(receiver.received.every(isSigned)).toBe(true)
})

test('names of headers keep the gateway’s spelling, and the stamp is the machine’s time', async () => {
  await using receiver = await openReceiver(200)
  await paid('SPELL-1', receiver.url)
  const { headers, rawNames } = await receiver.nth(1)
  expect(rawNames).toEqual(
    expect.arrayContaining(['Wechatpay-Signature', 'Wechatpay-Serial', 'Wechatpay-Nonce', 'Request-ID']),
  )
  expect(Math.abs(Number(headers['wechatpay-timestamp']) * 1000 - Date.now())).toBeLessThan(60_000)
})

test('a refund tells how it ended, even when it ends otherwise later', async () => {
  await using receiver = await openReceiver(200)
  await paid('REFUND-1', receiver.url)
  const { body } = await call('POST', '/v3/refund/domestic/refunds', {
    out_trade_no: 'REFUND-1',
    out_refund_no: 'R1',
    notify_url: receiver.url,
    amount: { refund: 100, total: 8800, currency: 'CNY' },
  })
  await sim.told('POST', `/_sim/wechatpay/refunds/${body['refund_id']}/fail`)
  await sim.told('POST', `/_sim/wechatpay/refunds/${body['refund_id']}/succeed`)
  await sim.advance(0)
  const told = [await receiver.nth(2), await receiver.nth(3)].map(opened)
  expect(told.map((one) => one['refund_status']).sort()).toEqual(['ABNORMAL', 'SUCCESS'])
})

function opened({ body }: Received): Record<string, unknown> {
  const { resource } = JSON.parse(body)
  const sealed = Buffer.from(resource.ciphertext, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', shop.api_v3_key, resource.nonce, { authTagLength: 16 })
  decipher.setAAD(Buffer.from(resource.associated_data)).setAuthTag(sealed.subarray(-16))
  return JSON.parse(decipher.update(sealed.subarray(0, -16), undefined, 'utf8') + decipher.final('utf8'))
}

test('one that was delivered or given up can be sent again by hand', async () => {
  await using receiver = await openReceiver(200)
  await paid('AGAIN-1', receiver.url)
  const { id } = await note('AGAIN-1')
  const resent = await sim.told<Note>('POST', `/_sim/notifications/${id}/resend`)
  expect(resent.attempts.map(({ status, by_hand }) => [status, by_hand])).toEqual([
    [200, undefined],
    [200, true],
  ])
  expect(isSigned(await receiver.nth(2))).toBe(true)
})

test('an address that is not on this machine is not called, and the attempt says why', async () => {
  await paid('REMOTE-1', 'https://shop.example.com/notify')
  const { state, attempts } = await note('REMOTE-1')
  expect(state).toBe('given_up')
  expect(attempts).toEqual([expect.objectContaining({ error: expect.stringContaining('--allow-remote') })])
})

test('no answer within five seconds is a failure', { timeout: 20_000 }, async () => {
  await using receiver = await openReceiver(0, 200)
  await paid('SILENT-1', receiver.url)
  await sim.advance(15)
  await receiver.nth(2)
  const { attempts } = await note('SILENT-1')
  expect(attempts[0]).toMatchObject({ error: 'No answer within 5 s' })
})

test.each<[effect: string, spoiling: string]>([
  ['notify_bad_signature', 'bad_signature'],
  ['notify_probe', 'probe'],
])('%s: a spoilt one first, which should be refused, then the true one', async (effect, spoiling) => {
  await using receiver = await openReceiver(401, 200)
  await sim.fault({ match: { out_trade_no: 'SPOILT-1' }, effect, times: 1 })
  await paid('SPOILT-1', receiver.url)
  const first = await receiver.nth(1)
  expect(isSigned(first)).toBe(false)
  expect(first.headers['wechatpay-signature']?.startsWith('WECHATPAY/SIGNTEST/')).toBe(effect === 'notify_probe')
  await sim.advance(15)
  expect(isSigned(await receiver.nth(2))).toBe(true)
  const { state, attempts } = await note('SPOILT-1')
  expect([state, attempts[0]?.spoiling]).toEqual(['delivered', spoiling])
})

test('a receiver that is fooled by a wrong signature still gets the true one', async () => {
  await using receiver = await openReceiver(200)
  await sim.fault({ effect: 'notify_bad_signature', times: 1 })
  await paid('FOOLED-1', receiver.url)
  await sim.advance(15)
  expect(receiver.received.map(isSigned)).toEqual([false, true])
})

test('notify_none keeps silent until somebody sends it by hand', async () => {
  await using receiver = await openReceiver(200)
  await sim.fault({ effect: 'notify_none', times: 1 })
  await paid('NONE-1', receiver.url)
  await sim.advance(100_000)
  expect(receiver.received).toHaveLength(0)
  const { id, state } = await note('NONE-1')
  expect(state).toBe('withheld')
  expect((await sim.told<Note>('POST', `/_sim/notifications/${id}/resend`)).state).toBe('delivered')
})

test('notify_out_of_order: the refund is told before the payment', async () => {
  await using receiver = await openReceiver(200)
  await sim.fault({ effect: 'notify_out_of_order', times: 1 })
  await paid('ORDER-1', receiver.url)
  await call('POST', '/v3/refund/domestic/refunds', {
    out_trade_no: 'ORDER-1',
    out_refund_no: 'R1',
    notify_url: receiver.url,
    amount: { refund: 100, total: 8800, currency: 'CNY' },
  })
  await sim.advance(2)
  expect(receiver.received.map(({ body }) => JSON.parse(body).event_type)).toEqual([
    'REFUND.SUCCESS',
    'TRANSACTION.SUCCESS',
  ])
})

test('notify_twice and notify_late', async () => {
  await using receiver = await openReceiver(200)
  await sim.fault({ effect: 'notify_twice', times: 1 })
  await paid('TWICE-1', receiver.url)
  expect(receiver.received).toHaveLength(2)

  await sim.fault({ effect: 'notify_late', delay_ms: 60_000, times: 1 })
  await paid('LATE-1', receiver.url)
  await sim.advance(59)
  expect(receiver.received).toHaveLength(2)
  await sim.advance(1)
  expect(receiver.received).toHaveLength(3)
})
