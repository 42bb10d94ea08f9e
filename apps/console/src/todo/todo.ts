import { beijingDay, HOUR_MS } from '@ruzhu/domain/time.ts'
import type { ToDo } from '../api/types.ts'
import { isOurs, isRejection, isWithClient } from '../journeys/next-step.ts'

export type Counter = 'mine' | 'client' | 'platform' | 'rejected'
export const COUNTERS: readonly Counter[] = ['mine', 'client', 'platform', 'rejected']

export type Section = 'mine' | 'overdue' | 'today' | 'waiting' | 'snoozed'
const SECTIONS: readonly Section[] = ['mine', 'overdue', 'today', 'waiting', 'snoozed']

export type Grouping = 'client' | 'step'
export const OWNERS = ['me'] as const
export const GROUPINGS: readonly Grouping[] = ['client', 'step']

const COUNTS: Record<Counter, (row: ToDo) => boolean> = {
  mine: ({ next_step }) => isOurs(next_step),
  client: ({ next_step }) => isWithClient(next_step),
  platform: ({ next_step }) => next_step.waiting_for === 'platform',
  rejected: ({ next_step }) => isRejection(next_step),
}

export function counted(rows: readonly ToDo[], counter: Counter): readonly ToDo[] {
  return rows.filter(COUNTS[counter])
}

/** With us first, then what waits too long, then what is due today, then the rest; each row once, none for who is live. */
export function sections(
  rows: readonly ToDo[],
  show: Counter | undefined,
  now: Date,
): (readonly [Section, readonly ToDo[]])[] {
  const chosen = show ? counted(rows, show) : rows
  return SECTIONS.map((section) => [section, chosen.filter((row) => sectionOf(row, now) === section)] as const).filter(
    ([, ofSection]) => ofSection.length > 0,
  )
}

/** What is likely to be ours next: of what a platform works on, the first that usually ends after now. */
export function nextExpected(rows: readonly ToDo[], now: Date): { row: ToDo; at: Date } | undefined {
  const expected = rows.flatMap((row) => {
    const { waiting_for, since, usual_duration: usual } = row.next_step
    if (waiting_for !== 'platform' || !usual || row.snooze) return []
    const ends = [usual.p50_hours, usual.p90_hours].map((hours) => new Date(Date.parse(since) + hours * HOUR_MS))
    const at = ends.find((end) => end > now)
    return at ? [{ row, at }] : []
  })
  return expected.toSorted((one, other) => +one.at - +other.at)[0]
}

/** Rows of one step, or of one client, beside each other; the order within stays. */
export function grouped(rows: readonly ToDo[], by: Grouping | undefined): readonly ToDo[] {
  if (by === undefined) return rows
  const nameOf = ({ client, next_step }: ToDo) => (by === 'client' ? client.name : next_step.key)
  return [...Map.groupBy(rows, nameOf).values()].flat()
}

function sectionOf({ next_step: step, snooze }: ToDo, now: Date): Section | undefined {
  if (snooze) return 'snoozed'
  if (isOurs(step)) return 'mine'
  if (step.waiting_for === 'none') return undefined
  if (step.overdue || step.urgent || (step.late_at && new Date(step.late_at) <= now)) return 'overdue'
  if (step.due_at && beijingDay(new Date(step.due_at)) === beijingDay(now)) return 'today'
  return 'waiting'
}
