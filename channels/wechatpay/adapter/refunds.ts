import type { RefundOrder, RefundRef, RefundSeen } from '@ruzhu/domain/channel.ts'
import { createRefund, queryRefund as queryWire, type WechatRefund } from '@ruzhu/wechatpay/refunds.ts'
import { notOk, type Provider, subMerchant } from './provider.ts'

export async function refund(provider: Provider, order: RefundOrder): Promise<RefundSeen> {
  const answer = await createRefund(provider.client, {
    ...subMerchant(provider, order),
    out_trade_no: order.outTradeNo,
    out_refund_no: order.outRefundNo,
    ...(order.reason === undefined ? {} : { reason: order.reason }),
    notify_url: order.notifyUrl,
    amount: { refund: order.amount, total: order.total, currency: 'CNY' },
  })
  return answer.state === 'ok' ? about(order, answer.body) : notOk(answer)
}

export async function queryRefund(provider: Provider, ref: RefundRef): Promise<RefundSeen> {
  const answer = await queryWire(provider.client, ref.outRefundNo, subMerchant(provider, ref).sub_mchid)
  if (answer.state === 'ok') return about(ref, answer.body)
  if (answer.state === 'unknown') return { state: 'unknown', why: answer.why }
  if (answer.code === 'RESOURCE_NOT_EXISTS') return { state: 'absent' }
  // the question was refused, not the refund
  return { state: 'unknown', why: `the query was refused: ${answer.code} ${answer.message}` }
}

/**
 * A refund that is there is answered as it was first asked for, whoever asked: the same number is the same refund.
 * https://pay.weixin.qq.com/doc/v3/partner/4012476892
 */
function about(ref: RefundRef, seen: WechatRefund): RefundSeen {
  const { out_refund_no, out_trade_no, amount } = seen
  if (out_refund_no !== ref.outRefundNo) return { state: 'unknown', why: 'the answer is about another refund' }
  if (out_trade_no !== undefined && out_trade_no !== ref.outTradeNo) {
    return { state: 'taken', why: `OUT_REFUND_NO_USED 退款单号已用于订单 ${out_trade_no}` }
  }
  if (amount.refund === undefined || amount.refund === ref.amount) return refundSeen(seen)
  // money left this very order, but not as we asked: a person has to look before more of it does
  return { state: 'needs_attention', why: `OUT_REFUND_NO_USED 该单号已为本订单退款 ${amount.refund} 分` }
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
