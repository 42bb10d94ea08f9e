import { useTranslation } from 'react-i18next'
import { query } from '../api/client.ts'
import { allRows, onward } from '../api/lists.ts'
import { Empty } from '../parts/empty.tsx'
import { ButtonLink } from '../parts/link.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { More } from '../parts/more.tsx'
import { useSay } from '../parts/said.ts'
import { StatusTag } from '../parts/status-tag.tsx'
import { type Column, Table } from '../parts/table.tsx'
import { EndTag } from './end-tag.tsx'
import { type CalendarKey, daysLeft, STATE_TONES } from './key-life.ts'
import './keys.css'

/** All keys and certificates, the first to end first, and what is next for whoever has to act. */
export function KeysCalendarPage() {
  const { t } = useTranslation()
  const keys = query.useInfiniteQuery('get', '/v1/keys', { params: { query: { limit: 50 } } }, onward)
  return (
    <>
      <p className="secondary">{t('calendar.why')}</p>
      <Loaded of={{ ...keys, data: allRows(keys.data) }}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t('calendar.empty')}>{t('calendar.empty_why')}</Empty>
          ) : (
            <Rows rows={rows} />
          )
        }
      </Loaded>
      <More of={keys} />
    </>
  )
}

function Rows({ rows }: { rows: readonly CalendarKey[] }) {
  const { t } = useTranslation()
  const say = useSay()
  const columns: Column<CalendarKey>[] = [
    {
      name: t('calendar.what'),
      cell: (key) => (
        <>
          <div>{key.label ? say(key.label) : key.part}</div>
          <code className="key-known-by">{knownBy(key)}</code>
        </>
      ),
    },
    {
      name: t('calendar.whose'),
      cell: ({ holder_name, client_name }) => (
        <>
          <div>{holder_name}</div>
          <span className="secondary">{client_name ?? t('calendar.ours')}</span>
        </>
      ),
    },
    { name: t('calendar.ends'), cell: ({ valid_to }) => <EndTag validTo={valid_to} /> },
    {
      name: t('calendar.state'),
      cell: ({ state }) => <StatusTag tone={STATE_TONES[state]}>{t(`rotation.state_${state}`)}</StatusTag>,
    },
    { name: t('calendar.used_by'), cell: ({ methods }) => t('calendar.methods', { n: methods }) },
    { name: t('calendar.next'), cell: (key) => <NextStep of={key} /> },
  ]
  return <Table caption={t('calendar.title')} columns={columns} rows={rows} rowKey={({ id }) => id} />
}

function knownBy({ pieces }: CalendarKey): string {
  const [first] = pieces.filter(({ serial }) => serial !== undefined)
  return first?.serial ?? pieces[0]?.fingerprint ?? ''
}

const SOON_DAYS = 90

function NextStep({ of: key }: { of: CalendarKey }) {
  const { t } = useTranslation()
  const href = key.client_id === undefined ? '/settings/provider' : `/clients/${key.client_id}/methods`
  if (key.state === 'next') return <ButtonLink href={href}>{t('calendar.change_over')}</ButtonLink>
  const isSoon = key.valid_to !== undefined && daysLeft(key.valid_to) <= SOON_DAYS
  if (key.state === 'active' && isSoon) return <ButtonLink href={href}>{t('calendar.replace')}</ButtonLink>
  return <span className="secondary">{t('calendar.nothing')}</span>
}
