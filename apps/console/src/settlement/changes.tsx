import { useTranslation } from 'react-i18next'
import { query } from '../api/client.ts'
import type { Applyment, SettlementChange } from '../api/types.ts'
import { Loaded } from '../parts/loaded.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { Time } from '../parts/time.tsx'
import './changes.css'

/** Every wish for another account, and what became of it, in a sentence. */
export function Changes({ applyment }: { applyment: Applyment }) {
  const { t } = useTranslation()
  const changes = query.useQuery(
    'get',
    '/v1/applyments/{id}/merchant/settlement',
    { params: { path: { id: applyment.id }, query: { limit: 20 } } },
    { refetchInterval: 5_000 },
  )
  return (
    <section className="card" aria-labelledby={`changes-${applyment.id}`}>
      <h2 id={`changes-${applyment.id}`}>{t('settlement.last_change')}</h2>
      <Loaded of={changes}>
        {({ data }) =>
          data.length === 0 ? (
            <p className="secondary">{t('settlement.no_changes')}</p>
          ) : (
            <ol className="settlement-changes">
              {data.map((change) => (
                <Change key={change.id} change={change} />
              ))}
            </ol>
          )
        }
      </Loaded>
    </section>
  )
}

const TONES = {
  asking: 'warning',
  auditing: 'info',
  succeeded: 'success',
  failed: 'error',
  refused: 'error',
  lapsed: 'warning',
  unknown: 'warning',
} as const

function Change({ change }: { change: SettlementChange }) {
  const { t } = useTranslation()
  const { state, account, reason = '', gateway_result: raw = '' } = change
  return (
    <li>
      <p className="settlement-change">
        <StatusTag tone={TONES[state]}>{t(`settlement.state.${state}`)}</StatusTag>
        <span>
          {account.bank} <code>{account.masked_number}</code>
        </span>
        <span className="secondary">
          {t('settlement.by', { by: change.by })} · <Time at={change.created_at} />
        </span>
      </p>
      <p className="secondary">{t(`settlement.says.${state}`, { reason, raw })}</p>
    </li>
  )
}
