import { createVerify } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type AlipayApp,
  type AlipayWorld,
  alipayKey,
  caller,
  certificateNumbers,
  openAlipay,
  orderString,
  v3Caller,
} from './simulator/alipay.ts'
import { openReceiver } from './simulator/receiver.ts'

let sim: AlipayWorld
let shop: AlipayApp
let call: ReturnType<typeof caller>

beforeAll(async () => {
  sim = await openAlipay({ clock: '2026-11-24T10:00:00+08:00' })
  shop = await sim.app()
  call = caller(sim.url, shop)
  await sim.told('POST', '/_sim/clock', { now: '2026-11-24T10:00:00+08:00', speed: 0 })
})
afterAll(() => sim.close())

let count = 0
const order = (changes: object = {}) => ({
  out_trade_no: `TOLD_${count++}`,
  total_amount: '88.00',
  subject: '牛腩粉 + 汤 100%',
  ...changes,
})

async function paidFor(notifyUrl: string, changes: object = {}, params: Record<string, string> = {}): Promise<string> {
  const wanted = order(changes)
  await call('alipay.trade.precreate', wanted, { notifyUrl, params })
  await sim.pay(wanted.out_trade_no, { app_id: shop.app_id })
  return wanted.out_trade_no
}

const query = (out_trade_no: string) => call('alipay.trade.query', { out_trade_no })

/** By the rule for payments: all but `sign` and `sign_type`, in order of their names. */
function isGenuine(body: string): boolean {
  const { sign = '', sign_type: _, ...rest } = Object.fromEntries(new URLSearchParams(body))
  const names = Object.keys(rest).toSorted()
  const text = names.map((name) => `${name}=${rest[name]}`).join('&')
  return createVerify('sha256').update(text).verify(alipayKey(shop), sign, 'base64')
}

describe('the ladder', () => {
  test('goes 4 m, 10 m, 10 m, 1 h, 2 h, 6 h, 15 h, with the same words each time, and then gives up', async () => {
    await using deaf = await openReceiver('fail')
    const out_trade_no = await paidFor(deaf.url)
    const first = await deaf.nth(1)
    expect(first.headers['content-type']).toBe('application/x-www-form-urlencoded; charset=utf-8')
    let n = 1
    for (const seconds of [240, 600, 600, 3600, 7200, 21_600, 54_000]) {
      await sim.advance(seconds - 1)
      expect(deaf.received).toHaveLength(n)
      await sim.advance(1)
      expect((await deaf.nth(++n)).body).toBe(first.body)
    }
    const { notifications } = await sim.told<{ notifications: { state: string }[] }>(
      'GET',
      `/_sim/notifications?out_trade_no=${out_trade_no}`,
    )
    expect(notifications).toMatchObject([{ state: 'given_up' }])
  })

  test.each<[answer: string | number, ends: boolean]>([
    ['success', true],
    ['SUCCESS', false],
    ['success\n', false],
    ['"success"', false],
    [200, false],
    [204, false],
    [302, false],
  ])('the answer %j ends it: %s', async (answer, ends) => {
    await using listener = await openReceiver(answer)
    const out_trade_no = await paidFor(listener.url)
    await listener.nth(1)
    await sim.advance(240)
    const { notifications } = await sim.told<{ notifications: { state: string }[] }>(
      'GET',
      `/_sim/notifications?out_trade_no=${out_trade_no}`,
    )
    expect(notifications).toMatchObject([{ state: ends ? 'delivered' : 'waiting' }])
  })
})

describe('what is told', () => {
  test('of refunds: part of it, and the rest, which closes the trade', async () => {
    await using listener = await openReceiver('success')
    const out_trade_no = await paidFor(listener.url)
    for (const [number, amount] of [
      ['P1', '8.00'],
      ['P2', '80.00'],
    ]) {
      await call('alipay.trade.refund', { out_trade_no, out_request_no: number, refund_amount: amount })
    }
    const told = await Promise.all([listener.nth(2), listener.nth(3)])
    const byNumber = Object.fromEntries(
      told.map(({ body }) => {
        expect(isGenuine(body)).toBe(true)
        const fields = Object.fromEntries(new URLSearchParams(body))
        return [fields['out_biz_no'], [fields['trade_status'], fields['refund_fee']]]
      }),
    )
    expect(byNumber).toEqual({ P1: ['TRADE_SUCCESS', '8.00'], P2: ['TRADE_CLOSED', '88.00'] })
  })

  test('what was sent along comes back, and a v3 order is told in the same form', async () => {
    await using listener = await openReceiver('success')
    const wanted = order({ notify_url: listener.url, passback_params: 'a%3D1', body: '堂食' })
    await v3Caller(sim.url, shop)('POST', '/v3/alipay/trade/precreate', wanted)
    await sim.pay(wanted.out_trade_no, { app_id: shop.app_id })
    const { body } = await listener.nth(1)
    expect(isGenuine(body)).toBe(true)
    expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({
      passback_params: 'a%3D1',
      body: '堂食',
      fund_bill_list: '[{"amount":"88.00","fundChannel":"ALIPAYACCOUNT"}]',
    })
  })

  test('an app order that nobody pays in time is told as closed; a QR order is not', async () => {
    await using listener = await openReceiver('success')
    const timed = { timeout_express: '5m', product_code: 'QUICK_MSECURITY_PAY' }
    const text = orderString(shop, order(timed), listener.url)
    await sim.pay(text, { outcome: 'cancel' })
    await sim.advance(300)
    const { body } = await listener.nth(1)
    expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({
      trade_status: 'TRADE_CLOSED',
      total_amount: '88.00',
    })
  })

  test('a GBK order is told in GBK', async () => {
    await using listener = await openReceiver('success')
    // the name of the charset in lower case, an ASCII subject: the request is the same bytes in both
    await paidFor(listener.url, { subject: 'soup' }, { charset: 'GBK' })
    const { body, headers } = await listener.nth(1)
    expect([headers['content-type'], body]).toEqual([
      'application/x-www-form-urlencoded; charset=gbk',
      expect.stringContaining('charset=gbk'),
    ])
  })
})

describe('trouble that was asked for', () => {
  test('a lost answer of a refund: done, and nobody hears', async () => {
    const out_trade_no = await paidFor('http://127.0.0.1:9/')
    await sim.fault({ effect: 'lose_answer', match: { path: 'alipay.trade.refund', out_trade_no }, times: 1 })
    expect((await query(out_trade_no)).node['trade_status']).toBe('TRADE_SUCCESS')
    const refund = { out_trade_no, out_request_no: 'LOST', refund_amount: '8' }
    await expect(call('alipay.trade.refund', refund)).rejects.toThrow('fetch failed')
    expect((await call('alipay.trade.refund', refund)).node).toMatchObject({ fund_change: 'N', refund_fee: '8.00' })
  })

  test.each<[effect: string, status: number, code: string, subCode: string]>([
    ['system_error', 200, '20000', 'isp.unknow-error'],
    ['http_500', 500, '20000', 'isp.unknow-error'],
    ['rate_limit', 200, '40005', 'isv.app-call-limited'],
  ])('%s: said so, and nothing was done', async (effect, status, code, sub_code) => {
    const wanted = order()
    await sim.fault({ effect, times: 1 })
    const said = await call('alipay.trade.precreate', wanted)
    expect([said.status, said.node]).toEqual([status, expect.objectContaining({ code, sub_code })])
    const { trades } = await sim.told<{ trades: { out_trade_no: string }[] }>('GET', '/_sim/ledger')
    expect(trades.map(({ out_trade_no }) => out_trade_no)).not.toContain(wanted.out_trade_no)
  })

  test('bad_signature and unsigned spoil the answer alone, in v2 and in v3', async () => {
    const out_trade_no = await paidFor('http://127.0.0.1:9/')
    await sim.fault({ effect: 'bad_signature', times: 1 })
    expect(await query(out_trade_no)).toMatchObject({ signed: false, node: { code: '10000' } })
    await sim.fault({ effect: 'unsigned', times: 1 })
    expect((await query(out_trade_no)).body).not.toHaveProperty('sign')
    const v3 = () => v3Caller(sim.url, shop)('POST', '/v3/alipay/trade/query', { out_trade_no })
    await sim.fault({ effect: 'unsigned', times: 1 })
    expect((await v3()).headers.get('alipay-signature')).toBeNull()
    await sim.fault({ effect: 'skew', skew_s: -3600, times: 1 })
    expect(Number((await v3()).headers.get('alipay-timestamp'))).toBeLessThan(Date.now() - 3_500_000)
  })

  test('unknown_state: a word that nobody knows, rightly signed', async () => {
    const out_trade_no = await paidFor('http://127.0.0.1:9/')
    await sim.fault({ effect: 'unknown_state', times: 1 })
    expect(await query(out_trade_no)).toMatchObject({ signed: true, node: { trade_status: 'UNHEARD_OF' } })
  })

  test('a forged notification comes first, the true one follows', async () => {
    await using listener = await openReceiver('fail', 'success')
    await sim.fault({ effect: 'notify_bad_signature', times: 1 })
    await paidFor(listener.url)
    expect(isGenuine((await listener.nth(1)).body)).toBe(false)
    await sim.advance(240)
    expect(isGenuine((await listener.nth(2)).body)).toBe(true)
  })
})

test('everything survives a restart, the authority of certificates too', async () => {
  const data = await mkdtemp(join(tmpdir(), 'ruzhu-alipay-'))
  try {
    const before = await openAlipay({ data })
    const app = await before.app({ sign_mode: 'certificate' })
    const wanted = order()
    await caller(before.url, app)('alipay.trade.precreate', wanted, { params: certificateNumbers(app) })
    await before.pay(wanted.out_trade_no, { app_id: app.app_id })
    await before.close()
    await using after = await openAlipay({ data })
    const asked = await caller(after.url, app)('alipay.trade.query', wanted, { params: certificateNumbers(app) })
    expect(asked).toMatchObject({ signed: true, node: { trade_status: 'TRADE_SUCCESS' } })
  } finally {
    await rm(data, { recursive: true })
  }
})
