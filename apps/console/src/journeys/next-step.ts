import type { NextStep } from '../api/types.ts'
import type { Tone } from '../theme/tokens.ts'

type Waiting = Pick<NextStep, 'waiting_for' | 'overdue' | 'blocked' | 'due_at'> & Partial<Pick<NextStep, 'urgent'>>

/** With us: somebody of our own company has to act. */
export function isOurs({ waiting_for: party }: Pick<NextStep, 'waiting_for'>): boolean {
  return party === 'operator' || party === 'developer' || party === 'finance'
}

export function isWithClient({ waiting_for: party }: Pick<NextStep, 'waiting_for'>): boolean {
  return party === 'client' || party === 'superAdmin' || party === 'legalPerson'
}

/** Somebody said no: nothing goes on before that is mended. */
export function isRejection({ blocked }: Pick<NextStep, 'blocked'>): boolean {
  return blocked
}

export function stepTone(step: Waiting): Tone {
  if (step.overdue || step.urgent || isRejection(step)) return 'error'
  if (isOurs(step)) return 'info'
  if (isWithClient(step)) return 'warning'
  return step.waiting_for === 'none' ? 'success' : 'neutral'
}
