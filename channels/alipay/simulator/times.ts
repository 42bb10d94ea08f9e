import { beijingTime } from '@ruzhu/domain/time.ts'
import type { Instant } from '../../contract/simulator.ts'

/** `2026-11-24 10:05:00`, Beijing. */
export function alipayTime(at: Instant): string {
  return beijingTime(new Date(at)).slice(0, 19).replace('T', ' ')
}

/** The other way; seconds may be left out. Undefined for what is no time, 2026-02-30 included. */
export function instantOf(text: string): Instant | undefined {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})(:\d{2})?$/.exec(text)
  if (!match) return undefined
  const [, day = '', minutes = '', seconds = ':00'] = match
  const at = Date.parse(`${day}T${minutes}${seconds}+08:00`)
  return Number.isNaN(at) || alipayTime(at) !== `${day} ${minutes}${seconds}` ? undefined : at
}

/** `20261124`, the first digits of a trade number. */
export function dayDigits(at: Instant): string {
  return alipayTime(at).slice(0, 10).replaceAll('-', '')
}
