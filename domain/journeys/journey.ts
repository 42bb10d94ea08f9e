import type { ApplymentState } from '../applyments/applyments.ts'
import { type TextKey, text } from '../text.ts'
import type { Facts } from './facts.ts'
import type { NextStep, Task, TaskState } from './next-step.ts'
import { liveStep } from './steps/method-steps.ts'
import { SUB_MERCHANT_JOURNEY, type TaskKey, type TaskPlan } from './sub-merchant.ts'
import { byUrgency, isOurs } from './urgency.ts'

export type Journey = { tasks: readonly Task[]; nextStep: NextStep; progress: Progress }
export type Progress = { done: number; total: number }

/** Where a client stands at one platform: the whole list, and the one thing to do next. */
export function journey(facts: Facts, now: Date, plan: readonly TaskPlan[] = SUB_MERCHANT_JOURNEY): Journey {
  const past = new Set(plan.filter((task) => isPast(task, facts)).map(({ key }) => key))
  const open = plan
    .filter((task) => !past.has(task.key) && task.after.every((key) => past.has(key)))
    .flatMap((task) => {
      const step = task.step(facts)
      return step ? [{ task, step: inTime(step, now) }] : []
    })
  const foremost = open.toSorted((a, b) => byUrgency(a.step, b.step))[0]
  const steps = new Map(open.map(({ task, step }) => [task.key, step]))
  return {
    tasks: plan.map((task) => row(task, facts, past, steps.get(task.key), foremost?.task.key)),
    nextStep: foremost ? { ...foremost.step, blocking: blockedBy(foremost.task.key, plan, past) } : liveStep(facts),
    progress: { done: past.size, total: plan.length },
  }
}

function isPast({ needed, done }: TaskPlan, facts: Facts): boolean {
  return done(facts) || needed?.(facts) === false
}

function inTime(step: NextStep, now: Date): NextStep {
  return { ...step, overdue: step.dueAt !== undefined && step.dueAt < now }
}

function row(
  task: TaskPlan,
  facts: Facts,
  past: ReadonlySet<TaskKey>,
  step: NextStep | undefined,
  foremost: TaskKey | undefined,
): Task {
  const { key, owner } = task
  const of = { key, name: text(`task.${key}`), owner, parallel: false }
  if (task.needed?.(facts) === false) return { ...of, state: 'skipped', ...note(task.notes?.skipped) }
  if (task.done(facts)) return { ...of, state: 'done', ...note(task.notes?.done), ...doneAt(key, facts) }
  if (!step) {
    const before = task.after.find((one) => !past.has(one))
    return { ...of, state: 'locked', ...(before && { lockedBy: text(`task.after.${before}`) }) }
  }
  return {
    ...of,
    note: step.title,
    state: stateOf(step),
    owner: step.waitingFor,
    since: step.since,
    ...(step.dueAt && { dueAt: step.dueAt }),
    parallel: key !== foremost && isOurs(step),
  }
}

function note(key: TextKey | undefined): Pick<Task, 'note'> {
  return key === undefined ? {} : { note: text(key) }
}

/** The task that the platform's present state has ended, at the moment it did. */
const ENDED_BY: Partial<Record<ApplymentState, TaskKey>> = {
  auditing: 'submit_applyment',
  to_be_confirmed: 'platform_review',
  to_be_signed: 'account_verification',
  signing: 'sign',
  finished: 'open_permissions',
}

function doneAt(key: TaskKey, { applyment }: Facts): Pick<Task, 'doneAt'> {
  return applyment && ENDED_BY[applyment.state] === key ? { doneAt: applyment.stateAt } : {}
}

function stateOf(step: NextStep): TaskState {
  if (step.key === 'review.rejected' || step.key === 'submit.refused' || step.key === 'applyment.canceled')
    return 'blocked'
  return isOurs(step) ? 'ready' : step.waitingFor === 'system' ? 'doing' : 'waiting'
}

/** What cannot start before this one, directly or not. */
function blockedBy(key: TaskKey, plan: readonly TaskPlan[], past: ReadonlySet<TaskKey>): TaskKey[] {
  const blocked = new Set<TaskKey>([key])
  for (let before = 0; before < blocked.size; ) {
    before = blocked.size
    for (const task of plan) if (task.after.some((one) => blocked.has(one))) blocked.add(task.key)
  }
  return [...blocked].filter((one) => one !== key && !past.has(one))
}
