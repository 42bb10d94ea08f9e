import type { PaymentRef, PaymentSeen } from '../channel.ts'
import type { Deps } from '../deps.ts'
import type { GatewayRefusal } from '../errors.ts'
import { isOffered, type Payment } from './payments.ts'

export function paymentRef(payment: Pick<Payment, 'gatewayTradeNo' | 'subMchid'>): PaymentRef {
  return { outTradeNo: payment.gatewayTradeNo, subMchid: payment.subMchid }
}

/** How the gateway says that it stands. What it never took is absent, whatever else it has under that number. */
export async function askGateway(deps: Deps, payment: Payment): Promise<PaymentSeen> {
  if (!isOffered(payment)) return { state: 'absent' }
  return (await deps.channel(payment.providerId)).queryPayment(paymentRef(payment))
}

/**
 * Closes it there, and then asks: only the answer to a question says how it ended. A payer may have paid while we
 * closed, and a refusal to close may mean that it is paid, closed, or was never there.
 */
export async function closeAtGateway(
  deps: Deps,
  payment: Payment,
): Promise<{ seen: PaymentSeen; refusal?: GatewayRefusal }> {
  if (!isOffered(payment)) return { seen: { state: 'absent' } }
  const channel = await deps.channel(payment.providerId)
  const close = await channel.closePayment?.(paymentRef(payment))
  if (close?.state === 'unknown') return { seen: close }
  const seen = await askGateway(deps, payment)
  return { seen, ...(close?.state === 'refused' && { refusal: close.refusal }) }
}
