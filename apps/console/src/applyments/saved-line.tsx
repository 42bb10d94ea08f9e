import { useTranslation } from 'react-i18next'
import { asProblem } from '../api/problem.ts'
import { clockOf } from '../parts/time.tsx'
import type { Saving } from './use-draft.ts'

/** 「已保存 10:32:08」: nobody has to wonder, nor to look for a button. */
export function SavedLine({ saving }: { saving: Saving }) {
  const { t } = useTranslation()
  return (
    <p className="saved-line" role="status">
      {saving.state === 'saving' && <span className="secondary">{t('applyments.saving')}</span>}
      {saving.state === 'saved' && saving.at && (
        <span className="secondary">{t('applyments.saved', { time: clockOf(saving.at, 'seconds') })}</span>
      )}
      {saving.state === 'failed' && (
        <span className="bad">
          {t('applyments.unsaved')} · {asProblem(saving.problem).title}
        </span>
      )}
    </p>
  )
}
