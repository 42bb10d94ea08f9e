import type { Payment } from '@ruzhu/domain/payments/payments.ts'
import { heldBy, type Refund } from '@ruzhu/domain/refunds/refunds.ts'
import { LANGUAGES, say } from '@ruzhu/domain/text.ts'
import type { World } from './world.ts'

/** Where our records and the gateway's ledger disagree about a payment on which nothing is owed any more. */
export async function disagreements(world: World, outTradeNo: string): Promise<string[]> {
  const { store, gateway, method } = world
  const payment = await store.read.payments.byOutTradeNo(method.clientId, outTradeNo)
  if (!payment) return gateway.ours(outTradeNo) ? ['the gateway has an order that we never wrote down'] : []

  const refunds = await store.read.refunds.ofPayment(payment.id)
  const wrong: string[] = [...brokenSums(payment, refunds)]
  const same = (what: string, ours: unknown, theirs: unknown) => {
    if (ours !== theirs) wrong.push(`${what}: ${String(ours)} with us, ${String(theirs)} at the gateway`)
  }
  const order = gateway.ours(payment.gatewayTradeNo)
  same('paid', payment.paid, order?.paid)
  same('transaction', payment.transactionId, order?.transactionId)
  same('refunded', payment.refunded, gateway.refundedSum(payment.gatewayTradeNo))
  for (const refund of refunds) {
    const there = gateway.ourRefund(refund.gatewayRefundNo, payment.gatewayTradeNo)?.state ?? 'closed'
    same(`refund ${refund.outRefundNo}`, refund.state, there)
  }
  const another = gateway.orders.get(outTradeNo)
  if (another?.elsewhere) same('another system’s order', another.elsewhere, another.state)
  if (payment.state === 'pending') wrong.push('still pending')
  if (payment.state === 'closed' && payment.pay && order?.state === 'open') wrong.push('closed with us, open there')
  return [...wrong, ...(await wronglyTold(world, payment, refunds)), ...(await gaps(world, payment))]
}

/** What must hold at every instant. */
export function brokenSums(payment: Payment, refunds: readonly Refund[]): string[] {
  const wrong: string[] = []
  const held = refunds.reduce((sum, refund) => sum + heldBy(refund), 0)
  const paid = payment.paid ?? 0
  if (payment.refundReserved > paid) wrong.push(`reserved ${payment.refundReserved} of ${paid}`)
  if (payment.refunded > payment.refundReserved) wrong.push(`refunded ${payment.refunded} of ${payment.refundReserved}`)
  if (payment.refundReserved !== held) wrong.push(`reserved ${payment.refundReserved}, held by refunds ${held}`)
  const state = stateOf(payment)
  if (payment.paid !== undefined && payment.state !== state) wrong.push(`${payment.state} instead of ${state}`)
  return wrong
}

function stateOf({ refunded, paid }: Payment): Payment['state'] {
  return refunded === 0 ? 'paid' : refunded === paid ? 'refunded' : 'partially_refunded'
}

/** The client's system has heard of every change, of each once and in order, however often it was sent. */
async function wronglyTold({ store, heard }: World, payment: Payment, refunds: readonly Refund[]): Promise<string[]> {
  const { rows } = await store.read.events.page({ limit: 100, orderKey: payment.id })
  const told = rows.toReversed()
  const wrong: string[] = []
  const count = (type: string, id: string) =>
    told.filter((event) => event.type === type && event.data['id'] === id).length
  const once = (what: string, times: number) => {
    if (times !== 1) wrong.push(`${what} was told ${times} times`)
  }
  if (payment.paid !== undefined) {
    once('paid', count('payment.paid', payment.id) + count('payment.needs_attention', payment.id))
  } else {
    once('closed', count('payment.closed', payment.id))
  }
  for (const { id, outRefundNo, state } of refunds) once(`${outRefundNo} ${state}`, count(`refund.${state}`, id))

  const ids = new Set(told.map(({ id }) => id))
  const heardIds = [...new Set(heard.map(({ id }) => id))].filter((id) => ids.has(id))
  if (heardIds.join() !== told.map(({ id }) => id).join()) wrong.push('the client’s system heard something else')
  return wrong
}

/** Sentences of its timeline that a person would read with a hole in them. */
async function gaps({ store }: World, { id }: Payment): Promise<string[]> {
  const { rows } = await store.read.timeline.ofSubject(id, { limit: 100 })
  const said = rows.flatMap((entry) => LANGUAGES.map((language) => say(entry.text, language)))
  return said.filter((sentence) => /[{}]/.test(sentence))
}
