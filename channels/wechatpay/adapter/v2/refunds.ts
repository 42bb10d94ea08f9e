import type { RefundOrder, RefundRef, RefundSeen } from '@ruzhu/domain/channel.ts'
import { refund as refundWire, refundQuery, type V2Refund } from '@ruzhu/wechatpay/v2/refunds.ts'
import { notOkV2, payeeOf, type V2Provider } from './provider.ts'

export async function refund(provider: V2Provider, order: RefundOrder): Promise<RefundSeen> {
  const answer = await refundWire(provider.client, {
    ...payeeOf(provider, order),
    out_trade_no: order.outTradeNo,
    out_refund_no: order.outRefundNo,
    total_fee: order.total,
    refund_fee: order.amount,
    refund_fee_type: 'CNY',
    ...(order.reason === undefined ? {} : { refund_desc: order.reason }),
    notify_url: order.notifyUrl,
  })
  if (answer.state === 'ok') {
    const { out_refund_no, refund_id, refund_fee } = answer.body
    if (out_refund_no !== order.outRefundNo) return { state: 'unknown', why: 'the answer is about another refund' }
    return refund_fee === order.amount ? { state: 'pending', refundId: refund_id } : otherAmount(refund_fee)
  }
  // one of this number is there, with another amount or of another order: its query says which
  if (answer.state === 'refused' && answer.code === 'REFUND_FEE_MISMATCH') return ofThisNumber(provider, order)
  return notOkV2(answer)
}

async function ofThisNumber(provider: V2Provider, order: RefundOrder): Promise<RefundSeen> {
  const seen = await queryRefund(provider, order)
  return seen.state === 'absent'
    ? { state: 'unknown', why: 'REFUND_FEE_MISMATCH, of a refund that is not there' }
    : seen
}

export async function queryRefund(provider: V2Provider, ref: RefundRef): Promise<RefundSeen> {
  const answer = await refundQuery(provider.client, { ...payeeOf(provider, ref), out_refund_no: ref.outRefundNo })
  if (answer.state === 'unknown') return { state: 'unknown', why: answer.why }
  if (answer.state === 'refused') {
    if (answer.code === 'REFUNDNOTEXIST') return { state: 'absent' }
    // the question was refused, not the refund
    return { state: 'unknown', why: `the query was refused: ${answer.code} ${answer.message}` }
  }
  const { out_trade_no, refunds } = answer.body
  const seen = refunds.find(({ out_refund_no }) => out_refund_no === ref.outRefundNo)
  if (!seen) return { state: 'unknown', why: 'the answer is about another refund' }
  if (out_trade_no !== undefined && out_trade_no !== ref.outTradeNo) {
    return { state: 'taken', why: `OUT_REFUND_NO_USED 退款单号已用于订单 ${out_trade_no}` }
  }
  return seen.refund_fee === ref.amount ? refundSeen(seen, seen.refund_success_time) : otherAmount(seen.refund_fee)
}

/** Money left this very order, but not as we asked: a person has to look before more of it does. */
function otherAmount(refundFee: number): RefundSeen {
  return { state: 'needs_attention', why: `OUT_REFUND_NO_USED 该单号已为本订单退款 ${refundFee} 分` }
}

/** Final only in words we know. A query and a notification have another name for when it was done. */
export function refundSeen(
  seen: Pick<V2Refund, 'refund_id' | 'refund_status' | 'refund_recv_accout'>,
  at: Date | undefined,
): RefundSeen {
  const { refund_id: refundId, refund_status, refund_recv_accout } = seen
  switch (refund_status) {
    case 'PROCESSING':
      return { state: 'pending', refundId }
    case 'SUCCESS':
      if (at === undefined) return { state: 'unknown', why: 'SUCCESS without its time' }
      return { state: 'refunded', refundId, at, ...(refund_recv_accout ? { receivedBy: refund_recv_accout } : {}) }
    case 'REFUNDCLOSE':
      return { state: 'closed', refundId }
    case 'CHANGE':
      return { state: 'needs_attention', refundId, why: `退款异常 CHANGE ${refund_recv_accout ?? ''}`.trim() }
    default:
      return { state: 'unknown', why: `refund_status ${refund_status}` }
  }
}
