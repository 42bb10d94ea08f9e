import type { ClientId, PaymentId, ProviderId, RefundId } from '../ids.ts'
import { type Fen, ZERO } from '../money.ts'
import { leftToRefund, type Payment } from '../payments/payments.ts'

export type RefundState = 'pending' | 'refunded' | 'closed' | 'needs_attention'

export type Refund = {
  id: RefundId
  clientId: ClientId
  paymentId: PaymentId
  providerId: ProviderId
  channel: string
  /** The client's own number, unique per client. */
  outRefundNo: string
  /** The number as the gateway knows it; see `Payment.gatewayTradeNo`. */
  gatewayRefundNo: string
  amount: Fen
  reason?: string
  /** See `Payment.notifyUrl`. */
  notifyUrl?: string
  state: RefundState
  /** Why it closed or needs a person, in the gateway's words. */
  why?: string
  refundId?: string
  receivedBy?: string
  endedAt?: Date
  createdAt: Date
  updatedAt: Date
}

/** What a refund holds of its payment: all of it, until it is known that it will not happen. */
export function heldBy(refund: Pick<Refund, 'state' | 'amount'>): Fen {
  return refund.state === 'closed' ? ZERO : refund.amount
}

export type RefundAllowed =
  | { allowed: true; left: Fen }
  | { allowed: false; code: 'REFUND_NOT_POSSIBLE' | 'REFUND_TOO_LARGE'; left: Fen }

/** Whether this much may be given back now. The browser asks the same; the last word has storage, which reserves it. */
export function mayRefund(payment: Pick<Payment, 'state' | 'paid' | 'refundReserved'>, amount: Fen): RefundAllowed {
  const left = leftToRefund(payment)
  if (payment.paid === undefined) return { allowed: false, code: 'REFUND_NOT_POSSIBLE', left }
  if (amount > left) return { allowed: false, code: 'REFUND_TOO_LARGE', left }
  return { allowed: true, left }
}
