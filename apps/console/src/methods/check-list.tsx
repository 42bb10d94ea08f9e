import { Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { query, queryClient } from '../api/client.ts'
import type { CheckRun, Method } from '../api/types.ts'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { Time } from '../parts/time.tsx'
import { CheckCounts } from './check-counts.tsx'
import { CheckRow } from './check-row.tsx'
import './check-list.css'

const LOOK_AGAIN_MS = 700

/** The live check: what was found last, or as it is being found. */
export function CheckList({ method }: { method: Method }) {
  const { t } = useTranslation()
  const runs = useRuns(method.id)
  const start = useStartChecks(method.id)
  const permission = usePermission('checks.run')
  useRenewed(method, runs.data?.data[0]?.ended_at)
  const isRunning = runs.data?.data[0]?.ended_at === undefined && runs.data?.data.length !== 0
  return (
    <section className="card check-list" aria-labelledby="check-list-title">
      <div className="card-head">
        <h2 id="check-list-title">{t('checks.title')}</h2>
        <Button
          {...permission}
          loading={start.isPending || (runs.data !== undefined && isRunning)}
          onClick={() => start.again()}
        >
          {t(runs.data?.data.length ? 'checks.again' : 'checks.start')}
        </Button>
      </div>
      {start.error && <ProblemAlert error={start.error} />}
      <Loaded of={runs}>
        {({ data: [run] }) =>
          run ? (
            <Run run={run} method={method} onAgain={start.again} />
          ) : (
            <Empty title={t('checks.none')}>{t('checks.none_why')}</Empty>
          )
        }
      </Loaded>
    </section>
  )
}

function Run({ run, method, onAgain }: { run: CheckRun; method: Method; onAgain: (only: string) => void }) {
  const { t } = useTranslation()
  return (
    <>
      <p className="secondary" role="status" aria-live="polite">
        {run.ended_at === undefined ? t('checks.running') : <CheckCounts counts={run.counts} />}
        {run.ended_at !== undefined && (
          <>
            {' '}
            · <Time at={run.ended_at} precise />
            {run.by === 'nightly' ? ` · ${t('checks.nightly')}` : ''}
          </>
        )}
      </p>
      <ul className="checks">
        {run.results.map((result) => (
          <CheckRow
            key={result.name}
            result={result}
            method={method}
            onAgain={() => onAgain(result.name)}
            isRunning={run.ended_at === undefined}
          />
        ))}
      </ul>
    </>
  )
}

/** Where else the outcome is shown, it is read again once there is one. */
function useRenewed({ last_check: shown }: Method, endedAt: string | undefined) {
  const isNews = endedAt !== undefined && endedAt !== shown?.ended_at
  useEffect(() => {
    if (isNews) void queryClient.invalidateQueries({ queryKey: ['get', '/v1/methods/{id}'] })
  }, [isNews])
}

/** The newest run; looked at again until it has ended. */
export function useRuns(methodId: string) {
  const of = { params: { path: { id: methodId }, query: { limit: 1 } } }
  return query.useQuery('get', '/v1/methods/{id}/checks', of, {
    refetchInterval: ({ state }) =>
      state.data?.data.some((run) => run.ended_at === undefined) ? LOOK_AGAIN_MS : false,
  })
}

export function useStartChecks(methodId: string) {
  const start = query.useMutation('post', '/v1/methods/{id}/checks', {
    onSuccess: () => queryClient.invalidateQueries(),
  })
  return {
    ...start,
    again: (only?: string) =>
      start.mutate({ params: { path: { id: methodId } }, body: only === undefined ? {} : { only: [only] } }),
  }
}
