import { getRouteApi, Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { query, queryClient } from '../api/client.ts'
import type { Delivery, EventDetail } from '../api/types.ts'
import { CopyValue } from '../parts/copy.tsx'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { clockOf, dayOf, Time } from '../parts/time.tsx'
import { DeliveryTag } from './delivery-tag.tsx'
import './event-page.css'

const route = getRouteApi('/shell/dev/events/$eventId')

/** One event as the client's system was told it, and every attempt to tell. */
export function EventPage() {
  const { t } = useTranslation()
  const { eventId } = route.useParams()
  const event = query.useQuery(
    'get',
    '/v1/events/{id}',
    { params: { path: { id: eventId } } },
    { refetchInterval: 3_000 },
  )
  return (
    <Loaded of={event}>
      {(shown) => (
        <>
          <div className="event-head">
            <h2 className="mono">{shown.type}</h2>
            <Time at={shown.created_at} precise />
            <CopyValue value={shown.id} label={t('events.id')} long />
            <Subject event={shown} />
            <Resend eventId={shown.id} />
          </div>
          <section className="card" aria-labelledby="deliveries-title">
            <h2 id="deliveries-title">{t('events.deliveries')}</h2>
            {shown.deliveries.length === 0 && <Empty title={t('events.no_deliveries')} />}
            {shown.deliveries.map((delivery) => (
              <DeliveryRow key={delivery.id} delivery={delivery} />
            ))}
          </section>
          <section className="card" aria-labelledby="payload-title">
            <h2 id="payload-title">{t('events.payload')}</h2>
            {/* a box that scrolls must be reachable by the keyboard */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <pre className="payload" tabIndex={0} aria-labelledby="payload-title">
              {JSON.stringify(shown.data, undefined, 2)}
            </pre>
          </section>
        </>
      )}
    </Loaded>
  )
}

function Subject({ event }: { event: EventDetail }) {
  if (!event.order_key.startsWith('pay_')) return <code>{event.order_key}</code>
  return (
    <Link to="/payments/$paymentId" params={{ paymentId: event.order_key }} className="mono">
      {event.order_key}
    </Link>
  )
}

function Resend({ eventId }: { eventId: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const permission = usePermission('events.resend')
  const resend = query.useMutation('post', '/v1/events/{id}/resend', {
    onSuccess: async () => {
      void message.success(t('events.resent'))
      await queryClient.invalidateQueries({ queryKey: ['get', '/v1/events/{id}'] })
    },
  })
  return (
    <>
      <Button
        {...permission}
        loading={resend.isPending}
        onClick={() => resend.mutate({ params: { path: { id: eventId } } })}
      >
        {t('events.resend')}
      </Button>
      {resend.error && <ProblemAlert error={resend.error} />}
    </>
  )
}

function DeliveryRow({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation()
  const endpoints = query.useQuery('get', '/v1/webhook-endpoints', { params: { query: { limit: 100 } } })
  const url = endpoints.data?.data.find(({ id }) => id === delivery.endpoint_id)?.url ?? delivery.endpoint_id
  return (
    <div className="delivery">
      <p className="delivery-head">
        <DeliveryTag state={delivery.state} />
        <span>{t('delivery.to', { url })}</span>
        {delivery.state === 'pending' && delivery.next_at && (
          <span className="secondary">
            {t('delivery.next', { time: `${dayOf(delivery.next_at)} ${clockOf(delivery.next_at, 'seconds')}` })}
          </span>
        )}
      </p>
      {delivery.attempts.length === 0 && <p className="secondary">{t('delivery.no_attempts')}</p>}
      <ol>
        {delivery.attempts.map((attempt, index) => (
          <li key={attempt.at}>
            <span>{t('delivery.attempt', { n: index + 1 })}</span>
            <Time at={attempt.at} precise />
            <span className={attempt.status && attempt.status < 300 ? '' : 'bad'}>
              {attempt.status ?? attempt.error}
            </span>
            <span className="secondary">{Math.round(attempt.duration_ms)} ms</span>
          </li>
        ))}
      </ol>
    </div>
  )
}
