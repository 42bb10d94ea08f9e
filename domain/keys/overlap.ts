import { HOUR_MS } from '../time.ts'

/** What retires opens letters that are under way: for a day at least, since platforms repeat theirs for so long. */
export const OVERLAP_HOURS = { least: 24, usual: 24, most: 720 } as const

export function overlapMs(hours: number = OVERLAP_HOURS.usual): number {
  return Math.min(Math.max(hours, OVERLAP_HOURS.least), OVERLAP_HOURS.most) * HOUR_MS
}
