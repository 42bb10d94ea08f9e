import type { KeyObject } from 'node:crypto'
import { rsaSha256, type Stamp } from './signing.ts'

/** What `getBrandWCPayRequest` takes in a WeChat page. */
export type JsapiPay = {
  appId: string
  timeStamp: string
  nonceStr: string
  package: string
  signType: 'RSA'
  paySign: string
}

/** What `wx.requestPayment` takes in a mini program, which knows its own AppID. */
export type MiniProgramPay = Omit<JsapiPay, 'appId'>

export type AppPay = {
  appId: string
  partnerId: string
  prepayId: string
  packageValue: 'Sign=WXPay'
  nonceStr: string
  timeStamp: string
  sign: string
}

/**
 * Parameters that open the cashier in a WeChat page, good for two hours.
 *
 * @param pay.appId  the app in which the cashier opens, one of those given at prepay
 * @param key        the caller's private key, a service provider's own also for its sub-merchants
 * @see              https://pay.weixin.qq.com/doc/v3/merchant/4012365340
 */
export async function jsapiPay(
  { appId, prepayId }: { appId: string; prepayId: string },
  key: KeyObject,
  stamp: Stamp,
): Promise<JsapiPay> {
  const packageValue = `prepay_id=${prepayId}`
  return {
    appId,
    timeStamp: String(stamp.seconds),
    nonceStr: stamp.nonce,
    package: packageValue,
    signType: 'RSA',
    paySign: await rsaSha256(payMessage(appId, stamp, packageValue), key),
  }
}

/** The same for a mini program; signed with its AppID all the same. */
export async function miniProgramPay(
  app: { appId: string; prepayId: string },
  key: KeyObject,
  stamp: Stamp,
): Promise<MiniProgramPay> {
  const { appId: _, ...pay } = await jsapiPay(app, key, stamp)
  return pay
}

/** Parameters of the app's `PayReq`. Here the bare prepay id is signed, without `prepay_id=`. */
export async function appPay(
  { appId, partnerId, prepayId }: { appId: string; partnerId: string; prepayId: string },
  key: KeyObject,
  stamp: Stamp,
): Promise<AppPay> {
  return {
    appId,
    partnerId,
    prepayId,
    packageValue: 'Sign=WXPay',
    nonceStr: stamp.nonce,
    timeStamp: String(stamp.seconds),
    sign: await rsaSha256(payMessage(appId, stamp, prepayId), key),
  }
}

/**
 * Where to send the browser of a payer outside WeChat: within five minutes, from a page of the domain registered for H5.
 *
 * @param redirectUrl  where the payer comes back to, paid or not; of the same domain. Without it to where they came from
 */
export function h5Pay(h5Url: string, redirectUrl?: string): string {
  return redirectUrl === undefined ? h5Url : `${h5Url}&redirect_url=${encodeURIComponent(redirectUrl)}`
}

function payMessage(appId: string, stamp: Stamp, last: string): string {
  return `${appId}\n${stamp.seconds}\n${stamp.nonce}\n${last}\n`
}
