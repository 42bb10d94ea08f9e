import { type Merchant, isLimited } from './merchants.ts'
import { Refusal, noAuth, paramError } from './refusal.ts'
import { type Parties, checkProduct } from './relations.ts'
import type { State } from './state.ts'

/** Who shares: here a missing relation is NO_AUTH, as with refunds. https://pay.weixin.qq.com/doc/v3/partner/4012466849 */
export function sharingParties(state: State, caller: Merchant, subMchid: string | undefined): Parties {
  const parties = partiesOf(state, caller, subMchid)
  checkProduct(parties, 'PROFIT_SHARING')
  if (isLimited(parties.sub ?? parties.caller, 'NO_PROFIT_SHARING')) throw noAuth('此商家的分账功能已被限制')
  return parties
}

function partiesOf(state: State, caller: Merchant, subMchid: string | undefined): Parties {
  if (caller.kind !== 'provider') {
    if (subMchid !== undefined) throw paramError('参数中含有非法的额外参数', { field: '/sub_mchid' }, 270924358)
    return { caller }
  }
  if (subMchid === undefined) throw paramError('受理机构必须传入sub_mch_id', undefined, 268443704)
  const sub = state.merchants.get(subMchid)
  if (!sub) throw new Refusal(400, 'MCH_NOT_EXISTS', '商户号不存在')
  if (!sub.providers.includes(caller.mchid)) throw noAuth('受理关系不存在')
  return { caller, sub }
}
