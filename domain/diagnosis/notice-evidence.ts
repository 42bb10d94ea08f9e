import { beijingDay, DAY_MS, later, MINUTE_MS } from '../time.ts'
import { accountHref, type Answer, alone, decisive, line, type Looked, type RecordLine } from './record-line.ts'

export function turnedAway(reasons: readonly ('undecryptable' | 'signature' | 'unknown_key')[]): Answer {
  return (looked) => {
    const { account } = looked.dossier
    if (!account) return []
    const href = accountHref(account.outline)
    const lines = reasons.flatMap((why) => {
      const seen = lately(looked, [why])
      return seen ? [alone(`diagnosis.notices_${why}`, { ...seen, days: LATELY_DAYS }, href)] : []
    })
    return lines.length > 0 ? lines : [line('notes', 'diagnosis.no_notices', { days: LATELY_DAYS }, href)]
  }
}

/** A pasted request and its answer say both times; besides, notifications that came too old or too new tell of it. */
export function isClockRight(looked: Looked): readonly RecordLine[] {
  const { text: pasted } = looked.clues
  const sent = /timestamp["'\\]{0,4}[=:]\s?["'\\]{0,4}(\d{10})(?!\d)/i.exec(pasted)?.[1]
  const answered =
    /\bdate["'\\]{0,4}[=:]\s?["'\\[]{0,4}([A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} [\d:]{8} GMT)/i.exec(pasted)?.[1]
  const skewMs = sent !== undefined && answered !== undefined ? Number(sent) * 1000 - Date.parse(answered) : undefined
  const stale = lately(looked, ['stale'])
  const account = looked.dossier.account?.outline
  const notices =
    stale && account ? [alone('diagnosis.notices_stale', { ...stale, days: LATELY_DAYS }, accountHref(account))] : []
  if (skewMs === undefined || Number.isNaN(skewMs)) return notices
  const minutes = Math.round(Math.abs(skewMs) / MINUTE_MS)
  const wrong = Math.abs(skewMs) > CLOCKS_DIFFER_MS
  return [
    ...notices,
    wrong ? decisive('diagnosis.clock_off', { minutes }) : line('rules_out', 'diagnosis.clock_right', { minutes }),
  ]
}

const CLOCKS_DIFFER_MS = 5 * MINUTE_MS

function lately(
  { dossier: { account }, now }: Looked,
  reasons: readonly string[],
): { count: number; day: string } | undefined {
  const since = beijingDay(later(now, -LATELY_DAYS * DAY_MS))
  const found = (account?.refusedNotices ?? []).filter(({ why, day }) => reasons.includes(why) && day >= since)
  const [last] = found
  return last && { count: found.reduce((sum, { count }) => sum + count, 0), day: last.day }
}

const LATELY_DAYS = 3
