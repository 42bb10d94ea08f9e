import { type BeijingDay, DAY_MS, parseDay } from '../../time.ts'
import { type Problem, must, should } from './verdict.ts'

/** How the gateways write "does not end". */
export const FOREVER = '长期'
const EARLIEST = '1900-01-01'
const WARN_DAYS = 60

/** First day of a document: in the past. */
export function beginDay(value: string, today: BeijingDay): Problem | undefined {
  const day = parseDay(value)
  if (day === undefined) return must('rule.day.form')
  if (day < EARLIEST) return must('rule.day.early')
  return day < today ? undefined : must('rule.begin_day.future', { date: day })
}

/** Last day of a document: an expired one stops, one that ends soon is likely to be turned down. */
export function endDay(value: string, today: BeijingDay): Problem | undefined {
  if (value === FOREVER) return undefined
  const day = parseDay(value)
  if (day === undefined) return must('rule.end_day.form')
  const left = daysBetween(today, day)
  if (left < 0) return must('rule.end_day.expired', { date: day })
  return left <= WARN_DAYS ? should('rule.end_day.soon', { date: day, n: left }) : undefined
}

export function daysBetween(from: BeijingDay, to: BeijingDay): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}
