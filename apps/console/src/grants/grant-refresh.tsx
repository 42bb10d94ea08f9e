import { Alert, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { query } from '../api/client.ts'
import type { Grant, GrantRefreshTrial } from '../api/types.ts'
import { ProblemAlert } from '../parts/problem.tsx'
import { useSay } from '../parts/said.ts'
import { renewing } from './renewing.ts'

/** New tokens before their time. What it would do is said first, since nobody can take it back. */
export function GrantRefresh({ grant, beside }: { grant: Grant; beside: ReactNode }) {
  const { t } = useTranslation()
  const permission = usePermission('grants.edit')
  const trial = query.useMutation('post', '/v1/grants/{id}/refresh/try')
  const refresh = query.useMutation('post', '/v1/grants/{id}/refresh', renewing)
  const [isOpen, setOpen] = useState(false)
  const ref = { params: { path: { id: grant.id } } }
  const ask = () => {
    refresh.reset()
    trial.mutate(ref, { onSuccess: () => setOpen(true) })
  }
  const canRefresh = isOpen && trial.data?.state === 'ready'
  return (
    <div className="grant-refresh">
      <div aria-live="polite">
        {isOpen && trial.data && <Trial trial={trial.data} />}
        {refresh.data && <Alert type="success" showIcon title={t('grants.refreshed')} />}
        {(trial.error ?? refresh.error) && <ProblemAlert error={trial.error ?? refresh.error} />}
      </div>
      <div className="actions">
        {canRefresh && (
          <Button
            type="primary"
            {...permission}
            loading={refresh.isPending}
            onClick={() => refresh.mutate(ref, { onSettled: () => setOpen(false) })}
          >
            {t('grants.refresh_now')}
          </Button>
        )}
        {!canRefresh && grant.state === 'active' && (
          <Button {...permission} loading={trial.isPending} onClick={ask}>
            {t('grants.refresh_try')}
          </Button>
        )}
        {!isOpen && beside}
        {isOpen && <Button onClick={() => setOpen(false)}>{t('rotation.close')}</Button>}
      </div>
    </div>
  )
}

const TONES = { ready: 'info', ended: 'error', unheard: 'warning' } as const

function Trial({ trial: { state, said, plan } }: { trial: GrantRefreshTrial }) {
  const say = useSay()
  const steps = plan.map((step) => <li key={step.en}>{say(step)}</li>)
  return <Alert type={TONES[state]} showIcon title={say(said)} description={steps.length > 0 && <ul>{steps}</ul>} />
}
