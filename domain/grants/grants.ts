import type { GrantWords } from '../channel.ts'
import type { AuthorizationId, ClientId, GrantId, ProviderId } from '../ids.ts'
import { Secret } from '../secret.ts'
import { DAY_MS, later } from '../time.ts'

/** Where a merchant agrees that we act for it: at a desk, and by a code that the phone reads. */
export type AuthorizationLinks = { pc: string; phone: string }

/**
 * `open` until the merchant comes back; `returned` while what it brought is being exchanged; then `granted` or `failed`.
 * An open one that has expired says so by its time.
 */
export type AuthorizationState = 'open' | 'returned' | 'granted' | 'failed' | 'cancelled'

/** One link for one client to agree by, once. Whoever comes back by it is taken for this client and for nobody else. */
export type Authorization = {
  id: AuthorizationId
  clientId: ClientId
  providerId: ProviderId
  channel: string
  state: AuthorizationState
  /** They hold the ticket that comes back with the merchant, so they are kept like a secret. */
  links: AuthorizationLinks
  /** What the merchant brought back; good for one exchange. */
  code?: Secret<'app_auth_code'>
  /** The merchant came back without agreeing, and may still agree. */
  declinedAt?: Date
  /** Why it failed, in a word of ours or of the gateway's. */
  problem?: string
  /** Set once it is granted. */
  grantId?: GrantId
  expiresAt: Date
  createdBy: string
  createdAt: Date
  updatedAt: Date
}

export type GrantState = 'active' | 'withdrawn'

/** What a merchant's application granted to a provider account of ours. */
export type Grant = {
  id: GrantId
  clientId: ClientId
  providerId: ProviderId
  channel: string
  /** Whose money it is: at Alipay the merchant's PID. Said by the gateway, never by a caller. */
  subMchid: string
  /** The merchant's application that granted; a merchant may have several. */
  authAppId: string
  state: GrantState
  token: Secret<'app_auth_token'>
  refreshToken: Secret<'app_refresh_token'>
  grantedAt: Date
  /** When the tokens are to be exchanged for new ones, long before they end. */
  refreshAt: Date
  /** When the gateway last said that it holds. */
  checkedAt: Date
  withdrawnAt?: Date
  createdAt: Date
  updatedAt: Date
}

/** An open link that can still be used. */
export function isUsable({ state, expiresAt }: Authorization, now: Date): boolean {
  return state === 'open' && now < expiresAt
}

/** Where a gateway does not say how long its tokens can be refreshed. */
const USUAL_LIFE_MS = 360 * DAY_MS

/** Half-way through: what keeps it from being refreshed can be mended in the other half. */
export function whenToRefresh({ refreshBefore }: Pick<GrantWords, 'refreshBefore'>, now: Date): Date {
  const life = refreshBefore ? refreshBefore.getTime() - now.getTime() : USUAL_LIFE_MS
  return later(now, Math.max(life / 2, DAY_MS))
}

/** The one to call with: of several applications of a merchant the one that granted last. */
export function newestActive(grants: readonly Grant[]): Grant | undefined {
  return grants
    .filter(({ state }) => state === 'active')
    .reduce<Grant | undefined>((one, other) => (one && one.grantedAt >= other.grantedAt ? one : other), undefined)
}

/** 32 random bytes as text that may stand in an address. */
export function newTicket(random: (bytes: number) => Uint8Array): Secret<'authorization_ticket'> {
  const base64 = btoa(String.fromCharCode(...random(32)))
  return new Secret('authorization_ticket', base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''))
}
