import type { Answer } from './answers.ts'
import type { CallOptions, WechatClient } from './client.ts'
import { at } from './paths.ts'
import { Fields } from './reading.ts'

/** Amounts are whole fen. `sub_mchid` is a service provider's; a direct merchant leaves it out. */
export type RefundRequest = {
  sub_mchid?: string
  /** Up to 64 bytes of `[0-9A-Za-z_\-|*@]`; the same number is the same refund. */
  out_refund_no: string
  /** Up to 80 bytes. The payer does not see it on a part of at most one yuan. */
  reason?: string
  /** https, without a query, up to 256 characters. Without it the platform's setting counts, which speaks XML. */
  notify_url?: string
  /** AVAILABLE: of what can be drawn, of merchants with the older flow of funds; UNSETTLED: of travel deposits. */
  funds_account?: 'AVAILABLE' | 'UNSETTLED'
  /** `total` is the order's, not what is left of it. `from` is for shared orders only, and adds up to `refund`. */
  amount: {
    refund: number
    total: number
    currency: 'CNY'
    from?: readonly { account: 'AVAILABLE' | 'UNAVAILABLE'; amount: number }[]
  }
  goods_detail?: readonly {
    merchant_goods_id: string
    wechatpay_goods_id?: string
    goods_name?: string
    unit_price: number
    refund_amount: number
    refund_quantity: number
  }[]
} & ({ out_trade_no: string } | { transaction_id: string })

/** CLOSED failed, and is tried again under a new number; ABNORMAL waits for `applyAbnormalRefund`. */
export type RefundStatus = 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL'

export type WechatRefund = {
  refund_id: string | undefined
  out_refund_no: string
  out_trade_no: string | undefined
  transaction_id: string | undefined
  /** ORIGINAL, BALANCE, OTHER_BALANCE or OTHER_BANKCARD: whereto. */
  channel: string | undefined
  /** One of {@link RefundStatus}, or a word newer than this. */
  status: string
  create_time: Date | undefined
  success_time: Date | undefined
  /** For people: 招商银行信用卡0403, 支付用户零钱. */
  user_received_account: string | undefined
  funds_account: string | undefined
  amount: RefundAmounts
  promotion_detail: readonly RefundPromotion[]
}

/** Whole fen. `settlement_…` is less the coupons that were no cash; `refund_fee` is what of the fee came back. */
export type RefundAmounts = {
  refund: number | undefined
  total: number | undefined
  payer_total: number | undefined
  payer_refund: number | undefined
  settlement_total: number | undefined
  settlement_refund: number | undefined
  discount_refund: number | undefined
  refund_fee: number | undefined
  currency: string | undefined
  from: readonly { account: string; amount: number }[]
}

export type RefundPromotion = {
  promotion_id: string
  scope: string | undefined
  type: string | undefined
  amount: number | undefined
  refund_amount: number | undefined
}

/**
 * 200 means accepted, not done. After 429 or 500 ask with {@link queryRefund} first: it may be accepted already.
 * Within a year of the payment, at most fifty of one order, a minute apart; 150 a second, of refused ones six.
 *
 * Errors: 400 PARAM_ERROR, INVALID_REQUEST (other amounts, or nothing left); 403 NOT_ENOUGH, USER_ACCOUNT_ABNORMAL,
 * NO_AUTH; 404 RESOURCE_NOT_EXISTS (no such order, or not paid), MCH_NOT_EXISTS; 429 FREQUENCY_LIMITED.
 *
 * @see https://pay.weixin.qq.com/doc/v3/partner/4012476892
 */
export function createRefund(
  client: WechatClient,
  request: RefundRequest,
  options?: CallOptions,
): Promise<Answer<WechatRefund>> {
  return client.call({ ...at('POST', '/v3/refund/domestic/refunds'), body: request, read: readRefund }, options)
}

/**
 * However old it is; 300 a second. 404 RESOURCE_NOT_EXISTS where the gateway has never heard of it, 404 MCH_NOT_EXISTS.
 *
 * @param subMchid  of a service provider's refund; undefined of a direct merchant's
 */
export function queryRefund(
  client: WechatClient,
  outRefundNo: string,
  subMchid: string | undefined,
  options?: CallOptions,
): Promise<Answer<WechatRefund>> {
  const values = { out_refund_no: outRefundNo, sub_mchid: subMchid }
  return client.call({ ...at('GET', '/v3/refund/domestic/refunds/{out_refund_no}', values), read: readRefund }, options)
}

export type AbnormalRefundRequest = { sub_mchid?: string; out_refund_no: string } & (
  | { type: 'MERCHANT_BANK_CARD' }
  /** Number and owner of the card are sealed for you. */
  | { type: 'USER_BANK_CARD'; bank_type: RefundBank; bank_account: string; real_name: string }
)

export type RefundBank = `${
  | 'ICBC'
  | 'ABC'
  | 'CCB'
  | 'BOC'
  | 'COMM'
  | 'CMB'
  | 'SPDB'
  | 'CITIC'
  | 'CEB'
  | 'CMBC'
  | 'CIB'
  | 'GDB'
  | 'PSBC'
  | 'PAB'
  | 'NBCB'}_DEBIT`

/**
 * Sends an ABNORMAL refund elsewhere, since the payer's card no longer takes it: to another card of theirs, or back to
 * the merchant, who then hands the money over. 150 a second. Errors as of {@link createRefund}.
 *
 * @param refundId  the gateway's number of the refund
 * @throws TooLongToSeal before anything is sent
 * @see https://pay.weixin.qq.com/doc/v3/partner/4012476920
 */
export function applyAbnormalRefund(
  client: WechatClient,
  refundId: string,
  request: AbnormalRefundRequest,
  options?: CallOptions,
): Promise<Answer<WechatRefund>> {
  const path = at('POST', '/v3/refund/domestic/refunds/{refund_id}/apply-abnormal-refund', { refund_id: refundId })
  const sealed = request.type === 'USER_BANK_CARD' ? { sealed: CARD } : {}
  return client.call({ ...path, body: request, ...sealed, read: readRefund }, options)
}

const CARD = new Set(['bank_account', 'real_name'])

function readRefund(body: unknown): WechatRefund {
  return refundOf(new Fields(body), 'status')
}

/** A notification says `refund_status` where an answer says `status`, and has fewer fields. */
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
  return {
    refund_id: fields.textIfAny('refund_id'),
    out_refund_no: fields.text('out_refund_no'),
    out_trade_no: fields.textIfAny('out_trade_no'),
    transaction_id: fields.textIfAny('transaction_id'),
    channel: fields.textIfAny('channel'),
    status: fields.text(statusField),
    create_time: fields.instantIfAny('create_time'),
    success_time: fields.instantIfAny('success_time'),
    user_received_account: fields.textIfAny('user_received_account'),
    funds_account: fields.textIfAny('funds_account'),
    amount: amountsOf(fields.objectIfAny('amount')),
    promotion_detail: fields.list('promotion_detail').map((one) => ({
      promotion_id: one.text('promotion_id'),
      scope: one.textIfAny('scope'),
      type: one.textIfAny('type'),
      amount: one.wholeIfAny('amount'),
      refund_amount: one.wholeIfAny('refund_amount'),
    })),
  }
}

function amountsOf(amount: Fields | undefined): RefundAmounts {
  return {
    refund: amount?.wholeIfAny('refund'),
    total: amount?.wholeIfAny('total'),
    payer_total: amount?.wholeIfAny('payer_total'),
    payer_refund: amount?.wholeIfAny('payer_refund'),
    settlement_total: amount?.wholeIfAny('settlement_total'),
    settlement_refund: amount?.wholeIfAny('settlement_refund'),
    discount_refund: amount?.wholeIfAny('discount_refund'),
    refund_fee: amount?.wholeIfAny('refund_fee'),
    currency: amount?.textIfAny('currency'),
    from: (amount?.list('from') ?? []).map((one) => ({ account: one.text('account'), amount: one.whole('amount') })),
  }
}
