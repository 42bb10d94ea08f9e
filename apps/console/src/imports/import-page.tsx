import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, Button, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMemberNames } from '../access/member-names.ts'
import { usePermission } from '../access/permission.ts'
import { query, queryClient } from '../api/client.ts'
import { allRows, onward } from '../api/lists.ts'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { More } from '../parts/more.tsx'
import { Page } from '../parts/page.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { useSay } from '../parts/said.ts'
import { type Column, Table } from '../parts/table.tsx'
import { ImportTag, RowTag } from './import-tag.tsx'
import { ROWS_SHOWN } from './rows-shown.ts'
import type { ClientImport, ImportRow } from './upload-list.ts'
import '../clients/clients-page.css'
import './imports.css'

const route = getRouteApi('/shell/clients/import/$importId')
const OFTEN_MS = 1_000
/** The router says which of the links is the page that is shown. */
const EXACTLY = { exact: true }

/** What becomes of each row, before anything is made and afterwards. */
export function ImportPage() {
  const { t } = useTranslation()
  const { importId } = route.useParams()
  const planned = query.useQuery(
    'get',
    '/v1/client-imports/{id}',
    { params: { path: { id: importId } } },
    { refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? OFTEN_MS : false) },
  )
  return (
    <Page
      title={planned.data?.filename ?? t('imports.title')}
      section={t('imports.title')}
      crumbs={[
        { label: t('clients.title'), link: { to: '/clients' } },
        { label: t('imports.title'), link: { to: '/clients/import' } },
      ]}
      tags={planned.data && <ImportTag state={planned.data.state} />}
    >
      <Loaded of={planned}>{(data) => <Planned planned={data} />}</Loaded>
    </Page>
  )
}

function Planned({ planned }: { planned: ClientImport }) {
  const { t } = useTranslation()
  const { id, state, counts, columns, unknown_columns } = planned
  return (
    <>
      <section className="card import-summary">
        <p>{t('imports.used', { columns: columns.map(({ header }) => header).join(' · ') })}</p>
        {unknown_columns.length > 0 && (
          <p className="secondary">{t('imports.unknown', { columns: unknown_columns.join(' · ') })}</p>
        )}
        {state === 'ready' && counts.problem > 0 && (
          <Alert type="warning" showIcon title={t('imports.again', { n: counts.problem })} />
        )}
        {state === 'running' && <Running counts={counts} />}
        {state === 'done' && <Alert type="success" showIcon title={t('imports.ended', { count: counts.created })} />}
        {state === 'ready' && <Acts planned={planned} />}
        <a href={`/v1/client-imports/${id}/report.csv`} download>
          {t('imports.report')}
        </a>
      </section>
      <Rows planned={planned} />
    </>
  )
}

function Running({ counts: { created, new: left } }: Pick<ClientImport, 'counts'>) {
  const { t } = useTranslation()
  const label = t('imports.progress', { done: created, left })
  return (
    <div role="status">
      <Progress percent={Math.floor((100 * created) / Math.max(1, created + left))} aria-label={label} />
      {label}
    </div>
  )
}

function Acts({ planned: { id, counts } }: { planned: ClientImport }) {
  const { t } = useTranslation()
  const editing = usePermission('clients.edit')
  const renewed = { onSuccess: () => queryClient.invalidateQueries() }
  const start = query.useMutation('post', '/v1/client-imports/{id}/start', renewed)
  const discard = query.useMutation('post', '/v1/client-imports/{id}/discard', renewed)
  const params = { path: { id } }
  const error = start.error ?? discard.error
  return (
    <>
      {error && <ProblemAlert error={error} />}
      <p className="import-acts">
        <Button
          type="primary"
          {...editing}
          disabled={editing.disabled || counts.new === 0}
          loading={start.isPending}
          onClick={() => start.mutate({ params })}
        >
          {counts.new === 0 ? t('imports.nothing') : t('imports.start', { count: counts.new })}
        </Button>
        <Button {...editing} loading={discard.isPending} onClick={() => discard.mutate({ params })}>
          {t('imports.discard')}
        </Button>
      </p>
    </>
  )
}

function Rows({ planned: { id, state, counts, total } }: { planned: ClientImport }) {
  const { t } = useTranslation()
  const { show } = route.useSearch()
  const rows = query.useInfiniteQuery(
    'get',
    '/v1/client-imports/{id}/rows',
    { params: { path: { id }, query: { limit: 50, ...(show && { state: show }) } } },
    { ...onward, refetchInterval: state === 'running' ? 2 * OFTEN_MS : false },
  )
  return (
    <section className="import-rows" aria-label={t('imports.column_result')}>
      <nav className="client-filters" aria-label={t('imports.filter')}>
        <ul>
          <li>
            <Link to="/clients/import/$importId" params={{ importId: id }} activeOptions={EXACTLY}>
              {t('imports.row_all')} {total}
            </Link>
          </li>
          {ROWS_SHOWN.filter((one) => counts[one] > 0).map((one) => (
            <li key={one}>
              <Link
                to="/clients/import/$importId"
                params={{ importId: id }}
                search={{ show: one }}
                activeOptions={EXACTLY}
              >
                {t(`imports.row_${one}`)} {counts[one]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Loaded of={{ ...rows, data: allRows(rows.data) }}>
        {(data) => (data.length > 0 ? <RowTable rows={data} /> : <Empty title={t('imports.none')} />)}
      </Loaded>
      <More of={rows} />
    </section>
  )
}

function RowTable({ rows }: { rows: readonly ImportRow[] }) {
  const { t } = useTranslation()
  const columns: Column<ImportRow>[] = [
    { name: t('imports.column_number'), cell: ({ number }) => number },
    { name: t('imports.column_name'), cell: ({ name }) => name },
    { name: t('imports.column_result'), cell: ({ state }) => <RowTag state={state} /> },
    { name: t('imports.column_what'), cell: (row) => <What row={row} /> },
  ]
  return <Table caption={t('imports.title')} columns={columns} rows={rows} rowKey={({ number }) => String(number)} />
}

function What({ row: { state, problems, client, same_as_row } }: { row: ImportRow }) {
  const { t } = useTranslation()
  const memberName = useMemberNames()
  const say = useSay()
  if (same_as_row !== undefined) return t('imports.same_row', { row: same_as_row })
  if (client) {
    return (
      <>
        {state === 'same_client' && t('imports.same_client')}
        <Link to="/clients/$clientId" params={{ clientId: client.id }}>
          {client.name}
        </Link>
        {state === 'same_client' && (
          <div className="secondary">
            {client.owner_id === undefined
              ? t('clients.unowned')
              : t('clients.owned_by', { owner: memberName(client.owner_id) })}
          </div>
        )}
      </>
    )
  }
  return (
    <ul className="import-problems">
      {problems.map(({ column, label, reason, fix }) => (
        <li key={column + reason.key}>
          <strong>{say(label)}</strong> {say(reason)}
          <div className="secondary">{say(fix)}</div>
        </li>
      ))}
    </ul>
  )
}
