import type { RefundOrder, RefundRef, RefundSeen } from '@ruzhu/domain/channel.ts'
import { fenFromYuan, yuanFromFen } from '@ruzhu/domain/money.ts'
import { reasonOf } from '@ruzhu/alipay/answers.ts'
import { queryRefund as queryWire, refundTrade, type RefundFound } from '@ruzhu/alipay/refunds.ts'
import { clientFor, isNoSuchTrade, notAsked, notAuthorized, notOk, type Provider, unanswered } from './provider.ts'

/**
 * Accepted is not yet refunded: only `fund_change` says that money moved. Whoever hears `pending` asks later. The gateway
 * has no number of its own for a refund and finds it by that of its trade, which says here that it was accepted: a no
 * that comes afterwards frees no money.
 */
export async function refund(provider: Provider, order: RefundOrder): Promise<RefundSeen> {
  const client = await clientFor(provider, order.subMchid)
  if (!client) return notAuthorized()
  const answer = await refundTrade(client, {
    out_trade_no: order.outTradeNo,
    out_request_no: order.outRefundNo,
    refund_amount: yuanFromFen(order.amount),
    ...(order.reason === undefined ? {} : { refund_reason: order.reason }),
  })
  if (answer.state === 'refused' && reasonOf(answer) === 'ACQ.DISCORDANT_REPEAT_REQUEST') return otherAmount()
  if (answer.state !== 'ok') return notOk(answer)

  const { trade_no: refundId, out_trade_no, fund_change, gmt_refund_pay } = answer.body
  if (out_trade_no !== order.outTradeNo) return otherRefund()
  if (fund_change !== 'Y') return { state: 'pending', refundId }
  return { state: 'refunded', refundId, at: gmt_refund_pay ?? provider.now() }
}

export async function queryRefund(provider: Provider, ref: RefundRef): Promise<RefundSeen> {
  const client = await clientFor(provider, ref.subMchid)
  if (!client) return notAsked()
  const answer = await queryWire(client, { out_trade_no: ref.outTradeNo, out_request_no: ref.outRefundNo })
  if (answer.state !== 'ok') return isNoSuchTrade(answer) ? { state: 'absent' } : unanswered(answer)
  return about(ref, answer.body, provider.now())
}

/** Numbers of refunds are unique within their order here, so another order's cannot come between. */
function about(ref: RefundRef, found: RefundFound, now: Date): RefundSeen {
  const { trade_no, out_trade_no, out_request_no, refund_status, refund_amount, gmt_refund_pay } = found
  // what the gateway has never heard of it answers with success and nothing in it
  if (refund_status === undefined && refund_amount === undefined) return { state: 'absent' }
  if (out_trade_no !== undefined && out_trade_no !== ref.outTradeNo) return otherRefund()
  if (out_request_no !== undefined && out_request_no !== ref.outRefundNo) return otherRefund()
  if (refund_amount !== undefined && fenFromYuan(refund_amount) !== ref.amount) return otherAmount(refund_amount)
  const known = trade_no === undefined ? {} : { refundId: trade_no }
  if (refund_status === 'REFUND_SUCCESS') return { state: 'refunded', ...known, at: gmt_refund_pay ?? now }
  return refund_status === undefined
    ? { state: 'pending', ...known }
    : { state: 'unknown', why: `refund_status ${refund_status}` }
}

function otherRefund(): RefundSeen {
  return { state: 'unknown', why: 'the answer is about another refund' }
}

/** Money left this very order, but not as we asked: a person has to look before more of it does. */
function otherAmount(yuan = ''): RefundSeen {
  const amount = yuan === '' ? '另一个金额' : ` ${yuan} 元`
  return { state: 'needs_attention', why: `ACQ.DISCORDANT_REPEAT_REQUEST 该单号已为本订单退款${amount}` }
}
