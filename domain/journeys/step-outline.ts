import type { ClientId } from '../ids.ts'
import { isOurs } from './urgency.ts'
import type { KeptStep } from './kept-step.ts'

/** What is known of a kept step without opening it: those alone that wait for others. */
export type StepOutline = { clientId: ClientId; channel: string; key: string; since: Date }

export function outlines(kept: readonly KeptStep[]): readonly StepOutline[] {
  return kept
    .filter(({ step }) => !isOurs(step) && step.waitingFor !== 'none')
    .map(({ clientId, channel, step }) => ({ clientId, channel, key: step.key, since: step.since }))
}
