import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, later } from '../time.ts'
import type { Applyment, ApplymentState } from './applyments.ts'

// What may come next at a gateway, at the one or the other: https://pay.weixin.qq.com/doc/v3/partner/4012697052,
// https://opendocs.alipay.com/isv/04hwj8
const EXPECTED: Readonly<Record<ApplymentState, readonly ApplymentState[]>> = {
  draft: [],
  submitting: ['auditing', 'editting', 'to_be_confirmed', 'to_be_signed', 'rejected'],
  editting: ['auditing', 'canceled'],
  auditing: ['editting', 'rejected', 'to_be_confirmed', 'to_be_signed', 'signing', 'finished', 'canceled'],
  rejected: ['auditing', 'canceled'],
  to_be_confirmed: ['to_be_signed', 'rejected', 'canceled'], // rejected when not verified in time
  to_be_signed: ['signing', 'finished', 'rejected', 'canceled'], // rejected by who was to sign, canceled when not signed in time
  signing: ['finished', 'rejected'],
  finished: [],
  canceled: [],
  unknown: [],
}

/** The gateway's move: it owns the state. A jump that we did not expect is recorded with a note, not refused. */
export function surprising(from: ApplymentState, to: ApplymentState): boolean {
  return from !== to && from !== 'unknown' && !EXPECTED[from].includes(to)
}

/** Our move: a form may be changed and sent while nobody is looking at it. */
export function editable(state: ApplymentState): boolean {
  return state === 'draft' || state === 'rejected' || state === 'editting'
}

/** Nothing comes after it. */
export function ended(state: ApplymentState): boolean {
  return state === 'finished' || state === 'canceled'
}

/** Days in which somebody has to act, by the platform's rule. */
export type DeadlineDays = Readonly<Partial<Record<ApplymentState, number>>>
const DEADLINE_DAYS: DeadlineDays = { to_be_confirmed: 10, to_be_signed: 30 }

/** By when the super admin has to act, by the platform's rule. */
export function deadlineOf(
  { state, stateAt }: Pick<Applyment, 'state' | 'stateAt'>,
  deadlineDays = DEADLINE_DAYS,
): Date | undefined {
  const days = deadlineDays[state]
  return days === undefined ? undefined : later(stateAt, days * DAY_MS)
}

/**
 * When to ask about it next; undefined where nothing is left to ask. One gateway sends no notifications of applyments, and
 * those of the other may get lost. Just after a change somebody is often watching, and the next one may be near. One that waits for us is asked about seldom,
 * since it is cancelled when left alone for 30 days. A thousand open ones are 3 to 4 requests a second.
 */
export function nextAskAt({ state, stateAt }: Pick<Applyment, 'state' | 'stateAt'>, now: Date): Date | undefined {
  if (ended(state) || state === 'draft' || state === 'submitting') return undefined
  if (editable(state)) return later(now, 6 * HOUR_MS)
  const age = now.getTime() - stateAt.getTime()
  if (age < MINUTE_MS) return later(now, 5 * SECOND_MS)
  return later(now, age < 10 * MINUTE_MS ? MINUTE_MS : 5 * MINUTE_MS)
}
