import { type Answer, nothing } from './answers.ts'
import type { CallOptions, WechatClient } from './client.ts'
import { Fields } from './reading.ts'

/** Whose order it is: a service provider's for its sub-merchant, or a direct merchant's own. */
export type Payee = { sp_mchid: string; sub_mchid: string } | { mchid: string }

/**
 * Amounts are whole fen. `time_expire` is RFC 3339 with offset. `notify_url` is https and has no query.
 * What is absent must be left out: the gateway takes neither null nor fields that it does not know.
 */
export type Prepay = {
  description: string
  /** 6–32 of `[0-9A-Za-z_\-|*]`; unique over all sub-merchants of a service provider. */
  out_trade_no: string
  time_expire?: string
  attach?: string
  notify_url: string
  amount: { total: number; currency: 'CNY' }
  scene_info?: { payer_client_ip: string }
}
export type PartnerPrepay = Prepay & { sp_appid: string; sp_mchid: string; sub_appid?: string; sub_mchid: string }
export type DirectPrepay = Prepay & { appid: string; mchid: string }
export type PartnerPayer = { payer: { sp_openid: string } | { sub_openid: string } }
export type DirectPayer = { payer: { openid: string } }

export type TradeState = 'SUCCESS' | 'REFUND' | 'NOTPAY' | 'CLOSED' | 'REVOKED' | 'USERPAYING' | 'PAYERROR'

/** As a query and a notification give it. What only a paid order has is undefined before. */
export type Transaction = {
  sp_mchid: string | undefined
  sub_mchid: string | undefined
  mchid: string | undefined
  out_trade_no: string
  transaction_id: string | undefined
  /** One of {@link TradeState}, or a word newer than this. */
  trade_state: string
  trade_state_desc: string | undefined
  bank_type: string | undefined
  success_time: Date | undefined
  payer: { openid: string | undefined; sp_openid: string | undefined; sub_openid: string | undefined }
  /** `payer_total` is `total` less coupons. */
  amount: { total: number | undefined; payer_total: number | undefined; currency: string | undefined }
}

/**
 * In a WeChat page or a mini program; the same call. `prepay_id` is good for two hours.
 *
 * @see https://pay.weixin.qq.com/doc/v3/partner/4012759974
 */
export function prepayJsapi(
  client: WechatClient,
  order: (PartnerPrepay & PartnerPayer) | (DirectPrepay & DirectPayer),
  options?: CallOptions,
): Promise<Answer<{ prepay_id: string }>> {
  return client.post(`${root(order)}/jsapi`, order, readPrepayId, options)
}

/**
 * By a QR code. `code_url` is good for two hours, and a newer one of the same order ends it.
 *
 * @see https://pay.weixin.qq.com/doc/v3/partner/4012738659
 */
export function prepayNative(
  client: WechatClient,
  order: PartnerPrepay | DirectPrepay,
  options?: CallOptions,
): Promise<Answer<{ code_url: string }>> {
  return client.post(`${root(order)}/native`, order, readCodeUrl, options)
}

/** 404 ORDER_NOT_EXIST where the gateway has never heard of it. */
export function queryByOutTradeNo(client: WechatClient, outTradeNo: string, payee: Payee, options?: CallOptions) {
  return client.get(`${order(payee, outTradeNo)}?${query(payee)}`, readTransaction, options)
}

/** Only a paid order has a `transaction_id`. */
export function queryByTransactionId(client: WechatClient, transactionId: string, payee: Payee, options?: CallOptions) {
  return client.get(`${root(payee)}/id/${encodeURIComponent(transactionId)}?${query(payee)}`, readTransaction, options)
}

/** 204; closing twice is fine. A paid order is refused: ORDERPAID, in one of its spellings. */
export function closeTransaction(client: WechatClient, outTradeNo: string, payee: Payee, options?: CallOptions) {
  return client.post(`${order(payee, outTradeNo)}/close`, payee, nothing, options)
}

export function readTransaction(body: unknown): Transaction {
  const fields = new Fields(body)
  const payer = fields.objectIfAny('payer')
  const amount = fields.objectIfAny('amount')
  return {
    sp_mchid: fields.textIfAny('sp_mchid'),
    sub_mchid: fields.textIfAny('sub_mchid'),
    mchid: fields.textIfAny('mchid'),
    out_trade_no: fields.text('out_trade_no'),
    transaction_id: fields.textIfAny('transaction_id'),
    trade_state: fields.text('trade_state'),
    trade_state_desc: fields.textIfAny('trade_state_desc'),
    bank_type: fields.textIfAny('bank_type'),
    success_time: fields.instantIfAny('success_time'),
    payer: {
      openid: payer?.textIfAny('openid'),
      sp_openid: payer?.textIfAny('sp_openid'),
      sub_openid: payer?.textIfAny('sub_openid'),
    },
    amount: {
      total: amount?.wholeIfAny('total'),
      payer_total: amount?.wholeIfAny('payer_total'),
      currency: amount?.textIfAny('currency'),
    },
  }
}

function readPrepayId(body: unknown) {
  return { prepay_id: new Fields(body).text('prepay_id') }
}

function readCodeUrl(body: unknown) {
  return { code_url: new Fields(body).text('code_url') }
}

function root(payee: Payee): string {
  return 'sp_mchid' in payee ? '/v3/pay/partner/transactions' : '/v3/pay/transactions'
}

function order(payee: Payee, outTradeNo: string): string {
  return `${root(payee)}/out-trade-no/${encodeURIComponent(outTradeNo)}`
}

function query(payee: Payee): string {
  return new URLSearchParams(payee).toString()
}
