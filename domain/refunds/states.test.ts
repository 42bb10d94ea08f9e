import { describe, expect, test } from 'vitest'
import type { ClientId, MethodId, PaymentId, ProviderId, RefundId } from '../ids.ts'
import { fen, ZERO } from '../money.ts'
import type { Payment } from '../payments/payments.ts'
import { mayRefund, type Refund } from './refunds.ts'
import { observeRefund, type RefundWord, surprisingRefund } from './states.ts'

const BEFORE = new Date('2026-11-22T02:00:00Z')
const NOW = new Date('2026-11-22T02:05:00Z')
const PAID: Payment = {
  id: 'pay_1' as PaymentId,
  clientId: 'cl_1' as ClientId,
  methodId: 'pm_1' as MethodId,
  providerId: 'sp_1' as ProviderId,
  channel: 'wechatpay',
  scene: 'native',
  subMchid: '1900000109',
  outTradeNo: 'ORDER-1',
  gatewayTradeNo: 'ORDER-1',
  description: '一杯茶',
  amount: fen(8800),
  state: 'paid',
  paid: fen(8800),
  paidAt: NOW,
  refunded: ZERO,
  refundReserved: fen(3000),
  expiresAt: NOW,
  createdAt: BEFORE,
  updatedAt: BEFORE,
}
const REFUND: Refund = {
  id: 'rf_1' as RefundId,
  clientId: 'cl_1' as ClientId,
  paymentId: 'pay_1' as PaymentId,
  providerId: 'sp_1' as ProviderId,
  channel: 'wechatpay',
  outRefundNo: 'R1',
  gatewayRefundNo: 'R1',
  amount: fen(3000),
  state: 'pending',
  createdAt: BEFORE,
  updatedAt: BEFORE,
}
const DONE: RefundWord = { state: 'refunded', refundId: '5000001', at: NOW, receivedBy: '支付用户零钱' }
const CLOSED: RefundWord = { state: 'closed', refundId: '5000001' }
const ABNORMAL: RefundWord = { state: 'needs_attention', refundId: '5000001', why: '银行卡已注销' }

describe('what the gateway says of a refund moves the sums of its payment', () => {
  test('a part', () => {
    const { refund, payment, change } = observeRefund(REFUND, PAID, DONE, NOW)
    expect(change).toBe('refunded')
    expect(refund).toMatchObject({ state: 'refunded', refundId: '5000001', receivedBy: '支付用户零钱', endedAt: NOW })
    expect(payment).toMatchObject({ state: 'partially_refunded', refunded: 3000, refundReserved: 3000 })
    expect(observeRefund(refund, payment, DONE, NOW)).toEqual({ refund, payment })
  })

  test('the rest, which ends what needed attention', () => {
    const almost: Payment = { ...PAID, refunded: fen(5800), refundReserved: fen(8800), attention: 'amount_differs' }
    const { payment } = observeRefund(REFUND, almost, DONE, NOW)
    expect(payment).toMatchObject({ state: 'refunded', refunded: 8800, refundReserved: 8800 })
    expect(payment.attention).toBeUndefined()
  })

  test('closed gives the amount back', () => {
    const { refund, payment, change } = observeRefund(REFUND, PAID, { ...CLOSED, why: 'NOT_ENOUGH 余额不足' }, NOW)
    expect(change).toBe('closed')
    expect(refund).toMatchObject({ state: 'closed', why: 'NOT_ENOUGH 余额不足', endedAt: NOW })
    expect(payment).toMatchObject({ state: 'paid', refunded: 0, refundReserved: 0 })
  })

  test('an account that takes no money holds the amount until somebody helped', () => {
    const abnormal = observeRefund(REFUND, PAID, ABNORMAL, NOW)
    expect(abnormal).toMatchObject({ change: 'needs_attention', refund: { why: '银行卡已注销' } })
    expect(abnormal.payment).toBe(PAID)
    const helped = observeRefund(abnormal.refund, PAID, DONE, NOW)
    expect(helped).toMatchObject({ change: 'refunded', payment: { refunded: 3000 } })
    expect(helped.refund.why).toBeUndefined()
  })

  test('accepted only adds the number, once', () => {
    const accepted = observeRefund(REFUND, PAID, { state: 'pending', refundId: '5000001' }, NOW)
    expect(accepted).toMatchObject({ change: 'accepted', refund: { state: 'pending', refundId: '5000001' } })
    expect(observeRefund(accepted.refund, PAID, { state: 'pending', refundId: '5000001' }, NOW).change).toBeUndefined()
    expect(observeRefund(REFUND, PAID, { state: 'pending' }, NOW).change).toBeUndefined()
  })
})

describe('a closed refund that the gateway does after all', () => {
  const closed = observeRefund(REFUND, PAID, CLOSED, NOW)

  test('counts, while its amount is free', () => {
    const again = observeRefund(closed.refund, closed.payment, DONE, NOW)
    expect(again).toMatchObject({ change: 'refunded', payment: { refunded: 3000, refundReserved: 3000 } })
    const slow = observeRefund(closed.refund, closed.payment, { state: 'pending' }, NOW)
    expect(slow).toMatchObject({ change: 'reopened', payment: { refunded: 0, refundReserved: 3000 } })
    expect(slow.refund.endedAt).toBeUndefined()
  })

  test('is shown once and breaks no sum, when its amount was given elsewhere', () => {
    const spent: Payment = { ...closed.payment, refundReserved: fen(8000) }
    const again = observeRefund(closed.refund, spent, DONE, NOW)
    expect(again.change).toBe('contradicted')
    expect(again.payment).toBe(spent)
    expect(observeRefund(again.refund, spent, DONE, NOW).change).toBeUndefined()
  })
})

test('what is done stays done, and a word against it is asked about', () => {
  const { refund, payment } = observeRefund(REFUND, PAID, DONE, NOW)
  for (const word of [CLOSED, ABNORMAL]) {
    expect(observeRefund(refund, payment, word, NOW)).toEqual({ refund, payment })
    expect(surprisingRefund(refund, word)).toBe(true)
  }
  expect(surprisingRefund(REFUND, CLOSED)).toBe(false)
  expect(surprisingRefund(REFUND, { state: 'unknown', why: 'new word' })).toBe(true)
})

test('how much may be refunded', () => {
  expect(mayRefund(PAID, fen(5800))).toEqual({ allowed: true, left: 5800 })
  expect(mayRefund(PAID, fen(5801))).toEqual({ allowed: false, code: 'REFUND_TOO_LARGE', left: 5800 })
  const { paid: _, ...unpaid } = PAID
  const code = 'REFUND_NOT_POSSIBLE'
  expect(mayRefund({ ...unpaid, state: 'pending', refundReserved: ZERO }, fen(1))).toEqual({
    allowed: false,
    code,
    left: 0,
  })
})
