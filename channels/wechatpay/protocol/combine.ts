import { type Answer, nothing, type Read } from './answers.ts'
import type { CallOptions, WechatClient } from './client.ts'
import { type CombinedTransaction, readCombined } from './combined-transactions.ts'
import { at } from './paths.ts'
import { type H5Scene, readCodeUrl, readH5Url, readPrepayId, type Scene } from './prepay.ts'

/** Two to ten orders (fifty of a platform) that are paid together or not at all. Amounts are whole fen. */
export type Combined = {
  combine_appid: string
  combine_mchid: string
  /** 6–32 of `[0-9A-Za-z_\-|*]`. */
  combine_out_trade_no: string
  sub_orders: readonly SubOrder[]
  scene_info?: Pick<Scene, 'payer_client_ip' | 'device_id'>
  /** RFC 3339 with offset. */
  time_start?: string
  time_expire?: string
  /** https, without a query, up to 255 characters. */
  notify_url: string
}
export type SubOrder = {
  mchid: string
  /** Of a service provider, whose own number `mchid` then is. */
  sub_mchid?: string
  sub_appid?: string
  attach: string
  amount: { total_amount: number; currency: 'CNY' }
  out_trade_no: string
  /** A text here, not an object. */
  detail?: string
  description: string
  goods_tag?: string
  settle_info?: { profit_sharing?: boolean; subsidy_amount?: number }
}
export type CombinedPayer = { combine_payer_info: { openid: string } }

/**
 * In a WeChat page or a mini program. The rest is as with one order: see `prepayJsapi` and `jsapiPay`.
 * Codes of this family are spelled as of old: NOAUTH, RULELIMIT, SYSTEMERROR, ORDERNOTEXIST, NOTENOUGH, OPENID_MISMATCH.
 *
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012556944
 */
export function combineJsapi(
  client: WechatClient,
  order: Combined & CombinedPayer,
  options?: CallOptions,
): Promise<Answer<{ prepay_id: string }>> {
  return combine(client, at('POST', '/v3/combine-transactions/jsapi'), order, readPrepayId, options)
}

/** In an app: see `appPay`. Errors as {@link combineJsapi}. */
export function combineApp(
  client: WechatClient,
  order: Combined,
  options?: CallOptions,
): Promise<Answer<{ prepay_id: string }>> {
  return combine(client, at('POST', '/v3/combine-transactions/app'), order, readPrepayId, options)
}

/** By a QR code. Errors as {@link combineJsapi}. */
export function combineNative(
  client: WechatClient,
  order: Combined,
  options?: CallOptions,
): Promise<Answer<{ code_url: string }>> {
  return combine(client, at('POST', '/v3/combine-transactions/native'), order, readCodeUrl, options)
}

/** In a browser outside WeChat: see `h5Pay`. Errors as {@link combineJsapi}. */
export function combineH5(
  client: WechatClient,
  order: Combined & { scene_info: Pick<H5Scene, 'payer_client_ip' | 'device_id' | 'h5_info'> },
  options?: CallOptions,
): Promise<Answer<{ h5_url: string }>> {
  return combine(client, at('POST', '/v3/combine-transactions/h5'), order, readH5Url, options)
}

/** The only query for orders that were combined. 404 ORDERNOTEXIST where there is none of that number. */
export function queryCombined(
  client: WechatClient,
  combineOutTradeNo: string,
  options?: CallOptions,
): Promise<Answer<CombinedTransaction>> {
  const values = { combine_out_trade_no: combineOutTradeNo }
  const path = at('GET', '/v3/combine-transactions/out-trade-no/{combine_out_trade_no}', values)
  return client.call({ ...path, read: readCombined }, options)
}

/** The only way to close them: 204, all of them, and closing twice is fine. */
export function closeCombined(
  client: WechatClient,
  combineOutTradeNo: string,
  order: {
    combine_appid: string
    sub_orders: readonly { mchid: string; out_trade_no: string; sub_mchid?: string }[]
  },
  options?: CallOptions,
): Promise<Answer<void>> {
  const values = { combine_out_trade_no: combineOutTradeNo }
  const path = at('POST', '/v3/combine-transactions/out-trade-no/{combine_out_trade_no}/close', values)
  return client.call({ ...path, body: order, read: nothing, repeatable: true }, options)
}

function combine<Body>(
  client: WechatClient,
  call: { method: 'POST'; path: string },
  order: Combined,
  read: Read<Body>,
  options: CallOptions | undefined,
): Promise<Answer<Body>> {
  return client.call({ ...call, body: order, read, repeatable: true }, options)
}
