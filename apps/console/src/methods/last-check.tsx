import { useTranslation } from 'react-i18next'
import type { Method } from '../api/types.ts'
import { Time } from '../parts/time.tsx'

/** When it was checked last, and what failed. */
export function LastCheck({ method: { last_check: last } }: { method: Pick<Method, 'last_check'> }) {
  const { t } = useTranslation()
  if (!last) return <span className="secondary">{t('checks.never')}</span>
  const { fail, pass } = last.counts
  return (
    <>
      <Time at={last.ended_at} /> ·{' '}
      {fail > 0 ? t('checks.count_fail', { count: fail }) : t('checks.count_pass', { count: pass })}
    </>
  )
}
