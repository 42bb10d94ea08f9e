import { HOUR_MS, later, MINUTE_MS, SECOND_MS } from '../time.ts'

// The gateway's own advice: https://pay.weixin.qq.com/docs/merchant/development/practices/callback-and-query-order.html
const ASKED_AFTER_MS = [5 * SECOND_MS, 30 * SECOND_MS, ...[1, 3, 5, 10, 30].map((minutes) => minutes * MINUTE_MS)]
const SLOWEST_MS = 6 * HOUR_MS

/** When to ask next about something that began at `start`: often at first, later after a quarter of its age, up to 6 h. */
export function nextAsk(start: Date, now: Date): Date {
  const age = now.getTime() - start.getTime()
  const next = ASKED_AFTER_MS.find((ms) => ms > age)
  if (next !== undefined) return later(start, next)
  return later(now, Math.min(Math.max(age / 4, 30 * MINUTE_MS), SLOWEST_MS))
}
