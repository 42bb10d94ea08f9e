import type { ClientId } from '../ids.ts'
import type { Progress } from './journey.ts'
import type { NextStep } from './next-step.ts'
import type { Patience } from './patience.ts'
import type { ClientWays, Way } from './read-ways.ts'
import { moment, rank } from './urgency.ts'

/** Where a client stands at one platform, as it is kept to be listed; of a client the most urgent one is `foremost`. */
export type KeptStep = Pick<Way, 'channel' | 'state' | 'applymentId'> & {
  clientId: ClientId
  journey: string
  foremost: boolean
  step: NextStep
  progress: Progress
  /** Not kept, since they come anew with the step: what is to be said while it waits, and by what number. */
  patience?: Patience
  platformNumber?: string
  /** What it is sorted by: urgency first, then how long or how soon. */
  rank: number
  moment: number
}

export function keptSteps({ client, ways }: ClientWays): readonly KeptStep[] {
  return ways.map(({ channel, state, applymentId, platformNumber, plan, nextStep, progress, patience }, index) => ({
    clientId: client.id,
    channel,
    journey: plan.key,
    foremost: index === 0,
    state,
    ...(applymentId !== undefined && { applymentId }),
    step: nextStep,
    progress,
    patience,
    ...(platformNumber !== undefined && { platformNumber }),
    rank: rank(nextStep),
    moment: moment(nextStep),
  }))
}

/** The next instant at which time alone changes something: a deadline that runs out, or something to be said. */
export function turnsAt({ ways }: ClientWays, now: Date): Date | undefined {
  const deadlines = ways.flatMap(({ tasks }) =>
    tasks.flatMap(({ dueAt }) => (dueAt && dueAt >= now ? [dueAt.getTime() + 1] : [])),
  )
  const prompts = ways.flatMap(({ patience }) =>
    [...patience.prompts.map(({ at }) => at), patience.urgentAt, patience.lateAt].flatMap((at) =>
      at && at > now ? [at.getTime()] : [],
    ),
  )
  const [first] = [...deadlines, ...prompts].toSorted((one, other) => one - other)
  return first === undefined ? undefined : new Date(first)
}
