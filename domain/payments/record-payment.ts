import type { PaymentSeen } from '../channel.ts'
import { changeTime, Overtaken } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { EventType } from '../events/events.ts'
import { recordEvent } from '../events/record-event.ts'
import type { PaymentId } from '../ids.ts'
import { owe } from '../jobs/owe.ts'
import { yuanFromFen } from '../money.ts'
import { intendAutomaticRefund } from '../refunds/automatic-refund.ts'
import type { Records } from '../store.ts'
import { text, type Text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import type { TimelineSource } from '../timeline/timeline.ts'
import { paymentView } from './payment-view.ts'
import { type ClientPay, isOffered, type Payment } from './payments.ts'
import { observePayment, type PaymentChange } from './states.ts'

/** The payment as it was when the gateway was asked. By now it may have another number, of which nothing was said. */
type Asked = Pick<Payment, 'id' | 'gatewayTradeNo' | 'pay'>

/** Where the word came from: a person who closed it, our own asking, the platform's notification. */
export type Told = { source: TimelineSource; by?: string }

/**
 * The one place where the gateway's word about a payment becomes ours, however it reached us. The change, its sentence
 * in the timeline, the event for the client's system and a refund that it owes are written together or not at all.
 */
export async function recordPayment(
  tx: Records,
  deps: Pick<Deps, 'newId' | 'now' | 'publicUrl'>,
  asked: Asked,
  seen: PaymentSeen,
  told: Told,
): Promise<Payment> {
  const { id } = asked
  const before = await existingPayment(tx, id)
  if (before.gatewayTradeNo !== asked.gatewayTradeNo) return before
  // it was to be closed because nobody could pay it; now somebody can
  if (seen.state === 'closed' && isOffered(before) && !isOffered(asked)) return before
  const { payment: observed, change } = observePayment(before, seen, deps.now())
  if (!change) return before

  const payment =
    change === 'paid_after_closed' ? { ...observed, refundReserved: observed.paid ?? before.refundReserved } : observed
  if (!(await tx.payments.update(payment, before))) throw new Overtaken(id)
  await tell(tx, deps, { clientId: payment.clientId, subject: id, ...told, text: sentence(payment, seen, change) })
  await recordEvent(tx, deps, {
    clientId: payment.clientId,
    type: EVENTS[change],
    orderKey: id,
    data: paymentView(payment),
  })
  if (change === 'paid_after_closed') await intendAutomaticRefund(tx, deps, payment)
  return payment
}

/**
 * What the payer's side needs, as the gateway gave it. Where the order was closed while the gateway answered, it is open
 * there now and nobody is shown it: the job asks, and closes it there.
 */
export async function recordPrepay(
  tx: Records,
  deps: Pick<Deps, 'newId' | 'now' | 'publicUrl'>,
  asked: Asked,
  pay: ClientPay,
): Promise<Payment> {
  const { id } = asked
  const before = await existingPayment(tx, id)
  if (before.gatewayTradeNo !== asked.gatewayTradeNo || before.paid !== undefined) return before

  const payment: Payment = { ...before, pay, updatedAt: changeTime(before.updatedAt, deps.now()) }
  if (!(await tx.payments.update(payment, before))) throw new Overtaken(id)
  if (payment.state === 'closed') {
    await owe(tx, deps, 'ask_payment', id, deps.now())
    return payment
  }
  const { clientId } = payment
  await tell(tx, deps, { clientId, subject: id, source: 'platform', text: text('timeline.payment_offered') })
  return payment
}

/**
 * Gives it a number that follows from our id, since its own is somebody else's at the gateway. Only while nothing was
 * offered under the old one: what was, a payer may be paying.
 */
export async function renumberPayment(
  tx: Records,
  deps: Pick<Deps, 'newId' | 'now' | 'publicUrl'>,
  asked: Asked,
): Promise<Payment> {
  const { id } = asked
  const before = await existingPayment(tx, id)
  const taken = before.gatewayTradeNo === asked.gatewayTradeNo && before.gatewayTradeNo !== id
  if (!taken || before.state !== 'pending' || isOffered(before)) return before

  const payment: Payment = { ...before, gatewayTradeNo: id, updatedAt: changeTime(before.updatedAt, deps.now()) }
  if (!(await tx.payments.update(payment, before))) throw new Overtaken(id)
  const numbers = { taken: before.gatewayTradeNo, gateway_trade_no: id }
  const sentence = text('timeline.payment_renumbered', numbers)
  await tell(tx, deps, { clientId: payment.clientId, subject: id, source: 'system', text: sentence })
  return payment
}

export async function existingPayment(records: Records, id: PaymentId): Promise<Payment> {
  const payment = await records.payments.byId(id)
  if (!payment) throw new AppError('NOT_FOUND', { id })
  return payment
}

const EVENTS: Record<PaymentChange, EventType> = {
  paid: 'payment.paid',
  closed: 'payment.closed',
  // never payment.paid: the client's system would hand over the goods
  amount_differs: 'payment.needs_attention',
  paid_after_closed: 'payment.needs_attention',
  paid_twice: 'payment.needs_attention',
}

function sentence(payment: Payment, seen: PaymentSeen, change: PaymentChange): Text {
  if (seen.state !== 'paid') return text('timeline.payment_closed')
  return text(`timeline.payment_${change}`, {
    paid: yuanFromFen(seen.amount),
    amount: yuanFromFen(payment.amount),
    transaction_id: seen.transactionId,
  })
}
