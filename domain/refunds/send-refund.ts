import type { RefundOrder, RefundRef, RefundSeen } from '../channel.ts'
import { settle } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import type { GatewayRefusal } from '../errors.ts'
import { notifyUrlOf } from '../notifications/notify-url.ts'
import type { Payment } from '../payments/payments.ts'
import { existingPayment } from '../payments/record-payment.ts'
import { keepRefusal } from '../refusals/refusals.ts'
import type { Records } from '../store.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import { existingRefund, recordRefund } from './record-refund.ts'
import type { Refund } from './refunds.ts'
import type { RefundWord } from './states.ts'

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
  const seen = await channel.refund(orderOf(deps, refund, payment))
  if (seen.state === 'unknown' && sending === 'first') await tellUnanswered(deps, refund)
  if (seen.state !== 'refused') return { refund: await recordSeen(deps, refund, seen) }

  if (sending === 'again') {
    const there = await channel.queryRefund(refundRef(refund, payment))
    if (there.state !== 'absent') return { refund: await recordSeen(deps, refund, there) }
  }
  const after = await settle(deps.store, (tx) => recordRefusal(tx, deps, { refund, payment }, seen.refusal))
  return { refund: after, ...(after.state === 'closed' && { refusal: seen.refusal }) }
}

/**
 * A no to this sending does not undo what another one had accepted meanwhile. Where it was accepted long before, the
 * gateway contradicts itself: the amount stays held, and a person looks.
 */
async function recordRefusal(
  tx: Records,
  deps: Deps,
  { refund: sent, payment: { methodId } }: { refund: Refund; payment: Payment },
  refusal: GatewayRefusal,
): Promise<Refund> {
  const { code, message } = refusal
  const { id: subject, clientId, providerId } = sent
  await keepRefusal(tx, deps, { clientId, providerId, methodId, subject, call: 'refund', refusal })
  const why = `${code} ${message}`.slice(0, LONGEST_WHY)
  if (sent.refundId !== undefined) return recordRefund(tx, deps, sent.id, { state: 'needs_attention', why })
  const before = await existingRefund(tx, sent.id)
  if (before.state !== 'pending' || before.refundId !== undefined) return before
  return recordRefund(tx, deps, sent.id, { state: 'closed', why })
}
const LONGEST_WHY = 300

/** Writes down what the gateway says of a refund, if that says how it stands. */
export async function recordSeen(deps: Deps, refund: Refund, seen: RefundSeen): Promise<Refund> {
  const word = wordOf(refund, seen)
  return word ? settle(deps.store, (tx) => recordRefund(tx, deps, refund.id, word)) : refund
}

/**
 * No answer, or a refusal to answer, says nothing about it. A number that is another's is as good as a refusal to send,
 * unless ours had been accepted.
 */
export function wordOf({ refundId }: Refund, seen: RefundSeen): RefundWord | undefined {
  switch (seen.state) {
    case 'absent':
    case 'refused':
    case 'unknown':
      return undefined
    case 'taken':
      return { state: refundId === undefined ? 'closed' : 'needs_attention', why: seen.why }
    default:
      return seen
  }
}

export function refundRef(refund: Refund, payment: Payment): RefundRef {
  return {
    outRefundNo: refund.gatewayRefundNo,
    subMchid: payment.subMchid,
    outTradeNo: payment.gatewayTradeNo,
    amount: refund.amount,
  }
}

function orderOf(deps: Deps, refund: Refund, payment: Payment): RefundOrder {
  return {
    ...refundRef(refund, payment),
    total: payment.paid ?? payment.amount, // the order as the gateway holds it
    ...(refund.reason !== undefined && { reason: refund.reason }),
    notifyUrl: refund.notifyUrl ?? notifyUrlOf(deps, payment.methodId),
  }
}

async function tellUnanswered(deps: Deps, { clientId, paymentId, outRefundNo }: Refund): Promise<void> {
  const sentence = text('timeline.refund_unanswered', { out_refund_no: outRefundNo })
  await deps.store.transaction((tx) =>
    tell(tx, deps, { clientId, subject: paymentId, source: 'platform', text: sentence }),
  )
}
