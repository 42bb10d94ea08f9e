import type { RefundOrder, RefundRef, RefundSeen } from '../channel.ts'
import { settle } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import type { GatewayRefusal } from '../errors.ts'
import type { Payment } from '../payments/payments.ts'
import { existingPayment } from '../payments/record-payment.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import { recordRefund } from './record-refund.ts'
import type { Refund } from './refunds.ts'

/**
 * Sends what was written down. The gateway knows one refund under one number, so a second sending finds the first.
 *
 * A definite no closes the refund and frees its amount. At a later sending it is believed only when the gateway has
 * nothing under that number: an earlier one, whose answer was lost, may have been taken.
 */
export async function sendRefund(
  deps: Deps,
  refund: Refund,
  sending: 'first' | 'again',
): Promise<{ refund: Refund; refusal?: GatewayRefusal }> {
  const payment = await existingPayment(deps.store.read, refund.paymentId)
  const channel = await deps.channel(refund.providerId)
  const seen = await channel.refund(orderOf(refund, payment, deps.publicUrl))
  if (seen.state === 'unknown' && sending === 'first') await tellUnanswered(deps, refund)
  if (seen.state !== 'refused') return { refund: await recordSeen(deps, refund, seen) }

  if (sending === 'again') {
    const there = await channel.queryRefund(refundRef(refund, payment))
    if (there.state !== 'absent') return { refund: await recordSeen(deps, refund, there) }
  }
  const why = `${seen.refusal.code} ${seen.refusal.message}`.slice(0, LONGEST_WHY)
  const closed = await settle(deps.store, (tx) => recordRefund(tx, deps, refund.id, { state: 'closed', why }))
  return { refund: closed, refusal: seen.refusal }
}
const LONGEST_WHY = 300

/** Writes down what the gateway says of a refund. No answer, or a refusal to answer, says nothing about it. */
export async function recordSeen(deps: Deps, refund: Refund, seen: RefundSeen): Promise<Refund> {
  if (seen.state === 'absent' || seen.state === 'refused' || seen.state === 'unknown') return refund
  return settle(deps.store, (tx) => recordRefund(tx, deps, refund.id, seen))
}

export function refundRef(refund: Refund, payment: Payment): RefundRef {
  return { outRefundNo: refund.gatewayRefundNo, subMchid: payment.subMchid }
}

function orderOf(refund: Refund, payment: Payment, publicUrl: string): RefundOrder {
  return {
    ...refundRef(refund, payment),
    outTradeNo: payment.gatewayTradeNo,
    amount: refund.amount,
    total: payment.paid ?? payment.amount, // the order as the gateway holds it
    ...(refund.reason !== undefined && { reason: refund.reason }),
    notifyUrl: `${publicUrl}/n/${payment.methodId}`,
  }
}

async function tellUnanswered(deps: Deps, { clientId, paymentId, outRefundNo }: Refund): Promise<void> {
  const sentence = text('timeline.refund_unanswered', { out_refund_no: outRefundNo })
  await deps.store.transaction((tx) =>
    tell(tx, deps, { clientId, subject: paymentId, source: 'platform', text: sentence }),
  )
}
