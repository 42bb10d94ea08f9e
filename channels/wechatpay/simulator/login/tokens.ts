import type { Instant } from '../../../contract/simulator.ts'
import type { State } from '../state.ts'
import type { Scope } from './codes.ts'
import { refused } from './refusal.ts'

/** What an official account holds of one person who agreed. */
export type LoginToken = {
  readonly id: string
  readonly accessToken: string
  readonly refreshToken: string
  readonly appid: string
  readonly payerId: string
  readonly openid: string
  readonly scope: Scope
  readonly grantedAt: Instant
  readonly accessUntil: Instant
}

const ACCESS_S = 7200
const REFRESH_MS = 30 * 86_400_000
const FORGOTTEN_MS = 2 * REFRESH_MS

export function grant(state: State, order: Pick<LoginToken, 'appid' | 'payerId' | 'openid' | 'scope'>): object {
  const { world, loginTokens } = state
  const now = world.now()
  for (const old of loginTokens.values()) {
    if (now < old.grantedAt + FORGOTTEN_MS) break
    loginTokens.delete(old.id)
  }
  const token: LoginToken = {
    ...order,
    id: world.ids.hex('login_token', 16),
    accessToken: secret(state),
    refreshToken: secret(state),
    grantedAt: now,
    accessUntil: now + ACCESS_S * 1000,
  }
  loginTokens.put(token.id, token)
  return tokenView(token)
}

/** One that is still good goes on being good for longer; one that ended is replaced. For thirty days. */
export function refresh(state: State, refreshToken: string, appid: string): object {
  const { world, loginTokens } = state
  const token = loginTokens.by('refresh', refreshToken)
  if (!token || token.appid !== appid) throw refused(40030)
  const now = world.now()
  if (now >= token.grantedAt + REFRESH_MS) throw refused(42002)
  const accessToken = now < token.accessUntil ? token.accessToken : secret(state)
  const renewed = { ...token, accessToken, accessUntil: now + ACCESS_S * 1000 }
  loginTokens.put(token.id, renewed)
  return tokenView(renewed)
}

/** What an app asks other interfaces of the platform with, none of which is played here; each call makes a new one. */
export function appToken(state: State): object {
  return { access_token: secret(state), expires_in: ACCESS_S }
}

/** Whose it is, while it is good; at another app the same person has another openid. */
export function tokenOf({ world, loginTokens }: State, accessToken: string, openid: string): LoginToken {
  if (accessToken === '') throw refused(41001)
  if (openid === '') throw refused(41009)
  const token = loginTokens.by('access', accessToken)
  if (!token) throw refused(40001)
  if (world.now() >= token.accessUntil) throw refused(42001)
  if (token.openid !== openid) throw refused(40003)
  return token
}

function tokenView({ accessToken, refreshToken, openid, scope }: LoginToken): object {
  return { access_token: accessToken, expires_in: ACCESS_S, refresh_token: refreshToken, openid, scope }
}

/** Keys are apart from the seed. */
function secret({ world }: State): string {
  return `97_${world.random(60).toString('base64url')}`
}
