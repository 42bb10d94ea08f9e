import { answer, paramsOf } from '@ruzhu/alipay/testing/raw-gateway.ts'
import type { RefundOrder } from '@ruzhu/domain/channel.ts'
import { fen } from '@ruzhu/domain/money.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MERCHANT, NOW, openBefore, TOKEN } from './testing/account.ts'

let here: Awaited<ReturnType<typeof openBefore>>
beforeEach(async () => {
  here = await openBefore()
})
afterEach(() => here.close())

const ORDER: RefundOrder = {
  outTradeNo: 'A1',
  outRefundNo: 'R1',
  subMchid: MERCHANT,
  amount: fen(30),
  total: fen(1990),
  reason: '少了一份',
  notifyUrl: 'https://pay.example.com/n/pm_1',
}
const AT = '2026-11-23 10:00:09'
const at = new Date('2026-11-23T02:00:09Z')
const sent = () => paramsOf(here.gateway.requests.at(-1) ?? expect.fail('nothing was sent'))

const refund = async (node: object) => {
  here.gateway.next(
    answer('alipay.trade.refund', { code: '10000', trade_no: 'T1', out_trade_no: 'A1', refund_fee: '0.30', ...node }),
  )
  return here.channel.refund(ORDER)
}

describe('a refund', () => {
  test('says what was asked for and no more, since the gateway may refund twice over a field it does not know', async () => {
    expect(await refund({ fund_change: 'Y', gmt_refund_pay: AT })).toEqual({ state: 'refunded', refundId: 'T1', at })
    expect(sent()).toMatchObject({ method: 'alipay.trade.refund', app_auth_token: TOKEN })
    expect(JSON.parse(sent()['biz_content'] ?? '')).toEqual({
      out_trade_no: 'A1',
      out_request_no: 'R1',
      refund_amount: '0.30',
      refund_reason: '少了一份',
    })
  })

  test.each([
    [{ fund_change: 'Y' }, { state: 'refunded', refundId: 'T1', at: NOW }],
    [{ fund_change: 'N' }, { state: 'pending', refundId: 'T1' }],
    [{ gmt_refund_pay: AT }, { state: 'pending', refundId: 'T1' }],
    [
      { fund_change: 'Y', out_trade_no: 'A2' },
      { state: 'unknown', why: 'the answer is about another refund' },
    ],
  ])('10000 is not yet a refund: %j', async (node, expected) => {
    expect(await refund(node)).toEqual(expected)
  })

  test.each([
    ['ACQ.SELLER_BALANCE_NOT_ENOUGH', 'refused'],
    ['ACQ.TRADE_NOT_EXIST', 'refused'],
    ['ACQ.SYSTEM_ERROR', 'unknown'],
    ['ACQ.DISCORDANT_REPEAT_REQUEST', 'needs_attention'],
  ])('%s is %s', async (sub_code, state) => {
    expect(await refund({ code: '40004', sub_code })).toMatchObject({ state })
  })
})

describe('a question about a refund', () => {
  const REF = { outTradeNo: 'A1', outRefundNo: 'R1', subMchid: MERCHANT, amount: fen(30) }
  const FOUND = {
    trade_no: 'T1',
    out_trade_no: 'A1',
    out_request_no: 'R1',
    refund_amount: '0.30',
    total_amount: '19.90',
  }
  const ask = async (node: object) => {
    here.gateway.next(answer('alipay.trade.fastpay.refund.query', { code: '10000', msg: 'Success', ...node }))
    return here.channel.queryRefund(REF)
  }

  test('asks by both numbers, and for the time', async () => {
    expect(await ask({ ...FOUND, refund_status: 'REFUND_SUCCESS', gmt_refund_pay: AT })).toEqual({
      state: 'refunded',
      refundId: 'T1',
      at,
    })
    expect(JSON.parse(sent()['biz_content'] ?? '')).toEqual({
      out_trade_no: 'A1',
      out_request_no: 'R1',
      query_options: ['gmt_refund_pay'],
    })
  })

  test.each([
    [
      { ...FOUND, refund_status: 'REFUND_SUCCESS' },
      { state: 'refunded', refundId: 'T1', at: NOW },
    ],
    [FOUND, { state: 'pending', refundId: 'T1' }],
    [
      { ...FOUND, trade_no: undefined, refund_status: 'REFUND_SUCCESS' },
      { state: 'refunded', at: NOW },
    ],
    [
      { ...FOUND, refund_status: 'A_NEW_WORD' },
      { state: 'unknown', why: 'refund_status A_NEW_WORD' },
    ],
    [{}, { state: 'absent' }],
    [{ trade_no: 'T1', out_trade_no: 'A1', out_request_no: 'R1' }, { state: 'absent' }],
    [
      { ...FOUND, out_request_no: 'R2' },
      { state: 'unknown', why: 'the answer is about another refund' },
    ],
    [
      { ...FOUND, out_trade_no: 'A2' },
      { state: 'unknown', why: 'the answer is about another refund' },
    ],
  ])('%j', async (node, expected) => {
    expect(await ask(node)).toEqual(expected)
  })

  test('of another amount needs somebody to look', async () => {
    expect(await ask({ ...FOUND, refund_amount: '0.40', refund_status: 'REFUND_SUCCESS' })).toEqual({
      state: 'needs_attention',
      why: 'ACQ.DISCORDANT_REPEAT_REQUEST 该单号已为本订单退款 0.40 元',
    })
  })

  test.each([
    ['ACQ.TRADE_NOT_EXIST', 'absent'],
    ['TRADE_NOT_EXIST', 'absent'],
    ['ACQ.SYSTEM_ERROR', 'unknown'],
    ['ACQ.INVALID_PARAMETER', 'unknown'],
  ])('%s is %s', async (sub_code, state) => {
    expect(await ask({ code: '40004', sub_code })).toMatchObject({ state })
  })
})
