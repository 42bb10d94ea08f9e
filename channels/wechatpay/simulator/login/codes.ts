import type { Instant } from '../../../contract/simulator.ts'
import type { State } from '../state.ts'

/** What a payer's app hands to a shop, to be changed into an openid once: by `wx.login`, or by the page that asks for consent. */
export type LoginCode = {
  readonly code: string
  readonly kind: 'js_code' | 'oauth'
  readonly appid: string
  readonly payerId: string
  readonly scope?: string
  readonly madeAt: Instant
  readonly used?: true
}

const LIFE_MS = 5 * 60_000

export function newLoginCode({ loginCodes, world }: State, order: Omit<LoginCode, 'code' | 'madeAt' | 'used'>): string {
  const code = `0${world.ids.base62('login_code', 31)}`
  loginCodes.put(code, { ...order, code, madeAt: world.now() })
  return code
}

/** Good once, for five minutes, at the app that it was made for. https://developers.weixin.qq.com/miniprogram/dev/api/open-api/login/wx.login.html */
export function useLoginCode(
  { loginCodes, world }: State,
  { code, kind, appid }: Pick<LoginCode, 'code' | 'kind' | 'appid'>,
): LoginCode | 'invalid' | 'used' {
  const known = loginCodes.get(code)
  if (!known || known.kind !== kind || known.appid !== appid) return 'invalid'
  if (known.used) return 'used'
  if (world.now() >= known.madeAt + LIFE_MS) return 'invalid'
  loginCodes.put(code, { ...known, used: true })
  return known
}
