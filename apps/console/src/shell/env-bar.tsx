import { useTranslation } from 'react-i18next'
import { useSession } from '../access/session.ts'
import './env-bar.css'

/** Test and live never look alike. */
export function EnvBar() {
  const { t } = useTranslation()
  if (useSession()?.environment !== 'test') return null
  return (
    <section className="env-bar" aria-label={t('shell.environment')}>
      <span>{t('shell.test')}</span>
    </section>
  )
}
