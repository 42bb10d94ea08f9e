import type { Role } from '../access/access.ts'
import { type Hours, lastOpen, nextOpen } from '../messages/hours.ts'
import { DAY_MS, HOUR_MS, later } from '../time.ts'
import { afterWorkdays, type Workdays } from '../workdays.ts'
import type { NextStep } from './next-step.ts'

/** When people work: what is counted in days of theirs, and when they may be written to. */
export type Calendar = { workdays: Workdays; hours: Hours }

/** Something to say because it takes long: to whom it waits for, or to us. */
export type Prompt = {
  name: 'turn' | 'first' | 'second' | 'before_deadline' | 'late' | 'urgent'
  at: Date
  to: 'client' | readonly Role[]
}
export type Patience = {
  prompts: readonly Prompt[]
  /** From then on it takes longer than it should. */
  lateAt?: Date
  /** From then on it stands before everything else. */
  urgentAt?: Date
}

type Waiting = Pick<NextStep, 'waitingFor' | 'since' | 'dueAt' | 'dueKind' | 'usualDuration' | 'blocked' | 'handover'>

const OPERATORS: readonly Role[] = ['operator', 'administrator']

/** How long a step may wait before something is said, by whom it waits for. A day is a working day, except for a platform. */
export function patienceWith(step: Waiting, calendar: Calendar): Patience {
  if (step.blocked) return NONE
  switch (step.waitingFor) {
    case 'client':
      return withClient(step, calendar)
    case 'superAdmin':
    case 'legalPerson':
      return withSigner(step, calendar)
    case 'platform':
      return withPlatform(step, calendar)
    case 'developer':
      return late(afterDays(step.since, 2, calendar), ['operator', 'developer', 'administrator'])
    default:
      return NONE
  }
}

const NONE: Patience = { prompts: [] }

function withClient(step: Waiting, calendar: Calendar): Patience {
  const { since } = step
  const { prompts, lateAt } = late(afterDays(since, 5, calendar), OPERATORS)
  return { prompts: [...turn(step), ...reminders(since, calendar), ...prompts], ...(lateAt && { lateAt }) }
}

/** A platform's deadline is a fact and goes on over holidays: what is said before it is said on the last day that people work. */
function withSigner(step: Waiting, calendar: Calendar): Patience {
  const { since, dueAt, dueKind } = step
  const [first] = reminders(since, calendar)
  const slow = late(afterDays(since, 3, calendar), OPERATORS)
  const usual: Patience = { ...slow, prompts: [...turn(step), ...(first ? [first] : []), ...slow.prompts] }
  if (!dueAt || dueKind !== 'platform') return usual
  const before = (ms: number) => lastOpen(calendar.workdays, calendar.hours, later(dueAt, -ms))
  const urgentAt = before(4 * HOUR_MS)
  const last: readonly Prompt[] = [
    { name: 'before_deadline', at: before(DAY_MS), to: 'client' },
    { name: 'urgent', at: urgentAt, to: OPERATORS },
  ]
  return { ...usual, prompts: [...usual.prompts, ...last].toSorted((one, other) => +one.at - +other.at), urgentAt }
}

/** As long as nine of ten of our own cases took, else the working days that the platform speaks of, else two. */
function withPlatform({ since, usualDuration: usual }: Waiting, calendar: Calendar): Patience {
  if (!usual) return late(afterDays(since, 2, calendar), OPERATORS)
  const hours = usual.p90Hours
  if (usual.sampleSize === 0) return late(afterDays(since, Math.ceil((hours * HOUR_MS) / DAY_MS), calendar), OPERATORS)
  return late(nextOpen(calendar.workdays, calendar.hours, later(since, hours * HOUR_MS)), OPERATORS)
}

/** At once, where something was handed over: to scan, to agree to. A link for materials says so itself when it is made. */
function turn({ since, handover }: Waiting): readonly Prompt[] {
  return handover && handover.kind !== 'materials' ? [{ name: 'turn', at: since, to: 'client' }] : []
}

function reminders(since: Date, calendar: Calendar): readonly Prompt[] {
  return [
    { name: 'first', at: afterDays(since, 1, calendar), to: 'client' },
    { name: 'second', at: afterDays(since, 3, calendar), to: 'client' },
  ]
}

function late(at: Date, to: readonly Role[]): Patience {
  return { prompts: [{ name: 'late', at, to }], lateAt: at }
}

/** At the same time of day, or when people may be written to next. */
function afterDays(since: Date, days: number, { workdays, hours }: Calendar): Date {
  return nextOpen(workdays, hours, afterWorkdays(workdays, since, days))
}
