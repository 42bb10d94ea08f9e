import { createConnection } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { playedBy } from '../docs/generate/played.ts'
import { enterpriseForm } from './simulator/enterprise.ts'
import { keyName, sealed } from './simulator/sealing.ts'
import { upload } from './simulator/upload.ts'
import { type Made, type SimWorld, nativeOrder, openSimulator, signer } from './simulator/world.ts'

/*
 * Whatever is rightly signed and nonsense all the same is refused by a sentence, never by a fault of the simulator's own;
 * and what is no request at all is hung up on.
 */

let sim: SimWorld
let sp: Made
let call: ReturnType<typeof signer>
const troubles: string[] = []

beforeAll(async () => {
  sim = await openSimulator({ log: (line) => void troubles.push(line) })
  sp = await sim.merchant({ kind: 'provider', keys: 'public_key' })
  call = signer(sim.url, sp)
})
afterAll(() => sim.close())

const SEED = 20_261_124
const ROUNDS = 300

const HOSTILE: readonly unknown[] = [
  null,
  true,
  -1,
  0.1,
  2 ** 60,
  Number.MAX_VALUE,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '"',
  '../../etc/passwd',
  '${x}',
  'a'.repeat(70_000),
  '长'.repeat(20_000),
  [],
  [[[[[]]]]],
  {},
  { __proto__: null },
  JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{}}}'),
  { toString: 1, valueOf: 1, length: -1 },
]

test('every call that is played, with any value in the place of its parameters', async () => {
  const random = seeded(SEED)
  const calls = [...(await playedBy('wechatpay'))].filter((one) => one.includes(' /v3/'))
  expect(calls.length).toBeGreaterThan(50)
  for (const one of calls) {
    for (let round = 0; round < 6; round++) {
      const [method = '', pattern = ''] = one.split(' ')
      const part = () => encodeURIComponent(String(pick(random, ['1', 'x', '%', '|', '长', '../..', 'a'.repeat(2000)])))
      const path = pattern.replaceAll(/\{\w+\}/g, part)
      const query = round % 2 === 0 ? '' : `?limit=${part()}&offset=${part()}&sub_mchid=${part()}&bill_date=${part()}`
      const body = method === 'GET' || method === 'DELETE' ? undefined : bent({}, random)
      const answer = await call(method, `${path}${query}`, body, keyName(sp))
      expect(answer.status, `${one} round ${round}`).toBeLessThan(500)
    }
  }
  expect(troubles).toEqual([])
})

test('bodies that are right but for one thing', async () => {
  const random = seeded(SEED)
  const { sub_mchid } = await sim.subMerchant(sp.mchid)
  const picture = String((await upload(call)).body['media_id'])
  const { appid: sp_appid, mchid: sp_mchid, ...order } = nativeOrder(sp, 'BYTES-0001') as Record<string, unknown>
  const right: [path: string, body: object][] = [
    ['/v3/pay/partner/transactions/native', { sp_appid, sp_mchid, sub_mchid, ...order }],
    ['/v3/applyment4sub/applyment/', enterpriseForm('bytes_1', (text) => sealed(sp, text), picture)],
    [
      '/v3/refund/domestic/refunds',
      { sub_mchid, out_trade_no: 'BYTES-0001', out_refund_no: 'R1', amount: { refund: 1, total: 1, currency: 'CNY' } },
    ],
    [
      `/v3/apply4sub/sub_merchants/${sub_mchid}/modify-settlement`,
      { account_type: 'ACCOUNT_TYPE_BUSINESS', account_bank: '招商银行', account_number: sealed(sp, '62148301234567') },
    ],
    ['/v3/security/echo', { echo_message: 'x', encrypted_echo_message: sealed(sp, 'x') }],
  ]
  for (let round = 0; round < ROUNDS; round++) {
    const [path, body] = pick(random, right)
    const sent = bent(structuredClone(body), random)
    const answer = await call('POST', path, sent, keyName(sp))
    expect(answer.status, `round ${round} of seed ${SEED}: ${path} ${JSON.stringify(sent).slice(0, 500)}`).toBeLessThan(
      500,
    )
  }
  expect(troubles).toEqual([])
})

test('a nest of brackets, a bomb of a picture and ten megabytes are refused within bounds', async () => {
  const nest = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  expect((await call('POST', '/v3/pay/partner/transactions/native', nest)).status).toBe(400)
  expect((await call('POST', '/v3/pay/partner/transactions/native', `{"a":${nest}}`)).status).toBe(400)
  const parts = Buffer.from('--XXX\r\n\r\n'.repeat(100_000))
  const split = await call('POST', '/v3/merchant/media/upload', '{}', {
    headers: { 'content-type': 'multipart/form-data; boundary=XXX' },
    sentBody: new Uint8Array(parts),
  })
  expect(split.status).toBeGreaterThanOrEqual(400)
  expect(split.status).toBeLessThan(500)
  const large = await call('POST', '/v3/security/echo', 'x'.repeat(11 * 1024 * 1024))
  expect([large.status, large.text]).toEqual([413, ''])
})

test.each([
  ['no HTTP at all', 'hello\r\n\r\n'],
  ['a header without an end', `GET /v3/certificates HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`],
  ['two lengths', 'POST /v3/pay HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'],
  ['a method that nobody has', 'FROB /v3/certificates HTTP/1.1\r\nhost: x\r\n\r\n'],
  ['a bent escape', 'GET /v3/pay/transactions/id/%zz?mchid=%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'],
  [
    'a bent signature',
    'GET /v3/certificates HTTP/1.1\r\nhost: x\r\nuser-agent: x\r\naccept: x\r\nauthorization: WECHATPAY2-SHA256-RSA2048 mchid="\r\nconnection: close\r\n\r\n',
  ],
])('%s is answered with 4xx, and the next one as always', async (_what, bytes) => {
  const status = /^HTTP\/1\.1 (\d{3})/.exec(await say(bytes))?.[1]
  expect(Number(status)).toBeGreaterThanOrEqual(400)
  expect(Number(status)).toBeLessThan(500)
  expect((await call('POST', '/v3/security/echo', { echo_message: 'x' })).status).toBe(200)
})

function say(bytes: string): Promise<string> {
  const { hostname, port } = new URL(sim.url)
  return new Promise((resolve, reject) => {
    let heard = ''
    const socket = createConnection(Number(port), hostname, () => socket.end(Buffer.from(bytes, 'latin1')))
    socket.on('data', (chunk) => (heard += chunk.toString('latin1')))
    socket.on('close', () => resolve(heard))
    socket.on('error', reject)
  })
}

/** One thing of it, however deep, is another. */
function bent(body: object, random: () => number): unknown {
  const places: [object, string][] = []
  const walk = (thing: object) => {
    for (const [name, value] of Object.entries(thing)) {
      places.push([thing, name])
      if (typeof value === 'object' && value !== null) walk(value)
    }
  }
  walk(body)
  const [thing, name] = places.length === 0 ? [body, 'x'] : pick(random, places)
  Reflect.set(thing, random() < 0.2 ? `${name}x` : name, pick(random, HOSTILE))
  return body
}

function pick<T>(random: () => number, list: readonly T[]): T {
  const found = list[Math.floor(random() * list.length)]
  if (found === undefined) throw new Error('there is nothing to pick from')
  return found
}

/** mulberry32: the same numbers for the same seed, so that a failure can be looked at again. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
