import type { Channel, PaymentRef, PaymentSeen } from '../channel.ts'
import type { GatewayRefusal } from '../errors.ts'
import type { Payment } from './payments.ts'

export function paymentRef(payment: Pick<Payment, 'gatewayTradeNo' | 'subMchid'>): PaymentRef {
  return { outTradeNo: payment.gatewayTradeNo, subMchid: payment.subMchid }
}

/**
 * Closes it there, and then asks: only the answer to a question says how it ended. A payer may have paid while we
 * closed, and a refusal to close may mean that it is paid, closed, or was never there.
 */
export async function closeAtGateway(
  channel: Channel,
  payment: Payment,
): Promise<{ seen: PaymentSeen; refusal?: GatewayRefusal }> {
  const ref = paymentRef(payment)
  const close = await channel.closePayment?.(ref)
  if (close?.state === 'unknown') return { seen: close }
  const seen = await channel.queryPayment(ref)
  return { seen, ...(close?.state === 'refused' && { refusal: close.refusal }) }
}
