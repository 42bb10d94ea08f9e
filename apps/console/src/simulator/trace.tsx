import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../parts/empty.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { clockOf } from '../parts/time.tsx'
import { type Notification, type OrderTrace, type Request, useSimAct } from './api.ts'
import { Raw } from './raw.tsx'

/** Every request about an order with its verdict, and every notification with its answer, in the order of time. */
export function Trace({ trace }: { trace: { data: OrderTrace | undefined; error: unknown } }) {
  const { t } = useTranslation()
  return (
    <section className="card trace" aria-labelledby="trace-title">
      <h2 id="trace-title">{t('sim.happened')}</h2>
      {trace.error && !trace.data ? <ProblemAlert error={trace.error} /> : null}
      {trace.data ? <Rows trace={trace.data} /> : <Empty title={t('sim.nothing_happened')} />}
    </section>
  )
}

function Rows({ trace }: { trace: OrderTrace }) {
  const rows: { at: string; key: string; row: ReactNode }[] = [
    ...trace.requests.map((request) => ({
      at: request.at,
      key: `request ${request.id}`,
      row: <RequestRow request={request} />,
    })),
    ...trace.notifications.flatMap((note) =>
      note.attempts.map((attempt) => ({
        at: attempt.at,
        key: `${note.id} ${attempt.at}`,
        row: <AttemptRow note={note} attempt={attempt} />,
      })),
    ),
  ]
  rows.sort((one, other) => one.at.localeCompare(other.at))
  return (
    <>
      <ol className="trace-rows">
        {rows.map(({ key, row }) => (
          <li key={key}>{row}</li>
        ))}
      </ol>
      {trace.notifications.map((note) => (
        <Resend key={note.id} note={note} />
      ))}
    </>
  )
}

function RequestRow({ request }: { request: Request }) {
  const { t } = useTranslation()
  const { verdict, answer } = request
  return (
    <details>
      <summary>
        <time dateTime={request.at}>{clockOf(request.at, 'seconds')}</time>
        <span className="mono">
          {request.method} {request.target.split('?')[0]}
        </span>
        <span className={answer && answer.status < 300 ? 'good' : 'bad'}>{answer?.status ?? t('sim.no_answer')}</span>
        <span className="secondary">{Math.round(request.took_ms)} ms</span>
      </summary>
      <p className={verdict.accepted ? 'good' : 'bad'}>
        {verdict.accepted ? t('sim.accepted') : t('sim.refused', { check: verdict.failed_check ?? '' })}{' '}
        {verdict.message}
      </p>
      {verdict.string_to_sign && <Raw label={t('sim.signed_text')} text={verdict.string_to_sign} />}
      {request.body && <Raw label={t('sim.raw')} text={request.body} />}
      {answer?.body && <Raw label={t('sim.raw')} text={answer.body} />}
    </details>
  )
}

function AttemptRow({ note, attempt }: { note: Notification; attempt: Notification['attempts'][number] }) {
  const { t } = useTranslation()
  const taken = attempt.status !== undefined && attempt.status < 300
  return (
    <details>
      <summary>
        <time dateTime={attempt.at}>{clockOf(attempt.at, 'seconds')}</time>
        <span>
          {t('sim.notified')} <span className="mono">{note.event_type}</span>
        </span>
        <span className={taken ? 'good' : 'bad'}>{attempt.status ?? attempt.error ?? t('sim.no_answer')}</span>
        <span className="secondary">{Math.round(attempt.took_ms)} ms</span>
      </summary>
      <p className="secondary">{note.url}</p>
      {attempt.answer && <p className="bad">{attempt.answer}</p>}
      {note.body && <Raw label={t('sim.raw')} text={note.body} />}
    </details>
  )
}

function Resend({ note }: { note: Notification }) {
  const { t } = useTranslation()
  const resend = useSimAct<Notification>()
  const path = `notifications/${note.id}/resend`
  return (
    <div className="row-actions trace-resend">
      <span className="mono">{note.event_type}</span>
      <Button size="small" loading={resend.isPending} onClick={() => resend.mutate({ path })}>
        {t('sim.resend')}
      </Button>
      <Button size="small" onClick={() => resend.mutate({ path, body: { spoiling: 'bad_signature' } })}>
        {t('sim.resend_bad')}
      </Button>
      {resend.error && <ProblemAlert error={resend.error} />}
    </div>
  )
}
