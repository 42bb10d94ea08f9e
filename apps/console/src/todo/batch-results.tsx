import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Chosen } from './batch-bar.tsx'

type Outcome = 'queued' | 'to_copy' | 'already' | 'not_waiting' | 'unknown_client'

export type BatchResult =
  | { kind: 'reminded'; clients: readonly (Chosen & { outcome: Outcome | undefined })[] }
  | { kind: 'assigned'; clients: readonly Chosen[]; owner: string }

/** Client by client, and it stays until it was read: whoever has to copy a message has to know of whom. */
export function BatchResults({ result, onClose }: { result: BatchResult; onClose: () => void }) {
  const { t } = useTranslation()
  const rows =
    result.kind === 'assigned'
      ? result.clients.map((one) => ({ ...one, said: t('todo.result_assigned', { owner: result.owner }) }))
      : result.clients.map((one) => ({ ...one, said: t(`todo.result_${one.outcome ?? 'unknown_client'}`) }))
  return (
    <section className="todo-results card" aria-label={t('todo.results')}>
      <p role="status">
        <strong>{summary(t, result)}</strong>
      </p>
      <ul>
        {rows.map(({ id, name, said }) => (
          <li key={id}>
            <Link to="/clients/$clientId" params={{ clientId: id }}>
              {name}
            </Link>
            <span className="secondary">{said}</span>
          </li>
        ))}
      </ul>
      <Button size="small" onClick={onClose}>
        {t('todo.results_close')}
      </Button>
    </section>
  )
}

function summary(t: ReturnType<typeof useTranslation>['t'], result: BatchResult): string {
  if (result.kind === 'assigned') return t('todo.assigned', { n: result.clients.length, owner: result.owner })
  const count = (outcome: Outcome) => result.clients.filter((one) => one.outcome === outcome).length
  const [queued, toCopy, already] = [count('queued'), count('to_copy'), count('already')]
  const other = result.clients.length - queued - toCopy - already
  return t('todo.reminded', { queued, to_copy: toCopy, already, other })
}
