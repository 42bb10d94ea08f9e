import { type Answer, nothing } from './answers.ts'
import type { CallOptions, WechatClient } from './client.ts'
import { at } from './paths.ts'
import { type Promotion, readPromotions } from './promotions.ts'
import { Fields } from './reading.ts'

/** Whose order it is: a service provider's for its sub-merchant, or a direct merchant's own. */
export type Payee = { sp_mchid: string; sub_mchid: string } | { mchid: string }

/** `SUCCESS` and `REFUND` (paid, and a refund accepted) and `CLOSED` are ends; REVOKED to PAYERROR are of code payments. */
export type TradeState = 'SUCCESS' | 'REFUND' | 'NOTPAY' | 'CLOSED' | 'REVOKED' | 'USERPAYING' | 'PAYERROR'

/** As a query and a notification give it; amounts in fen. What only a paid order has is undefined before. */
export type Transaction = {
  sp_appid: string | undefined
  sp_mchid: string | undefined
  sub_appid: string | undefined
  sub_mchid: string | undefined
  appid: string | undefined
  mchid: string | undefined
  out_trade_no: string
  transaction_id: string | undefined
  /** JSAPI, NATIVE, APP, MICROPAY, MWEB (which is H5), FACEPAY. */
  trade_type: string | undefined
  /** One of {@link TradeState}, or a word newer than this. */
  trade_state: string
  trade_state_desc: string | undefined
  /** ICBC_DEBIT and so on; OTHERS from the payer's balance. */
  bank_type: string | undefined
  attach: string | undefined
  success_time: Date | undefined
  payer: { openid: string | undefined; sp_openid: string | undefined; sub_openid: string | undefined }
  /** `payer_total` is `total` less coupons. */
  amount: {
    total: number | undefined
    payer_total: number | undefined
    currency: string | undefined
    payer_currency: string | undefined
  }
  device_id: string | undefined
  /** Coupons that were used. */
  promotion_detail: readonly Promotion[]
}

/**
 * The order by our own number, paid or not.
 * Errors: 404 ORDER_NOT_EXIST where the gateway has never heard of it; 400 INVALID_REQUEST where it is another merchant's;
 * 400 MCH_NOT_EXISTS; 403 RULE_LIMIT, TRADE_ERROR; 429 FREQUENCY_LIMITED.
 *
 * @see https://pay.weixin.qq.com/doc/v3/partner/4012759974
 */
export function queryByOutTradeNo(
  client: WechatClient,
  outTradeNo: string,
  payee: Payee,
  options?: CallOptions,
): Promise<Answer<Transaction>> {
  const values = { out_trade_no: outTradeNo, ...ownerOf(payee) }
  const call = isPartners(payee)
    ? at('GET', '/v3/pay/partner/transactions/out-trade-no/{out_trade_no}', values)
    : at('GET', '/v3/pay/transactions/out-trade-no/{out_trade_no}', values)
  return client.call({ ...call, read: readTransaction }, options)
}

/** The order by the gateway's number, which only a paid one has. Errors as {@link queryByOutTradeNo}. */
export function queryByTransactionId(
  client: WechatClient,
  transactionId: string,
  payee: Payee,
  options?: CallOptions,
): Promise<Answer<Transaction>> {
  const values = { transaction_id: transactionId, ...ownerOf(payee) }
  const call = isPartners(payee)
    ? at('GET', '/v3/pay/partner/transactions/id/{transaction_id}', values)
    : at('GET', '/v3/pay/transactions/id/{transaction_id}', values)
  return client.call({ ...call, read: readTransaction }, options)
}

/**
 * Nobody can pay it from then on: 204, and closing twice is fine. A paid order is refused: ORDERPAID, in one of its
 * spellings. Other errors: 400 INVALID_REQUEST, MCH_NOT_EXISTS, ORDER_CLOSED; 403 RULE_LIMIT, TRADE_ERROR; 404
 * ORDERNOTEXIST. Orders paid by a shown code are reversed, not closed: see `code-pay.ts`.
 */
export function closeTransaction(
  client: WechatClient,
  outTradeNo: string,
  payee: Payee,
  options?: CallOptions,
): Promise<Answer<void>> {
  const values = { out_trade_no: outTradeNo }
  const call = isPartners(payee)
    ? at('POST', '/v3/pay/partner/transactions/out-trade-no/{out_trade_no}/close', values)
    : at('POST', '/v3/pay/transactions/out-trade-no/{out_trade_no}/close', values)
  return client.call({ ...call, body: ownerOf(payee), read: nothing, repeatable: true }, options)
}

export function readTransaction(body: unknown): Transaction {
  const fields = new Fields(body)
  const payer = fields.objectIfAny('payer')
  const amount = fields.objectIfAny('amount')
  return {
    sp_appid: fields.textIfAny('sp_appid'),
    sp_mchid: fields.textIfAny('sp_mchid'),
    sub_appid: fields.textIfAny('sub_appid'),
    sub_mchid: fields.textIfAny('sub_mchid'),
    appid: fields.textIfAny('appid'),
    mchid: fields.textIfAny('mchid'),
    out_trade_no: fields.text('out_trade_no'),
    transaction_id: fields.textIfAny('transaction_id'),
    trade_type: fields.textIfAny('trade_type'),
    trade_state: fields.text('trade_state'),
    trade_state_desc: fields.textIfAny('trade_state_desc'),
    bank_type: fields.textIfAny('bank_type'),
    attach: fields.textIfAny('attach'),
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
      payer_currency: amount?.textIfAny('payer_currency'),
    },
    device_id: fields.objectIfAny('scene_info')?.textIfAny('device_id'),
    promotion_detail: readPromotions(fields),
  }
}

function isPartners(payee: Payee): boolean {
  return 'sp_mchid' in payee
}

/** The gateway refuses fields that it does not know: whatever else the caller's object holds stays here. */
function ownerOf(payee: Payee) {
  return 'sp_mchid' in payee ? { sp_mchid: payee.sp_mchid, sub_mchid: payee.sub_mchid } : { mchid: payee.mchid }
}
