import { useTranslation } from 'react-i18next'
import { useSession } from '../access/session.ts'
import './env-bar.css'

/** Test and live never look alike. */
export function EnvBar() {
  const { t } = useTranslation()
  if (useSession()?.environment !== 'test') return null
  return (
    <div className="env-bar" role="note">
      <span>{t('shell.test')}</span>
    </div>
  )
}
