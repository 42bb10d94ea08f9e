import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { SHOWN, type Shown } from './shown.ts'

export function ClientFilters({ show, text }: { show: Shown | undefined; text: string | undefined }) {
  const { t } = useTranslation()
  const kept = text === undefined ? {} : { text }
  return (
    <nav className="client-filters" aria-label={t('clients.filter')}>
      <ul>
        <li>
          <Link to="/clients" search={kept} aria-current={show === undefined}>
            {t('clients.show_all')}
          </Link>
        </li>
        {SHOWN.map((one) => (
          <li key={one}>
            <Link to="/clients" search={{ ...kept, show: one }} aria-current={show === one}>
              {t(`clients.show_${one}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
