import { Overtaken, settle } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { isPlainText, namesOf, refuseProblems } from '../field-check.ts'
import type { ClientId, PaymentId } from '../ids.ts'
import { owe } from '../jobs/owe.ts'
import { nextAsk } from '../jobs/schedule.ts'
import { type Fen, yuanFromFen } from '../money.ts'
import { notifyUrlOf } from '../notifications/notify-url.ts'
import type { Payment } from '../payments/payments.ts'
import type { Records } from '../store.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import { askRefund } from './ask-refund.ts'
import { AUTOMATIC_PREFIX } from './automatic-refund.ts'
import { existingRefund } from './record-refund.ts'
import { mayRefund, type Refund } from './refunds.ts'
import { sendRefund } from './send-refund.ts'

/** The payment is named by our id, or by the client and its own number. */
export type RefundRequest = {
  paymentId?: PaymentId
  clientId?: ClientId
  outTradeNo?: string
  outRefundNo: string
  amount: Fen
  reason?: string
}

/**
 * A refund as far as it is known: pending while the gateway works on it, or has not answered. A definite no is thrown in
 * the gateway's words; then the refund is closed and its amount free for another one under a new number. The same
 * request repeated finds the same refund and never sends the money twice.
 */
export async function createRefund(deps: Deps, request: RefundRequest, by?: string): Promise<Refund> {
  checkRequest(request)
  const { refund, repeated } = await settle(deps.store, (tx) => intend(tx, deps, request, by))
  if (!repeated) {
    const { refund: sent, refusal } = await sendRefund(deps, refund, 'first')
    if (!refusal) return sent
    const facts = { message: refusal.message, code: refusal.code, refund_id: refund.id }
    throw new AppError('GATEWAY_REFUSED', facts, { gateway: refusal })
  }
  if (refund.state !== 'pending' || refund.refundId !== undefined) return refund
  await askRefund(deps, refund.id) // its answer was lost: asked about, and sent again only if it never arrived
  return existingRefund(deps.store.read, refund.id)
}

/** The lengths and letters of POST /v3/refund/domestic/refunds; Alipay takes the same. */
function checkRequest({ paymentId, clientId, outTradeNo, outRefundNo, amount, reason }: RefundRequest): void {
  const ours = outRefundNo.startsWith(AUTOMATIC_PREFIX)
  refuseProblems({
    payment_id: !paymentId && !(clientId && outTradeNo) && 'payment_id, or client_id with out_trade_no, is needed',
    out_refund_no:
      (!/^[0-9A-Za-z_\-|*@]{1,64}$/.test(outRefundNo) || ours) &&
      `1 to 64 of digits, letters and _ - | * @, not beginning with ${AUTOMATIC_PREFIX}`,
    amount_fen: !(Number.isSafeInteger(amount) && amount >= 1) && 'a whole number, 1 or more',
    reason:
      reason !== undefined &&
      (reason === '' || new TextEncoder().encode(reason).length > 80 || !isPlainText(reason)) &&
      '1 to 80 bytes in UTF-8 on one line',
  })
}

/** Reserves the amount, and writes down that it will be sent and that we owe the question how it went. */
async function intend(
  tx: Records,
  deps: Deps,
  request: RefundRequest,
  by: string | undefined,
): Promise<{ refund: Refund; repeated: boolean }> {
  const payment = await paymentOf(tx, request)
  const known = await tx.refunds.byOutRefundNo(payment.clientId, request.outRefundNo)
  if (known) return { refund: sameRefund(known, payment, request), repeated: true }

  const may = mayRefund(payment, request.amount)
  if (!may.allowed) throw notAllowed(may.code, payment, request.amount, may.left)
  if (!(await tx.payments.reserveRefund(payment.id, request.amount, deps.now()))) throw new Overtaken(payment.id)
  const refund = await newRefund(tx, deps, payment, request)
  if (!(await tx.refunds.insert(refund))) throw new Overtaken(request.outRefundNo)
  await owe(tx, deps, 'ask_refund', refund.id, nextAsk(refund.createdAt, refund.createdAt))
  await tell(tx, deps, {
    clientId: refund.clientId,
    subject: payment.id,
    ...(by === undefined ? { source: 'client_system' } : { source: 'us', by }),
    text: text('timeline.refund_created', {
      out_refund_no: refund.outRefundNo,
      amount: yuanFromFen(refund.amount),
    }),
  })
  return { refund, repeated: false }
}

async function paymentOf(tx: Records, { paymentId, clientId, outTradeNo }: RefundRequest): Promise<Payment> {
  const payment = paymentId
    ? await tx.payments.byId(paymentId)
    : clientId && outTradeNo
      ? await tx.payments.byOutTradeNo(clientId, outTradeNo)
      : undefined
  if (!payment || (clientId && payment.clientId !== clientId)) {
    throw new AppError('NOT_FOUND', { id: paymentId ?? outTradeNo ?? '' })
  }
  return payment
}

function sameRefund(known: Refund, payment: Payment, request: RefundRequest): Refund {
  const difference = namesOf({
    payment_id: known.paymentId !== payment.id,
    amount_fen: known.amount !== request.amount,
    reason: known.reason !== request.reason,
  })
  if (difference) throw new AppError('OUT_REFUND_NO_USED', { difference, refund_id: known.id })
  return known
}

function notAllowed(code: 'REFUND_NOT_POSSIBLE' | 'REFUND_TOO_LARGE', payment: Payment, asked: Fen, left: Fen) {
  return new AppError(code, { payment_id: payment.id, state: payment.state, asked_fen: asked, left_fen: left })
}

async function newRefund(tx: Records, deps: Deps, payment: Payment, request: RefundRequest): Promise<Refund> {
  const now = deps.now()
  const id = deps.newId('rf')
  const { outRefundNo } = request
  return {
    id,
    clientId: payment.clientId,
    paymentId: payment.id,
    providerId: payment.providerId,
    channel: payment.channel,
    outRefundNo,
    gatewayRefundNo: (await tx.refunds.gatewayRefundNoTaken(payment.providerId, outRefundNo)) ? id : outRefundNo,
    amount: request.amount,
    ...(request.reason !== undefined && { reason: request.reason }),
    notifyUrl: notifyUrlOf(deps, payment.methodId),
    state: 'pending',
    createdAt: now,
    updatedAt: now,
  }
}
