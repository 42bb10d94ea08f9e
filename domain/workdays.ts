import { type BeijingDay, beijingDay, DAY_MS, later } from './time.ts'

/** On which days people in China work: holidays and the Saturdays and Sundays that make up for them are decreed each autumn. */
export type Workdays = {
  /** Of a year that is not known yet: Monday to Friday. */
  isWorkday(day: BeijingDay): boolean
  knows(year: number): boolean
}

/** So many working days after an instant, at the same time of day: five from a Friday before a holiday end long after it. */
export function afterWorkdays(workdays: Workdays, from: Date, count: number): Date {
  let at = from
  for (let left = count; left > 0; ) {
    at = later(at, DAY_MS) // China has no summer time: a day there is always as long
    if (workdays.isWorkday(beijingDay(at))) left -= 1
  }
  return at
}

/** Where nobody knows of holidays. */
export const MONDAY_TO_FRIDAY: Workdays = { isWorkday: isWeekday, knows: () => false }

export function isWeekday(day: BeijingDay): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}
