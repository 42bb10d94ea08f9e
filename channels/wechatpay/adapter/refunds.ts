import type { RefundOrder, RefundRef, RefundSeen } from '@ruzhu/domain/channel.ts'
import { createRefund, queryRefund as queryWire, type WechatRefund } from '@ruzhu/wechatpay/refunds.ts'
import { notOk, type Provider } from './provider.ts'

export async function refund({ client }: Provider, order: RefundOrder): Promise<RefundSeen> {
  const answer = await createRefund(client, {
    sub_mchid: order.subMchid,
    out_trade_no: order.outTradeNo,
    out_refund_no: order.outRefundNo,
    ...(order.reason === undefined ? {} : { reason: order.reason }),
    notify_url: order.notifyUrl,
    amount: { refund: order.amount, total: order.total, currency: 'CNY' },
  })
  if (answer.state !== 'ok') return notOk(answer)
  const { amount } = answer.body
  if (amount.refund !== undefined && amount.refund !== order.amount) {
    return { state: 'unknown', why: `a refund of this number is over ${amount.refund} fen` }
  }
  return about(order.outRefundNo, answer.body)
}

export async function queryRefund({ client }: Provider, ref: RefundRef): Promise<RefundSeen> {
  const answer = await queryWire(client, ref.outRefundNo, ref.subMchid)
  if (answer.state === 'ok') return about(ref.outRefundNo, answer.body)
  if (answer.state === 'unknown') return { state: 'unknown', why: answer.why }
  if (answer.code === 'RESOURCE_NOT_EXISTS') return { state: 'absent' }
  // the question was refused, not the refund
  return { state: 'unknown', why: `the query was refused: ${answer.code} ${answer.message}` }
}

function about(outRefundNo: string, seen: WechatRefund): RefundSeen {
  if (seen.out_refund_no === outRefundNo) return refundSeen(seen)
  return { state: 'unknown', why: 'the answer is about another refund' }
}

/** Final only in words we know. A new word stays pending with us, and is asked about again. */
export function refundSeen(seen: WechatRefund): RefundSeen {
  const refundId = seen.refund_id === undefined ? {} : { refundId: seen.refund_id }
  switch (seen.status) {
    case 'PROCESSING':
      return { state: 'pending', ...refundId }
    case 'SUCCESS':
      return refunded(seen)
    case 'CLOSED':
      return { state: 'closed', ...refundId }
    case 'ABNORMAL':
      return {
        state: 'needs_attention',
        ...refundId,
        why: `退款异常 ABNORMAL ${seen.user_received_account ?? ''}`.trim(),
      }
    default:
      return { state: 'unknown', why: `refund status ${seen.status}` }
  }
}

function refunded({ refund_id, success_time, user_received_account }: WechatRefund): RefundSeen {
  if (refund_id === undefined || success_time === undefined) {
    return { state: 'unknown', why: 'SUCCESS without refund_id or success_time' }
  }
  return {
    state: 'refunded',
    refundId: refund_id,
    at: success_time,
    ...(user_received_account === undefined ? {} : { receivedBy: user_received_account }),
  }
}
