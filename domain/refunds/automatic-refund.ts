import type { Deps } from '../deps.ts'
import { owe } from '../jobs/owe.ts'
import { yuanFromFen, ZERO } from '../money.ts'
import { notifyUrlOf } from '../notifications/notify-url.ts'
import type { Payment } from '../payments/payments.ts'
import type { Records } from '../store.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import type { Refund } from './refunds.ts'

/** Numbers that begin so are ours to give. */
export const AUTOMATIC_PREFIX = 'auto_pay_'

/**
 * Gives back all that was paid for an order that the client's system holds for closed. Called in the transaction that
 * records that money, which also reserves it; the job sends it. Its number follows from the payment, so it exists once.
 */
export async function intendAutomaticRefund(
  tx: Records,
  deps: Pick<Deps, 'newId' | 'now' | 'publicUrl'>,
  payment: Payment,
): Promise<void> {
  const now = deps.now()
  const outRefundNo = `auto_${payment.id}`
  const refund: Refund = {
    id: deps.newId('rf'),
    clientId: payment.clientId,
    paymentId: payment.id,
    providerId: payment.providerId,
    channel: payment.channel,
    outRefundNo,
    gatewayRefundNo: outRefundNo,
    amount: payment.paid ?? ZERO,
    reason: '订单已关闭，原路退回',
    notifyUrl: notifyUrlOf(deps, payment.methodId),
    state: 'pending',
    createdAt: now,
    updatedAt: now,
  }
  if (!(await tx.refunds.insert(refund))) throw new Error(`${outRefundNo} exists before its payment was paid`)
  await owe(tx, deps, 'ask_refund', refund.id, now)
  await tell(tx, deps, {
    clientId: payment.clientId,
    subject: payment.id,
    source: 'system',
    text: text('timeline.refund_created_automatically', {
      amount: yuanFromFen(refund.amount),
      out_refund_no: outRefundNo,
    }),
  })
}
