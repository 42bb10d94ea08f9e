import { useTranslation } from 'react-i18next'
import { query } from '../api/client.ts'
import type { Applyment } from '../api/types.ts'

/** What became of the like before: whether mending it tends to help. */
export function SimilarReasons({ applyment }: { applyment: Applyment }) {
  const { t } = useTranslation()
  const similar = query.useQuery('get', '/v1/applyments/{id}/similar-reasons', {
    params: { path: { id: applyment.id } },
  })
  const rows = (similar.data?.data ?? []).filter(({ seen }) => seen > 0)
  if (rows.length === 0) return null
  return (
    <section aria-label={t('reject.similar')}>
      <h3>{t('reject.similar')}</h3>
      <ul>
        {rows.map(({ index, seen, passed }) => (
          <li key={index}>
            {t('reject.similar_row', { reason: applyment.objections[index]?.reject_reason ?? '', n: seen, m: passed })}
          </li>
        ))}
      </ul>
    </section>
  )
}
