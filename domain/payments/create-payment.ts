import { Overtaken, settle } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { owe } from '../jobs/owe.ts'
import { nextAsk } from '../jobs/schedule.ts'
import { appidFor } from '../methods/apps.ts'
import { inOrder, type PaymentMethod } from '../methods/methods.ts'
import { standingOf } from '../methods/standing.ts'
import { yuanFromFen, ZERO } from '../money.ts'
import { notifyUrlOf } from '../notifications/notify-url.ts'
import type { Records } from '../store.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import { offerPayment } from './offer-payment.ts'
import { checkRequest, differenceOf, expiryOf, type PaymentRequest } from './payment-request.ts'
import type { Payment } from './payments.ts'

/**
 * A payment that can be paid, or the one that this request made before. A lost answer leaves it pending: the same request
 * may be repeated, since the gateway holds it under the same number. What was never offered closes when it expires.
 */
export async function createPayment(deps: Deps, request: PaymentRequest, by?: string): Promise<Payment> {
  checkRequest(request)
  const { authCode, returnUrl, payerClientIp } = request
  const besides = {
    ...(authCode !== undefined && { authCode }),
    ...(returnUrl !== undefined && { returnUrl }),
    ...(payerClientIp !== undefined && { payerClientIp }),
  }
  return offerPayment(deps, await settle(deps.store, (tx) => intend(tx, deps, request, by)), besides)
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
  if (!method || !isOpenTo(method, request)) {
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

function isOpenTo({ state, scenes }: PaymentMethod, { scene, trial }: PaymentRequest): boolean {
  return (state === 'active' || (trial === true && state === 'draft')) && scenes.includes(scene)
}

function samePayment(payment: Payment, request: PaymentRequest): Payment {
  const difference = differenceOf(payment, request)
  if (difference) throw new AppError('OUT_TRADE_NO_USED', { difference, payment_id: payment.id })
  return payment
}

async function firstMethodFor(tx: Records, clientId: PaymentMethod['clientId'], { scene }: PaymentRequest) {
  if (!(await tx.clients.byId(clientId))) throw new AppError('NOT_FOUND', { id: clientId })
  const methods = await tx.methods.ofClients([clientId])
  const fitting = inOrder(methods).filter((method) => method.state === 'active' && method.scenes.includes(scene))
  if (fitting.length < 2) return fitting[0] // the usual case asks no more: what is withdrawn the gateway refuses
  const grants = await tx.grants.ofClients([clientId])
  return fitting.find((method) => standingOf(method, grants) === 'active') ?? fitting[0]
}

async function newPayment(tx: Records, deps: Deps, method: PaymentMethod, request: PaymentRequest): Promise<Payment> {
  const now = deps.now()
  const id = deps.newId('pay')
  const { outTradeNo } = request
  const subAppid = appidFor(method.apps, request.scene)
  return {
    id,
    clientId: method.clientId,
    methodId: method.id,
    providerId: method.providerId,
    channel: method.channel,
    scene: request.scene,
    subMchid: method.subMchid,
    ...(subAppid !== undefined && { subAppid }),
    outTradeNo,
    gatewayTradeNo: (await tx.payments.gatewayTradeNoTaken(method.providerId, outTradeNo)) ? id : outTradeNo,
    description: request.description,
    amount: request.amount,
    ...(request.attach !== undefined && { attach: request.attach }),
    ...(request.payerOpenid !== undefined && { payerOpenid: request.payerOpenid }),
    notifyUrl: notifyUrlOf(deps, method.id),
    state: 'pending',
    refunded: ZERO,
    refundReserved: ZERO,
    expiresAt: expiryOf(request, now),
    createdAt: now,
    updatedAt: now,
  }
}
