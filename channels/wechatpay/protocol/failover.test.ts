import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { WechatClient } from './client.ts'
import { readMerchant } from './merchant.ts'
import { prepayNative } from './prepay.ts'
import { createRefund } from './refunds.ts'
import { MERCHANT, refusal, signed, type Turn } from './testing/raw-gateway.ts'
import { queryByOutTradeNo } from './transactions.ts'
import { Transport } from './transport.ts'

const NOW = new Date('2026-11-23T02:00:00Z')
const NOWHERE = 'http://127.0.0.1:9'
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

/** One access point: answers each request by the next turn, and the last turn again and again. */
async function host(...turns: Turn[]) {
  const paths: string[] = []
  const listener: RequestListener = async (request, response) => {
    paths.push(request.url ?? '')
    request.resume()
    const turn = turns.length > 1 ? turns.shift() : turns[0]
    turn?.(response, { method: '', url: '', headers: request.headers, body: Buffer.alloc(0) })
  }
  const server = createServer(listener)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  closing.push(async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, paths }
}

function clientOf(primary: string, backup?: string, patienceMs = 0): WechatClient {
  const transport = new Transport(primary, backup)
  closing.push(() => transport.close())
  const merchant = readMerchant(MERCHANT)
  return new WechatClient({ transport, merchant, now: () => NOW, patienceMs, keepCertificates: false })
}

const query = (client: WechatClient, options = {}) =>
  queryByOutTradeNo(client, 'A1', { mchid: MERCHANT.mchid }, options)
const prepay = (client: WechatClient) =>
  prepayNative(client, {
    appid: 'wx8888888888888888',
    mchid: MERCHANT.mchid,
    description: '一碗牛腩粉',
    out_trade_no: 'ORDER1',
    notify_url: 'https://pay.example.com/n',
    amount: { total: 1990, currency: 'CNY' },
  })
const refund = (client: WechatClient) =>
  createRefund(client, {
    out_trade_no: 'ORDER1',
    out_refund_no: 'R1',
    notify_url: 'https://pay.example.com/n',
    amount: { refund: 1, total: 1990, currency: 'CNY' },
  })

const found = signed(200, '{"out_trade_no":"A1","trade_state":"NOTPAY"}', NOW)
const prepaid = signed(200, '{"code_url":"weixin://wxpay/bizpayurl?pr=1"}', NOW)
const accepted = signed(200, '{"out_refund_no":"R1","status":"PROCESSING"}', NOW)
const cut: Turn = (response) => response.destroy()

describe('where the first host cannot be reached', () => {
  test('everything goes to the other, refunds too: they cannot have arrived', async () => {
    const backup = await host(accepted)
    const client = clientOf(NOWHERE, backup.url)
    expect(await refund(client)).toMatchObject({ state: 'ok', body: { status: 'PROCESSING' } })
    expect(client.observed.failovers).toBe(1)
  })

  test('the next calls begin with the other', async () => {
    const backup = await host(found)
    const client = clientOf(NOWHERE, backup.url)
    await query(client)
    await query(client)
    expect(client.observed.failovers).toBe(1)
    expect(backup.paths).toHaveLength(2)
  })

  test('both are tried, and no more', async () => {
    expect(await query(clientOf(NOWHERE, NOWHERE))).toMatchObject({
      state: 'unknown',
      why: expect.stringMatching(/ECONNREFUSED/),
    })
  })

  test('without another it ends there', async () => {
    const client = clientOf(NOWHERE)
    expect(await query(client)).toMatchObject({ state: 'unknown' })
    expect(client.observed.failovers).toBe(0)
  })
})

describe('where the connection broke after the request was sent', () => {
  test('a question goes to the other', async () => {
    const [primary, backup] = [await host(cut), await host(found)]
    expect(await query(clientOf(primary.url, backup.url))).toMatchObject({ state: 'ok' })
  })

  test('a question goes to the other when the first says nothing in time', async () => {
    const [primary, backup] = [await host(() => {}), await host(found)]
    expect(await query(clientOf(primary.url, backup.url), { timeoutMs: 200 })).toMatchObject({ state: 'ok' })
  })

  test('an order goes to the other: under its number it is the same order', async () => {
    const [primary, backup] = [await host(cut), await host(prepaid)]
    expect(await prepay(clientOf(primary.url, backup.url))).toMatchObject({ state: 'ok' })
  })

  test('a no to the second copy of an order is not final: the first may have been its reason', async () => {
    const [primary, backup] = [await host(cut), await host(refusal(403, 'OUT_TRADE_NO_USED', '商户订单号重复'))]
    expect(await prepay(clientOf(primary.url, backup.url))).toMatchObject({
      state: 'unknown',
      why: 'sent twice, and the second was refused: OUT_TRADE_NO_USED 商户订单号重复',
    })
  })

  test('a refund is never sent again: it is asked about', async () => {
    const [primary, backup] = [await host(cut), await host(accepted)]
    expect(await refund(clientOf(primary.url, backup.url))).toMatchObject({ state: 'unknown' })
    expect(backup.paths).toEqual([])
  })

  test('the caller who gave up is not served by the other', async () => {
    const giveUp = new AbortController()
    const [primary, backup] = [await host(() => giveUp.abort()), await host(found)]
    expect(await query(clientOf(primary.url, backup.url), { signal: giveUp.signal })).toMatchObject({
      state: 'unknown',
    })
    expect(backup.paths).toEqual([])
  })
})

test.each([500, 504, 403])('an answer is an answer: %i does not move a call to the other host', async (status) => {
  const [primary, backup] = [await host(refusal(status, 'SYSTEM_ERROR', '系统错误')), await host(found)]
  expect(await query(clientOf(primary.url, backup.url))).toMatchObject({ state: 'unknown' })
  expect(backup.paths).toEqual([])
})

describe('told that it asks too often', () => {
  const limit = refusal(429, 'FREQUENCY_LIMITED', '频率超限')

  test('a question waits, and asks again', async () => {
    const primary = await host(limit, found)
    expect(await query(clientOf(primary.url, undefined, 1_000))).toMatchObject({ state: 'ok' })
    expect(primary.paths).toHaveLength(2)
  })

  test('but not beyond its patience', async () => {
    const primary = await host(limit)
    expect(await query(clientOf(primary.url, undefined, 1_600))).toMatchObject({ state: 'unknown', limited: true })
    expect(primary.paths).toHaveLength(3) // at once, after 0.5 s, after another 1 s
  })

  test('nor when the caller gives up meanwhile', async () => {
    const giveUp = new AbortController()
    const primary = await host((response, seen) => {
      limit(response, seen)
      giveUp.abort()
    })
    const client = clientOf(primary.url, undefined, 60_000)
    expect(await query(client, { signal: giveUp.signal })).toMatchObject({ state: 'unknown' })
  })

  test('a refund does not wait: it may have been accepted all the same', async () => {
    const primary = await host(limit, accepted)
    expect(await refund(clientOf(primary.url, undefined, 60_000))).toMatchObject({ state: 'unknown', limited: true })
    expect(primary.paths).toHaveLength(1)
  })
})

test.each([502, 503])(
  'a host that says %i is left for the other one, where a second copy does no harm',
  async (status) => {
    const down = await host(refusal(status, 'SERVICE_UNAVAILABLE', '服务不可用'))
    const up = await host(found)
    expect(await query(clientOf(down.url, up.url))).toMatchObject({ state: 'ok' })
    expect(await refund(clientOf(down.url, up.url))).toMatchObject({ state: 'unknown', status })
    expect([down.paths.length, up.paths.length]).toEqual([2, 1])
  },
)

const behindUs: Turn = (response, seen) => {
  response.setHeader('Date', new Date(NOW.getTime() - 90_000).toUTCString())
  found(response, seen)
}

test('the clocks are compared with every answer, and a wrong one is said', async () => {
  const client = clientOf((await host(behindUs)).url)
  await query(client)
  expect(client.observed.clockSkewMs).toBe(90_000)
})
