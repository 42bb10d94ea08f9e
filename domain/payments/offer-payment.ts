import type { Channel, PaymentSeen, PrepayBesides, PrepayOrder, PrepaySeen } from '../channel.ts'
import { settle } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import { AppError, type GatewayRefusal } from '../errors.ts'
import { notifyUrlOf } from '../notifications/notify-url.ts'
import { keepRefusal, refusalDetail } from '../refusals/refusals.ts'
import { type Text, text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import { askGateway, isOurs, paymentRef } from './at-gateway.ts'
import { canBePaid, hasFreshPay, isOffered, type Payment, paysAtOnce } from './payments.ts'
import { existingPayment, recordPayment, recordPrepay, renumberPayment } from './record-payment.ts'

/**
 * Asks the gateway for what the payer's side needs, where that is not at hand. It answers the same order again under the
 * same number, so a lost answer costs nothing but a repeat.
 */
export async function offerPayment(deps: Deps, payment: Payment, besides: PrepayBesides): Promise<Payment> {
  if (!canBePaid(payment, deps.now()) || hasFreshPay(payment, deps.now())) return payment

  const channel = await deps.channel(payment.providerId)
  const seen = await channel.prepay({ ...orderOf(deps, payment), ...besides })
  switch (seen.state) {
    case 'ready': {
      const after = await settle(deps.store, (tx) => recordPrepay(tx, deps, payment, seen.pay))
      if (hasOtherNumber(after, payment)) return offerPayment(deps, after, besides)
      return paysAtOnce(after) ? learn(deps, after) : after
    }
    case 'paid':
    case 'taken':
    case 'refused': {
      const after = await afterRefusal(deps, channel, payment, seen)
      if (after.state !== 'pending' || hasFreshPay(after, deps.now())) return after
      if (hasOtherNumber(after, payment)) return offerPayment(deps, after, besides) // once: a number of our own is not changed again
      const { message, code } = seen.refusal
      await tellRefused(deps, payment, seen.refusal)
      throw new AppError('GATEWAY_REFUSED', { message, code, payment_id: payment.id }, { gateway: seen.refusal })
    }
    case 'unknown':
      await tellOf(deps, payment, text(paysAtOnce(payment) ? UNANSWERED_AT_ONCE : 'timeline.payment_unanswered'))
      throw new AppError('GATEWAY_UNREACHABLE', { payment_id: payment.id, why: seen.why })
  }
}

function hasOtherNumber(one: Payment, other: Payment): boolean {
  return one.gatewayTradeNo !== other.gatewayTradeNo
}

/** A gateway refuses what has ended, which then is the answer, and what is somebody else's order under our number. */
async function afterRefusal(deps: Deps, channel: Channel, payment: Payment, { state }: PrepaySeen): Promise<Payment> {
  const offered = isOffered(payment)
  const atOnce = paysAtOnce(payment)
  if (!offered && state === 'taken' && !atOnce) return settle(deps.store, (tx) => renumberPayment(tx, deps, payment))
  if (!offered && state === 'refused') return payment

  const seen = await channel.queryPayment(paymentRef(payment))
  // an earlier sending to a till may be what is there: under another number it could be paid twice
  const isOthers = seen.state === 'taken' || (atOnce && !offered && state === 'taken' && ENDED.has(seen.state))
  return settle(deps.store, async (tx) => {
    if (isOurs(payment, seen)) return recordPayment(tx, deps, payment, seen, { source: 'platform' })
    return isOthers ? renumberPayment(tx, deps, payment) : existingPayment(tx, payment.id)
  })
}

/** Nobody can still pay it under this number. */
const ENDED = new Set<PaymentSeen['state']>(['paid', 'closed', 'absent'])

const UNANSWERED_AT_ONCE = 'timeline.payment_perhaps_paid'

/** At a till somebody waits for it: what it came to is asked at once, before the schedule would. */
async function learn(deps: Deps, payment: Payment): Promise<Payment> {
  const seen = await askGateway(deps, payment)
  return settle(deps.store, (tx) => recordPayment(tx, deps, payment, seen, { source: 'platform' }))
}

function orderOf(deps: Deps, payment: Payment): PrepayOrder {
  return {
    outTradeNo: payment.gatewayTradeNo,
    subMchid: payment.subMchid,
    ...(payment.subAppid !== undefined && { subAppid: payment.subAppid }),
    scene: payment.scene,
    description: payment.description,
    amount: payment.amount,
    expiresAt: payment.expiresAt,
    notifyUrl: payment.notifyUrl ?? notifyUrlOf(deps, payment.methodId),
    ...(payment.attach !== undefined && { attach: payment.attach }),
    ...(payment.payerOpenid !== undefined && { payerOpenid: payment.payerOpenid }),
  }
}

/** With code and request id: whoever asks the gateway why has to name them. */
async function tellRefused(deps: Deps, payment: Payment, refusal: GatewayRefusal): Promise<void> {
  const { id, clientId, providerId, methodId } = payment
  await deps.store.transaction(async (tx) => {
    await tell(tx, deps, {
      clientId,
      subject: id,
      source: 'platform',
      text: text('timeline.payment_refused', { message: refusal.message }),
      detail: refusalDetail(refusal),
    })
    await keepRefusal(tx, deps, { clientId, providerId, methodId, subject: id, call: 'prepay', refusal })
  })
}

async function tellOf(deps: Deps, { id, clientId }: Payment, sentence: Text): Promise<void> {
  await deps.store.transaction((tx) => tell(tx, deps, { clientId, subject: id, source: 'platform', text: sentence }))
}
