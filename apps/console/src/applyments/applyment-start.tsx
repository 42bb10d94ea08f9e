import { ended } from '@ruzhu/domain/applyments/states.ts'
import { getRouteApi, Navigate } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useChannel, useChannelLabel, useMerchantNumber } from '../api/channels.ts'
import { query, queryClient } from '../api/client.ts'
import type { Applyment } from '../api/types.ts'
import { NextStepCard } from '../journeys/next-step-card.tsx'
import { Facts } from '../parts/facts.tsx'
import { numberRow } from '../parts/numbers.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { useSay } from '../parts/said.ts'
import { Timeline } from '../timeline/timeline.tsx'
import { Answers } from './answers.tsx'
import { RejectionList } from './rejection-list.tsx'
import { Submissions } from './submissions.tsx'
import { useSubjectType } from './subject-type.ts'
import './applyment-start.css'

const route = getRouteApi('/shell/clients/$clientId/applyments/$applymentId/')

/** Where an application opens: at its form, at the reviewer's comments, or at what it waits for. */
export function ApplymentStart() {
  const params = route.useParams()
  const applyment = query.useQuery('get', '/v1/applyments/{id}', { params: { path: { id: params.applymentId } } }).data
  const subject = useSubjectType(applyment)
  if (!applyment || !subject) return null
  if (applyment.state === 'draft') {
    const step = subject.steps[0]?.key ?? 'review'
    return <Navigate to="/clients/$clientId/applyments/$applymentId/$step" params={{ ...params, step }} replace />
  }
  return (
    <>
      {applyment.state === 'rejected' && <RejectionList applyment={applyment} subject={subject} />}
      {applyment.state === 'submitting' && <Submitting applyment={applyment} />}
      {applyment.state !== 'rejected' && applyment.state !== 'submitting' && <Next applyment={applyment} />}
      <Submissions applyment={applyment} subject={subject} />
      <History applyment={applyment} />
      {applyment.locked && <Locked applyment={applyment} />}
      <Technical applyment={applyment} />
    </>
  )
}

function Next({ applyment }: { applyment: Applyment }) {
  const ask = query.useMutation('post', '/v1/applyments/{id}/ask', {
    onSettled: () => queryClient.invalidateQueries(),
  })
  const client = query.useQuery('get', '/v1/clients/{id}', { params: { path: { id: applyment.client_id } } })
  return (
    <>
      {ask.error && <ProblemAlert error={ask.error} />}
      <NextStepCard
        company={client.data?.name ?? ''}
        step={applyment.next_step}
        asking={ask.isPending}
        onAsk={() => ask.mutate({ params: { path: { id: applyment.id } } })}
      />
    </>
  )
}

function Submitting({ applyment }: { applyment: Applyment }) {
  const { t } = useTranslation()
  const channelLabel = useChannelLabel()
  const title = t('applyments.submitting', { platform: channelLabel(applyment.channel) })
  return (
    <section className="card submitting" role="status">
      <span className="submitting-bar" aria-hidden />
      <h2>{title}</h2>
    </section>
  )
}

function History({ applyment }: { applyment: Applyment }) {
  const { t } = useTranslation()
  const timeline = query.useQuery(
    'get',
    '/v1/applyments/{id}/timeline',
    { params: { path: { id: applyment.id }, query: { limit: 50 } } },
    { refetchInterval: 5_000 },
  )
  return (
    <section className="card" aria-labelledby="history-title">
      <h2 id="history-title">{t('timeline.title')}</h2>
      <Loaded of={timeline}>{({ data }) => <Timeline entries={data} />}</Loaded>
    </section>
  )
}

function Locked({ applyment }: { applyment: Applyment }) {
  const { t } = useTranslation()
  const subject = useSubjectType(applyment)
  const say = useSay()
  const channel = useChannel(applyment.channel)
  const withdrawing = channel ? say(channel.withdrawing) : ''
  if (!subject) return null
  return (
    <section className="card" aria-labelledby="sent-title">
      <h2 id="sent-title">{t('applyments.as_sent')}</h2>
      {!ended(applyment.state) && <p className="secondary">{t('applyments.locked', { withdrawing })}</p>}
      <Answers subject={subject} form={applyment.form} />
    </section>
  )
}

function Technical({ applyment }: { applyment: Applyment }) {
  const { t } = useTranslation()
  const merchantNumber = useMerchantNumber()
  return (
    <section className="card" aria-labelledby="technical-title">
      <h2 id="technical-title">{t('applyments.technical')}</h2>
      {applyment.state === 'unknown' && (
        <Alert type="warning" title={t('applyments.unknown_state', { raw: applyment.gateway_state ?? '' })} />
      )}
      <Facts
        rows={[
          numberRow(t('applyments.business_code'), applyment.business_code),
          numberRow(t('applyments.applyment_id'), applyment.applyment_id),
          numberRow(merchantNumber(applyment.channel), applyment.sub_mchid),
          [t('applyments.gateway_state'), applyment.gateway_state && <code>{applyment.gateway_state}</code>],
          [t('applyments.gateway_message'), applyment.gateway_state_msg],
        ]}
      />
    </section>
  )
}
