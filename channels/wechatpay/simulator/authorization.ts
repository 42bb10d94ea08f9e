import type { RawRequest } from '../../contract/simulator.ts'
import { isSignedBy, requestMessage } from './crypto.ts'
import type { Merchant } from './merchants.ts'
import { type Detail, Refusal } from './refusal.ts'
import type { State } from './state.ts'

/** Which texts a service uses: the pay services answer differently from all others. */
export type Family = 'pay' | 'other'

export type Claim = { mchid: string; nonce: string; timestamp: string; serialNo: string; signature: string }
/** Filled as far as the checks got, for the trace. */
export type Seen = { mchid?: string; stringToSign?: string; about?: string[] }

const SCHEME = 'WECHATPAY2-SHA256-RSA2048'
const WINDOW_MS = 5 * 60_000

const PAY_UNSIGNED = '签名信息错误，验签失败'
const BAD_FORM = 'Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》'

/**
 * Who asks, by what was signed; the checks and their order are those of
 * https://pay.weixin.qq.com/doc/v3/merchant/4012365342
 *
 * @param signed  the body line of what should have been signed: all bytes, or of an upload its `meta` text
 */
export function authenticate(state: State, request: RawRequest, family: Family, signed: Buffer, seen: Seen): Merchant {
  const claim = parseAuthorization(request.headers['authorization'], family)
  seen.mchid = claim.mchid
  const message = requestMessage(request.method, request.target, claim.timestamp, claim.nonce, signed)
  seen.stringToSign = message.toString()
  checkTimestamp(claim.timestamp, state.world.machineNow())

  const merchant = state.merchants.get(claim.mchid)
  if (!merchant || merchant.certificates.length === 0) throw signError('merchant_certificate', '商户未申请过证书。')
  if (merchant.apiV3Key === undefined) throw signError('api_v3_key', '商户未设置APIv3密钥。')
  const certificate = merchant.certificates.find(({ serialNo }) => serialNo === claim.serialNo)
  if (!certificate) throw signError('serial_no', '商户证书序列号有误。请使用签名私钥匹配的证书序列号')
  if (certificate.revoked) throw signError('certificate_revoked', '商户证书已作废')
  if (certificate.replaced) throw signError('certificate_replaced', '已更换证书，请使用新证书')
  if (certificate.expiresAt <= state.world.machineNow()) throw signError('certificate_expired', '商户证书已过期')
  if (isSignedBy(state.keys.publicKey(certificate.publicKey), message, claim.signature)) return merchant
  if (family === 'pay') throw signError('signature', state.switches.get().pay_sign_error)
  throw signError('signature', '错误的签名，验签失败', signInformation(request, message))
}

/** Five pairs in any order; a blank after a comma is borne. */
function parseAuthorization(header: string | undefined, family: Family): Claim {
  const [, scheme, rest] = /^(\S+) +(.*)$/.exec(header ?? '') ?? []
  if (scheme === undefined || rest === undefined) throw unreadable(family)
  if (scheme !== SCHEME) {
    if (family === 'pay') throw unreadable(family)
    throw signError('scheme', 'HTTP头Authorization认证类型不正确')
  }
  const pairs = new Map([...rest.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]))
  const part = (key: string) => {
    const value = pairs.get(key)
    if (value === undefined || value === '') throw unreadable(family)
    return value
  }
  return {
    mchid: part('mchid'),
    nonce: part('nonce_str'),
    timestamp: part('timestamp'),
    serialNo: part('serial_no'),
    signature: part('signature'),
  }
}

function checkTimestamp(timestamp: string, machineNow: number): void {
  const away = Math.abs(machineNow - Number(timestamp) * 1000)
  if (away <= WINDOW_MS) return
  throw signError('timestamp', 'Http头Authorization中的timestamp与发起请求的时间不得超过5分钟')
}

function unreadable(family: Family): Refusal {
  return signError('authorization', family === 'pay' ? PAY_UNSIGNED : BAD_FORM)
}

function signError(check: string, message: string, detail?: Detail): Refusal {
  return new Refusal(401, 'SIGN_ERROR', message, { check, ...(detail && { detail }) })
}

const SHOWN_BODY_BYTES = 8

/** The gateway shows the head of what it would have signed. https://developers.weixin.qq.com/community/pay */
function signInformation(request: RawRequest, message: Buffer): Detail {
  const head = message.toString().split('\n').slice(0, 4).join('\n')
  const body = message.subarray(Buffer.byteLength(head) + 1).subarray(0, SHOWN_BODY_BYTES)
  return {
    detail: { issue: 'sign not match' },
    field: 'signature',
    location: 'authorization',
    sign_information: {
      method: request.method,
      sign_message_length: message.length,
      truncated_sign_message: `${head}\n${body.toString()}`,
      url: request.target,
    },
  }
}
