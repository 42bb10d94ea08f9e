import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button, Checkbox, Segmented } from 'antd'
import { useState } from 'react'
import { useMemberNames } from '../access/member-names.ts'
import { usePermission } from '../access/permission.ts'
import { useSession } from '../access/session.ts'
import { query, queryClient } from '../api/client.ts'
import { allRows, onward } from '../api/lists.ts'
import type { ToDo } from '../api/types.ts'
import { Due, WaitingFor } from '../journeys/waiting.tsx'
import { Empty } from '../parts/empty.tsx'
import { ButtonLink } from '../parts/link.tsx'
import { Lines, Loaded } from '../parts/loaded.tsx'
import { More } from '../parts/more.tsx'
import { Page } from '../parts/page.tsx'
import { useSay } from '../parts/said.ts'
import { type Column, Table } from '../parts/table.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { clockOf, dayOf } from '../parts/time.tsx'
import { Batch, Choice, type Chosen, toggled } from './batch-bar.tsx'
import { SnoozeDialog } from './snooze-dialog.tsx'
import { COUNTERS, type Counter, counted, type Grouping, grouped, nextExpected, sections } from './todo.ts'
import './todo-page.css'

const route = getRouteApi('/shell/todo')

export function TodoPage() {
  const { t } = useTranslation()
  const { show, group, owner } = route.useSearch()
  const me = useSession()?.member?.user_id
  const steps = query.useInfiniteQuery(
    'get',
    '/v1/next-steps',
    { params: { query: { limit: 100, ...(owner && me !== undefined && { owner: me }) } } },
    { ...onward, refetchInterval: 30_000 },
  )
  return (
    <Page title={t('todo.title')}>
      <Loaded of={{ ...steps, data: allRows(steps.data) }} skeleton={<Lines rows={8} />}>
        {(rows) =>
          rows.length === 0 && !owner ? <NoClients /> : <Board rows={rows} show={show} group={group} owner={owner} />
        }
      </Loaded>
      <More of={steps} />
    </Page>
  )
}

type Shown = { show: Counter | undefined; group: Grouping | undefined; owner: 'me' | undefined }

function Board({ rows, show, group, owner }: { rows: readonly ToDo[] } & Shown) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const shown = sections(rows, show, new Date())
  const choose = (one: Chosen) => setChosen((before) => toggled(before, one))
  const search = { ...(show && { show }), ...(group && { group }), ...(owner && { owner }) }
  return (
    <>
      <nav className="counters" aria-label={t('todo.filter')}>
        <ul>
          {COUNTERS.map((counter) => (
            <li key={counter}>
              <Link
                to="/todo"
                search={show === counter ? without(search, 'show') : { ...search, show: counter }}
                aria-current={show === counter}
              >
                <span>{t(`todo.${counter}`)}</span>
                <strong>{counted(rows, counter).length}</strong>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Narrowing search={search} />
      <Batch
        chosen={chosen}
        listed={shown.flatMap(([, ofSection]) => ofSection.map(({ client }) => client))}
        onChoose={setChosen}
      />
      {!show && counted(rows, 'mine').length === 0 && <NothingOurs rows={rows} />}
      {shown.map(([name, ofSection]) => (
        <section key={name} aria-labelledby={`todo-${name}`} className="todo-section">
          <h2 id={`todo-${name}`}>
            {t(`todo.${name}`)} <span className="secondary">{ofSection.length}</span>
          </h2>
          <Rows caption={t(`todo.${name}`)} rows={grouped(ofSection, group)} chosen={chosen} onChoose={choose} />
        </section>
      ))}
      {show && shown.length === 0 && (
        <Empty title={t('parts.no_match')} action={<Link to="/todo">{t('parts.clear_filter')}</Link>} />
      )}
    </>
  )
}

type Search = { show?: Counter; group?: Grouping; owner?: 'me' }

function without(search: Search, name: keyof Search): Search {
  const { [name]: _, ...rest } = search
  return rest
}

const GROUP_CHOICES: readonly (Grouping | 'none')[] = ['none', 'step', 'client']

function Narrowing({ search }: { search: Search }) {
  const { t } = useTranslation()
  const navigate = route.useNavigate()
  const { group, owner } = search
  return (
    <div className="todo-narrowing">
      <Checkbox
        checked={owner === 'me'}
        onChange={({ target }) =>
          void navigate({ search: target.checked ? { ...search, owner: 'me' } : without(search, 'owner') })
        }
      >
        {t('todo.only_mine')}
      </Checkbox>
      <Segmented<Grouping | 'none'>
        aria-label={t('todo.group')}
        value={group ?? 'none'}
        options={GROUP_CHOICES.map((value) => ({ value, label: t(`todo.group_${value}`) }))}
        onChange={(value) =>
          void navigate({ search: value === 'none' ? without(search, 'group') : { ...search, group: value } })
        }
      />
    </div>
  )
}

type RowsProps = {
  caption: string
  rows: readonly ToDo[]
  chosen: readonly Chosen[]
  onChoose: (one: Chosen) => void
}

function Rows({ caption, rows, chosen, onChoose }: RowsProps) {
  const { t } = useTranslation()
  const say = useSay()
  const ownerName = useMemberNames()
  const columns: Column<ToDo>[] = [
    {
      name: t('todo.column_client'),
      cell: ({ client }) => (
        <span className="todo-client">
          <Choice client={client} chosen={chosen} onChoose={onChoose} />
          <Link to="/clients/$clientId" params={{ clientId: client.id }}>
            {client.name}
          </Link>
        </span>
      ),
    },
    { name: t('next.label'), cell: (row) => <Step row={row} /> },
    { name: t('todo.owner'), cell: ({ owner_id: owner }) => owner && ownerName(owner), wideOnly: true },
    { name: t('clients.column_waiting'), cell: ({ next_step }) => <WaitingFor step={next_step} /> },
    { name: t('todo.column_due'), cell: ({ next_step }) => <Due step={next_step} /> },
    {
      name: t('todo.column_action'),
      cell: ({ client, snooze, next_step: { primary, blocked } }) => (
        <div className="row-actions">
          {primary?.href && (
            <ButtonLink href={primary.href} size="small">
              {say(primary.label)}
            </ButtonLink>
          )}
          {blocked && (
            <div>
              <Link to="/dev/diagnose" search={{ q: client.id }}>
                {t('diagnosis.why')}
              </Link>
            </div>
          )}
          <SnoozeButton client={client} snoozed={snooze !== undefined} />
        </div>
      ),
    },
  ]
  return <Table caption={caption} columns={columns} rows={rows} rowKey={({ client }) => client.id} />
}

function Step({ row: { next_step: step, snooze } }: { row: ToDo }) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <>
      {step.urgent && <StatusTag tone="error">{t('todo.urgent')}</StatusTag>} {say(step.title)}
      {snooze && (
        <div className="secondary">
          {t('todo.snoozed_until', {
            by: snooze.by,
            time: `${dayOf(snooze.until)} ${clockOf(snooze.until)}`,
            reason: snooze.reason,
          })}
        </div>
      )}
    </>
  )
}

function SnoozeButton({ client, snoozed }: { client: ToDo['client']; snoozed: boolean }) {
  const { t } = useTranslation()
  const permission = usePermission('clients.edit')
  const [open, setOpen] = useState(false)
  const wake = query.useMutation('delete', '/v1/clients/{id}/snooze', {
    onSettled: () => queryClient.invalidateQueries(),
  })
  return (
    <>
      <Button
        {...permission}
        size="small"
        loading={wake.isPending}
        onClick={() => (snoozed ? wake.mutate({ params: { path: { id: client.id } } }) : setOpen(true))}
      >
        {t(snoozed ? 'todo.wake' : 'todo.snooze')}
      </Button>
      {open && <SnoozeDialog client={client} onClose={() => setOpen(false)} />}
    </>
  )
}

/** Nothing to do is an answer too: with what is expected next, and when. */
function NothingOurs({ rows }: { rows: readonly ToDo[] }) {
  const { t } = useTranslation()
  const say = useSay()
  const next = nextExpected(rows, new Date())
  const at = next?.at.toISOString()
  return (
    <Empty title={t('todo.empty')}>
      {next && at
        ? t('todo.empty_next', {
            client: next.row.client.name,
            step: say(next.row.next_step.title),
            time: `${dayOf(at)} ${clockOf(at)}`,
          })
        : t('todo.empty_why')}
    </Empty>
  )
}

function NoClients() {
  const { t } = useTranslation()
  return (
    <Empty
      title={t('todo.no_clients')}
      action={
        <ButtonLink href="/clients?new=true" type="primary">
          {t('clients.new')}
        </ButtonLink>
      }
    >
      {t('todo.no_clients_why')}
    </Empty>
  )
}
