import { fen } from '@ruzhu/domain/money.ts'
import { refusal, signed } from '@ruzhu/wechatpay/testing/raw-gateway.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { NOW, openBefore, SUB_MCHID } from './testing/account.ts'

let here: Awaited<ReturnType<typeof openBefore>>
beforeEach(async () => {
  here = await openBefore()
})
afterEach(() => here.close())

const REF = { outRefundNo: 'R1', subMchid: SUB_MCHID, outTradeNo: 'A1', amount: fen(300) }
const ORDER = { ...REF, total: fen(1990), notifyUrl: 'https://pay.example.com/n' }
const REFUND = {
  refund_id: '50000000382019052709732678859',
  out_refund_no: 'R1',
  out_trade_no: 'A1',
  status: 'PROCESSING',
  user_received_account: '招商银行信用卡0403',
  create_time: '2026-11-23T10:00:00+08:00',
  amount: { total: 1990, refund: 300, currency: 'CNY' },
}
const answer = (changes: object) => signed(200, JSON.stringify({ ...REFUND, ...changes }), NOW)

test('a refund is asked for by both numbers, in fen, with the order’s total', async () => {
  here.gateway.next(answer({}))
  expect(await here.channel.refund({ ...ORDER, reason: '少一杯' })).toEqual({
    state: 'pending',
    refundId: '50000000382019052709732678859',
  })
  expect(here.gateway.requests[0]?.url).toBe('/v3/refund/domestic/refunds')
  expect(JSON.parse(String(here.gateway.requests[0]?.body))).toEqual({
    sub_mchid: SUB_MCHID,
    out_trade_no: 'A1',
    out_refund_no: 'R1',
    reason: '少一杯',
    notify_url: 'https://pay.example.com/n',
    amount: { refund: 300, total: 1990, currency: 'CNY' },
  })
})

test('final only in words we know, and complete', async () => {
  const at = '2026-11-23T10:00:09+08:00'
  const stateOf = async (changes: object) => {
    here.gateway.next(answer(changes))
    return here.channel.queryRefund(REF)
  }
  expect(await stateOf({ status: 'SUCCESS', success_time: at })).toEqual({
    state: 'refunded',
    refundId: REFUND.refund_id,
    at: new Date('2026-11-23T02:00:09Z'),
    receivedBy: '招商银行信用卡0403',
  })
  expect(await stateOf({ status: 'CLOSED' })).toMatchObject({ state: 'closed' })
  expect(await stateOf({ status: 'ABNORMAL' })).toMatchObject({
    state: 'needs_attention',
    why: '退款异常 ABNORMAL 招商银行信用卡0403',
  })
  expect(await stateOf({ status: 'SUCCESS' })).toMatchObject({ state: 'unknown' })
  expect(await stateOf({ status: 'A_NEW_WORD' })).toMatchObject({ state: 'unknown' })
  expect(await stateOf({ out_refund_no: 'R2' })).toMatchObject({ state: 'unknown' })
  expect(here.gateway.requests[0]?.url).toBe(`/v3/refund/domestic/refunds/R1?sub_mchid=${SUB_MCHID}`)
})

test('under our number somebody else’s refund: ours is not there, however theirs stands', async () => {
  const theirs = answer({ out_trade_no: 'A9', status: 'SUCCESS', success_time: '2026-11-23T10:00:09+08:00' })
  const taken = { state: 'taken', why: 'OUT_REFUND_NO_USED 退款单号已用于订单 A9' }
  here.gateway.next(theirs, theirs)
  expect(await here.channel.refund(ORDER)).toEqual(taken)
  expect(await here.channel.queryRefund(REF)).toEqual(taken)
})

test('of our order, and yet over another amount: a person has to look', async () => {
  const other = answer({ status: 'SUCCESS', amount: { total: 1990, refund: 1990 } })
  here.gateway.next(other, other)
  const seen = { state: 'needs_attention', why: 'OUT_REFUND_NO_USED 该单号已为本订单退款 1990 分' }
  expect(await here.channel.refund(ORDER)).toEqual(seen)
  expect(await here.channel.queryRefund(REF)).toEqual(seen)
})

test('too often, or a system error, may have been accepted: unknown, never refused', async () => {
  here.gateway.next(
    refusal(429, 'FREQUENCY_LIMITED', '频率超限'),
    refusal(500, 'SYSTEM_ERROR', '系统繁忙'),
    (response) => response.destroy(),
  )
  for (let i = 0; i < 3; i++) expect(await here.channel.refund(ORDER)).toMatchObject({ state: 'unknown' })
})

test('a definite no is one', async () => {
  here.gateway.next(
    refusal(403, 'NOT_ENOUGH', '基本账户余额不足，请充值后重新发起'),
    refusal(404, 'RESOURCE_NOT_EXISTS', '订单不存在'),
  )
  expect(await here.channel.refund(ORDER)).toMatchObject({
    state: 'refused',
    refusal: { status: 403, code: 'NOT_ENOUGH' },
  })
  expect(await here.channel.refund(ORDER)).toMatchObject({ state: 'refused', refusal: { code: 'RESOURCE_NOT_EXISTS' } })
})

test('absent where the gateway has never heard of it; else a refused question leaves it open', async () => {
  here.gateway.next(refusal(404, 'RESOURCE_NOT_EXISTS', '退款单不存在'), refusal(404, 'MCH_NOT_EXISTS', '商户号不存在'))
  expect(await here.channel.queryRefund(REF)).toEqual({ state: 'absent' })
  expect(await here.channel.queryRefund(REF)).toMatchObject({ state: 'unknown' })
})
