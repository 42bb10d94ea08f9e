import type { Party } from '../parties.ts'
import type { NextStep } from './next-step.ts'

const OURS: readonly Party[] = ['operator', 'developer', 'finance']

export function isOurs({ waitingFor }: Pick<NextStep, 'waitingFor'>): boolean {
  return OURS.includes(waitingFor)
}

/**
 * Sorts the most urgent first: what has hours left at a platform, what a rejection blocks, what is overdue with us, what is due with us, what we can start,
 * what waits for others by its age, and last what is done.
 */
export function byUrgency(one: NextStep, other: NextStep): number {
  return rank(one) - rank(other) || moment(one) - moment(other)
}

/** The rank of what has only hours left at a platform; nothing is before it. */
const URGENT = 0
/** The rank of what somebody said no to. */
export const BLOCKED = 1

export function rank(step: NextStep): number {
  if (step.urgent) return URGENT
  if (step.blocked) return BLOCKED
  if (isOurs(step)) return step.overdue ? 2 : step.dueAt ? 3 : 4
  return step.waitingFor === 'none' ? 6 : 5
}

export function moment({ dueAt, since, waitingFor }: NextStep): number {
  return (isOurs({ waitingFor }) && dueAt ? dueAt : since).getTime()
}
