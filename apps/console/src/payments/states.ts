import type { Payment, Refund } from '../api/types.ts'
import type { Tone } from '../theme/tokens.ts'

export const PAYMENT_STATES: readonly Payment['state'][] = [
  'pending',
  'paid',
  'partially_refunded',
  'refunded',
  'closed',
]

const PAYMENT_TONES: Record<Payment['state'], Tone> = {
  pending: 'info',
  paid: 'success',
  partially_refunded: 'warning',
  refunded: 'neutral',
  closed: 'neutral',
}

const REFUND_TONES: Record<Refund['state'], Tone> = {
  pending: 'info',
  refunded: 'success',
  closed: 'neutral',
  needs_attention: 'error',
}

export function paymentTone(state: Payment['state']): Tone {
  return PAYMENT_TONES[state]
}

export function refundTone(state: Refund['state']): Tone {
  return REFUND_TONES[state]
}
