import type { Answer } from './answers.ts'
import type { CallOptions, WechatClient } from './client.ts'
import { Fields } from './reading.ts'

/** Amounts are whole fen. `sub_mchid` is a service provider's; a direct merchant leaves it out. */
export type RefundRequest = {
  sub_mchid?: string
  out_trade_no: string
  /** Up to 64 bytes of `[0-9A-Za-z_\-|*@]`; the same number is the same refund. */
  out_refund_no: string
  reason?: string
  notify_url: string
  /** `total` is the order's, not what is left of it. */
  amount: { refund: number; total: number; currency: 'CNY' }
}

export type RefundStatus = 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL'

export type WechatRefund = {
  refund_id: string | undefined
  out_refund_no: string
  out_trade_no: string | undefined
  /** One of {@link RefundStatus}, or a word newer than this. */
  status: string
  success_time: Date | undefined
  user_received_account: string | undefined
  amount: { refund: number | undefined; total: number | undefined }
}

/**
 * 200 means accepted, not done. After 429 or 500 ask with {@link queryRefund} first: it may be accepted already.
 *
 * @see https://pay.weixin.qq.com/docs/partner/apis/refund/refunds/create.html
 */
export function createRefund(
  client: WechatClient,
  request: RefundRequest,
  options?: CallOptions,
): Promise<Answer<WechatRefund>> {
  return client.post('/v3/refund/domestic/refunds', request, readRefund, options)
}

/** 404 RESOURCE_NOT_EXISTS where the gateway has never heard of it. */
export function queryRefund(
  client: WechatClient,
  outRefundNo: string,
  subMchid: string | undefined,
  options?: CallOptions,
): Promise<Answer<WechatRefund>> {
  const path = `/v3/refund/domestic/refunds/${encodeURIComponent(outRefundNo)}`
  const query = subMchid === undefined ? '' : `?sub_mchid=${encodeURIComponent(subMchid)}`
  return client.get(path + query, readRefund, options)
}

function readRefund(body: unknown): WechatRefund {
  return refundOf(new Fields(body), 'status')
}

/** A notification says `refund_status` where an answer says `status`. */
export function readRefundNotice(resource: unknown): WechatRefund & RefundOwner {
  const fields = new Fields(resource, 'resource')
  return {
    ...refundOf(fields, 'refund_status'),
    sp_mchid: fields.textIfAny('sp_mchid'),
    sub_mchid: fields.textIfAny('sub_mchid'),
    mchid: fields.textIfAny('mchid'),
  }
}

type RefundOwner = { sp_mchid: string | undefined; sub_mchid: string | undefined; mchid: string | undefined }

function refundOf(fields: Fields, statusField: 'status' | 'refund_status'): WechatRefund {
  const amount = fields.objectIfAny('amount')
  return {
    refund_id: fields.textIfAny('refund_id'),
    out_refund_no: fields.text('out_refund_no'),
    out_trade_no: fields.textIfAny('out_trade_no'),
    status: fields.text(statusField),
    success_time: fields.instantIfAny('success_time'),
    user_received_account: fields.textIfAny('user_received_account'),
    amount: { refund: amount?.wholeIfAny('refund'), total: amount?.wholeIfAny('total') },
  }
}
