import type { Deps } from '../deps.ts'
import type { RefundId } from '../ids.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { nextAsk } from '../jobs/schedule.ts'
import { existingPayment } from '../payments/record-payment.ts'
import type { Refund } from './refunds.ts'
import { recordSeen, refundRef, sendRefund } from './send-refund.ts'

/**
 * Asks the gateway how a refund stands. What it never heard of is sent, under the number that was written down for it:
 * we died before the call, or the call did.
 */
export async function askRefund(deps: Deps, id: RefundId): Promise<JobOutcome> {
  const refund = await deps.store.read.refunds.byId(id)
  if (!refund || hasEnded(refund)) return { state: 'done' }

  const after = await ask(deps, refund)
  return hasEnded(after) ? { state: 'done' } : { state: 'again', at: nextAsk(after.createdAt, deps.now()) }
}

async function ask(deps: Deps, refund: Refund): Promise<Refund> {
  const payment = await existingPayment(deps.store.read, refund.paymentId)
  const channel = await deps.channel(refund.providerId)
  const seen = await channel.queryRefund(refundRef(refund, payment))
  if (seen.state !== 'absent' || refund.state !== 'pending') return recordSeen(deps, refund, seen)
  return (await sendRefund(deps, refund, 'again')).refund
}

/** A refund that needs a person may still succeed: the gateway is asked on, slowly. */
function hasEnded({ state }: Refund): boolean {
  return state === 'refunded' || state === 'closed'
}
