import { useMemberNames } from '../access/member-names.ts'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { useChannelLabel } from '../api/channels.ts'
import { query } from '../api/client.ts'
import { allRows, onward } from '../api/lists.ts'
import type { ClientRow } from '../api/types.ts'
import { ApplymentTag } from '../applyments/applyment-tag.tsx'
import { Progress } from '../journeys/checklist.tsx'
import { Due, WaitingFor } from '../journeys/waiting.tsx'
import { Empty } from '../parts/empty.tsx'
import { Lines, Loaded } from '../parts/loaded.tsx'
import { More } from '../parts/more.tsx'
import { Page } from '../parts/page.tsx'
import { useSay } from '../parts/said.ts'
import { type Column, Table } from '../parts/table.tsx'
import { Time } from '../parts/time.tsx'
import { Batch, Choice, type Chosen, toggled } from '../todo/batch-bar.tsx'
import { ClientFilters } from './client-filters.tsx'
import { type ClientSearch, exportAddress, queryOf } from './shown.ts'
import { NewClientDialog } from './new-client-dialog.tsx'
import './clients-page.css'

const route = getRouteApi('/shell/clients')

export function ClientsPage() {
  const { t } = useTranslation()
  const { new: asked, ...search } = route.useSearch()
  const [adding, setAdding] = useState(asked ?? false)
  const clients = query.useInfiniteQuery(
    'get',
    '/v1/clients',
    { params: { query: { limit: 50, ...queryOf(search) } } },
    { ...onward, refetchInterval: 30_000, placeholderData: (before) => before },
  )
  const editing = usePermission('clients.edit')
  const add = (
    <>
      <Link to="/clients/import">{t('imports.link')}</Link>
      <Button type="primary" {...editing} onClick={() => setAdding(true)}>
        {t('clients.new')}
      </Button>
    </>
  )
  const filtered = Object.keys(search).length > 0
  const none = !filtered && allRows(clients.data)?.length === 0
  return (
    <Page
      title={t('clients.title')}
      actions={
        !none && (
          <>
            <a href={exportAddress(search)} download>
              {t('clients.export')}
            </a>
            {add}
          </>
        )
      }
    >
      {!none && <Search key={search.text ?? ''} search={search} />}
      {!none && <ClientFilters search={search} />}
      <Loaded of={{ ...clients, data: allRows(clients.data) }} skeleton={<Lines rows={8} />}>
        {(rows) =>
          rows.length > 0 ? <Rows key={JSON.stringify(search)} rows={rows} /> : <None search={search} action={add} />
        }
      </Loaded>
      <More of={clients} />
      {adding && <NewClientDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

function Search({ search: { text = '', ...kept } }: { search: ClientSearch }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <search className="client-search">
      <Input.Search
        defaultValue={text}
        allowClear
        maxLength={100}
        aria-label={t('clients.search')}
        placeholder={t('clients.search')}
        enterButton={<Button>{t('clients.find')}</Button>}
        onSearch={(wanted) =>
          navigate({ to: '/clients', search: { ...kept, ...(wanted.trim() && { text: wanted.trim() }) } })
        }
      />
    </search>
  )
}

function Rows({ rows }: { rows: readonly ClientRow[] }) {
  const { t } = useTranslation()
  const ownerName = useMemberNames()
  const say = useSay()
  const channelLabel = useChannelLabel()
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const columns: Column<ClientRow>[] = [
    {
      name: t('clients.column_client'),
      cell: (client) => (
        <div className="todo-client">
          <Choice client={client} chosen={chosen} onChoose={(one) => setChosen((before) => toggled(before, one))} />
          <div>
            <Link to="/clients/$clientId" params={{ clientId: client.id }}>
              {client.name}
            </Link>
            {client.short_name && <div className="secondary">{client.short_name}</div>}
          </div>
        </div>
      ),
    },
    {
      name: t('clients.column_platform'),
      cell: (client) =>
        client.platforms.map((platform) => (
          <div key={platform.channel} className="client-platform">
            <span className="nowrap">{channelLabel(platform.channel)}</span> <ApplymentTag state={platform.state} />
          </div>
        )),
    },
    { name: t('clients.column_next'), cell: (client) => say(client.next_step.title) },
    { name: t('clients.column_waiting'), cell: (client) => <WaitingFor step={client.next_step} /> },
    { name: t('clients.column_due'), cell: (client) => <Due step={client.next_step} /> },
    { name: t('clients.column_progress'), cell: (client) => <Progress {...client.progress} />, wideOnly: true },
    { name: t('todo.owner'), cell: ({ owner_id: owner }) => owner && ownerName(owner), wideOnly: true },
    { name: t('clients.column_updated'), cell: (client) => <Time at={client.updated_at} />, wideOnly: true },
  ]
  return (
    <>
      <Batch chosen={chosen} listed={rows.map(({ id, name }) => ({ id, name }))} onChoose={setChosen} />
      <div className="clients-list">
        <Table caption={t('clients.title')} columns={columns} rows={rows} rowKey={({ id }) => id} />
      </div>
    </>
  )
}

function None({ search: { text, ...narrowed }, action }: { search: ClientSearch; action: ReactNode }) {
  const { t } = useTranslation()
  const all = <Link to="/clients">{t('parts.clear_filter')}</Link>
  if (Object.keys(narrowed).length > 0) return <Empty title={t('clients.none_shown')} action={all} />
  if (text !== undefined) return <Empty title={t('clients.no_match', { text })} action={all} />
  return (
    <Empty title={t('clients.empty')} action={action}>
      {t('clients.empty_why')}
    </Empty>
  )
}
