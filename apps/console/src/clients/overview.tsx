import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMemberNames } from '../access/member-names.ts'
import { useMerchantNumber } from '../api/channels.ts'
import { query } from '../api/client.ts'
import type { Client, Journey, NextStep } from '../api/types.ts'
import { useAsking } from '../journeys/asking.ts'
import { ClientJourney } from '../journeys/journey-card.tsx'
import { NextStepCard } from '../journeys/next-step-card.tsx'
import { CopyValue } from '../parts/copy.tsx'
import { Facts } from '../parts/facts.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { Time } from '../parts/time.tsx'
import { Timeline } from '../timeline/timeline.tsx'
import { EditClientDialog } from './edit-client-dialog.tsx'
import './overview.css'

const route = getRouteApi('/shell/clients/$clientId/')

/** What is next, how far everything is, what happened, and what one needs to know. */
export function ClientOverview() {
  const { clientId } = route.useParams()
  const checklist = query.useQuery(
    'get',
    '/v1/clients/{id}/checklist',
    { params: { path: { id: clientId } } },
    { refetchInterval: 5_000 },
  )
  return (
    <div className="client-overview">
      <Loaded of={checklist}>
        {({ next_step, journeys }) => (
          <>
            <div className="client-next">
              <Next clientId={clientId} step={next_step} journeys={journeys} />
            </div>
            <div className="client-journeys">
              {journeys.map((journey) => (
                <ClientJourney key={journey.channel} clientId={clientId} journey={journey} />
              ))}
            </div>
          </>
        )}
      </Loaded>
      <RecentTimeline clientId={clientId} />
      <ClientFacts clientId={clientId} />
    </div>
  )
}

function Next({ clientId, step, journeys }: { clientId: string; step: NextStep; journeys: readonly Journey[] }) {
  const client = query.useQuery('get', '/v1/clients/{id}', { params: { path: { id: clientId } } })
  const { error, ...asking } = useAsking(clientId, step, journeys)
  return (
    <>
      {error && <ProblemAlert error={error} />}
      <NextStepCard step={step} company={client.data?.name ?? ''} {...asking} />
    </>
  )
}

function RecentTimeline({ clientId }: { clientId: string }) {
  const { t } = useTranslation()
  const timeline = query.useQuery(
    'get',
    '/v1/clients/{id}/timeline',
    { params: { path: { id: clientId }, query: { limit: 10 } } },
    { refetchInterval: 5_000 },
  )
  return (
    <section className="card client-recent" aria-labelledby="recent-title">
      <div className="card-head">
        <h2 id="recent-title">{t('timeline.title')}</h2>
        <Link to="/clients/$clientId/timeline" params={{ clientId }}>
          {t('timeline.all')}
        </Link>
      </div>
      <Loaded of={timeline}>{({ data }) => <Timeline entries={data} />}</Loaded>
    </section>
  )
}

function ClientFacts({ clientId }: { clientId: string }) {
  const { t } = useTranslation()
  const [editing, setEditing] = useState(false)
  const client = query.useQuery('get', '/v1/clients/{id}', { params: { path: { id: clientId } } })
  return (
    <section className="card client-facts" aria-labelledby="facts-title">
      <div className="card-head">
        <h2 id="facts-title">{t('clients.facts')}</h2>
        <Button size="small" onClick={() => setEditing(true)}>
          {t('clients.edit')}
        </Button>
      </div>
      <Loaded of={client}>{(known) => <Known client={known} />}</Loaded>
      {editing && client.data && <EditClientDialog client={client.data} onClose={() => setEditing(false)} />}
    </section>
  )
}

function Known({ client }: { client: Client }) {
  const ownerName = useMemberNames()
  const { t } = useTranslation()
  const applyments = query.useQuery('get', '/v1/applyments', { params: { query: { client_id: client.id } } })
  const merchantNumber = useMerchantNumber()
  const opened = applyments.data?.data.find(({ sub_mchid }) => sub_mchid)
  const number = merchantNumber(opened?.channel)
  return (
    <Facts
      rows={[
        [number, opened?.sub_mchid && <CopyValue value={opened.sub_mchid} label={number} />],
        [t('clients.credit_code'), client.credit_code && <code>{client.credit_code}</code>],
        [t('clients.short_name'), client.short_name],
        [t('clients.contact'), `${client.contact_name} ${maskedPhone(client.contact_phone)}`],
        [t('todo.owner'), client.owner_id && ownerName(client.owner_id)],
        [t('clients.email'), client.contact_email],
        [t('clients.created'), <Time key="created" at={client.created_at} />],
        [t('clients.id'), <CopyValue key="id" value={client.id} label={t('clients.id')} long />],
      ]}
    />
  )
}

export function maskedPhone(phone: string): string {
  return phone.replace(/^(.{3}).*(.{4})$/, '$1****$2')
}
