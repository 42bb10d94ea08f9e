import { type Fen, yuanFromFen } from '../money.ts'
import { isOffered, leftToRefund } from '../payments/payments.ts'
import { clockTime } from './clock-time.ts'
import { type Answer, decisive, line, type Looked, type RecordLine } from './record-line.ts'

/** The gateway may know more than we do: where we have not heard that it ended, that is no argument against it. */
export function stands(as: 'paid' | 'closed'): Answer {
  return ({ dossier: { payment } }) => {
    if (!payment) return []
    const href = `/payments/${payment.id}`
    const { outTradeNo: out_trade_no } = payment
    const is = payment.state === 'closed' ? 'closed' : payment.paid === undefined ? 'pending' : 'paid'
    if (is === 'pending') return [line('notes', `diagnosis.not_yet_${as}`, { out_trade_no }, href)]
    return [line(is === as ? 'supports' : 'rules_out', `diagnosis.is_${is}`, { out_trade_no }, href)]
  }
}

export function isAbsent({ dossier: { payment } }: Looked): readonly RecordLine[] {
  if (!payment) return []
  const href = `/payments/${payment.id}`
  const { outTradeNo: out_trade_no, gatewayTradeNo: gateway_trade_no } = payment
  if (!isOffered(payment)) return [line('supports', 'diagnosis.never_taken', { out_trade_no }, href)]
  const renumbered =
    gateway_trade_no === out_trade_no
      ? []
      : [line('supports', 'diagnosis.renumbered', { out_trade_no, gateway_trade_no }, href)]
  return [...renumbered, line('rules_out', 'diagnosis.was_taken', { gateway_trade_no }, href)]
}

export function hasExpired({ dossier: { payment }, now }: Looked): readonly RecordLine[] {
  if (!payment || payment.paid !== undefined) return []
  const at = clockTime(payment.expiresAt)
  const over = now >= payment.expiresAt
  return [
    line(
      over ? 'supports' : 'rules_out',
      over ? 'diagnosis.expired' : 'diagnosis.not_expired',
      { at },
      `/payments/${payment.id}`,
    ),
  ]
}

export function isNumberUsed({ dossier: { payment, refusals }, clues }: Looked): readonly RecordLine[] {
  if (!payment) return []
  const href = `/payments/${payment.id}`
  const { outTradeNo: out_trade_no, gatewayTradeNo: gateway_trade_no } = payment
  const renumbered =
    gateway_trade_no === out_trade_no
      ? []
      : [line('supports', 'diagnosis.renumbered', { out_trade_no, gateway_trade_no }, href)]
  const amount = yuanFromFen(payment.amount)
  const pasted = clues.named.amount.filter((asked) => !saysAmount(asked, payment.amount))
  if (pasted[0] !== undefined && clues.named.amount.length === pasted.length) {
    return [...renumbered, decisive('diagnosis.other_amount', { out_trade_no, amount, asked: pasted[0] }, href)]
  }
  const alike =
    clues.named.amount.length > 0 ? [line('notes', 'diagnosis.same_amount', { out_trade_no, amount }, href)] : []
  const first =
    refusals.length === 0
      ? [line('notes', 'diagnosis.number_known', { out_trade_no, amount, at: clockTime(payment.createdAt) }, href)]
      : []
  return [...renumbered, ...alike, ...first]
}

/** A gateway's amount is in fen or in yuan, by which gateway it is. */
function saysAmount(asked: string, amount: Fen): boolean {
  return asked === String(amount) || asked === yuanFromFen(amount) || Number(asked) === Number(yuanFromFen(amount))
}

export function isLeft({ dossier: { payment, refund } }: Looked): readonly RecordLine[] {
  if (!payment) return []
  const left = leftToRefund(payment)
  const params = { paid: yuanFromFen(payment.paid ?? payment.amount), left: yuanFromFen(left) }
  const href = `/payments/${payment.id}`
  if (payment.paid === undefined) return [line('supports', 'diagnosis.nothing_paid', {}, href)]
  const short = refund ? refund.amount > payment.paid : left === 0
  return [
    line(short ? 'supports' : 'rules_out', short ? 'diagnosis.nothing_left' : 'diagnosis.something_left', params, href),
  ]
}

export function isPayerKnown({ dossier: { payment } }: Looked): readonly RecordLine[] {
  if (!payment) return []
  const href = `/payments/${payment.id}`
  if (payment.payerOpenid === undefined) return [line('supports', 'diagnosis.no_payer', {}, href)]
  return [
    payment.subAppid === undefined
      ? line('notes', 'diagnosis.payer_of_ours', {}, href)
      : line('notes', 'diagnosis.payer_of_app', { appid: payment.subAppid }, href),
  ]
}
