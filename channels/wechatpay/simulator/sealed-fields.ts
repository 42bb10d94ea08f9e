import type { KeyObject } from 'node:crypto'
import { openField, sealField } from './crypto.ts'
import { fieldProblem } from './fields.ts'
import { namedKey } from './gateway-keys.ts'
import type { Merchant } from './merchants.ts'
import { paramError } from './refusal.ts'
import type { Call } from './routing.ts'
import type { State } from './state.ts'

/*
 * Names, numbers and accounts, which travel encrypted in both directions.
 * https://pay.weixin.qq.com/doc/v3/partner/4013059044
 */

/** The key that a request's encrypted fields were made for: it has to be named. */
export function keyNamed({ keys }: State, merchant: Merchant, serial: string | undefined): KeyObject {
  if (serial === undefined) throw paramError('HTTP header缺少微信支付平台证书序列号(Wechatpay-Serial)')
  const key = namedKey(merchant, serial)
  if (!key) throw paramError('平台证书序列号Wechatpay-Serial错误')
  return keys.privateKey(key.privateKey)
}

export const UNDECRYPTABLE = '平台私钥解密失败，请检查加密所用的公钥与Wechatpay-Serial是否一致'

export function openedField(state: State, call: Call, field: string, title: string, sealed: string): string {
  const key = keyNamed(state, call.merchant, call.request.headers['wechatpay-serial'])
  const plain = openField(sealed, key)
  // without the value: it was encrypted for a reason
  if (plain === undefined) throw fieldProblem(field, title, UNDECRYPTABLE, undefined)
  return plain
}

/** For the certificate that the request was signed with: that private key is at hand where the answer is read. */
export function sealedFor({ keys }: State, { merchant, request }: Call, plain: string): string {
  const serialNo = /serial_no="([^"]*)"/.exec(request.headers['authorization'] ?? '')?.[1]
  const certificate = merchant.certificates.find((one) => one.serialNo === serialNo)
  if (!certificate) throw new Error(`${merchant.mchid} signed with a certificate that it does not have`)
  return sealField(plain, keys.publicKey(certificate.publicKey))
}
