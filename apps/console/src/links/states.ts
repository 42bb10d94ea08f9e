import type { ClientLink } from '../api/types.ts'
import type { Tone } from '../theme/tokens.ts'

export type LinkStanding = 'open' | 'opened' | 'locked' | 'sent' | 'expired' | 'revoked'

/** An open link is more than open once somebody has come in, or has been shut out. */
export function standingOf({ state, locked, opened_at }: ClientLink): LinkStanding {
  if (state !== 'open') return state
  if (locked) return 'locked'
  return opened_at === undefined ? 'open' : 'opened'
}

export const TONES: Readonly<Record<LinkStanding, Tone>> = {
  open: 'info',
  opened: 'info',
  locked: 'error',
  sent: 'success',
  expired: 'neutral',
  revoked: 'neutral',
}
