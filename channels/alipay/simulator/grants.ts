import type { Instant } from '../../contract/simulator.ts'

/** What a merchant allows a third-party app: the token, and what it opens. */
export type Grant = {
  readonly token: string
  readonly refreshToken: string
  readonly isvAppId: string
  readonly merchantAppId: string
  /** What was bound to the third-party app when the merchant agreed; what was bound later needs another consent. */
  readonly products: readonly string[]
  readonly grantedAt: Instant
  readonly expiresAt: Instant
  readonly refreshUntil: Instant
  /** Of one that was refreshed: how long it still serves beside the new. */
  readonly replacedUntil?: Instant
  readonly revoked?: true
}

export const TOKEN_LIFE_S = 31_536_000
export const REFRESH_LIFE_S = 32_140_800
