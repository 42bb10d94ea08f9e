import type { Event, WebhookEndpoint } from '@ruzhu/domain/events/events.ts'
import { idMaker } from '@ruzhu/domain/ids.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Webhook } from 'standardwebhooks'
import { afterEach, expect, test } from 'vitest'
import { mayReach } from './addresses.ts'
import { WebhookSender } from './send.ts'

const newId = idMaker(() => new Date(), randomBytes)
const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp()
})

test('a delivery is taken by the Standard Webhooks library of the receiver', async () => {
  const shop = await listen((_, answer) => answer.writeHead(204).end())
  const { endpoint, event } = make(shop.url)

  const attempt = await sender().send(endpoint, event, new Date())

  expect(attempt.status).toBe(204)
  const [{ headers, body }] = shop.heard as [{ headers: Record<string, string>; body: string }]
  const opened = new Webhook(endpoint.secret.reveal()).verify(body, headers)
  expect(opened).toMatchObject({ type: 'payment.paid', id: event.id, data: { out_trade_no: 'T-1' } })
  expect(() => new Webhook(endpoint.secret.reveal()).verify(`${body} `, headers)).toThrow()
})

test('a redirect is not followed, and its status is kept', async () => {
  const shop = await listen((_, answer) => answer.writeHead(302, { location: '/elsewhere' }).end())
  const { endpoint, event } = make(shop.url)
  expect((await sender().send(endpoint, event, new Date())).status).toBe(302)
  expect(shop.heard).toHaveLength(1)
})

test('an answer without end is not read to its end', async () => {
  const shop = await listen((_, answer) => {
    answer.writeHead(200)
    const pour = () => {
      while (answer.write(Buffer.alloc(64 * 1024)));
      answer.once('drain', pour)
    }
    pour()
  })
  const { endpoint, event } = make(shop.url)
  expect((await sender().send(endpoint, event, new Date())).status).toBe(200)
})

test('a receiver that says nothing is given up on in time', async () => {
  const shop = await listen(() => undefined)
  const { endpoint, event } = make(shop.url)
  const attempt = await sender({ timeoutMs: 100 }).send(endpoint, event, new Date())
  expect(attempt.status).toBeUndefined()
  expect(attempt.error).toMatch(/timeout/)
})

test.each(['localhost', '127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1'])(
  'in live, %s is refused before a byte is sent',
  async (host) => {
    const shop = await listen((_, answer) => answer.end())
    const { endpoint, event } = make(shop.url.replace('127.0.0.1', host))
    const attempt = await sender({ rule: { loopback: false } }).send(endpoint, event, new Date())
    expect(attempt).toMatchObject({ error: 'address_refused' })
    expect(shop.heard).toHaveLength(0)
  },
)

test.each([
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '::ffff:10.0.0.1',
  'fd00::1',
  'fe80::1',
  '0.0.0.0',
  '::',
])('%s is internal even in test', (address) => expect(mayReach(address, { loopback: true })).toBe(false))

test.each(['1.1.1.1', '223.5.5.5', '2400:3200::1'])('%s may be reached', (address) => {
  expect(mayReach(address, { loopback: false })).toBe(true)
})

function sender(options: { rule?: { loopback: boolean }; timeoutMs?: number } = {}): WebhookSender {
  const made = new WebhookSender({ rule: { loopback: true }, ...options })
  cleanUps.push(() => made.close())
  return made
}

function make(url: string): { endpoint: WebhookEndpoint; event: Event } {
  const clientId = newId('cl')
  const createdAt = new Date()
  const secret = new Secret('webhook_secret', `whsec_${randomBytes(24).toString('base64')}`)
  return {
    endpoint: { id: newId('we'), clientId, url, secret, createdAt },
    event: {
      id: newId('ev'),
      clientId,
      type: 'payment.paid',
      orderKey: newId('pay'),
      data: { out_trade_no: 'T-1' },
      createdAt,
    },
  }
}

async function listen(answer: (request: IncomingMessage, answer: ServerResponse) => unknown) {
  const heard: { headers: IncomingMessage['headers']; body: string }[] = []
  const server = createServer(async (request, reply) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    heard.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
    answer(request, reply)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  cleanUps.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('it listens on a port')
  return { url: `http://127.0.0.1:${address.port}/hook`, heard }
}
