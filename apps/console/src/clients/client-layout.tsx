import { getRouteApi, Link, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useChannelLabel } from '../api/channels.ts'
import { query } from '../api/client.ts'
import { ApplymentTag } from '../applyments/applyment-tag.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { PageTabs } from '../parts/page-tabs.tsx'

const route = getRouteApi('/shell/clients/$clientId')

/** The head of a client's pages: its name, how far each platform is, and its sections. */
export function ClientLayout() {
  const { t } = useTranslation()
  const { clientId } = route.useParams()
  const client = query.useQuery('get', '/v1/clients/{id}', { params: { path: { id: clientId } } })
  return (
    <Page
      title={client.data?.name ?? t('clients.title')}
      section={t('clients.title')}
      crumbs={[{ label: t('clients.title'), link: { to: '/clients' } }]}
      tags={<Platforms clientId={clientId} />}
      actions={
        <Link to="/clients/$clientId/evidence" params={{ clientId }}>
          {t('clients.print')}
        </Link>
      }
    >
      <PageTabs label={t('clients.tabs')}>
        <Link to="/clients/$clientId" params={{ clientId }} activeOptions={{ exact: true }}>
          {t('clients.overview')}
        </Link>
        <Link to="/clients/$clientId/materials" params={{ clientId }}>
          {t('clients.materials')}
        </Link>
        <Link to="/clients/$clientId/links" params={{ clientId }}>
          {t('links.tab')}
        </Link>
        <Link to="/clients/$clientId/applyments" params={{ clientId }}>
          {t('clients.applyments')}
        </Link>
        <Link to="/clients/$clientId/methods" params={{ clientId }}>
          {t('clients.methods')}
        </Link>
        <Link to="/clients/$clientId/settlement" params={{ clientId }}>
          {t('settlement.title')}
        </Link>
        <Link to="/clients/$clientId/payments" params={{ clientId }}>
          {t('clients.payments')}
        </Link>
        <Link to="/clients/$clientId/timeline" params={{ clientId }}>
          {t('clients.timeline')}
        </Link>
      </PageTabs>
      <Loaded of={client}>{() => <Outlet />}</Loaded>
    </Page>
  )
}

function Platforms({ clientId }: { clientId: string }) {
  const channelLabel = useChannelLabel()
  const applyments = query.useQuery('get', '/v1/applyments', { params: { query: { client_id: clientId } } })
  const newest = new Map(applyments.data?.data.toReversed().map((applyment) => [applyment.channel, applyment]))
  return [...newest.values()].map((applyment) => (
    <span key={applyment.id}>
      {channelLabel(applyment.channel)} <ApplymentTag state={applyment.state} />
    </span>
  ))
}
