import { isSignedBy } from './crypto.ts'
import type { Merchant } from './merchants.ts'
import type { Payable } from './payable.ts'
import { mayPayFrom } from './platform/directories.ts'
import type { State } from './state.ts'
import { sameSign, signOf, stringToSign } from './v2/signing.ts'

/*
 * What the payer's WeChat looks at before it opens: the parameters that a shop's page, mini program or app calls it with.
 * https://pay.weixin.qq.com/doc/v3/merchant/4012791857 (JSAPI), …/4012791898 (mini program), …/4013070351 (app)
 */

type Parameters = ReadonlyMap<string, string>

/** In WeChat's own words why it does not open; undefined where it does, and where the target is no such call. */
export function whyNotOpened(state: State, payable: Payable, target: string): string | undefined {
  if (!target.startsWith('{')) return undefined
  const given = parametersOf(target)
  if (!given) return '支付验证签名失败'
  const scene = given.has('paySign') ? 'JSAPI' : 'APP'
  if (payable.product !== scene) return '支付场景非法'
  const { mchid, appids, sub } = callerOf(state, payable)
  const appid = given.get('appId') ?? given.get('appid')
  if (appid !== undefined && !appids.includes(appid)) return '商户传入的appid参数不正确'
  if (scene === 'JSAPI' && !given.get('package')?.startsWith('prepay_id=')) return '缺少参数total_fee'
  const merchant = state.merchants.get(mchid)
  const candidates = appid === undefined ? appids : [appid]
  if (!merchant || !candidates.some((one) => isSigned(state, merchant, payable, one, given))) return '支付验证签名失败'
  const page = given.get('url')
  return page === undefined || mayPayFrom([merchant, sub], page) ? undefined : '当前页面的URL未注册'
}

/** `url` is the page that calls, which WeChat knows and a program has to tell here. */
function parametersOf(target: string): Parameters | undefined {
  try {
    const parsed: unknown = JSON.parse(target)
    return new Map(Object.entries(parsed ?? {}).map(([name, value]) => [name, String(value)]))
  } catch {
    return undefined
  }
}

function callerOf({ merchants }: State, { combine, trades }: Payable) {
  const [trade] = trades
  const appids = trades.flatMap(({ appid, subAppid }) => (subAppid === undefined ? [appid] : [appid, subAppid]))
  return {
    mchid: combine?.mchid ?? trade?.mchid ?? '',
    appids: combine ? [combine.appid, ...appids] : appids,
    sub: merchants.get(trade?.subMchid ?? ''),
  }
}

function isSigned(state: State, merchant: Merchant, payable: Payable, appid: string, given: Parameters): boolean {
  const v2 = payable.trades[0]?.v2
  if (v2) return isSignedByKey(state, merchant, v2.signType, given)
  const stamp = given.get('timeStamp') ?? given.get('timestamp') ?? ''
  const nonce = given.get('nonceStr') ?? given.get('noncestr') ?? ''
  const ticket = given.get('prepayId') ?? given.get('prepayid') ?? ''
  const fourth = payable.product === 'APP' ? ticket : (given.get('package') ?? '')
  const message = Buffer.from(`${appid}\n${stamp}\n${nonce}\n${fourth}\n`)
  const sign = given.get('paySign') ?? given.get('sign') ?? ''
  return merchant.certificates
    .filter(({ revoked, replaced }) => !revoked && !replaced)
    .some(({ publicKey }) => isSignedBy(state.keys.publicKey(publicKey), message, sign))
}

/** Ordered by APIv2, it is signed by that version's key. */
function isSignedByKey(state: State, merchant: Merchant, type: 'MD5' | 'HMAC-SHA256', given: Parameters): boolean {
  const key = merchant.apiV2Key
  if (key === undefined) return false
  const fields = [...given].filter(([name]) => !['paySign', 'sign', 'url'].includes(name))
  const expected = signOf(stringToSign(fields, key), type, state.keys.aesKey(key))
  return sameSign(expected, given.get('paySign') ?? given.get('sign') ?? '')
}
