import type { Answer, Read } from './answers.ts'
import type { CallOptions, WechatClient } from './client.ts'
import { at } from './paths.ts'
import { Fields } from './reading.ts'

/**
 * Amounts are whole fen. What is absent must be left out: the gateway takes neither null nor fields that it does not
 * know. The same `out_trade_no` with the same fields, while nobody paid, gives a fresh way to pay; with other fields it
 * is refused (403 OUT_TRADE_NO_USED).
 */
export type Prepay = {
  /** Up to 127 characters; the payer reads it. */
  description: string
  /** 6–32 of `[0-9A-Za-z_\-|*]`; unique over all sub-merchants of a service provider. */
  out_trade_no: string
  /** RFC 3339 with offset: the last moment to pay. One minute to seven days from now; seven days unless given. */
  time_expire?: string
  /** Up to 128 characters; comes back in queries, notifications and bills once paid. */
  attach?: string
  /** https, without a query, up to 255 characters. */
  notify_url: string
  goods_tag?: string
  limit_pay?: readonly ('no_balance' | 'no_credit' | 'no_debit' | 'balance_only')[]
  support_fapiao?: boolean
  amount: { total: number; currency: 'CNY' }
  detail?: OrderDetail
  scene_info?: Scene
  /** True holds the money back for sharing, for 30 days at most. */
  settle_info?: { profit_sharing?: boolean }
}
export type PartnerPrepay = Prepay & { sp_appid: string; sp_mchid: string; sub_appid?: string; sub_mchid: string }
export type DirectPrepay = Prepay & { appid: string; mchid: string }
/** `identity` restricts who may pay to one real person; by special permission. Its number and name are sealed for you. */
export type PartnerPayer = { payer: ({ sp_openid: string } | { sub_openid: string }) & { identity?: Identity } }
export type DirectPayer = { payer: { openid: string; identity?: Identity } }

/** At most 6144 bytes as JSON. */
export type OrderDetail = {
  cost_price?: number
  invoice_id?: string
  goods_detail?: readonly {
    merchant_goods_id: string
    wechatpay_goods_id?: string
    goods_name?: string
    quantity: number
    unit_price: number
  }[]
}
export type Scene = {
  /** IPv4 or IPv6 of the payer's device. */
  payer_client_ip: string
  device_id?: string
  store_info?: { id: string; name?: string; area_code?: string; address?: string }
}
export type H5Scene = Scene & {
  h5_info: {
    type: 'iOS' | 'Android' | 'Wap'
    app_name?: string
    app_url?: string
    bundle_id?: string
    package_name?: string
  }
}
export type Identity = {
  type:
    | 'IDCARD'
    | 'HONGKONG_MACAO'
    | 'HONGKONG_MACAO_RESIDENT'
    | 'TAIWAN_RESIDENT'
    | 'FOREIGN_RESIDENT'
    | 'OVERSEA_PASSPORT'
    | 'PHONE_NUMBER'
  number: string
  name: string
}

/**
 * In a WeChat page or a mini program; the same call. `prepay_id` is good for two hours: see `jsapiPay`.
 *
 * Errors: 400 PARAM_ERROR (also openid of another appid), APPID_MCHID_NOT_MATCH, MCH_NOT_EXISTS, ORDER_CLOSED; 403
 * NO_AUTH, OUT_TRADE_NO_USED; 429 FREQUENCY_LIMITED. About 500 a second per merchant.
 *
 * @see https://pay.weixin.qq.com/doc/v3/partner/4012759974
 */
export function prepayJsapi(
  client: WechatClient,
  order: (PartnerPrepay & PartnerPayer) | (DirectPrepay & DirectPayer),
  options?: CallOptions,
): Promise<Answer<{ prepay_id: string }>> {
  const call = isPartners(order)
    ? at('POST', '/v3/pay/partner/transactions/jsapi')
    : at('POST', '/v3/pay/transactions/jsapi')
  return prepay(client, call, order, readPrepayId, options)
}

/**
 * In an app of one's own; errors as `prepayJsapi`. `prepay_id` is good for two hours: see `appPay`.
 *
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4013070347
 */
export function prepayApp(
  client: WechatClient,
  order: PartnerPrepay | DirectPrepay,
  options?: CallOptions,
): Promise<Answer<{ prepay_id: string }>> {
  const call = isPartners(order)
    ? at('POST', '/v3/pay/partner/transactions/app')
    : at('POST', '/v3/pay/transactions/app')
  return prepay(client, call, order, readPrepayId, options)
}

/**
 * By a QR code; errors as `prepayJsapi`. `code_url` is good for two hours, and a newer one of the same order ends it.
 *
 * @see https://pay.weixin.qq.com/doc/v3/partner/4012738659
 */
export function prepayNative(
  client: WechatClient,
  order: PartnerPrepay | DirectPrepay,
  options?: CallOptions,
): Promise<Answer<{ code_url: string }>> {
  const call = isPartners(order)
    ? at('POST', '/v3/pay/partner/transactions/native')
    : at('POST', '/v3/pay/transactions/native')
  return prepay(client, call, order, readCodeUrl, options)
}

/**
 * In a browser outside WeChat; errors as `prepayJsapi` and 403 RULE_LIMIT. `h5_url` is good for five minutes, and opens
 * only from the domain registered for H5: see `h5Pay`.
 *
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012791834
 */
export function prepayH5(
  client: WechatClient,
  order: (PartnerPrepay | DirectPrepay) & { scene_info: H5Scene },
  options?: CallOptions,
): Promise<Answer<{ h5_url: string }>> {
  const call = isPartners(order) ? at('POST', '/v3/pay/partner/transactions/h5') : at('POST', '/v3/pay/transactions/h5')
  return prepay(client, call, order, readH5Url, options)
}

const SEALED = new Set(['payer.identity.number', 'payer.identity.name'])

/** Repeatable: under the same number and with the same fields it is the same order, which nobody has seen yet. */
function prepay<Body>(
  client: WechatClient,
  call: { method: 'POST'; path: string },
  order: PartnerPrepay | DirectPrepay,
  read: Read<Body>,
  options: CallOptions | undefined,
): Promise<Answer<Body>> {
  const sealed = hasIdentity(order) ? { sealed: SEALED } : {}
  return client.call({ ...call, body: order, ...sealed, read, repeatable: true }, options)
}

function isPartners(order: PartnerPrepay | DirectPrepay): boolean {
  return 'sp_mchid' in order
}

/** Without anything to seal no key of the gateway's need be held to send it. */
function hasIdentity(order: object): boolean {
  return 'payer' in order && typeof order.payer === 'object' && order.payer !== null && 'identity' in order.payer
}

export function readPrepayId(body: unknown) {
  return { prepay_id: new Fields(body).text('prepay_id') }
}

export function readCodeUrl(body: unknown) {
  return { code_url: new Fields(body).text('code_url') }
}

export function readH5Url(body: unknown) {
  return { h5_url: new Fields(body).text('h5_url') }
}
