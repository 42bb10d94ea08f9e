import type { PaymentSeen } from '../channel.ts'
import { changeTime } from '../conditional.ts'
import type { Payment, PaymentAttention, PaymentState } from './payments.ts'

/** What we, or the client's system, may do with a payment. The console and the server ask the same table. */
export type PaymentMove = 'pay' | 'close' | 'refund'

const OUR_MOVES: Record<PaymentState, readonly PaymentMove[]> = {
  pending: ['pay', 'close'],
  paid: ['refund'],
  partially_refunded: ['refund'],
  refunded: [],
  closed: [],
}

export function mayMove(payment: Pick<Payment, 'state'>, move: PaymentMove): boolean {
  return OUR_MOVES[payment.state].includes(move)
}

/** What the gateway's word changed: one change, one event. */
export type PaymentChange = 'paid' | 'closed' | PaymentAttention

type Paid = Extract<PaymentSeen, { state: 'paid' }>
export type PaymentObserved = { payment: Payment; change?: PaymentChange }

/**
 * The gateway's move: it owns the state, so we record it. Money that nobody planned for is recorded like any other and
 * marked for attention. What it told us before changes nothing, and neither does a word that says nothing final.
 */
export function observePayment(payment: Payment, seen: PaymentSeen, now: Date): PaymentObserved {
  const at = changeTime(payment.updatedAt, now)
  if (seen.state === 'paid')
    return payment.paid === undefined ? firstPaid(payment, seen, at) : paidAgain(payment, seen, at)
  if (seen.state === 'closed' && payment.state === 'pending') {
    return { payment: { ...payment, state: 'closed', closedAt: at, updatedAt: at }, change: 'closed' }
  }
  return { payment }
}

function firstPaid(payment: Payment, seen: Paid, at: Date): PaymentObserved {
  const attention = unplanned(payment, seen)
  const payerOpenid = payment.payerOpenid ?? seen.payerOpenid
  const paid: Payment = {
    ...payment,
    state: 'paid',
    transactionId: seen.transactionId,
    paid: seen.amount,
    paidAt: seen.paidAt,
    ...(payerOpenid !== undefined && { payerOpenid }),
    ...(attention && { attention }),
    updatedAt: at,
  }
  return { payment: paid, change: attention ?? 'paid' }
}

function unplanned(payment: Payment, seen: Paid): PaymentAttention | undefined {
  if (payment.state === 'closed') return 'paid_after_closed'
  return seen.amount === payment.amount ? undefined : 'amount_differs'
}

/** The first word about money stays; a second that disagrees is shown once, for a person to compare with the bill. */
function paidAgain(payment: Payment, seen: Paid, at: Date): PaymentObserved {
  const same = seen.transactionId === payment.transactionId && seen.amount === payment.paid
  if (same || payment.attention) return { payment }
  const attention = seen.transactionId === payment.transactionId ? 'amount_differs' : 'paid_twice'
  return { payment: { ...payment, attention, updatedAt: at }, change: attention }
}

/** True where this word would surprise us, so that it is worth asking the gateway itself before it is believed. */
export function surprising(payment: Payment, seen: PaymentSeen): boolean {
  switch (seen.state) {
    case 'paid':
      return payment.paid === undefined
        ? unplanned(payment, seen) !== undefined
        : seen.transactionId !== payment.transactionId || seen.amount !== payment.paid
    case 'closed':
      return payment.state !== 'closed'
    default:
      return true // only ends are announced; anything else is no notice we know
  }
}
