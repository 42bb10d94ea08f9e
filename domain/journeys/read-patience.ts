import type { Records } from '../store.ts'
import type { World } from './facts.ts'
import type { Journey } from './journey.ts'
import type { Patience } from './patience.ts'
import { patienceWith } from './patience.ts'
import { isOurs } from './urgency.ts'
import type { JourneyPlan } from './plan.ts'
import { published, usualDurations } from './waits.ts'

type Bare = Journey & { channel: string; plan: JourneyPlan }
export type Patient = { patience: Patience }

/** How long each next step usually takes, from when on it takes too long, and what is said meanwhile. */
export async function readPatience(
  records: Records,
  ways: readonly Bare[],
  { workdays }: Pick<World, 'workdays'>,
  now: Date,
): Promise<<Of extends Bare>(way: Of) => Of & Patient> {
  const waiting = ways.filter(({ nextStep }) => !isOurs(nextStep) && nextStep.waitingFor !== 'none')
  const [{ hours }, usual] = await Promise.all([
    records.messages.settings(),
    usualDurations(
      records,
      waiting.map(({ channel, nextStep: { key } }) => ({ channel, key })),
      now,
    ),
  ])
  return (way) => {
    const { key, waitingFor } = way.nextStep
    const said = waitingFor === 'platform' ? published(way.plan.published?.[key]) : undefined
    const usualDuration = usual({ channel: way.channel, key }) ?? said
    const nextStep = { ...way.nextStep, ...(usualDuration && { usualDuration }) }
    const patience = patienceWith(nextStep, { workdays, hours })
    const { lateAt, urgentAt } = patience
    const times = { ...(lateAt && { lateAt }), ...(urgentAt && { urgentAt, urgent: urgentAt <= now }) }
    return { ...way, nextStep: { ...nextStep, ...times }, patience }
  }
}
