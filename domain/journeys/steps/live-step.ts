import { text } from '../../text.ts'
import type { JourneyFacts } from '../facts.ts'
import type { NextStep } from '../next-step.ts'
import { step } from './step.ts'

/** Nothing left to do; since the last of its steps ended, as far as that is known. */
export function liveStep({ subject, beganAt, account }: JourneyFacts, doneAt?: Date): NextStep {
  if (subject.type === 'company') {
    const since = account?.createdAt ?? beganAt
    return step({ subject, since, key: 'ready', title: text('next.ready'), waitingFor: 'none' })
  }
  return step({ subject, since: doneAt ?? beganAt, key: 'live', title: text('next.live'), waitingFor: 'none' })
}
