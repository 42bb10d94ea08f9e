import { Alert } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from './problem.tsx'
import { clockOf } from './time.tsx'
import './loaded.css'

type Loading<Data> = {
  data: Data | undefined
  error: unknown
  isFetching: boolean
  dataUpdatedAt: number
  refetch: () => unknown
}

/** The four states of every view of data: being read, there, gone wrong, and there but not fresh. */
export function Loaded<Data>(props: {
  of: Loading<Data>
  skeleton?: ReactNode
  children: (data: NonNullable<Data>) => ReactNode
}) {
  const { t } = useTranslation()
  const { data, error, isFetching, dataUpdatedAt, refetch } = props.of
  if (data === undefined || data === null) {
    return error ? (
      <ProblemAlert error={error} retry={() => void refetch()} />
    ) : (
      <Later>{props.skeleton ?? <Lines />}</Later>
    )
  }
  return (
    <>
      {error && !isFetching ? (
        <Alert
          type="warning"
          banner
          title={t('parts.stale', { time: clockOf(new Date(dataUpdatedAt).toISOString(), 'seconds') })}
          action={<ProblemRetry retry={() => void refetch()} />}
        />
      ) : null}
      {props.children(data)}
    </>
  )
}

function ProblemRetry({ retry }: { retry: () => void }) {
  const { t } = useTranslation()
  return (
    <button type="button" className="plain-button" onClick={retry}>
      {t('parts.retry')}
    </button>
  )
}

const PATIENCE_MS = 200

/** Nothing at first: what arrives within 200 ms needs no skeleton. */
function Later({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div aria-busy="true" className="loading">
      <span className="unseen">{t('parts.loading')}</span>
      {shown && children}
    </div>
  )
}

/** A skeleton in the shape of rows of text. */
export function Lines({ rows = 4 }: { rows?: number }) {
  return (
    <div className="skeleton" aria-hidden>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className="skeleton-line" style={{ inlineSize: `${90 - ((row * 17) % 40)}%` }} />
      ))}
    </div>
  )
}
