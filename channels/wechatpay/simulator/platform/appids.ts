import { beijingTime } from '@ruzhu/domain/time.ts'
import { ControlProblem, type Instant } from '../../../contract/simulator.ts'
import { knownApp } from '../accounts.ts'
import { findMerchant } from '../merchant-view.ts'
import type { State } from '../state.ts'

/** APPID授权管理: a merchant asks, and the app's own side confirms. https://pay.weixin.qq.com/doc/v3/merchant/4013053266 */
export type AppidBinding = {
  readonly mchid: string
  readonly appid: string
  /** Of another subject than the merchant, it is looked at before anybody is asked. */
  readonly state: 'auditing' | 'waiting' | 'bound' | 'refused' | 'lapsed'
  readonly askedAt: Instant
  readonly lapsesAt: Instant
}
export type BindingAct = 'approve' | 'confirm' | 'refuse'

export const BINDING_DUE = 'wechatpay.appid_binding'
const WAITS_MS = 7 * 86_400_000
const APPIDS_AT_MOST = 50

export function askForAppid(state: State, mchid: string, appid: string, sameSubject: boolean): AppidBinding {
  const { appids } = findMerchant(state, mchid)
  if (appids.includes(appid)) {
    throw new ControlProblem(409, `${appid} is bound to ${mchid} already.`, `${appid} 已经与 ${mchid} 关联。`)
  }
  if (appids.length >= APPIDS_AT_MOST) {
    throw new ControlProblem(
      409,
      `${mchid} has ${APPIDS_AT_MOST} appids, which is as many as there may be.`,
      `一个商户号最多关联 ${APPIDS_AT_MOST} 个 AppID。`,
    )
  }
  const open = state.appidBindings.get(keyOf(mchid, appid))
  if (open?.state === 'auditing' || open?.state === 'waiting') {
    throw new ControlProblem(
      409,
      `${appid} has been asked for by ${mchid} already, and is ${open.state}.`,
      `${appid} 的关联申请正在处理中。`,
    )
  }
  return asked(state, mchid, appid, sameSubject ? 'waiting' : 'auditing')
}

function asked(state: State, mchid: string, appid: string, first: AppidBinding['state']): AppidBinding {
  const now = state.world.now()
  const binding: AppidBinding = { mchid, appid, state: first, askedAt: now, lapsesAt: now + WAITS_MS }
  const subject = keyOf(mchid, appid)
  state.appidBindings.put(subject, binding)
  state.world.schedule.set({ key: `appid:${subject}`, kind: BINDING_DUE, subject, at: binding.lapsesAt })
  return binding
}

/** The reviewer approves; the app's administrator confirms or refuses. */
export function actOnBinding(state: State, mchid: string, appid: string, act: BindingAct): AppidBinding {
  const binding = state.appidBindings.get(keyOf(mchid, appid))
  if (!binding)
    throw new ControlProblem(404, `${mchid} has not asked for ${appid}.`, `${mchid} 没有申请关联 ${appid}。`)
  const [from, to] = MOVES[act]
  if (!from.includes(binding.state)) {
    throw new ControlProblem(
      409,
      `${appid} of ${mchid} is ${binding.state}; ${act} needs ${from.join(' or ')}.`,
      `${appid} 的关联申请已经不在这一步，请刷新页面。`,
    )
  }
  // after a review the seven days begin anew
  if (act === 'approve') return asked(state, mchid, appid, to)
  return end(state, binding, to)
}

const MOVES: Readonly<
  Record<BindingAct, readonly [from: readonly AppidBinding['state'][], to: AppidBinding['state']]>
> = {
  approve: [['auditing'], 'waiting'],
  confirm: [['waiting'], 'bound'],
  refuse: [['auditing', 'waiting'], 'refused'],
}

/** Not confirmed within seven days. */
export function bindingDue(state: State, key: string): void {
  const binding = state.appidBindings.get(key)
  if (binding?.state === 'auditing' || binding?.state === 'waiting') end(state, binding, 'lapsed')
}

function end(state: State, binding: AppidBinding, to: AppidBinding['state']): AppidBinding {
  const { mchid, appid } = binding
  const ended = { ...binding, state: to }
  state.appidBindings.put(keyOf(mchid, appid), ended)
  state.world.schedule.drop(`appid:${keyOf(mchid, appid)}`)
  if (to !== 'bound') return ended
  const merchant = findMerchant(state, mchid)
  knownApp(state, appid)
  if (!merchant.appids.includes(appid)) state.merchants.put(mchid, { ...merchant, appids: [...merchant.appids, appid] })
  return ended
}

/** Of one merchant: what it has asked for, the latest last. */
export function bindingsOf(state: State, mchid: string): AppidBinding[] {
  return [...state.appidBindings.values()].filter((one) => one.mchid === mchid)
}

export function bindingView({ mchid, appid, state, askedAt, lapsesAt }: AppidBinding): object {
  const open = state === 'auditing' || state === 'waiting'
  return {
    mchid,
    appid,
    state,
    asked_at: beijingTime(new Date(askedAt)),
    ...(open && { lapses_at: beijingTime(new Date(lapsesAt)) }),
  }
}

function keyOf(mchid: string, appid: string): string {
  return `${mchid}/${appid}`
}
