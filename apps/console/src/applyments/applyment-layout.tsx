import { editable } from '@ruzhu/domain/applyments/states.ts'
import { getRouteApi, Outlet } from '@tanstack/react-router'
import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useChannelLabel } from '../api/channels.ts'
import { query } from '../api/client.ts'
import type { Applyment } from '../api/types.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { ApplymentTag } from './applyment-tag.tsx'
import { EditedBy } from './edited-by.tsx'
import { SavedLine } from './saved-line.tsx'
import { StepNavigation } from './step-navigation.tsx'
import { DraftContext, useDraftOf } from './use-draft.ts'

const route = getRouteApi('/shell/clients/$clientId/applyments/$applymentId')
const LOOK_AGAIN_MS = 3_000

/** One application, from its first field to its end. While it may be filled in, its pages share one draft. */
export function ApplymentLayout() {
  const { t } = useTranslation()
  const channelLabel = useChannelLabel()
  const { clientId, applymentId } = route.useParams()
  const client = query.useQuery('get', '/v1/clients/{id}', { params: { path: { id: clientId } } })
  const applyment = query.useQuery(
    'get',
    '/v1/applyments/{id}',
    { params: { path: { id: applymentId } } },
    { refetchInterval: ({ state }) => (state.data && editable(state.data.state) ? false : LOOK_AGAIN_MS) },
  )
  const known = applyment.data
  const clientName = client.data?.name ?? t('clients.title')
  const open = known !== undefined && editable(known.state)
  return (
    <Page
      title={known ? `${t('applyments.title')} · ${channelLabel(known.channel)}` : t('applyments.title')}
      section={clientName}
      crumbs={[
        { label: t('clients.title'), link: { to: '/clients' } },
        { label: clientName, link: { to: '/clients/$clientId', params: { clientId } } },
      ]}
      tags={known && <Tags applyment={known} />}
    >
      <Loaded of={applyment}>
        {(shown) =>
          open ? (
            <WithDraft key={`${shown.id} ${shown.submissions}`} applyment={shown}>
              <Outlet />
            </WithDraft>
          ) : (
            <Outlet />
          )
        }
      </Loaded>
    </Page>
  )
}

function Tags({ applyment }: { applyment: Applyment }) {
  const { t } = useTranslation()
  const { submissions, state } = applyment
  return (
    <>
      <ApplymentTag state={state} />
      <span className="secondary">
        {editable(state) ? t('applyments.nth_draft', { n: submissions + 1 }) : t('applyments.nth', { n: submissions })}
      </span>
    </>
  )
}

/** The last submission came back at once; what was filled in is all there. */
function NotTaken({ problem }: { problem: string }) {
  const { t } = useTranslation()
  return <Alert type="error" showIcon title={t('applyments.not_taken')} description={problem} />
}

function WithDraft({ applyment, children }: { applyment: Applyment; children: ReactNode }) {
  const inHand = useDraftOf(applyment)
  return (
    <DraftContext value={inHand}>
      <SavedLine saving={inHand.saving} />
      <EditedBy applymentId={applyment.id} />
      <StepNavigation applyment={applyment} />
      {applyment.submit_problem && <NotTaken problem={applyment.submit_problem} />}
      {children}
    </DraftContext>
  )
}
