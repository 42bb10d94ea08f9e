import type { Stamp } from '../signing.ts'
import type { ApiV2Key, SignType } from './api-v2-key.ts'
import { sign } from './signing.ts'

/** What `getBrandWCPayRequest` takes in a page, and `wx.requestPayment`, without appId, in a mini program. */
export type V2JsapiPay = {
  appId: string
  timeStamp: string
  nonceStr: string
  package: string
  signType: SignType
  paySign: string
}

/** What the app's `PayReq` takes; all names in lower case. */
export type V2AppPay = {
  appid: string
  partnerid: string
  prepayid: string
  package: 'Sign=WXPay'
  noncestr: string
  timestamp: string
  sign: string
}

/**
 * Parameters that open the cashier in a WeChat page or mini program, good for two hours. Unlike in v3, `signType` is
 * signed too.
 *
 * @param pay.appId  the app in which the cashier opens: `sub_appid` where one was given at the order
 * @param type       that of the order
 * @see              https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=7_7&index=6
 */
export function jsapiPayV2(
  { appId, prepayId }: { appId: string; prepayId: string },
  key: ApiV2Key,
  type: SignType,
  stamp: Stamp,
): V2JsapiPay {
  const signed = {
    appId,
    timeStamp: String(stamp.seconds),
    nonceStr: stamp.nonce,
    package: `prepay_id=${prepayId}`,
    signType: type,
  }
  return { ...signed, paySign: sign(signed, key, type) }
}

/**
 * Parameters for the app. Here the sign type is neither sent nor signed.
 *
 * @param pay.partnerId  `mch_id`, or `sub_mch_id` where the product's page asks for it
 * @see                  https://pay.weixin.qq.com/wiki/doc/api/app/app.php?chapter=9_12&index=2
 */
export function appPayV2(
  { appid, partnerId, prepayId }: { appid: string; partnerId: string; prepayId: string },
  key: ApiV2Key,
  type: SignType,
  stamp: Stamp,
): V2AppPay {
  const signed = {
    appid,
    partnerid: partnerId,
    prepayid: prepayId,
    package: 'Sign=WXPay',
    noncestr: stamp.nonce,
    timestamp: String(stamp.seconds),
  } as const
  return { ...signed, sign: sign(signed, key, type) }
}

/**
 * Where the payer's browser goes, within five minutes: the order's `mweb_url`, with the page to come back to.
 *
 * @param redirectUrl  of a registered H5 domain
 * @see                https://pay.weixin.qq.com/wiki/doc/api/H5.php?chapter=15_4
 */
export function mwebPage(mwebUrl: string, redirectUrl: string): string {
  return `${mwebUrl}&redirect_url=${encodeURIComponent(redirectUrl)}`
}
