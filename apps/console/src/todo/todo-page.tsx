import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { query } from '../api/client.ts'
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
import { COUNTERS, type Counter, counted, sections } from './todo.ts'
import './todo-page.css'

const route = getRouteApi('/shell/todo')

export function TodoPage() {
  const { t } = useTranslation()
  const { show } = route.useSearch()
  const steps = query.useInfiniteQuery(
    'get',
    '/v1/next-steps',
    { params: { query: { limit: 100 } } },
    { ...onward, refetchInterval: 30_000 },
  )
  return (
    <Page title={t('todo.title')}>
      <Loaded of={{ ...steps, data: allRows(steps.data) }} skeleton={<Lines rows={8} />}>
        {(rows) => (rows.length === 0 ? <NoClients /> : <Board rows={rows} show={show} />)}
      </Loaded>
      <More of={steps} />
    </Page>
  )
}

function Board({ rows, show }: { rows: readonly ToDo[]; show: Counter | undefined }) {
  const { t } = useTranslation()
  const shown = sections(rows, show, new Date())
  return (
    <>
      <nav className="counters" aria-label={t('todo.filter')}>
        <ul>
          {COUNTERS.map((counter) => (
            <li key={counter}>
              <Link to="/todo" search={show === counter ? {} : { show: counter }} aria-current={show === counter}>
                <span>{t(`todo.${counter}`)}</span>
                <strong>{counted(rows, counter).length}</strong>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {!show && counted(rows, 'mine').length === 0 && <Empty title={t('todo.empty')}>{t('todo.empty_why')}</Empty>}
      {shown.map(([name, ofSection]) => (
        <section key={name} aria-labelledby={`todo-${name}`} className="todo-section">
          <h2 id={`todo-${name}`}>
            {t(`todo.${name}`)} <span className="secondary">{ofSection.length}</span>
          </h2>
          <Rows caption={t(`todo.${name}`)} rows={ofSection} />
        </section>
      ))}
      {show && shown.length === 0 && (
        <Empty title={t('parts.no_match')} action={<Link to="/todo">{t('parts.clear_filter')}</Link>} />
      )}
    </>
  )
}

function Rows({ caption, rows }: { caption: string; rows: readonly ToDo[] }) {
  const { t } = useTranslation()
  const say = useSay()
  const columns: Column<ToDo>[] = [
    {
      name: t('todo.column_client'),
      cell: ({ client }) => (
        <Link to="/clients/$clientId" params={{ clientId: client.id }}>
          {client.name}
        </Link>
      ),
    },
    { name: t('next.label'), cell: ({ next_step }) => say(next_step.title) },
    { name: t('clients.column_waiting'), cell: ({ next_step }) => <WaitingFor step={next_step} /> },
    { name: t('todo.column_due'), cell: ({ next_step }) => <Due step={next_step} /> },
    {
      name: t('todo.column_action'),
      cell: ({ client, next_step: { primary, blocked } }) => (
        <>
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
        </>
      ),
    },
  ]
  return <Table caption={caption} columns={columns} rows={rows} rowKey={({ client }) => client.id} />
}

function NoClients() {
  const { t } = useTranslation()
  return (
    <Empty
      title={t('todo.no_clients')}
      action={
        <ButtonLink href="/clients" type="primary">
          {t('clients.new')}
        </ButtonLink>
      }
    >
      {t('todo.no_clients_why')}
    </Empty>
  )
}
