import type { Refund } from './refunds.ts'

export type RefundView = {
  id: string
  client_id: string
  payment_id: string
  provider_id: string
  channel: string
  out_refund_no: string
  gateway_refund_no: string
  amount_fen: number
  reason?: string
  state: string
  why?: string
  refund_id?: string
  received_by?: string
  ended_at?: string
  created_at: string
  updated_at: string
}

/** A refund in the words of our API, the same in answers and in events. */
export function refundView(refund: Refund): RefundView {
  return {
    id: refund.id,
    client_id: refund.clientId,
    payment_id: refund.paymentId,
    provider_id: refund.providerId,
    channel: refund.channel,
    out_refund_no: refund.outRefundNo,
    gateway_refund_no: refund.gatewayRefundNo,
    amount_fen: refund.amount,
    ...(refund.reason !== undefined && { reason: refund.reason }),
    state: refund.state,
    ...(refund.why !== undefined && { why: refund.why }),
    ...(refund.refundId !== undefined && { refund_id: refund.refundId }),
    ...(refund.receivedBy !== undefined && { received_by: refund.receivedBy }),
    ...(refund.endedAt && { ended_at: refund.endedAt.toISOString() }),
    created_at: refund.createdAt.toISOString(),
    updated_at: refund.updatedAt.toISOString(),
  }
}
