import { type BeijingDay, DAY_MS, later, MINUTE_MS } from '../time.ts'
import type { Workdays } from '../workdays.ts'

/** When people are written to: on working days, from one hour to another, as the clock on their wall says. */
export type Hours = {
  /** As IANA names it: `Asia/Shanghai`. */
  timeZone: string
  /** Whole hours, 0 to 24; `to` is the first that is too late. */
  from: number
  to: number
}
export const USUAL_HOURS: Hours = { timeZone: 'Asia/Shanghai', from: 9, to: 20 }

/** A calendar without a working day in so long would be wrong. */
const LONGEST_HOLIDAY_DAYS = 30

/** The instant itself where people may be written to then, else when they first may. */
export function nextOpen(workdays: Workdays, hours: Hours, at: Date): Date {
  const { day, minutes } = wallClock(hours, at)
  if (workdays.isWorkday(day) && isOpen(hours, minutes)) return at
  const todayStill = minutes < hours.from * 60
  for (let ahead = todayStill ? 0 : 1; ahead <= LONGEST_HOLIDAY_DAYS; ahead++) {
    const opening = instantOf(hours, dayAfter(day, ahead), hours.from * 60)
    if (workdays.isWorkday(dayAfter(day, ahead))) return opening
  }
  return at
}

/** The instant itself, or the last before it at which people may be written to: a warning may come early, never late. */
export function lastOpen(workdays: Workdays, hours: Hours, at: Date): Date {
  const { day, minutes } = wallClock(hours, at)
  if (workdays.isWorkday(day) && isOpen(hours, minutes)) return at
  const todayAlready = minutes >= hours.to * 60
  for (let back = todayAlready ? 0 : 1; back <= LONGEST_HOLIDAY_DAYS; back++) {
    if (!workdays.isWorkday(dayAfter(day, -back))) continue
    return later(instantOf(hours, dayAfter(day, -back), hours.to * 60), -MINUTE_MS)
  }
  return at
}

function isOpen({ from, to }: Hours, minutes: number): boolean {
  return minutes >= from * 60 && minutes < to * 60
}

/** Day and minutes since midnight there. */
function wallClock({ timeZone }: Hours, at: Date): { day: BeijingDay; minutes: number } {
  const shifted = later(at, offsetMs(timeZone, at))
  const minutes = shifted.getUTCHours() * 60 + shifted.getUTCMinutes()
  return { day: shifted.toISOString().slice(0, 10) as BeijingDay, minutes }
}

/** The offset is asked for twice, since it may differ across a change to summer time. */
function instantOf({ timeZone }: Hours, day: BeijingDay, minutes: number): Date {
  const asUtc = later(new Date(`${day}T00:00:00Z`), minutes * MINUTE_MS)
  const near = later(asUtc, -offsetMs(timeZone, asUtc))
  return later(asUtc, -offsetMs(timeZone, near))
}

function dayAfter(day: BeijingDay, days: number): BeijingDay {
  return later(new Date(`${day}T00:00:00Z`), days * DAY_MS)
    .toISOString()
    .slice(0, 10) as BeijingDay
}

function offsetMs(timeZone: string, at: Date): number {
  const said = formatOf(timeZone).formatToParts(at)
  const part = (type: string) => Number(said.find((one) => one.type === type)?.value ?? 0)
  const there = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return there - Math.floor(at.getTime() / 1000) * 1000
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making one is slow. There are as many as there are zones set, which is one. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric' } as const
  const time = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const
  const made = new Intl.DateTimeFormat('en-US', { timeZone, ...numeric, ...time })
  if (formats.size < 10) formats.set(timeZone, made)
  return made
}

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false // the one way to ask whether this machine knows a zone is to try it
  }
}
