import type { ApplymentState } from '@ruzhu/domain/applyments/applyments.ts'
import type { Tone } from '../theme/tokens.ts'

/** `none`: wanted, but no application has been begun. */
export type ShownState = ApplymentState | 'none'

const TONES: Record<ShownState, Tone> = {
  none: 'neutral',
  draft: 'info',
  submitting: 'info',
  editting: 'error',
  auditing: 'neutral',
  rejected: 'error',
  to_be_confirmed: 'warning',
  to_be_signed: 'warning',
  signing: 'neutral',
  finished: 'success',
  canceled: 'neutral',
  unknown: 'warning',
}

export function isKnownState(state: string): state is ShownState {
  return state in TONES
}

export function applymentTone(state: ShownState): Tone {
  return TONES[state]
}
