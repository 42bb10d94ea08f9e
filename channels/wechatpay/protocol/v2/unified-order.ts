import type { CallOptions } from '../transport.ts'
import type { Json } from '../reading.ts'
import type { V2Answer } from './answers.ts'
import type { V2Client } from './client.ts'
import type { V2Fields } from './fields.ts'

export type TradeType = 'JSAPI' | 'NATIVE' | 'APP' | 'MWEB'

/** Whose order it is. A direct merchant leaves all of it out; a service provider names its sub-merchant. */
export type V2Payee = {
  /** Another of the caller's AppIDs than the client's. */
  appid?: string
  sub_appid?: string
  sub_mch_id?: string
}

/** What every order can have. Amounts are whole fen; times `yyyyMMddHHmmss` in Beijing, see `beijingDigits`. */
export type V2OrderTerms = V2Payee & {
  /** Up to 32; `WEB` in a page. */
  device_info?: string
  /** What the payer reads: shop and goods, up to 128 bytes. */
  body: string
  /** Goods, as in v3; sent as JSON, up to 6000 characters. */
  detail?: Json
  /** Comes back in queries and notifications; up to 127 bytes. */
  attach?: string
  /** 6–32 of `[0-9A-Za-z_\-|*]`; unique over all sub-merchants of a service provider. */
  out_trade_no: string
  fee_type?: 'CNY'
  total_fee: number
  /** The payer's address; the server's own for NATIVE. */
  spbill_create_ip: string
  time_start?: string
  /** At least a minute after `time_start`. */
  time_expire?: string
  goods_tag?: string
  /** `no_credit`: no credit cards. */
  limit_pay?: 'no_credit'
  /** `Y`: the payer may ask for an electronic invoice. */
  receipt?: 'Y'
  /** `Y`: the money stays frozen until it is shared. */
  profit_sharing?: 'Y' | 'N'
  scene_info?: Json
}

export type V2Order = V2OrderTerms & {
  /** https, no query. */
  notify_url: string
  /** NATIVE wants one; up to 32. */
  product_id?: string
}

/** Who pays, by the AppID that is sent: `sub_openid` goes with `sub_appid`. */
export type V2Payer = { openid: string } | { sub_openid: string }

/** What a page outside WeChat tells of itself. */
export type H5Scene =
  | { type: 'Wap'; wap_url: string; wap_name: string }
  | { type: 'IOS'; app_name: string; bundle_id: string }
  | { type: 'Android'; app_name: string; package_name: string }

/**
 * Orders for a WeChat page or a mini program. `prepay_id` is good for two hours: see `jsapiPayV2`.
 *
 * The same order repeated gives its `prepay_id` again. Errors of all four: ORDERPAID, ORDERCLOSED, OUT_TRADE_NO_USED,
 * INVALID_REQUEST (201 商户订单号重复: the same number with other content), NOAUTH, APPID_MCHID_NOT_MATCH, PARAM_ERROR (also
 * appid和openid不匹配: the openid is of another AppID).
 *
 * @see https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_1
 */
export function unifiedOrderJsapi(client: V2Client, order: V2Order & V2Payer, options?: CallOptions) {
  return unifiedOrder(client, 'JSAPI', order, readPrepayId, options)
}

/**
 * Orders for a QR code; `code_url` is good for two hours.
 *
 * @see https://pay.weixin.qq.com/wiki/doc/api/native.php?chapter=9_1
 */
export function unifiedOrderNative(client: V2Client, order: V2Order & { product_id: string }, options?: CallOptions) {
  return unifiedOrder(client, 'NATIVE', order, readCodeUrl, options)
}

/**
 * Orders for an app: see `appPayV2`.
 *
 * @see https://pay.weixin.qq.com/wiki/doc/api/app/app.php?chapter=9_1
 */
export function unifiedOrderApp(client: V2Client, order: V2Order, options?: CallOptions) {
  return unifiedOrder(client, 'APP', order, readPrepayId, options)
}

/**
 * Orders for a browser outside WeChat; `mweb_url` is good for five minutes, in the browser whose address was told: see
 * `mwebPage`.
 *
 * @see https://pay.weixin.qq.com/wiki/doc/api/H5.php?chapter=9_20
 */
export function unifiedOrderMweb(
  client: V2Client,
  { h5_info, ...order }: Omit<V2Order, 'scene_info'> & { h5_info: H5Scene },
  options?: CallOptions,
) {
  return unifiedOrder(client, 'MWEB', { ...order, scene_info: { h5_info } }, readMwebUrl, options)
}

function unifiedOrder<Body>(
  client: V2Client,
  tradeType: TradeType,
  order: V2Order & Partial<Record<'openid' | 'sub_openid', string>>,
  read: (fields: V2Fields) => Body,
  options?: CallOptions,
): Promise<V2Answer<Body>> {
  const parameters = { ...orderParameters(order), trade_type: tradeType }
  return client.call({ path: '/pay/unifiedorder', parameters, read }, options)
}

/** `detail` and `scene_info` are JSON inside the XML; with goods the order says which form of them. */
export function orderParameters<Order extends V2OrderTerms>({ detail, scene_info, ...rest }: Order) {
  return {
    ...rest,
    ...(detail === undefined ? {} : { detail: JSON.stringify(detail), version: '1.0' }),
    ...(scene_info === undefined ? {} : { scene_info: JSON.stringify(scene_info) }),
  }
}

function readPrepayId(fields: V2Fields) {
  return { prepay_id: fields.text('prepay_id') }
}

function readCodeUrl(fields: V2Fields) {
  return { prepay_id: fields.text('prepay_id'), code_url: fields.text('code_url') }
}

function readMwebUrl(fields: V2Fields) {
  return { prepay_id: fields.text('prepay_id'), mweb_url: fields.text('mweb_url') }
}
