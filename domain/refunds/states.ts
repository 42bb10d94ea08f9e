import type { RefundSeen } from '../channel.ts'
import { changeTime } from '../conditional.ts'
import { add, type Fen, subtract, ZERO } from '../money.ts'
import { leftToRefund, type Payment } from '../payments/payments.ts'
import { heldBy, type Refund, type RefundState } from './refunds.ts'

/** What the gateway's word changed. `accepted` only adds its number; every other change is an event. */
export type RefundChange = 'accepted' | 'refunded' | 'closed' | 'needs_attention' | 'reopened' | 'contradicted'

/** Words that say how a refund stands. `closed` may come from a refusal, which says why. */
export type RefundWord =
  | Extract<RefundSeen, { state: 'pending' | 'refunded' | 'needs_attention' }>
  | { state: 'closed'; refundId?: string; why?: string }

export type RefundObserved = { refund: Refund; payment: Payment; change?: RefundChange }

// What the gateway may say after what it said; anything else is no news. A refund that closed may only come back.
const NEWS: Record<RefundState, readonly RefundState[]> = {
  pending: ['refunded', 'closed', 'needs_attention'],
  needs_attention: ['refunded', 'closed'],
  refunded: [],
  closed: ['pending', 'refunded', 'needs_attention'],
}

/** The gateway's move, for the refund and for the sums of its payment. */
export function observeRefund(refund: Refund, payment: Payment, seen: RefundWord, now: Date): RefundObserved {
  const news = NEWS[refund.state].includes(seen.state)
  if (!news) return acceptedOnly(refund, payment, seen, now)
  if (refund.state === 'closed' && refund.amount > leftToRefund(payment)) return contradicted(refund, payment, now)

  const at = changeTime(refund.updatedAt, now)
  const { endedAt: _, why: __, ...open } = refund
  const after: Refund = { ...open, ...told(seen, at), state: seen.state, updatedAt: at }
  const change = seen.state === 'pending' ? 'reopened' : seen.state
  return { refund: after, payment: withSums(payment, refund, after, now), change }
}

function told(seen: RefundWord, at: Date): Partial<Refund> {
  const refundId = seen.refundId === undefined ? {} : { refundId: seen.refundId }
  switch (seen.state) {
    case 'refunded':
      return { ...refundId, endedAt: seen.at, ...(seen.receivedBy !== undefined && { receivedBy: seen.receivedBy }) }
    case 'closed':
      return { ...refundId, endedAt: at, ...(seen.why !== undefined && { why: seen.why }) }
    case 'needs_attention':
      return { ...refundId, why: seen.why }
    case 'pending':
      return refundId
  }
}

function acceptedOnly(refund: Refund, payment: Payment, seen: RefundWord, now: Date): RefundObserved {
  if (refund.state !== 'pending' || refund.refundId !== undefined || seen.refundId === undefined)
    return { refund, payment }
  const updatedAt = changeTime(refund.updatedAt, now)
  return { refund: { ...refund, refundId: seen.refundId, updatedAt }, payment, change: 'accepted' }
}

/** It was closed, its amount is promised to another refund, and yet the gateway has it. A person compares with the bill. */
function contradicted(refund: Refund, payment: Payment, now: Date): RefundObserved {
  if (refund.why === CONTRADICTED) return { refund, payment }
  const updatedAt = changeTime(refund.updatedAt, now)
  return { refund: { ...refund, why: CONTRADICTED, updatedAt }, payment, change: 'contradicted' }
}
const CONTRADICTED = 'CONTRADICTED'

/** The payment after one of its refunds changed; the same object where its sums did not. */
function withSums(payment: Payment, before: Refund, after: Refund, now: Date): Payment {
  const held = subtract(heldBy(after), heldBy(before))
  const done = subtract(doneBy(after), doneBy(before))
  if (held === 0 && done === 0) return payment

  const refunded = add(payment.refunded, done)
  const { attention, ...rest } = payment
  const whole = refunded >= (payment.paid ?? ZERO)
  return {
    ...rest,
    refunded,
    refundReserved: add(payment.refundReserved, held),
    state: refunded === 0 ? 'paid' : whole ? 'refunded' : 'partially_refunded',
    // what was not planned is gone when all of it is given back
    ...(attention && !(whole && refunded > 0) && { attention }),
    updatedAt: changeTime(payment.updatedAt, now),
  }
}

function doneBy(refund: Refund): Fen {
  return refund.state === 'refunded' ? refund.amount : ZERO
}

/** True where this word would surprise us, so that it is worth asking the gateway itself before it is believed. */
export function surprisingRefund(refund: Refund, seen: RefundSeen): boolean {
  const announced = seen.state === 'refunded' || seen.state === 'closed' || seen.state === 'needs_attention'
  if (!announced) return true
  return refund.state === 'closed' ? seen.state !== 'closed' : refund.state === 'refunded' && seen.state !== 'refunded'
}
