import type { PrepayOrder } from '../channel.ts'
import { Overtaken, settle } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { owe } from '../jobs/owe.ts'
import { nextAsk } from '../jobs/schedule.ts'
import type { PaymentMethod } from '../methods/methods.ts'
import { yuanFromFen, ZERO } from '../money.ts'
import type { Records } from '../store.ts'
import { type Text, text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import { askPayment } from './ask-payment.ts'
import { checkRequest, differenceOf, expiryOf, type PaymentRequest } from './payment-request.ts'
import { canBePaid, hasFreshPay, type Payment } from './payments.ts'
import { existingPayment, recordPrepay } from './record-payment.ts'

/**
 * A payment that can be paid, or the one that this request made before. A lost answer leaves it pending: the same request
 * may be repeated, the gateway holds it under the same number, and our job asks about it meanwhile.
 */
export async function createPayment(deps: Deps, request: PaymentRequest, by?: string): Promise<Payment> {
  checkRequest(request)
  const payment = await settle(deps.store, (tx) => intend(tx, deps, request, by))
  if (!canBePaid(payment, deps.now()) || hasFreshPay(payment, deps.now())) return payment

  const channel = await deps.channel(payment.providerId)
  const seen = await channel.prepay(orderOf(payment, deps.publicUrl))
  switch (seen.state) {
    case 'ready':
      return settle(deps.store, (tx) => recordPrepay(tx, deps, payment.id, seen.pay))
    case 'refused': {
      const ended = payment.pay && (await endedMeanwhile(deps, payment))
      if (ended) return ended
      const { message, code } = seen.refusal
      await tellOf(deps, payment, text('timeline.payment_refused', { message }))
      throw new AppError('GATEWAY_REFUSED', { message, code, payment_id: payment.id }, { gateway: seen.refusal })
    }
    case 'unknown':
      await tellOf(deps, payment, text('timeline.payment_unanswered'))
      throw new AppError('GATEWAY_UNREACHABLE', { payment_id: payment.id, why: seen.why })
  }
}

/** Writes down what we are about to ask for, under which number, and that we owe the question how it went. */
async function intend(tx: Records, deps: Deps, request: PaymentRequest, by: string | undefined): Promise<Payment> {
  const named = request.methodId && (await tx.methods.byId(request.methodId))
  const clientId = named ? named.clientId : request.methodId ? undefined : request.clientId
  if (!clientId || (request.clientId && request.clientId !== clientId)) {
    throw new AppError('NOT_FOUND', { id: request.methodId ?? '' })
  }
  const repeated = await tx.payments.byOutTradeNo(clientId, request.outTradeNo)
  if (repeated) return samePayment(repeated, request)

  const method = named ?? (await firstMethodFor(tx, clientId, request))
  if (!method || method.state !== 'active' || !method.scenes.includes(request.scene)) {
    throw new AppError('METHOD_UNAVAILABLE', { scene: request.scene, ...(method && { method_id: method.id }) })
  }
  const payment = await newPayment(tx, deps, method, request)
  if (!(await tx.payments.insert(payment))) throw new Overtaken(request.outTradeNo)
  await owe(tx, deps, 'ask_payment', payment.id, nextAsk(payment.createdAt, payment.createdAt))
  await tell(tx, deps, {
    clientId,
    subject: payment.id,
    ...(by === undefined ? { source: 'client_system' } : { source: 'us', by }),
    text: text('timeline.payment_created', {
      out_trade_no: payment.outTradeNo,
      amount: yuanFromFen(payment.amount),
    }),
  })
  return payment
}

function samePayment(payment: Payment, request: PaymentRequest): Payment {
  const difference = differenceOf(payment, request)
  if (difference) throw new AppError('OUT_TRADE_NO_USED', { difference, payment_id: payment.id })
  return payment
}

async function firstMethodFor(tx: Records, clientId: PaymentMethod['clientId'], { scene }: PaymentRequest) {
  if (!(await tx.clients.byId(clientId))) throw new AppError('NOT_FOUND', { id: clientId })
  const methods = await tx.methods.ofClients([clientId])
  return methods
    .filter((method) => method.state === 'active' && method.scenes.includes(scene))
    .reduce<PaymentMethod | undefined>((first, method) => (first && first.id < method.id ? first : method), undefined)
}

async function newPayment(tx: Records, deps: Deps, method: PaymentMethod, request: PaymentRequest): Promise<Payment> {
  const now = deps.now()
  const id = deps.newId('pay')
  const { outTradeNo } = request
  return {
    id,
    clientId: method.clientId,
    methodId: method.id,
    providerId: method.providerId,
    channel: method.channel,
    scene: request.scene,
    subMchid: method.subMchid,
    ...(method.subAppid !== undefined && { subAppid: method.subAppid }),
    outTradeNo,
    gatewayTradeNo: (await tx.payments.gatewayTradeNoTaken(method.providerId, outTradeNo)) ? id : outTradeNo,
    description: request.description,
    amount: request.amount,
    ...(request.attach !== undefined && { attach: request.attach }),
    ...(request.payerOpenid !== undefined && { payerOpenid: request.payerOpenid }),
    state: 'pending',
    refunded: ZERO,
    refundReserved: ZERO,
    expiresAt: expiryOf(request, now),
    createdAt: now,
    updatedAt: now,
  }
}

function orderOf(payment: Payment, publicUrl: string): PrepayOrder {
  return {
    outTradeNo: payment.gatewayTradeNo,
    subMchid: payment.subMchid,
    ...(payment.subAppid !== undefined && { subAppid: payment.subAppid }),
    scene: payment.scene,
    description: payment.description,
    amount: payment.amount,
    expiresAt: payment.expiresAt,
    notifyUrl: `${publicUrl}/n/${payment.methodId}`,
    ...(payment.attach !== undefined && { attach: payment.attach }),
    ...(payment.payerOpenid !== undefined && { payerOpenid: payment.payerOpenid }),
  }
}

/** A gateway refuses to offer again what was paid or closed in the meantime: then that is the answer. */
async function endedMeanwhile(deps: Deps, { id }: Payment): Promise<Payment | undefined> {
  await askPayment(deps, id)
  const payment = await existingPayment(deps.store.read, id)
  return payment.state === 'pending' ? undefined : payment
}

async function tellOf(deps: Deps, { id, clientId }: Payment, sentence: Text): Promise<void> {
  await deps.store.transaction((tx) => tell(tx, deps, { clientId, subject: id, source: 'platform', text: sentence }))
}
