import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { query } from '../api/client.ts'
import type { Event } from '../api/types.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Time } from '../parts/time.tsx'
import { DeliveryTag } from './delivery-tag.tsx'
import './payment-events.css'

/** What the client's system was told of a payment, and whether it heard: the answer to "we were never notified". */
export function PaymentEvents({ paymentId }: { paymentId: string }) {
  const { t } = useTranslation()
  const events = query.useQuery(
    'get',
    '/v1/events',
    { params: { query: { order_key: paymentId, limit: 20 } } },
    { refetchInterval: 3_000 },
  )
  return (
    <section className="card" aria-labelledby="events-title">
      <h2 id="events-title">{t('payments.events')}</h2>
      <Loaded of={events}>
        {({ data }) =>
          data.length === 0 ? (
            <p className="secondary">{t('payments.no_events')}</p>
          ) : (
            <ul className="payment-events">
              {data.map((event) => (
                <Told key={event.id} event={event} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function Told({ event }: { event: Event }) {
  const { t } = useTranslation()
  const detail = query.useQuery(
    'get',
    '/v1/events/{id}',
    { params: { path: { id: event.id } } },
    { refetchInterval: 3_000 },
  )
  return (
    <li>
      <Link to="/dev/events/$eventId" params={{ eventId: event.id }} className="mono">
        {event.type}
      </Link>
      <Time at={event.created_at} precise />
      {detail.data?.deliveries.length === 0 && <span className="secondary">{t('events.no_deliveries')}</span>}
      {detail.data?.deliveries.map((delivery) => (
        <span key={delivery.id} className="payment-delivery">
          <DeliveryTag state={delivery.state} />
          <span className="secondary">{t('delivery.tries', { count: delivery.attempts.length })}</span>
        </span>
      ))}
    </li>
  )
}
