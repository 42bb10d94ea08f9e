import type { Answer } from './answers.ts'
import type { CallOptions, WechatClient } from './client.ts'
import { at } from './paths.ts'
import type { OrderDetail } from './prepay.ts'
import { Fields } from './reading.ts'
import { readTransaction, type Transaction } from './transactions.ts'

/** An order of a code that the payer shows. Amounts are whole fen. */
export type CodeOrder = {
  /** Up to 127 characters; the payer reads it. */
  description: string
  /** 6–32 of `[0-9A-Za-z_\-|*]`. */
  out_trade_no: string
  attach?: string
  goods_tag?: string
  support_fapiao?: boolean
  /** Eighteen digits that begin with 10 to 15; good for a minute. */
  payer: { auth_code: string }
  amount: { total: number; currency?: 'CNY' }
  scene_info: { device_id?: string; device_ip?: string; store_info: { id?: string; out_id?: string } }
  detail?: OrderDetail
  settle_info?: { profit_sharing?: boolean }
}
export type CodeOrderer =
  | { sp_appid?: string; sp_mchid: string; sub_appid?: string; sub_mchid: string }
  | { appid: string; mchid: string }

/**
 * Takes the payer's money by the code on their phone. USERPAYING (202): they type their password; query every five
 * seconds, and reverse after thirty. No notification comes. Never sent twice by us: ask under its number what became of it.
 *
 * Only for merchants whom the gateway has opened it to; all others scan by APIv2. 33 a second. Errors as of `prepayJsapi`.
 */
export function payByCode(
  client: WechatClient,
  order: CodeOrder & CodeOrderer,
  options?: CallOptions,
): Promise<Answer<Transaction>> {
  const call =
    'sp_mchid' in order
      ? at('POST', '/v3/pay/partner/transactions/codepay')
      : at('POST', '/v3/pay/transactions/codepay')
  return client.call({ ...call, body: order, read: readTransaction }, options)
}

/**
 * Ends an order of {@link payByCode}, and gives back what was paid. At the earliest 15 seconds after it, at the latest
 * seven days. May be repeated until it succeeds.
 */
export function reverseCodePayment(
  client: WechatClient,
  outTradeNo: string,
  orderer: CodeOrderer,
  options?: CallOptions,
): Promise<Answer<{ out_trade_no: string }>> {
  const values = { out_trade_no: outTradeNo }
  const call =
    'sp_mchid' in orderer
      ? at('POST', '/v3/pay/partner/transactions/out-trade-no/{out_trade_no}/reverse', values)
      : at('POST', '/v3/pay/transactions/out-trade-no/{out_trade_no}/reverse', values)
  return client.call({ ...call, body: ownerOf(orderer), read: readReversed, repeatable: true }, options)
}

/** The gateway refuses fields that it does not know: whatever else the caller's object holds stays here. */
function ownerOf(orderer: CodeOrderer) {
  if (!('sp_mchid' in orderer)) return { appid: orderer.appid, mchid: orderer.mchid }
  const { sp_appid, sp_mchid, sub_appid, sub_mchid } = orderer
  return { sp_appid, sp_mchid, sub_appid, sub_mchid }
}

function readReversed(body: unknown) {
  return { out_trade_no: new Fields(body).text('out_trade_no') }
}
