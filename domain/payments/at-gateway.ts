import type { PaymentRef, PaymentSeen } from '../channel.ts'
import type { Deps } from '../deps.ts'
import type { GatewayRefusal } from '../errors.ts'
import { later, MINUTE_MS } from '../time.ts'
import { isOffered, type Payment, paysAtOnce } from './payments.ts'

export function paymentRef(payment: Pick<Payment, 'gatewayTradeNo' | 'subMchid'>): PaymentRef {
  return { outTradeNo: payment.gatewayTradeNo, subMchid: payment.subMchid }
}

/** How the gateway says that it stands. What it never took is absent, whatever else it has under that number. */
export async function askGateway(deps: Deps, payment: Payment): Promise<PaymentSeen> {
  if (!isOffered(payment) && !paysAtOnce(payment)) return { state: 'absent' }
  const seen = await (await deps.channel(payment.providerId)).queryPayment(paymentRef(payment))
  if (isOurs(payment, seen)) return seen
  // not ours to close, and not over: the gateway ends it when it expires
  return seen.state === 'open' || seen.state === 'unknown' ? { state: 'unknown', why: UNANSWERED } : { state: 'absent' }
}

const UNANSWERED = 'the order was never answered, and what stands under its number has not ended'

/** Gateways refuse whoever's clock is further off. */
const CLOCKS_DIFFER_MS = 5 * MINUTE_MS

/**
 * Of a number under which we offered nothing only money is believed, and only what can hardly be anybody else's: all of
 * it, and not before this payment was made. That is how it looks after a backup was brought back which lacks the offer,
 * and at a till whose answer was lost.
 */
export function isOurs(payment: Payment, seen: PaymentSeen): boolean {
  if (isOffered(payment)) return true
  const since = later(payment.createdAt, -CLOCKS_DIFFER_MS)
  return seen.state === 'paid' && seen.amount === payment.amount && seen.paidAt >= since
}

/**
 * Closes it there, and then asks: only the answer to a question says how it ended. A payer may have paid while we
 * closed, and a refusal to close may mean that it is paid, closed, or was never there.
 */
export async function closeAtGateway(
  deps: Deps,
  payment: Payment,
): Promise<{ seen: PaymentSeen; refusal?: GatewayRefusal }> {
  if (!isOffered(payment)) return { seen: await askGateway(deps, payment) }
  const channel = await deps.channel(payment.providerId)
  const close = await channel.closePayment?.(paymentRef(payment))
  if (close?.state === 'unknown') return { seen: close }
  const seen = await askGateway(deps, payment)
  return { seen, ...(close?.state === 'refused' && { refusal: close.refusal }) }
}
