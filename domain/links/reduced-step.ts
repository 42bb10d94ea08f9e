import type { NextStep } from '../journeys/next-step.ts'
import type { Sentence } from '../text.ts'

/** The next step as the client's own people get it: whose turn it is, and what to scan where it is theirs. */
export type ReducedStep = {
  turn: 'yours' | 'ours' | 'platform' | 'done' | 'stopped'
  kind?: 'sign' | 'verify' | 'authorise' | 'transfer'
  who?: string
  app?: Sentence
  url?: string
  codeUrl?: string
  dueAt?: Date
}

/** Never more than this: what the step says to us, and whom else it names, stays with us. */
export function reducedStep(step: NextStep): ReducedStep {
  const { handover, waitingFor, dueAt } = step
  const due = dueAt && step.dueKind === 'platform' ? { dueAt } : {}
  const hand = handover && handover.kind !== 'materials' ? handed(handover) : {}
  switch (waitingFor) {
    case 'client':
    case 'superAdmin':
    case 'legalPerson':
      // materials that are still asked for are asked for by a link, which says so itself
      return hand.url === undefined ? { turn: 'ours' } : { turn: 'yours', ...hand, ...due }
    case 'platform':
      return { turn: 'platform', ...hand, ...due }
    case 'none':
      return { turn: 'done' }
    default:
      return { turn: step.blocked && step.key.startsWith('review.') ? 'stopped' : 'ours' }
  }
}

function handed({ kind, who, app, url, codeUrl }: NonNullable<NextStep['handover']>): Partial<ReducedStep> {
  if (url === undefined || kind === 'materials') return {}
  return { kind, who, url, ...(app && { app }), ...(codeUrl !== undefined && { codeUrl }) }
}
