import type { KeyObject } from 'node:crypto'
import { rsaSha256, type Stamp } from './signing.ts'

/** What WeChat's own call takes in a page (`getBrandWCPayRequest`) and in a mini program (`wx.requestPayment`, without appId). */
export type JsapiPay = {
  appId: string
  timeStamp: string
  nonceStr: string
  package: string
  signType: 'RSA'
  paySign: string
}

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
 * Parameters that open the cashier in a WeChat page or mini program, good for two hours.
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

function payMessage(appId: string, stamp: Stamp, last: string): string {
  return `${appId}\n${stamp.seconds}\n${stamp.nonce}\n${last}\n`
}
