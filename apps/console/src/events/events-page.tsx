import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { query } from '../api/client.ts'
import { allRows, onward } from '../api/lists.ts'
import type { Event } from '../api/types.ts'
import { useClientNames } from '../clients/client-names.ts'
import { shortened } from '../parts/copy.tsx'
import { Empty } from '../parts/empty.tsx'
import { Lines, Loaded } from '../parts/loaded.tsx'
import { More } from '../parts/more.tsx'
import { type Column, Table } from '../parts/table.tsx'
import { Time } from '../parts/time.tsx'

const route = getRouteApi('/shell/dev/events')

export function EventsPage() {
  const { t } = useTranslation()
  const filter = route.useSearch()
  const events = query.useInfiniteQuery(
    'get',
    '/v1/events',
    { params: { query: { limit: 50, ...filter } } },
    { ...onward, refetchInterval: 5_000 },
  )
  return (
    <>
      {filter.order_key && (
        <p>
          {t('events.of_object', { key: filter.order_key })} <Link to="/dev/events">{t('parts.clear_filter')}</Link>
        </p>
      )}
      <Loaded of={{ ...events, data: allRows(events.data) }} skeleton={<Lines rows={8} />}>
        {(rows) =>
          rows.length === 0 ? <Empty title={t('events.empty')}>{t('events.empty_why')}</Empty> : <Rows rows={rows} />
        }
      </Loaded>
      <More of={events} />
    </>
  )
}

function Rows({ rows }: { rows: readonly Event[] }) {
  const { t } = useTranslation()
  const clientName = useClientNames(rows.map(({ client_id }) => client_id))
  const columns: Column<Event>[] = [
    {
      name: t('events.type'),
      cell: (event) => (
        <Link to="/dev/events/$eventId" params={{ eventId: event.id }} className="mono">
          {event.type}
        </Link>
      ),
    },
    { name: t('events.time'), cell: (event) => <Time at={event.created_at} precise /> },
    { name: t('events.client'), cell: (event) => clientName(event.client_id) },
    { name: t('events.object'), cell: (event) => <code>{shortened(event.order_key)}</code> },
  ]
  return <Table caption={t('dev.events')} columns={columns} rows={rows} rowKey={({ id }) => id} />
}
