import { getRouteApi, Link, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useChannelLabel } from '../api/channels.ts'
import { query } from '../api/client.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { PageTabs } from '../parts/page-tabs.tsx'
import { MethodSwitch } from './method-switch.tsx'
import { MethodTag } from './method-tag.tsx'

const route = getRouteApi('/shell/clients/$clientId/methods/$methodId')

/** One way to be paid: how it is set up, whether it works, its keys, and how it is called. Each tab is a file. */
export function MethodLayout() {
  const { t } = useTranslation()
  const channelLabel = useChannelLabel()
  const params = route.useParams()
  const client = query.useQuery('get', '/v1/clients/{id}', { params: { path: { id: params.clientId } } })
  const method = useMethod(params.methodId)
  const known = method.data
  const clientName = client.data?.name ?? t('clients.title')
  const { clientId } = params
  return (
    <Page
      title={known?.name ?? t('methods.one')}
      section={clientName}
      crumbs={[
        { label: t('clients.title'), link: { to: '/clients' } },
        { label: clientName, link: { to: '/clients/$clientId', params: { clientId } } },
        { label: t('clients.methods'), link: { to: '/clients/$clientId/methods', params: { clientId } } },
      ]}
      tags={
        known && (
          <>
            <MethodTag standing={known.standing} />
            <span className="secondary">{channelLabel(known.channel)}</span>
          </>
        )
      }
      actions={known && <MethodSwitch method={known} />}
    >
      <PageTabs label={t('methods.tabs')}>
        <Link to="/clients/$clientId/methods/$methodId" params={params} activeOptions={{ exact: true }}>
          {t('methods.settings')}
        </Link>
        <Link to="/clients/$clientId/methods/$methodId/checks" params={params}>
          {t('methods.checks')}
        </Link>
        <Link to="/clients/$clientId/methods/$methodId/credentials" params={params}>
          {t('methods.credentials')}
        </Link>
        <Link to="/clients/$clientId/methods/$methodId/usage" params={params}>
          {t('methods.usage')}
        </Link>
      </PageTabs>
      <Loaded of={method}>{() => <Outlet />}</Loaded>
    </Page>
  )
}

/** The method whose page this is; its tabs read what the page has read. */
export function useMethod(id: string) {
  return query.useQuery('get', '/v1/methods/{id}', { params: { path: { id } } })
}
