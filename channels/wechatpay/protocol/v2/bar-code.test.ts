import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Turn } from '../testing/raw-gateway.ts'
import { payByBarCode } from './bar-code.ts'
import { no, rawV2Gateway, sent, turnedAway, yes } from './testing/raw-v2.ts'

const NOW = new Date('2026-11-23T02:00:00Z')
const ORDER = {
  body: '面包',
  out_trade_no: 'B1',
  total_fee: 500,
  spbill_create_ip: '8.8.8.8',
  auth_code: '120061098828009406',
  sub_mch_id: '1900000109',
}
const PAID = { out_trade_no: 'B1', transaction_id: '1', total_fee: '500', cash_fee: '500', time_end: '20261123100001' }
const state = (trade_state: string) => yes({ ...PAID, trade_state, trade_state_desc: '' })
const cut: Turn = (response) => response.destroy()

let gateway: Awaited<ReturnType<typeof rawV2Gateway>>
let pauses: number[]
beforeEach(async () => {
  gateway = await rawV2Gateway(() => NOW)
  pauses = []
})
afterEach(() => gateway.close())

const pause = async (ms: number) => void pauses.push(ms)

async function pay(...turns: Turn[]) {
  gateway.next(...turns)
  const end = await payByBarCode(gateway.client, ORDER, pause)
  return { end, paths: gateway.requests.map(({ url }) => url) }
}

test('paid at once, without another question', async () => {
  const { end, paths } = await pay(yes({ ...PAID, trade_type: 'MICROPAY' }))
  expect(end).toMatchObject({ state: 'paid', transaction: { total_fee: 500, trade_type: 'MICROPAY' } })
  expect(paths).toEqual(['/pay/micropay'])
})

test('paid when the payer has typed the password', async () => {
  const { end, paths } = await pay(no('USERPAYING'), state('USERPAYING'), state('USERPAYING'), state('SUCCESS'))
  expect(end).toMatchObject({ state: 'paid', transaction: { transaction_id: '1' } })
  expect(paths).toEqual(['/pay/micropay', '/pay/orderquery', '/pay/orderquery', '/pay/orderquery'])
  expect(pauses).toEqual([5000, 5000, 5000])
  expect(sent(gateway.requests[1])).toMatchObject({ out_trade_no: 'B1', sub_mch_id: '1900000109' })
})

test.each([
  ['the answer was lost', cut],
  ['the system failed', no('SYSTEMERROR')],
  ['the bank did', no('BANKERROR')],
  ['the gateway was busy', turnedAway('系统繁忙')],
])('asked about when %s', async (_what, turn) => {
  const { end } = await pay(turn, no('ORDERNOTEXIST'), cut, state('SUCCESS'))
  expect(end).toMatchObject({ state: 'paid' })
})

test.each(['CLOSED', 'REVOKED', 'PAYERROR'])('unpaid when the order is %s', async (word) => {
  expect((await pay(no('USERPAYING'), state(word))).end).toEqual({ state: 'unpaid', tradeState: word })
})

test('taken back when nobody typed a password within half a minute', async () => {
  const waiting = Array.from({ length: 6 }, () => state('USERPAYING'))
  const { end, paths } = await pay(no('USERPAYING'), ...waiting, yes({ recall: 'N' }))
  expect(end).toEqual({ state: 'reversed' })
  expect(paths.at(-1)).toBe('/secapi/pay/reverse')
  expect(pauses.reduce((sum, ms) => sum + ms)).toBe(30_000)
})

test('taken back once more where the gateway asks for it, at most three times', async () => {
  const waiting = Array.from({ length: 6 }, () => cut)
  const { end } = await pay(cut, ...waiting, yes({ recall: 'Y' }), cut, yes({ recall: 'N' }))
  expect(end).toEqual({ state: 'reversed' })
})

test.each([
  ['it is asked for again and again', [yes({ recall: 'Y' }), yes({ recall: 'Y' }), yes({ recall: 'Y' })]],
  ['it is refused', [no('REVERSE_EXPIRE', '订单无法撤销')]],
  ['no answer comes', [cut, cut, cut]],
])('unknown when %s', async (_what, turns) => {
  const waiting = Array.from({ length: 6 }, () => state('USERPAYING'))
  const { end } = await pay(no('USERPAYING'), ...waiting, ...turns)
  expect(end).toMatchObject({ state: 'unknown', why: expect.any(String) })
  expect(gateway.requests).toHaveLength(7 + turns.length)
})

test('refused where the code is no good, and nothing is asked', async () => {
  const { end, paths } = await pay(no('AUTH_CODE_INVALID', '每个二维码仅限使用一次，请刷新再试'))
  expect(end).toMatchObject({ state: 'refused', code: 'AUTH_CODE_INVALID' })
  expect(paths).toHaveLength(1)
})
