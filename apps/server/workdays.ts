import type { BeijingDay } from '@ruzhu/domain/time.ts'
import { isWeekday, type Workdays } from '@ruzhu/domain/workdays.ts'
import library from 'chinese-days'

// It is CommonJS, and Node finds none of its names: only the default can be imported.
// oxlint-disable-next-line import/no-named-as-default-member
const { getHolidaysInRange, isWorkday } = library

/** The decreed calendar, as the library that follows it each autumn has it. Our own arithmetic stays in domain. */
export const CHINESE_WORKDAYS: Workdays = {
  isWorkday: (day) => (knows(yearOf(day)) ? isWorkday(day) : isWeekday(day)),
  knows,
}

const known = new Map<number, boolean>()

/** A year is known once its holidays are: there is none without New Year's Day, which is never made up for. */
function knows(year: number): boolean {
  const before = known.get(year)
  if (before !== undefined) return before
  const decreed = getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false).length > 0
  if (known.size < 1000) known.set(year, decreed)
  return decreed
}

function yearOf(day: BeijingDay): number {
  return Number(day.slice(0, 4))
}
