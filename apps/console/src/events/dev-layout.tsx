import { Link, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../parts/page.tsx'
import { PageTabs } from '../parts/page-tabs.tsx'

export function DevLayout() {
  const { t } = useTranslation()
  return (
    <Page title={t('dev.title')}>
      <PageTabs label={t('dev.tabs')}>
        <Link to="/dev/diagnose">{t('diagnosis.title')}</Link>
        <Link to="/dev/doctor">{t('doctor.title')}</Link>
        <Link to="/dev/keys">{t('dev.keys')}</Link>
        <Link to="/dev/endpoints">{t('dev.endpoints')}</Link>
        <Link to="/dev/events">{t('dev.events')}</Link>
        <Link to="/dev/keys-calendar">{t('calendar.title')}</Link>
        <Link to="/dev/certificate">{t('tool.title')}</Link>
        <a href="/docs">{t('dev.reference')}</a>
      </PageTabs>
      <Outlet />
    </Page>
  )
}
