import { Overtaken } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { EventType } from '../events/events.ts'
import { recordEvent } from '../events/record-event.ts'
import type { RefundId } from '../ids.ts'
import { owe } from '../jobs/owe.ts'
import { yuanFromFen } from '../money.ts'
import { existingPayment } from '../payments/record-payment.ts'
import type { Records } from '../store.ts'
import { text, type TextKey } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import { refundView } from './refund-view.ts'
import type { Refund } from './refunds.ts'
import { observeRefund, type RefundChange, type RefundWord } from './states.ts'

/**
 * The one place where the gateway's word about a refund becomes ours, with the sums of its payment, its sentence in the
 * timeline and the event for the client's system: all of it or nothing.
 */
export async function recordRefund(
  tx: Records,
  deps: Pick<Deps, 'newId' | 'now'>,
  id: RefundId,
  seen: RefundWord,
): Promise<Refund> {
  const before = await existingRefund(tx, id)
  const paymentBefore = await existingPayment(tx, before.paymentId)
  const { refund, payment, change } = observeRefund(before, paymentBefore, seen, deps.now())
  if (!change) return before

  if (!(await tx.refunds.update(refund, before))) throw new Overtaken(id)
  if (before.state === 'closed' && refund.state !== 'closed') await owe(tx, deps, 'ask_refund', id, deps.now())
  if (payment !== paymentBefore && !(await tx.payments.update(payment, paymentBefore))) throw new Overtaken(payment.id)
  await tell(tx, deps, {
    clientId: refund.clientId,
    subject: refund.paymentId,
    source: 'platform',
    text: text(sentenceKey(refund, change), {
      out_refund_no: refund.outRefundNo,
      amount: yuanFromFen(refund.amount),
      ...(refund.why !== undefined && { why: refund.why }),
    }),
  })
  const type = EVENTS[change]
  if (type) {
    await recordEvent(tx, deps, {
      clientId: refund.clientId,
      type,
      orderKey: refund.paymentId, // after the event of the payment that it gives back
      data: refundView(refund),
    })
  }
  return refund
}

export async function existingRefund(records: Records, id: RefundId): Promise<Refund> {
  const refund = await records.refunds.byId(id)
  if (!refund) throw new AppError('NOT_FOUND', { id })
  return refund
}

const EVENTS: Record<RefundChange, EventType | undefined> = {
  accepted: undefined,
  refunded: 'refund.refunded',
  closed: 'refund.closed',
  needs_attention: 'refund.needs_attention',
  reopened: 'refund.needs_attention',
  contradicted: 'refund.needs_attention',
}

function sentenceKey({ why }: Refund, change: RefundChange): TextKey {
  return change === 'closed' && why === undefined ? 'timeline.refund_closed_by_platform' : `timeline.refund_${change}`
}
