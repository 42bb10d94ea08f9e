import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { playedBy } from '../docs/generate/played.ts'
import { type Made, type SimWorld, openSimulator } from './simulator/world.ts'
import { orderOf, xmlClient } from './simulator/xml.ts'

/* Whatever is rightly signed and nonsense all the same is refused by a sentence, never by a fault of the simulator's own. */

let sim: SimWorld
let sp: Made
let subMchid: string
let ordered: string
const troubles: string[] = []

beforeAll(async () => {
  sim = await openSimulator({ log: (line) => void troubles.push(line) })
  sp = await sim.merchant({ kind: 'provider' })
  subMchid = (await sim.subMerchant(sp.mchid)).sub_mchid
  ordered = 'BYTES-0001'
  await xmlClient(sim.url, sp)('/pay/unifiedorder', orderOf(ordered, { sub_mch_id: subMchid }))
  await sim.told('POST', '/_sim/pay', { target: ordered, mchid: sp.mchid })
})
afterAll(() => sim.close())

const RUNS = { numRuns: 25, seed: 20_261_124 }
const NAMES =
  'sub_mch_id sub_appid body out_trade_no total_fee spbill_create_ip notify_url trade_type openid sub_openid scene_info ' +
  'time_start time_expire limit_pay auth_code transaction_id out_refund_no refund_id refund_fee offset bill_date bill_type ' +
  'tar_type jsapi_path account_type sign_type nonce_str appid fee_type attach profit_sharing'
const QUERY =
  'appid secret code js_code grant_type refresh_token access_token openid state scope redirect_uri response_type'
const nonsense = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '',
    '-1',
    '1e3',
    '99999999999999999999',
    '0x10',
    'null',
    '{}',
    '{"h5_info":null}',
    '../../etc/passwd',
  ),
  fc.constantFrom(
    '20260231000000',
    '20261301',
    '[]',
    ']]>',
    '&amp;',
    '\u0000',
    '\ud800',
    'https://[::1',
    'a'.repeat(7000),
  ),
)
const changes = fc.dictionary(fc.constantFrom(...NAMES.split(' ')), nonsense, { maxKeys: 6 })

test('every call of version 2, with any value in the place of its parameters', async () => {
  const paths = [...(await playedBy('wechatpay'))].flatMap((one) =>
    /^POST \/(?!v3\/|cgi-bin\/)/.test(one) ? [one.slice(5)] : [],
  )
  expect(paths.length).toBeGreaterThan(10)
  const call = xmlClient(sim.url, sp)
  for (const path of paths) {
    const property = fc.asyncProperty(changes, async (bent) => {
      const order = { ...orderOf(ordered, { sub_mch_id: subMchid }), out_refund_no: 'R1', refund_fee: 1, ...bent }
      const { status, text } = await call(path, order)
      expect([status, text.slice(0, 18)]).toEqual([
        200,
        expect.stringMatching(/^(<xml><return_code>|交易时间|记账时间)/),
      ])
    })
    await fc.assert(property, RUNS)
  }
  expect(troubles).toEqual([])
})

test('any bytes at all in the place of XML', async () => {
  const call = xmlClient(sim.url, sp)
  const property = fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
    const { status, fields } = await call('/pay/orderquery', {}, { body: new Uint8Array(bytes) })
    expect([status, fields['return_code']]).toEqual([200, 'FAIL'])
  })
  await fc.assert(property, { ...RUNS, numRuns: 100 })
  expect(troubles).toEqual([])
})

test('every login call and the page that asks, with any parameters', async () => {
  const query = fc.dictionary(
    fc.constantFrom(...QUERY.split(' ')),
    fc.oneof(
      nonsense,
      fc.constantFrom(sp.appid, sp.app_secret, 'authorization_code', 'code', 'snsapi_userinfo', 'http://a/'),
    ),
  )
  for (const path of [
    '/sns/jscode2session',
    '/sns/oauth2/access_token',
    '/sns/oauth2/refresh_token',
    '/sns/userinfo',
    '/connect/oauth2/authorize',
  ]) {
    const property = fc.asyncProperty(query, fc.boolean(), async (asked, answers) => {
      const address = `${sim.url}${path}?${new URLSearchParams(asked).toString()}`
      const headers = { cookie: 'ruzhu_payer=%zz; a' }
      const seen = answers
        ? await fetch(address, { method: 'POST', body: 'answer=agree&payer_id=%00', headers, redirect: 'manual' })
        : await fetch(address, { headers, redirect: 'manual' })
      expect(seen.status).toBeLessThan(500)
    })
    await fc.assert(property, RUNS)
  }
  expect(troubles).toEqual([])
})

test('any JSON, and what is none, where a login call takes its parameters from the body', async () => {
  const body = fc.oneof(
    fc.json(),
    nonsense,
    fc.json().map((text) => text.slice(1)),
  )
  const property = fc.asyncProperty(body, async (sent) => {
    const seen = await fetch(`${sim.url}/cgi-bin/stable_token`, {
      method: 'POST',
      body: sent.replaceAll('\ud800', '?'),
    })
    expect([seen.status, await seen.text()]).toEqual([200, expect.stringMatching(/^\{"errcode":4\d{4},/)])
  })
  await fc.assert(property, { ...RUNS, numRuns: 60 })
  expect(troubles).toEqual([])
})
