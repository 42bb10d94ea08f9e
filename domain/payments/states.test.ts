import { describe, expect, test } from 'vitest'
import type { PaymentSeen } from '../channel.ts'
import type { ClientId, MethodId, PaymentId, ProviderId } from '../ids.ts'
import { fen, ZERO } from '../money.ts'
import type { Payment } from './payments.ts'
import { mayMove, observePayment, surprising } from './states.ts'

const CREATED = new Date('2026-11-22T02:00:00Z')
const NOW = new Date('2026-11-22T02:05:00Z')

const PENDING: Payment = {
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
  state: 'pending',
  refunded: ZERO,
  refundReserved: ZERO,
  expiresAt: new Date('2026-11-22T04:00:00Z'),
  createdAt: CREATED,
  updatedAt: CREATED,
}
const PAID = paidSeen({})

describe('what the gateway says of a payment is recorded', () => {
  test('paid, once', () => {
    const { payment, change } = observePayment(PENDING, PAID, NOW)
    expect(change).toBe('paid')
    expect(payment).toMatchObject({ state: 'paid', paid: 8800, transactionId: '4200001', updatedAt: NOW })
    expect(payment.attention).toBeUndefined()
    expect(observePayment(payment, PAID, NOW)).toEqual({ payment })
  })

  test('another amount than agreed asks for a person', () => {
    const { payment, change } = observePayment(PENDING, paidSeen({ amount: fen(1) }), NOW)
    expect(change).toBe('amount_differs')
    expect(payment).toMatchObject({ state: 'paid', paid: 1, amount: 8800, attention: 'amount_differs' })
  })

  test('closed, and paid all the same', () => {
    const closed = observePayment(PENDING, { state: 'closed' }, NOW)
    expect(closed).toMatchObject({ change: 'closed', payment: { state: 'closed', closedAt: NOW } })
    const { payment, change } = observePayment(closed.payment, PAID, NOW)
    expect(change).toBe('paid_after_closed')
    expect(payment).toMatchObject({ state: 'paid', paid: 8800, attention: 'paid_after_closed' })
  })

  test('paid a second time, by another transaction: what was first stays, a person looks, once', () => {
    const { payment } = observePayment(PENDING, PAID, NOW)
    const twice = observePayment(payment, paidSeen({ transactionId: '4200002' }), NOW)
    expect(twice).toMatchObject({
      change: 'paid_twice',
      payment: { transactionId: '4200001', attention: 'paid_twice' },
    })
    expect(observePayment(twice.payment, paidSeen({ transactionId: '4200003' }), NOW).change).toBeUndefined()
  })

  test.each<PaymentSeen>([{ state: 'open' }, { state: 'absent' }, { state: 'unknown', why: 'timeout' }])(
    'nothing final in $state',
    (seen) => {
      expect(observePayment(PENDING, seen, NOW)).toEqual({ payment: PENDING })
    },
  )

  test('closed after paid is no news', () => {
    const { payment } = observePayment(PENDING, PAID, NOW)
    expect(observePayment(payment, { state: 'closed' }, NOW)).toEqual({ payment })
  })

  test('each change is later than the last, although the clock stood still', () => {
    expect(observePayment(PENDING, PAID, CREATED).payment.updatedAt > CREATED).toBe(true)
  })
})

test('our own moves are guarded by the state', () => {
  expect(mayMove(PENDING, 'close')).toBe(true)
  expect(mayMove(PENDING, 'refund')).toBe(false)
  expect(mayMove({ state: 'paid' }, 'close')).toBe(false)
  expect(mayMove({ state: 'partially_refunded' }, 'refund')).toBe(true)
  expect(mayMove({ state: 'closed' }, 'pay')).toBe(false)
})

test('a notice that fits is believed, one that surprises is asked about', () => {
  const { payment } = observePayment(PENDING, PAID, NOW)
  expect(surprising(PENDING, PAID)).toBe(false)
  expect(surprising(payment, PAID)).toBe(false)
  expect(surprising(PENDING, paidSeen({ amount: fen(1) }))).toBe(true)
  expect(surprising({ ...PENDING, state: 'closed' }, PAID)).toBe(true)
  expect(surprising(payment, paidSeen({ transactionId: '4200002' }))).toBe(true)
  expect(surprising(payment, { state: 'closed' })).toBe(true)
  expect(surprising(PENDING, { state: 'unknown', why: 'new word' })).toBe(true)
})

function paidSeen(
  differing: Partial<Extract<PaymentSeen, { state: 'paid' }>>,
): Extract<PaymentSeen, { state: 'paid' }> {
  const paid = { amount: fen(8800), payerPaid: fen(8800), paidAt: NOW, refunding: false }
  return { state: 'paid', transactionId: '4200001', ...paid, ...differing }
}
