import { DAY_MS, later } from '../time.ts'
import { afterWorkdays } from '../workdays.ts'
import type { Confirmation } from './confirmations.ts'
import type { JourneyFacts } from './facts.ts'
import type { JourneyPlan, StepPlan } from './plan.ts'

/** How a step ended, and when, where that is known. `skipped`: the facts do not call for it. */
export type End = { how: 'fact' | 'word' | 'skipped'; at?: Date }
/** A step that was done and has to be done again, since what came of it was refused or ran out. */
export type Reopened<Of extends JourneyFacts> = {
  after: StepPlan<Of>
  why: 'refused' | 'lapsed'
  reason?: string
  at: Date
}
export type Standing<Of extends JourneyFacts> = {
  ended: ReadonlyMap<string, End>
  reopened: ReadonlyMap<string, Reopened<Of>>
}

/** Which steps are behind the client, and which of them came back. */
export function standingOf<Of extends JourneyFacts>(plan: JourneyPlan<Of>, facts: Of, now: Date): Standing<Of> {
  const ended = new Map<string, End>()
  for (const step of plan.steps) {
    const end = endOf(plan, step, facts)
    if (end) ended.set(step.key, end)
  }
  const reopened = new Map<string, Reopened<Of>>()
  for (const step of plan.steps) {
    const again = ended.has(step.key) ? undefined : comesBack(plan, step, facts, ended, now)
    if (step.again === undefined || !again) continue
    reopened.set(step.again, again)
    ended.delete(step.again)
  }
  return { ended, reopened }
}

/** Since when a step could be done: when the last of those before it ended, as far as that is known. */
export function openSince<Of extends JourneyFacts>(
  plan: JourneyPlan<Of>,
  { after }: Pick<StepPlan<Of>, 'after'>,
  facts: Of,
  ended: ReadonlyMap<string, End>,
): Date {
  const times = plan.steps
    .filter(({ key }) => after.includes(key))
    .map((before) => {
      const end = ended.get(before.key)
      return end?.how === 'skipped' ? openSince(plan, before, facts, ended) : (end?.at ?? facts.beganAt)
    })
  return new Date(Math.max(facts.beganAt.getTime(), ...times.map((at) => at.getTime())))
}

/** A platform counts days as the calendar has them; ours are working days. */
export function dueAfter(
  { within }: Pick<StepPlan<never>, 'within'>,
  since: Date,
  { workdays }: Pick<JourneyFacts, 'workdays'>,
): Date | undefined {
  if (!within) return undefined
  return within.kind === 'ours' ? afterWorkdays(workdays, since, within.days) : later(since, within.days * DAY_MS)
}

function endOf<Of extends JourneyFacts>(plan: JourneyPlan<Of>, step: StepPlan<Of>, facts: Of): End | undefined {
  if (step.needed?.(facts) === false) return { how: 'skipped' }
  if (step.stops?.(facts)) return undefined
  const done = step.done?.(facts)
  const word = wordOn(plan, step, facts)
  if (word && !isRefusal(step, word)) return { how: done ? 'fact' : 'word', at: word.at }
  if (done) return done === true ? { how: 'fact' } : { how: 'fact', at: done }
  return undefined
}

/** A word counts while the gateway does not say otherwise after it, and nothing before it, on a way that leads back when refused, was done again after it was said. */
export function wordOn<Of extends JourneyFacts>(
  plan: JourneyPlan<Of>,
  step: StepPlan<Of>,
  facts: Of,
): Confirmation | undefined {
  const word = step.known.includes('word') ? facts.confirmed.get(step.key) : undefined
  if (!word) return undefined
  const denied = step.denied?.(facts)
  if (denied && denied > word.at) return undefined
  const redone = plan.steps.some(({ key, again }) => {
    const back = again === undefined ? undefined : facts.confirmed.get(again)
    if (!back || again === undefined || back.at <= word.at) return false
    return comesBefore(plan, again, step.key) && (key === step.key || comesBefore(plan, step.key, key))
  })
  return redone ? undefined : word
}

export function isRefusal({ verdict }: Pick<StepPlan<never>, 'verdict'>, { values }: Confirmation): boolean {
  return verdict === true && values['outcome'] === 'refused'
}

/** What a step waits for: the first before it that is not done, or what has to be done again. What is skipped passes it on. */
export function waitsFor<Of extends JourneyFacts>(
  plan: JourneyPlan<Of>,
  { key, after }: Pick<StepPlan<Of>, 'key' | 'after'>,
  standing: Standing<Of>,
): StepPlan<Of> | undefined {
  const { ended, reopened } = standing
  for (const before of plan.steps.filter((one) => after.includes(one.key))) {
    const end = ended.get(before.key)
    if (!end) return before
    const further = end.how === 'skipped' ? waitsFor(plan, before, standing) : undefined
    if (further) return further
  }
  return plan.steps.find((one) => reopened.has(one.key) && comesBefore(plan, one.key, key))
}

function comesBefore<Of extends JourneyFacts>(plan: JourneyPlan<Of>, one: string, other: string): boolean {
  const before = plan.steps.find(({ key }) => key === other)?.after ?? []
  return before.includes(one) || before.some((key) => comesBefore(plan, one, key))
}

function comesBack<Of extends JourneyFacts>(
  plan: JourneyPlan<Of>,
  step: StepPlan<Of>,
  facts: Of,
  ended: Map<string, End>,
  now: Date,
): Reopened<Of> | undefined {
  const redone = step.again === undefined ? undefined : ended.get(step.again)
  if (!redone || waitsFor(plan, step, { ended, reopened: new Map() })) return undefined
  const word = facts.confirmed.get(step.key)
  if (word && isRefusal(step, word) && !(redone.at && redone.at > word.at)) {
    return { after: step, why: 'refused', at: word.at, ...(word.note !== undefined && { reason: word.note }) }
  }
  if (step.within?.kind !== 'platform' || step.step?.(facts, now)) return undefined
  const due = dueAfter(step, openSince(plan, step, facts, ended), facts)
  return due && due < now ? { after: step, why: 'lapsed', at: due } : undefined
}
