import { beijingTime } from '@ruzhu/domain/time.ts'
import type { Instant } from '../../../contract/simulator.ts'

/** `20261124084500`, at Beijing. */
export function digitsOf(at: Instant): string {
  return beijingTime(new Date(at)).slice(0, 19).replace(/\D/g, '')
}

/** `2026-11-24 08:45:00`, at Beijing. */
export function clockOf(at: Instant): string {
  return beijingTime(new Date(at)).slice(0, 19).replace('T', ' ')
}

/** Undefined where the digits name no time. */
export function instantOf(digits: string): Instant | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(digits) ?? []
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`)
  // a 31st of February is moved to March by some readers
  return Number.isNaN(at) || digitsOf(at) !== digits ? undefined : at
}
