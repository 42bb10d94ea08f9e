import { DAY_MS, HOUR_MS, later, MINUTE_MS } from '../time.ts'
import type { Records } from '../store.ts'
import type { NextStep } from './next-step.ts'
import type { StepOutline } from './step-outline.ts'

/** How long a step of one platform waited for somebody else until it moved on. */
export type Wait = { channel: string; key: string; endedAt: Date; minutes: number }
export type WaitOf = Pick<Wait, 'channel' | 'key'>

const KEPT_DAYS = 90
const DAY_HOURS = 24
/** Fewer say nothing about the next one. */
const ENOUGH = 20
/** The newest of them are as good as all. */
export const WAITS_AT_MOST = 500

/** Of each step how long it took of late, where we saw it often enough. */
export async function usualDurations(
  records: Records,
  steps: readonly WaitOf[],
  now: Date,
): Promise<(step: WaitOf) => NextStep['usualDuration']> {
  const different = [...new Map(steps.map((step) => [nameOf(step), step])).values()]
  const newest = await records.waits.newest(different, later(now, -KEPT_DAYS * DAY_MS), WAITS_AT_MOST)
  const byName = Map.groupBy(newest, nameOf)
  return (step) => usual((byName.get(nameOf(step)) ?? []).map(({ minutes }) => minutes))
}

/** Until we saw enough: what the platform says of itself. */
export function published(days: { from: number; to: number } | undefined): NextStep['usualDuration'] {
  return days && { p50Hours: days.from * DAY_HOURS, p90Hours: days.to * DAY_HOURS, sampleSize: 0 }
}

export function usual(minutes: readonly number[]): NextStep['usualDuration'] {
  if (minutes.length < ENOUGH) return undefined
  const sorted = minutes.toSorted((one, other) => one - other)
  return { p50Hours: hours(sorted, 0.5), p90Hours: hours(sorted, 0.9), sampleSize: minutes.length }
}

/** The waits that ended with this move: what stood there and stands there no more. */
export function endedWaits(before: readonly StepOutline[], after: readonly StepOutline[], now: Date): readonly Wait[] {
  const standing = new Set(after.map(wholeName))
  return before
    .filter((step) => !standing.has(wholeName(step)))
    .map(({ channel, key, since }) => {
      return { channel, key, endedAt: now, minutes: Math.max(0, Math.round((+now - +since) / MINUTE_MS)) }
    })
}

/** Nearest rank, in hours with one digit. */
function hours(sorted: readonly number[], share: number): number {
  const minutes = sorted[Math.ceil(sorted.length * share) - 1] ?? 0
  return Math.round((minutes * MINUTE_MS * 10) / HOUR_MS) / 10
}

function nameOf({ channel, key }: WaitOf): string {
  return `${channel} ${key}`
}

function wholeName({ clientId, channel, key, since }: StepOutline): string {
  return `${clientId} ${channel} ${key} ${since.getTime()}`
}
