import { useTranslation } from 'react-i18next'
import { StatusTag } from '../parts/status-tag.tsx'
import { dayOf } from '../parts/time.tsx'
import { daysLeft, endTone } from './key-life.ts'

/** When a certificate ends, and how long that is; of what has no end, that it has none. */
export function EndTag({ validTo }: { validTo: string | undefined }) {
  const { t } = useTranslation()
  if (validTo === undefined) return <span className="secondary">{t('calendar.no_end')}</span>
  const n = daysLeft(validTo)
  return (
    <span className="key-end">
      <time dateTime={validTo}>{dayOf(validTo)}</time>{' '}
      <StatusTag tone={endTone(n)}>{n <= 0 ? t('calendar.ended') : t('calendar.days', { n })}</StatusTag>
    </span>
  )
}
