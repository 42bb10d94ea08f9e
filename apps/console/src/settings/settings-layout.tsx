import { Link, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../parts/page.tsx'
import { PageTabs } from '../parts/page-tabs.tsx'

export function SettingsLayout() {
  const { t } = useTranslation()
  return (
    <Page title={t('settings.title')}>
      <PageTabs label={t('settings.tabs')}>
        <Link to="/settings/provider">{t('settings.providers')}</Link>
        <Link to="/settings/members">{t('settings.members')}</Link>
        <Link to="/settings/messages">{t('settings.messages')}</Link>
        <Link to="/settings/preferences">{t('settings.preferences')}</Link>
      </PageTabs>
      <Outlet />
    </Page>
  )
}
