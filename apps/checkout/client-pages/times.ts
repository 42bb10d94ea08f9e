import { beijingTime } from '@ruzhu/domain/time.ts'

/** `2026-11-22 10:32`, in Beijing, wherever the phone is. */
export function dayAndTime(instant: string): string {
  return beijingTime(new Date(instant)).slice(0, 16).replace('T', ' ')
}

export function dayOf(instant: string): string {
  return dayAndTime(instant).slice(0, 10)
}

export function clockOf(instant: string): string {
  return beijingTime(new Date(instant)).slice(11, 19)
}
