import type { ClientId, PaymentId, ProviderId, RefundId } from '../ids.ts'
import type { Fen } from '../money.ts'

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
  state: RefundState
  /** Why it closed or needs a person, in the gateway's words. */
  why?: string
  refundId?: string
  receivedBy?: string
  endedAt?: Date
  createdAt: Date
  updatedAt: Date
}
