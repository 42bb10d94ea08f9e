import { list, text } from '@ruzhu/cli/demo/api.ts'
import { until } from '@ruzhu/cli/demo/wait.ts'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { House } from './api/house.ts'
import { openShop, order, type Shop } from './api/ready.ts'

let house: House
let shop: Shop

beforeAll(async () => {
  house = await House.open()
  await house.signIn()
  shop = await openShop(house)
})
afterAll(() => house?.close())

test('from the order to the partial refund, and every answer is as the document says', async () => {
  const { call, clientId, methodId } = shop
  const made = await call('POST', '/v1/payments', order(shop))
  expect(made.status, made.text).toBe(201)
  const { id, out_trade_no, pay } = made.json as { id: string; out_trade_no: string; pay: { code_url: string } }
  expect(made.json).toMatchObject({ state: 'pending', client: { id: clientId }, method: { id: methodId }, left_fen: 0 })

  await house.simulatorApi.post('/_sim/pay', { target: pay.code_url })
  await until('the payment to be paid', async () => {
    const seen = await call('GET', `/v1/payments/${id}`)
    return seen.json.state === 'paid' ? { found: seen } : { seen: seen.text }
  })
  const refund = { payment_id: id, out_refund_no: `R-${out_trade_no}`, amount_fen: 1880, reason: '少了一份' }
  const refunded = await call('POST', '/v1/refunds', refund)
  expect(refunded.status, refunded.text).toBe(201)
  await until('the refund to be done', async () => {
    const seen = await call('POST', `/v1/refunds/${String(refunded.json.id)}/ask`)
    return seen.json.state === 'refunded' ? { found: seen } : { seen: seen.text }
  })
  const left = await call('GET', `/v1/payments/${id}`)
  expect(left.json).toMatchObject({ state: 'partially_refunded', left_fen: 7600 - 1880 })

  const tooMuch = await call('POST', '/v1/refunds', { ...refund, out_refund_no: 'R-2', amount_fen: 7600 })
  expect(tooMuch.json).toMatchObject({ status: 422, code: 'REFUND_TOO_LARGE', facts: { left_fen: 5720 } })
})

test('an unpaid payment is closed, and asked about without harm', async () => {
  const made = await shop.call('POST', '/v1/payments', order(shop))
  const path = `/v1/payments/${String(made.json.id)}`
  expect((await shop.call('POST', `${path}/ask`)).json.state).toBe('pending')
  expect((await shop.call('POST', `${path}/close`)).json.state).toBe('closed')
  const timeline = await shop.call('GET', `${path}/timeline`)
  expect(list(timeline.json, 'data').length).toBeGreaterThan(0)
})

test('a refusal of the gateway comes with its own words and who mends it', async () => {
  const { json } = await shop.call('POST', '/v1/payments', order(shop, { scene: 'jsapi', payer_openid: 'o-nobody' }))
  expect(json).toMatchObject({ code: 'METHOD_UNAVAILABLE', fix: [{ owner: 'operator' }] })
})

test('an answer that got lost leaves the payment pending, and the same request goes on with it', async () => {
  const asked = order(shop)
  await house.simulatorApi.post('/_sim/faults', {
    match: { path: '/v3/pay/partner/transactions/native' },
    effect: 'lose_answer',
    times: 1,
  })
  const lost = await shop.call('POST', '/v1/payments', asked)
  expect(lost.json).toMatchObject({ status: 502, code: 'GATEWAY_UNREACHABLE' })
  const again = await shop.call('POST', '/v1/payments', asked)
  expect(again.status, again.text).toBe(201)
  const found = await shop.call('GET', `/v1/payments?text=${String(asked.out_trade_no)}`)
  expect(list(found.json, 'data')).toHaveLength(1)
})

test('the client’s system is told, signed, and the event is sent again on demand', async () => {
  const heard: { headers: IncomingHttpHeaders; body: string }[] = []
  const system = createServer(async (request, reply) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    heard.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
    reply.end()
  }).listen(0, '127.0.0.1')
  await once(system, 'listening')
  const address = system.address()
  const port = typeof address === 'object' ? address?.port : 0
  const made = await shop.call('POST', '/v1/webhook-endpoints', {
    client_id: shop.clientId,
    url: `http://127.0.0.1:${port}/hooks`,
  })
  expect(made.status, made.text).toBe(201)
  const id = String(made.json.id)
  const tested = await shop.call('POST', `/v1/webhook-endpoints/${id}/test`)
  expect(tested.status, tested.text).toBe(202)
  await until('the test event', async () => (heard.length > 0 ? { found: heard } : { seen: 'nothing' }))
  const [first] = heard
  const opened = new Webhook(text(made.json, 'secret')).verify(first?.body ?? '', headersOf(first?.headers ?? {}))
  expect(opened).toMatchObject({ type: 'endpoint.test' })

  const eventId = String(tested.json.event_id)
  expect((await shop.call('POST', `/v1/events/${eventId}/resend`)).status).toBe(202)
  await until('it once more', async () => (heard.length > 1 ? { found: heard } : { seen: 'once' }))
  const detail = await until('two deliveries', async () => {
    const seen = await shop.call('GET', `/v1/events/${eventId}`)
    const done = list(seen.json, 'deliveries').filter(({ state }) => state === 'delivered')
    return done.length === 2 ? { found: seen } : { seen: seen.text }
  })
  expect(detail.text).not.toContain(text(made.json, 'secret'))

  const paused = await shop.call('PATCH', `/v1/webhook-endpoints/${id}`, { paused: true })
  expect(paused.json.paused_at).toBeDefined()
  expect((await shop.call('DELETE', `/v1/webhook-endpoints/${id}`)).status).toBe(204)
  expect((await shop.call('DELETE', `/v1/webhook-endpoints/${id}`)).status).toBe(404)
  system.close()
})

test('every list and every object reads as the document says', async () => {
  const { call } = await house.program()
  const { clientId, applymentId, methodId } = shop
  for (const path of [
    '/v1/channels',
    '/v1/provider-accounts',
    '/v1/clients?limit=1',
    `/v1/clients?text=${encodeURIComponent('老陈')}`,
    `/v1/clients/${clientId}`,
    `/v1/clients/${clientId}/next-step`,
    `/v1/clients/${clientId}/checklist`,
    `/v1/clients/${clientId}/timeline?limit=3`,
    `/v1/clients/${clientId}/materials`,
    '/v1/next-steps',
    `/v1/applyments?client_id=${clientId}`,
    `/v1/applyments/${applymentId}`,
    `/v1/applyments/${applymentId}/submissions`,
    `/v1/applyments/${applymentId}/timeline`,
    `/v1/methods?client_id=${clientId}`,
    `/v1/methods/${methodId}`,
    `/v1/payments?client_id=${clientId}&state=pending`,
    `/v1/refunds?client_id=${clientId}`,
    `/v1/events?client_id=${clientId}`,
    '/v1/webhook-endpoints',
  ]) {
    const answer = await call('GET', path)
    expect(answer.status, `${path} ${answer.text}`).toBe(200)
  }
  for (const path of ['/v1/api-keys', '/v1/members', '/v1/session']) {
    expect((await house.person('GET', path)).status).toBe(200)
  }
})

test('a list is walked page by page, newest first, and ends', async () => {
  const seen: string[] = []
  for (let after = ''; ; ) {
    const page = await shop.call('GET', `/v1/payments?limit=2${after}`)
    seen.push(...list(page.json, 'data').map((row) => text(row, 'id')))
    if (page.json.next === undefined) break
    after = `&after=${String(page.json.next)}`
  }
  expect(seen.length).toBeGreaterThan(2)
  expect(seen).toEqual([...new Set(seen)].toSorted().toReversed())
})

test('a picture is shown to whoever may see it, as the bytes that were uploaded', async () => {
  const listed = await shop.call('GET', `/v1/clients/${shop.clientId}/materials`)
  const [material] = list(listed.json, 'data')
  const picture = await shop.call('GET', `/v1/materials/${String(material?.id)}/content`)
  expect(picture.headers.get('content-type')).toMatch(/^image\//)
  expect(picture.headers.get('cache-control')).toContain('private')
})

function headersOf(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}
