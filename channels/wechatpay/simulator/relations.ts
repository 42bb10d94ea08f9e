import { type Merchant, isLimited } from './merchants.ts'
import { Refusal, invalidRequest, noAuth, paramError } from './refusal.ts'
import type { State } from './state.ts'

/** Whom an order is for: the direct merchant itself, or a provider and one of its sub-merchants. */
export type Parties = { readonly caller: Merchant; readonly sub?: Merchant }

/** https://pay.weixin.qq.com/doc/v3/partner/4012085741: 受理关系 and what may be wrong with it. */
export function subMerchantOf(state: State, provider: Merchant, subMchid: string): Merchant {
  if (subMchid === provider.mchid) throw paramError('子商户mchid不能与自身mchid相同', undefined, 268443705)
  const sub = state.merchants.get(subMchid)
  if (!sub) throw new Refusal(400, 'MCH_NOT_EXISTS', '商户号不存在')
  if (!sub.providers.includes(provider.mchid)) throw invalidRequest('受理关系不存在', 268443701)
  return sub
}

export function checkAppid(merchant: Merchant, appid: string): void {
  if (merchant.appids.includes(appid)) return
  throw new Refusal(400, 'APPID_MCHID_NOT_MATCH', 'appid和mch_id不匹配，请检查后再试')
}

export function checkSubAppid(sub: Merchant, subAppid: string): void {
  if (sub.appids.includes(subAppid)) return
  throw new Refusal(400, 'APPID_MCHID_NOT_MATCH', 'sub_mch_id与sub_appid不匹配')
}

/** Whether risk control lets it be paid. */
export function checkMayBePaid({ caller, sub }: Parties): void {
  if (caller.restricted || sub?.restricted) throw invalidRequest('商户状态为不可用或者已经注销', 268443715)
  if (!isLimited(sub ?? caller, 'NO_TRANSACTION')) return
  throw new Refusal(403, 'NO_AUTH', '此商家的收款功能已被限制，暂无法支付', { check: 'permission', inner: 268448010 })
}

export function checkProduct({ caller, sub }: Parties, product: string): void {
  if (!caller.products.includes(product)) throw noAuth('商户号该产品权限未开通')
  if (sub?.takenBack?.includes(product)) throw noAuth('该产品授权已被解除')
  if (sub && !sub.products.includes(product)) throw noAuth('特约子商户商户号未授权服务商的产品权限')
}

/** Whose openid it is, when it belongs to the appid that it is used with. */
export function payerOf(state: State, openid: string, appid: string, mismatch: string): string {
  const known = state.openids.get(openid)
  if (!known) throw paramError('无效的openid')
  if (known.appid !== appid) throw paramError(mismatch)
  return known.payerId
}

/** A person has another openid at each app; it is made when first asked for. */
export function openidOf(state: State, payerId: string, appid: string): string {
  const known = state.openids.by('who', `${payerId}/${appid}`)
  if (known) return known.openid
  const openid = `o${state.world.ids.base62('openid', 27)}`
  state.openids.put(openid, { openid, payerId, appid })
  return openid
}

/** Ordered again, or to be closed, when it is paid: the pages do not agree how that is said. */
export function paidAlready({ switches }: State, message: string, inner: number): Refusal {
  return new Refusal(400, switches.get().order_paid_code, message, { inner })
}
