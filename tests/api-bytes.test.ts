import { createConnection } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { House } from './api/house.ts'

let house: House

beforeAll(async () => {
  house = await House.open()
})
afterAll(() => house?.close())

const SEED = 20_261_122
const ROUNDS = 400

test('any bytes at the port are answered with 4xx and a sentence, or hung up on', async () => {
  const random = seeded(SEED)
  for (let round = 0; round < ROUNDS; round++) {
    const bytes = bend(Buffer.from(pick(random, REQUESTS), 'latin1'), random)
    for (const status of statusesOf(await say(bytes))) {
      expect(status, `round ${round} of seed ${SEED}: ${JSON.stringify(bytes.toString('latin1'))}`).toBeLessThan(500)
    }
  }
  expect((await house.anybody('GET', '/healthz')).json).toEqual({ ok: true })
  expect(house.logged.map((line) => JSON.parse(line)).filter(({ level }) => level >= 50)).toEqual([])
})

test.each([
  ['no HTTP at all', 'hello\r\n\r\n', 400],
  ['a header without an end', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`, 431],
  ['an address without an end', `GET /${'a'.repeat(40_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 431],
  ['two lengths', 'POST /n/x HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab', 400],
  [
    'a length and chunks',
    'POST /n/x HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    400,
  ],
  ['a method that nobody has', 'FROB / HTTP/1.1\r\nhost: x\r\n\r\n', 400],
  ['no host', 'GET /v1/clients HTTP/1.1\r\n\r\n', 400],
  ['another version', 'GET / HTTP/9.9\r\nhost: x\r\n\r\n', 400],
])('%s', async (_, request, status) => {
  const answer = await say(Buffer.from(request, 'latin1'))
  expect(statusesOf(answer)).toEqual([status])
})

const REQUESTS = [
  'GET /v1/session HTTP/1.1\r\nhost: x\r\naccept: */*\r\nconnection: close\r\n\r\n',
  'POST /v1/session HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 33\r\nconnection: close\r\n\r\n{"email":"a@b.cn","password":"x"}',
  'POST /n/pm_000000000000000000000000 HTTP/1.1\r\nhost: x\r\nWechatpay-Serial: PUB_KEY\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}',
  'GET /v1/payments?limit=20&after=pay_000000000000000000000000 HTTP/1.1\r\nhost: x\r\nauthorization: Bearer rzk_x\r\ncookie: ruzhu_session=abcdefghijklmnop\r\nconnection: close\r\n\r\n',
  'POST /v1/clients/cl_000000000000000000000000/materials HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; boundary=b\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n5\r\n--b\r\n\r\n0\r\n\r\n',
  'GET /docs?lang=en HTTP/1.1\r\nhost: x\r\naccept: text/html\r\naccept-language: en;q=0.5, zh\r\nconnection: close\r\n\r\n',
]

/** Bytes changed, cut, doubled, moved: a few at a time, so that much of it still reads as HTTP. */
function bend(bytes: Buffer, random: () => number): Buffer {
  let bent = bytes
  for (let times = Math.floor(random() * 5); times > 0; times--) {
    const at = Math.floor(random() * bent.length)
    const piece = Buffer.from(pick(random, PIECES), 'latin1')
    const kind = random()
    if (kind < 0.4) bent = Buffer.concat([bent.subarray(0, at), piece, bent.subarray(at)])
    else if (kind < 0.7) bent = Buffer.concat([bent.subarray(0, at), piece, bent.subarray(at + piece.length)])
    else if (kind < 0.85) bent = Buffer.concat([bent.subarray(0, at), bent.subarray(at + Math.floor(random() * 20))])
    else bent = Buffer.concat([bent.subarray(0, at), bent])
  }
  return bent
}

const PIECES = [
  '\0',
  '\r\n',
  '\r',
  '\n',
  ' ',
  '%',
  '%00',
  '%ff',
  '%2e%2e%2f',
  '?',
  '&',
  '=',
  '#',
  ';',
  '/',
  '//',
  '\\',
  ':',
  '{',
  '}',
  '"',
  '[',
  '\xff\xfe',
  '\xf0\x9f\x98\x80',
  '__proto__',
  'constructor',
  'chunked',
  'gzip',
  '-1',
  '99999999999999999999',
  'transfer-encoding: chunked\r\n',
  'content-length: 5\r\n',
  'expect: 100-continue\r\n',
  'upgrade: websocket\r\n',
  'a'.repeat(3000),
]

/** What is answered until the other side hangs up, or we do: half a request is waited for, as it should be. */
function say(bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = createConnection({ port: Number(new URL(house.url).port), host: '127.0.0.1' }, () =>
      socket.write(bytes),
    )
    socket.setTimeout(150, () => socket.destroy())
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', () => socket.destroy()) // hung up on while we were still talking
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')))
  })
}

function statusesOf(answer: string): number[] {
  return [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)]
    .map(([, status]) => Number(status))
    .filter((status) => status !== 100)
}

function pick<Item>(random: () => number, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

/** mulberry32: small, and the same on every machine. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
