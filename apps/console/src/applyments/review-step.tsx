import { maskName } from '@ruzhu/domain/applyments/mask.ts'
import { changedPaths } from '@ruzhu/domain/applyments/objections.ts'
import { completeForm, meant, readForm } from '@ruzhu/domain/applyments/form.ts'
import { editable } from '@ruzhu/domain/applyments/states.ts'
import type { SubjectType } from '@ruzhu/domain/descriptor.ts'
import { getRouteApi, Link, Navigate, useNavigate } from '@tanstack/react-router'
import { Alert, Button, Checkbox } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChannelLabel } from '../api/channels.ts'
import { query, queryClient } from '../api/client.ts'
import type { Applyment } from '../api/types.ts'
import { ProblemAlert } from '../parts/problem.tsx'
import { useSay } from '../parts/said.ts'
import { Answers } from './answers.tsx'
import { CheckResult } from './check-result.tsx'
import { shownForm } from './draft.ts'
import { placeOf } from './labels.ts'
import { useSubjectType } from './subject-type.ts'
import { useDraft } from './use-draft.ts'
import './review-step.css'

const route = getRouteApi('/shell/clients/$clientId/applyments/$applymentId/review')

export function ReviewStep() {
  const params = route.useParams()
  const applyment = query.useQuery('get', '/v1/applyments/{id}', { params: { path: { id: params.applymentId } } }).data
  const subject = useSubjectType(applyment)
  if (!applyment || !subject) return null
  if (!editable(applyment.state)) {
    return <Navigate to="/clients/$clientId/applyments/$applymentId" params={params} replace />
  }
  return <Review applyment={applyment} subject={subject} />
}

/** Everything once more, what the check says of it, and the one button that sends it. */
function Review({ applyment, subject }: { applyment: Applyment; subject: SubjectType }) {
  const { t } = useTranslation()
  const { draft, flush } = useDraft()
  const { mutate: runCheck, ...check } = query.useMutation('post', '/v1/applyments/{id}/check')
  const form = shownForm(draft)
  const to = { clientId: applyment.client_id, applymentId: applyment.id }

  useEffect(() => {
    void flush().then(() => runCheck({ params: { path: { id: applyment.id } } }))
  }, [applyment.id, flush, runCheck])

  return (
    <div className="review">
      <section className="card" aria-labelledby="check-title">
        <div className="card-head">
          <h2 id="check-title">{t('check.title')}</h2>
          <Button
            size="small"
            loading={check.isPending}
            onClick={() => runCheck({ params: { path: { id: applyment.id } } })}
          >
            {t('check.again')}
          </Button>
        </div>
        {check.error && <ProblemAlert error={check.error} />}
        {check.data && <CheckResult result={check.data} applyment={applyment} subject={subject} />}
      </section>
      <Submit applyment={applyment} subject={subject} musts={check.data?.must.length} />
      <section className="card" aria-labelledby="answers-title">
        <h2 id="answers-title">{t('applyments.review')}</h2>
        <Answers
          subject={subject}
          form={form}
          beside={(step) => (
            <Link to="/clients/$clientId/applyments/$applymentId/$step" params={{ ...to, step }}>
              {t('review.edit')}
            </Link>
          )}
        />
      </section>
    </div>
  )
}

function Submit({
  applyment,
  subject,
  musts,
}: {
  applyment: Applyment
  subject: SubjectType
  musts: number | undefined
}) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const channelLabel = useChannelLabel()
  const { draft, flush } = useDraft()
  const [confirmed, setConfirmed] = useState(false)
  const submit = query.useMutation('post', '/v1/applyments/{id}/submit', {
    onSuccess: async (submitted) => {
      const to = { clientId: submitted.client_id, applymentId: submitted.id }
      await navigate({ to: '/clients/$clientId/applyments/$applymentId', params: to })
      await queryClient.invalidateQueries()
    },
  })
  const superAdmin = meant(readForm(subject, shownForm(draft)), 'super_admin')
  const blocked = blockedBy()

  function blockedBy(): string | undefined {
    if (musts === undefined) return t('parts.loading')
    if (musts > 0) return t('review.blocked', { n: musts })
    return confirmed ? undefined : t('review.confirm_first')
  }

  async function send() {
    if (await flush()) submit.mutate({ params: { path: { id: applyment.id } } })
  }

  return (
    <section
      className="card review-submit"
      aria-label={t('review.submit', { platform: channelLabel(applyment.channel) })}
    >
      {applyment.submissions > 0 && <ChangesSince applyment={applyment} subject={subject} />}
      {superAdmin && <p className="secondary">{t('review.who_scans', { name: maskName(superAdmin) })}</p>}
      <Checkbox checked={confirmed} onChange={({ target }) => setConfirmed(target.checked)}>
        {t('review.confirmed')}
      </Checkbox>
      {submit.error && <ProblemAlert error={submit.error} />}
      <div className="review-button">
        <Button type="primary" disabled={blocked !== undefined} loading={submit.isPending} onClick={() => void send()}>
          {t('review.submit', { platform: channelLabel(applyment.channel) })}
        </Button>
        {blocked && <span className="secondary">{blocked}</span>}
      </div>
    </section>
  )
}

/** What differs from what the reviewers have seen. */
function ChangesSince({ applyment, subject }: { applyment: Applyment; subject: SubjectType }) {
  const { t } = useTranslation()
  const say = useSay()
  const { draft } = useDraft()
  const submissions = query.useQuery('get', '/v1/applyments/{id}/submissions', {
    params: { path: { id: applyment.id } },
  })
  const last = submissions.data?.data.find(({ number }) => number === applyment.submissions)
  if (!last) return null
  const paths = changedPaths(last.form, completeForm(subject, shownForm(draft))).filter((path) => !path.startsWith('_'))
  const labels = paths.map((path) => {
    const place = placeOf(subject, path)
    return place ? say(place.field.label) : path
  })
  const changes = { n: last.number, count: paths.length, labels: labels.join(t('parts.list_separator')) }
  return <Alert type="info" showIcon title={t('review.changes', changes)} />
}
