import { Link, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageTabs } from '../parts/page-tabs.tsx'
import { LanguageSwitch, ThemeSwitch } from '../shell/switches.tsx'
import './simulator-frame.css'

/** A look of its own: nobody shall take it for the console, nor for a platform. */
export function SimulatorFrame() {
  const { t } = useTranslation()
  return (
    <div className="simulator">
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <section className="simulator-bar" aria-label={t('shell.environment')}>
        <span>{t('sim.banner')}</span>
      </section>
      <header className="simulator-head">
        <PageTabs label={t('sim.tabs')}>
          <Link to="/sim/phone">{t('sim.phone')}</Link>
          <Link to="/sim/review">{t('sim.review')}</Link>
        </PageTabs>
        <div className="shell-tools">
          <Link to="/todo" className="simulator-back">
            {t('sim.back')}
          </Link>
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="shell-main">
        <Outlet />
      </main>
    </div>
  )
}
