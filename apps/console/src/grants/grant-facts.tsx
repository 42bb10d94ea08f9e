import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { useMerchantNumber } from '../api/channels.ts'
import { query } from '../api/client.ts'
import type { Grant } from '../api/types.ts'
import { CopyValue } from '../parts/copy.tsx'
import { Facts } from '../parts/facts.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { Time } from '../parts/time.tsx'
import { GrantRefresh } from './grant-refresh.tsx'
import { renewing } from './renewing.ts'

/** Whose money it is, since when, and whether it still holds. */
export function GrantFacts({ grant }: { grant: Grant }) {
  const { t } = useTranslation()
  const number = useMerchantNumber()(grant.channel)
  const permission = usePermission('grants.edit')
  const ask = query.useMutation('post', '/v1/grants/{id}/ask', renewing)
  return (
    <div className="grant">
      <Facts
        rows={[
          [number, <CopyValue key="mchid" value={grant.sub_mchid} label={number} />],
          [t('grants.auth_app_id'), <code key="app">{grant.auth_app_id}</code>],
          [t('grants.granted_at'), <Time key="granted" at={grant.granted_at} />],
          [t('grants.checked_at'), grant.state === 'active' && <Time at={grant.checked_at} />],
          [t('grants.withdrawn_at'), grant.withdrawn_at && <Time at={grant.withdrawn_at} />],
        ]}
      />
      <GrantRefresh
        grant={grant}
        beside={
          grant.state === 'active' && (
            <Button
              {...permission}
              loading={ask.isPending}
              onClick={() => ask.mutate({ params: { path: { id: grant.id } } })}
            >
              {t('grants.ask')}
            </Button>
          )
        }
      />
      {ask.error && <ProblemAlert error={ask.error} />}
    </div>
  )
}
