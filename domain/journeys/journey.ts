import { saying, textOf } from '../text.ts'
import type { JourneyFacts } from './facts.ts'
import type { NextStep, Task, TaskState } from './next-step.ts'
import type { JourneyPlan, StepPlan } from './plan.ts'
import { type End, openSince, type Standing, standingOf, waitsFor, wordOn } from './progress.ts'
import { liveStep } from './steps/live-step.ts'
import { byUrgency, isOurs } from './urgency.ts'
import { againStep, plainStep, stoppedStep } from './word-step.ts'

export type Journey = { tasks: readonly Task[]; nextStep: NextStep; progress: Progress }
export type Progress = { done: number; total: number }

/** Where a company stands on its way: every step, and the one thing to do next. */
export function journey<Of extends JourneyFacts>(plan: JourneyPlan<Of>, facts: Of, now: Date): Journey {
  const standing = standingOf(plan, facts, now)
  const { ended } = standing
  const open = plan.steps
    .filter((task) => !ended.has(task.key) && !waitsFor(plan, task, standing))
    .flatMap((task) => {
      const step = openStep(plan, task, facts, standing, now)
      return step ? [{ task, step: inTime(step, now) }] : []
    })
  const must = open.filter(({ task }) => !task.optional)
  const foremost = must.toSorted((a, b) => byUrgency(a.step, b.step))[0]
  const steps = new Map(open.map(({ task, step }) => [task.key, step]))
  const counted = plan.steps.filter(({ key, optional }) => !optional && ended.get(key)?.how !== 'skipped')
  return {
    tasks: plan.steps.map((task) => row(plan, task, facts, standing, steps.get(task.key), foremost?.task.key)),
    nextStep: foremost
      ? { ...foremost.step, blocking: blockedBy(foremost.task.key, plan, ended) }
      : liveStep(facts, lastOf(ended)),
    progress: { done: counted.filter(({ key }) => ended.has(key)).length, total: counted.length },
  }
}

function lastOf(ended: ReadonlyMap<string, End>): Date | undefined {
  const times = [...ended.values()].flatMap(({ at }) => (at ? [at] : []))
  return times.toSorted((a, b) => b.getTime() - a.getTime())[0]
}

function openStep<Of extends JourneyFacts>(
  plan: JourneyPlan<Of>,
  task: StepPlan<Of>,
  facts: Of,
  { ended, reopened }: Standing<Of>,
  now: Date,
): NextStep | undefined {
  const since = openSince(plan, task, facts, ended)
  const stop = task.stops?.(facts)
  if (stop) return stoppedStep(task, facts, stop, facts.confirmed.get(task.key)?.at ?? since)
  const again = reopened.get(task.key)
  if (again) return againStep(task, facts, again)
  const step = task.step?.(facts, now) ?? (isPlain(task) ? plainStep(task, facts, since) : undefined)
  return step && inWords(step, plan.words?.[step.key])
}

/** A step with a state of its own is spoken of by people only where they may say that it is done. */
function isPlain({ step, known }: StepPlan<never>): boolean {
  return step === undefined || known.includes('word')
}

function inWords(
  step: NextStep,
  words: { title?: Parameters<typeof saying>[1]; why?: Parameters<typeof saying>[1] } = {},
) {
  const { title, why } = words
  return {
    ...step,
    ...(title && { title: saying(step.title.key, title, step.title.params) }),
    ...(why && { why: saying(`${step.key}.why`, why, step.why?.params) }),
  }
}

function inTime(step: NextStep, now: Date): NextStep {
  return { ...step, overdue: step.dueAt !== undefined && step.dueAt < now }
}

function row<Of extends JourneyFacts>(
  plan: JourneyPlan<Of>,
  task: StepPlan<Of>,
  facts: Of,
  standing: Standing<Of>,
  step: NextStep | undefined,
  foremost: string | undefined,
): Task {
  const end = standing.ended.get(task.key)
  const of = { ...described(task), ...said(plan, task, facts, end) }
  if (end) return { ...of, ...ending(task, end) }
  if (!step) {
    const before = waitsFor(plan, task, standing)
    return { ...of, state: 'locked', ...(before && { lockedBy: textOf('task.after', { step: before.name }) }) }
  }
  const act = task.act?.(facts)
  return {
    ...of,
    note: step.title,
    ...(act && { act }),
    state: stateOf(step),
    owner: step.waitingFor,
    since: step.since,
    ...(step.dueAt && { dueAt: step.dueAt }),
    ...(step.dueKind && { dueKind: step.dueKind }),
    parallel: task.key !== foremost && isOurs(step),
  }
}

function described<Of extends JourneyFacts>({ key, name, owner, after, known, optional, guide, values }: StepPlan<Of>) {
  const of = { key, name: saying(`task.${key}`, name), owner, after, known, parallel: false }
  return { ...of, optional: optional ?? false, values: values ?? [], ...(guide && { guide }) }
}

/** What a person said, while it counts. */
function said<Of extends JourneyFacts>(
  plan: JourneyPlan<Of>,
  task: StepPlan<Of>,
  facts: Of,
  end: End | undefined,
): Pick<Task, 'word'> {
  const word = end?.how === 'skipped' ? undefined : wordOn(plan, task, facts)
  return word ? { word } : {}
}

function ending<Of extends JourneyFacts>(
  { key, notes }: StepPlan<Of>,
  { how, at }: End,
): Pick<Task, 'state' | 'note' | 'doneAt'> {
  const note = how === 'skipped' ? notes?.skipped : notes?.done
  return {
    state: how === 'skipped' ? 'skipped' : 'done',
    ...(note && { note: saying(`task.${key}.${how}`, note) }),
    ...(at && { doneAt: at }),
  }
}

function stateOf(step: NextStep): TaskState {
  if (step.blocked) return 'blocked'
  return isOurs(step) ? 'ready' : step.waitingFor === 'system' ? 'doing' : 'waiting'
}

/** What cannot start before this one, directly or not. */
function blockedBy<Of extends JourneyFacts>(
  key: string,
  { steps }: JourneyPlan<Of>,
  ended: ReadonlyMap<string, End>,
): string[] {
  const blocked = new Set<string>([key])
  for (let before = 0; before < blocked.size; ) {
    before = blocked.size
    for (const task of steps) if (task.after.some((one) => blocked.has(one))) blocked.add(task.key)
  }
  return [...blocked].filter((one) => one !== key && !ended.has(one))
}
