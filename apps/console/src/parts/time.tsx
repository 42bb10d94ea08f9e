import { beijingTime, DAY_MS, HOUR_MS, MINUTE_MS } from '@ruzhu/domain/time.ts'
import { useTranslation } from 'react-i18next'

/** `2026-11-22 10:32` in both languages, in Beijing time: that is where the gateways and their deadlines live. */
export function Time({ at, precise = false }: { at: string; precise?: boolean }) {
  return (
    <time dateTime={at} className="nowrap">
      {precise ? `${dayOf(at)} ${clockOf(at, 'seconds')}` : `${dayOf(at)} ${clockOf(at)}`}
    </time>
  )
}

/** How long ago or how long until; only beside the time itself. */
export function useRelative(): (at: string, now?: Date) => string {
  const { i18n } = useTranslation()
  return (at, now = new Date()) => relative(new Date(at).getTime() - now.getTime(), i18n.language)
}

export function dayOf(at: string): string {
  return beijingTime(new Date(at)).slice(0, 10)
}

export function clockOf(at: string, precision: 'minutes' | 'seconds' = 'minutes'): string {
  return beijingTime(new Date(at)).slice(11, precision === 'seconds' ? 19 : 16)
}

function relative(differenceMs: number, language: string): string {
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'always' })
  const size = Math.abs(differenceMs)
  const [unit, unitMs] = UNITS.find(([, ms]) => size >= ms) ?? (['minute', MINUTE_MS] as const)
  // the browser writes 3天前; our texts have a space between a number and Chinese
  return words.format(Math.trunc(differenceMs / unitMs), unit).replace(/(\d)(\p{Script=Han})/u, '$1 $2')
}

const UNITS = [
  ['day', DAY_MS],
  ['hour', HOUR_MS],
] as const
