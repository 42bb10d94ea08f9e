import { ControlProblem } from '../../../contract/simulator.ts'
import { findMerchant } from '../merchant-view.ts'
import type { Merchant } from '../merchants.ts'
import type { State } from '../state.ts'

/** 特约商户授权产品: the provider invites, the sub-merchant authorises, and may take it back. https://pay.weixin.qq.com/doc/v3/partner/4012085741 */
export type GrantAct = 'invite' | 'authorise' | 'withdraw'

export const GRANT_DUE = 'wechatpay.grant'
/** 约10分钟生效 */
const TAKES_MS = 10 * 60_000

export function actOnGrant(state: State, mchid: string, product: string, act: GrantAct): Merchant {
  const sub = findMerchant(state, mchid)
  if (sub.kind !== 'sub') {
    throw new ControlProblem(409, `${mchid} is no sub-merchant, and grants nothing.`, `${mchid} 不是特约商户。`)
  }
  const changed = ACTS[act](state, sub, product)
  state.merchants.put(mchid, changed)
  return changed
}

const ACTS: Readonly<Record<GrantAct, (state: State, sub: Merchant, product: string) => Merchant>> = {
  invite(state, sub, product) {
    const offered = sub.providers.some((mchid) => state.merchants.get(mchid)?.products.includes(product))
    if (!offered) {
      throw new ControlProblem(
        409,
        `The provider of ${sub.mchid} has not opened ${product} itself.`,
        `服务商自己还没有开通 ${product}。`,
      )
    }
    if (sub.products.includes(product)) {
      throw new ControlProblem(409, `${sub.mchid} has granted ${product} already.`, `${sub.mchid} 已授权 ${product}。`)
    }
    return { ...sub, invited: withOne(sub.invited, product) }
  },

  authorise(state, sub, product) {
    if (!sub.invited?.includes(product)) {
      throw new ControlProblem(
        409,
        `Nobody has invited ${sub.mchid} to ${product}.`,
        `服务商没有邀请 ${sub.mchid} 授权 ${product}。`,
      )
    }
    const subject = `${sub.mchid}/${product}`
    const at = state.world.now() + TAKES_MS
    state.world.schedule.set({ key: `grant:${subject}`, kind: GRANT_DUE, subject, at })
    return { ...sub, invited: withoutOne(sub.invited, product), granting: withOne(sub.granting, product) }
  },

  withdraw(_state, sub, product) {
    if (!sub.products.includes(product)) {
      throw new ControlProblem(409, `${sub.mchid} has not granted ${product}.`, `${sub.mchid} 没有授权 ${product}。`)
    }
    return {
      ...sub,
      products: withoutOne(sub.products, product),
      takenBack: withOne(sub.takenBack, product),
    }
  },
}

/** What was authorised comes into force. */
export function grantDue(state: State, subject: string): void {
  const [mchid = '', product = ''] = subject.split('/')
  const sub = state.merchants.get(mchid)
  if (!sub?.granting?.includes(product)) return
  state.merchants.put(mchid, {
    ...sub,
    granting: withoutOne(sub.granting, product),
    takenBack: withoutOne(sub.takenBack, product),
    products: withOne(sub.products, product),
  })
}

function withOne(list: readonly string[] = [], one: string): readonly string[] {
  return list.includes(one) ? list : [...list, one]
}

function withoutOne(list: readonly string[] = [], one: string): readonly string[] {
  return list.filter((other) => other !== one)
}
