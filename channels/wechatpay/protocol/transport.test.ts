import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { Transport } from './transport.ts'

const LIMIT = 1024 * 1024
const GET = { method: 'GET', path: '/', headers: {} } as const
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function to(listener: RequestListener): Promise<Transport> {
  const server = createServer(listener)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const transport = new Transport(`http://127.0.0.1:${port}`)
  closing.push(async () => {
    server.closeAllConnections()
    await transport.close()
    await new Promise((closed) => server.close(closed))
  })
  return transport
}

test('an answer is read up to one megabyte, and not a byte further', async () => {
  const transport = await to((request, response) => response.end(Buffer.alloc(Number(request.headers['x-size']), ' ')))
  const sized = (size: number) => transport.send({ ...GET, headers: { 'x-size': String(size) } })
  expect(await sized(LIMIT)).toMatchObject({ status: 200 })
  expect(await sized(LIMIT + 1)).toEqual({ lost: `the answer is larger than ${LIMIT} bytes` })
})

test('an answer without end is left, and the connection with it', async () => {
  let poured = 0
  const transport = await to((_, response) => {
    const chunk = Buffer.alloc(64 * 1024, ' ')
    const pour = () => {
      while (!response.destroyed && response.write(chunk)) poured += chunk.length
    }
    response.on('drain', pour)
    pour()
  })
  expect(await transport.send(GET)).toEqual({ lost: `the answer is larger than ${LIMIT} bytes` })
  expect(poured).toBeLessThan(16 * LIMIT) // what the sockets between us hold
})

test('the thousand and twenty-fifth that waits is not sent at all', async () => {
  let arrived = 0
  const transport = await to(() => {
    arrived++
  })
  const all = Array.from({ length: 1024 }, () => transport.send(GET, { timeoutMs: 300 }))
  expect(await transport.send(GET)).toMatchObject({ lost: 'not sent: 1024 requests are waiting already' })
  const lost = await Promise.all(all)
  expect(lost.every((one) => 'lost' in one && one.lost === 'no answer within 300 ms')).toBe(true)
  expect(arrived).toBeLessThanOrEqual(1024)
  expect(await transport.send(GET, { timeoutMs: 50 })).toEqual({ lost: 'no answer within 50 ms' }) // there is room again
})

test('nobody listens', async () => {
  const transport = new Transport('http://127.0.0.1:9')
  expect(await transport.send(GET)).toEqual({ lost: expect.stringMatching(/^no answer: .*ECONNREFUSED/), unsent: true })
  await transport.close()
})

test('only an origin is taken: a path before the gateway’s own would not be signed', () => {
  expect(() => new Transport('https://proxy.example.com/wechat')).toThrow(RangeError)
  expect(() => new Transport('https://proxy.example.com/?to=wechat')).toThrow(RangeError)
})
