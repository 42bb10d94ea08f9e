import { answer, paramsOf, type Turn } from '@ruzhu/alipay/testing/raw-gateway.ts'
import type { PrepayOrder } from '@ruzhu/domain/channel.ts'
import { fen } from '@ruzhu/domain/money.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MERCHANT, openBefore, STRANGER, TOKEN } from './testing/account.ts'

let here: Awaited<ReturnType<typeof openBefore>>
beforeEach(async () => {
  here = await openBefore()
})
afterEach(() => here.close())

const REF = { outTradeNo: 'A1', subMchid: MERCHANT }
const NATIVE: PrepayOrder = {
  ...REF,
  scene: 'native',
  description: '一杯咖啡',
  amount: fen(1990),
  expiresAt: new Date('2026-11-23T02:30:00Z'),
  notifyUrl: 'https://pay.example.com/n/pm_1',
}
const sent = () => paramsOf(here.gateway.requests.at(-1) ?? expect.fail('nothing was sent'))
const order = (): unknown => JSON.parse(sent()['biz_content'] ?? '')
const CODE = answer('alipay.trade.precreate', {
  code: '10000',
  out_trade_no: 'A1',
  qr_code: 'https://qr.alipay.com/bavh4wjlxf12tper3a',
})

const no = (method: string, sub_code: string) =>
  answer(method, { code: '40004', msg: 'Business Failed', sub_code, sub_msg: '不行' })

describe('a merchant who has granted nothing, or took it back', () => {
  test('is not sent anything for: what was to be done is refused, and a question stays open', async () => {
    const ref = { ...REF, subMchid: STRANGER }
    expect(await here.channel.prepay({ ...NATIVE, ...ref })).toMatchObject({
      state: 'refused',
      refusal: { code: 'MERCHANT_NOT_AUTHORIZED' },
    })
    expect(await here.channel.queryPayment(ref)).toMatchObject({ state: 'unknown' })
    expect(await here.channel.closePayment?.(ref)).toMatchObject({ state: 'refused' })
    const refund = { ...ref, outRefundNo: 'R1', amount: fen(1) }
    expect(await here.channel.refund({ ...refund, total: fen(1), notifyUrl: '' })).toMatchObject({ state: 'refused' })
    expect(await here.channel.queryRefund(refund)).toMatchObject({ state: 'unknown' })
    expect(here.gateway.requests).toHaveLength(0)
  })

  test('is looked up at each call', async () => {
    here.gateway.next(CODE, CODE)
    await here.channel.prepay(NATIVE)
    here.grants.delete(MERCHANT)
    expect(await here.channel.prepay(NATIVE)).toMatchObject({ state: 'refused' })
  })
})

const TRADE = {
  code: '10000',
  out_trade_no: 'A1',
  trade_no: 'T1',
  trade_status: 'TRADE_SUCCESS',
  total_amount: '19.90',
  buyer_pay_amount: '18.80',
  send_pay_date: '2026-11-23 10:00:09',
  buyer_user_id: '2088102177846875',
  fund_bill_list: [{ fund_channel: 'ALIPAYACCOUNT', amount: '18.80' }],
}
const PAID = {
  state: 'paid',
  transactionId: 'T1',
  amount: 1990,
  payerPaid: 1880,
  paidAt: new Date('2026-11-23T02:00:09Z'),
  payerOpenid: '2088102177846875',
  bankType: 'ALIPAYACCOUNT',
}
const trade = (changes: object): Turn => answer('alipay.trade.query', { ...TRADE, ...changes })

const ask = async (turn: Turn) => {
  here.gateway.next(turn)
  return here.channel.queryPayment(REF)
}

describe('a query', () => {
  test('by our number, for the merchant', async () => {
    await ask(trade({}))
    expect(order()).toEqual({ out_trade_no: 'A1' })
    expect(sent()['app_auth_token']).toBe(TOKEN)
  })

  test.each([
    ['TRADE_SUCCESS', {}, { ...PAID, refunding: false }],
    ['TRADE_FINISHED', {}, { ...PAID, refunding: false }],
    ['TRADE_CLOSED', {}, { ...PAID, refunding: true }],
    ['TRADE_CLOSED', { send_pay_date: undefined, buyer_pay_amount: '0.00' }, { state: 'closed' }],
    ['WAIT_BUYER_PAY', { send_pay_date: undefined }, { state: 'open' }],
    ['A_NEW_WORD', {}, { state: 'unknown', why: 'trade_status A_NEW_WORD' }],
    ['TRADE_SUCCESS', { total_amount: undefined }, { state: 'unknown', why: 'TRADE_SUCCESS without total_amount' }],
  ])('%s %j', async (trade_status, changes, expected) => {
    expect(await ask(trade({ trade_status, ...changes }))).toEqual(expected)
  })

  test('paid is paid, also where the gateway leaves out when and how much of it was the payer’s', async () => {
    const bare = {
      send_pay_date: undefined,
      buyer_pay_amount: undefined,
      buyer_user_id: undefined,
      fund_bill_list: undefined,
    }
    expect(await ask(trade(bare))).toEqual({
      state: 'paid',
      transactionId: 'T1',
      amount: 1990,
      payerPaid: 1990,
      paidAt: new Date('2026-11-23T02:00:00Z'),
      refunding: false,
    })
  })

  test('absent where the gateway has no such trade; else a refused question leaves it open', async () => {
    expect(await ask(no('alipay.trade.query', 'ACQ.TRADE_NOT_EXIST'))).toEqual({ state: 'absent' })
    expect(await ask(no('alipay.trade.query', 'ACQ.INVALID_PARAMETER'))).toMatchObject({ state: 'unknown' })
    const revoked = answer('alipay.trade.query', { code: '20001', sub_code: 'aop.invalid-app-auth-token' })
    expect(await ask(revoked)).toMatchObject({ state: 'unknown' })
  })

  test('an answer about another payment is none', async () => {
    expect(await ask(trade({ out_trade_no: 'A2' }))).toMatchObject({ state: 'unknown' })
  })
})

test('closing: done, or a no that leaves open why', async () => {
  here.gateway.next(
    answer('alipay.trade.close', { code: '10000', trade_no: 'T1', out_trade_no: 'A1' }),
    answer('alipay.trade.close', { code: '40004', sub_code: 'ACQ.TRADE_STATUS_ERROR', sub_msg: '交易状态不合法' }),
    (response) => response.destroy(),
  )
  expect(await here.channel.closePayment?.(REF)).toEqual({ state: 'closed' })
  expect(await here.channel.closePayment?.(REF)).toMatchObject({
    state: 'refused',
    refusal: { code: 'ACQ.TRADE_STATUS_ERROR' },
  })
  expect(await here.channel.closePayment?.(REF)).toMatchObject({ state: 'unknown' })
})
