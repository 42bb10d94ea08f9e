import type { Brand } from './brand.ts'

/** A calendar day in Beijing, `2026-11-22`: the day of a bill, a licence's first or last day. */
export type BeijingDay = Brand<string, 'BeijingDay'>

export const SECOND_MS = 1000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

const BEIJING_OFFSET_MS = 8 * HOUR_MS

export function later(from: Date, ms: number): Date {
  return new Date(from.getTime() + ms)
}

export function beijingDay(at: Date): BeijingDay {
  return later(at, BEIJING_OFFSET_MS).toISOString().slice(0, 10) as BeijingDay
}

/** The day, when the text names one that exists: 2026-02-30 does not. */
export function parseDay(text: string): BeijingDay | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const date = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? undefined : (text as BeijingDay)
}

/** RFC 3339 as the gateways write it: `2018-06-08T10:34:56+08:00`, whatever the zone of this machine. */
export function beijingTime(at: Date): string {
  return `${later(at, BEIJING_OFFSET_MS).toISOString().slice(0, 19)}+08:00`
}
