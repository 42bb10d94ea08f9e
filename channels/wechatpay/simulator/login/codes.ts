import type { Instant } from '../../../contract/simulator.ts'
import type { State } from '../state.ts'
import { refused } from './refusal.ts'

export type Scope = 'snsapi_base' | 'snsapi_userinfo'

/** What a payer's app hands to a shop, to be changed into an openid once: by `wx.login`, or by the page that asks for consent. */
export type LoginCode = {
  readonly code: string
  readonly kind: 'js_code' | 'oauth'
  readonly appid: string
  readonly payerId: string
  readonly scope?: Scope
  readonly madeAt: Instant
  readonly used?: true
}

const LIFE_MS = 5 * 60_000
/** Told apart from an unknown one that long. */
const REMEMBERED_MS = 3_600_000

export function newLoginCode(state: State, order: Omit<LoginCode, 'code' | 'madeAt' | 'used'>): string {
  const { loginCodes, world } = state
  for (const old of loginCodes.values()) {
    if (world.now() < old.madeAt + REMEMBERED_MS) break
    loginCodes.delete(old.code)
  }
  const code = `0${world.ids.base62('login_code', 31)}`
  loginCodes.put(code, { ...order, code, madeAt: world.now() })
  return code
}

/** Good once, for five minutes, at the app that it was made for. https://developers.weixin.qq.com/miniprogram/dev/api/open-api/login/wx.login.html */
export function useLoginCode({ loginCodes, world }: State, code: string, kind: LoginCode['kind'], appid: string) {
  const known = loginCodes.get(code)
  if (!known || known.kind !== kind || known.appid !== appid) throw refused(40029)
  if (known.used) throw refused(40163)
  if (world.now() >= known.madeAt + LIFE_MS) throw refused(40029)
  loginCodes.put(code, { ...known, used: true })
  return known
}
