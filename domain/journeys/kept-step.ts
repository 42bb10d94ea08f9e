import type { ClientId } from '../ids.ts'
import type { Progress } from './journey.ts'
import type { NextStep } from './next-step.ts'
import type { ClientWays, Way } from './read-ways.ts'
import { moment, rank } from './urgency.ts'

/** Where a client stands at one platform, as it is kept to be listed; of a client the most urgent one is `foremost`. */
export type KeptStep = Pick<Way, 'channel' | 'state' | 'applymentId'> & {
  clientId: ClientId
  journey: string
  foremost: boolean
  step: NextStep
  progress: Progress
  /** What it is sorted by: urgency first, then how long or how soon. */
  rank: number
  moment: number
}

export function keptSteps({ client, ways }: ClientWays): readonly KeptStep[] {
  return ways.map(({ channel, state, applymentId, plan, nextStep, progress }, index) => ({
    clientId: client.id,
    channel,
    journey: plan.key,
    foremost: index === 0,
    state,
    ...(applymentId !== undefined && { applymentId }),
    step: nextStep,
    progress,
    rank: rank(nextStep),
    moment: moment(nextStep),
  }))
}

/** The next instant at which time alone changes something: a deadline that runs out. */
export function turnsAt({ ways }: ClientWays, now: Date): Date | undefined {
  const ahead = ways
    .flatMap(({ tasks }) => tasks.flatMap(({ dueAt }) => (dueAt && dueAt >= now ? [dueAt.getTime()] : [])))
    .toSorted((one, other) => one - other)
  return ahead[0] === undefined ? undefined : new Date(ahead[0] + 1)
}
