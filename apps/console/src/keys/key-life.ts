import type { components } from '@ruzhu/api-types/v1.generated.ts'
import { DAY_MS } from '@ruzhu/domain/time.ts'
import type { Tone } from '../theme/tokens.ts'

type Views = components['schemas']
export type AccountKey = Views['KeyPart']
export type KeyLife = Views['KeyLife']
export type CalendarKey = Views['CalendarKey']

export const STATE_TONES: Readonly<Record<KeyLife['state'], Tone>> = {
  next: 'info',
  active: 'success',
  retiring: 'warning',
  gone: 'neutral',
}

/** Warned of at 90, 30 and 7 days. */
export function endTone(daysLeft: number): Tone {
  return daysLeft <= 7 ? 'error' : daysLeft <= 30 ? 'warning' : daysLeft <= 90 ? 'info' : 'neutral'
}

export function daysLeft(validTo: string, now = new Date()): number {
  return Math.ceil((new Date(validTo).getTime() - now.getTime()) / DAY_MS)
}
