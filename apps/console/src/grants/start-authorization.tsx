import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { query } from '../api/client.ts'
import type { Channel, ProviderAccount } from '../api/types.ts'
import { ProblemAlert } from '../parts/problem.tsx'
import { renewing } from './renewing.ts'

/** Which account is asked only where there are several. */
export function StartAuthorization(props: {
  clientId: string
  channel: Channel
  accounts: readonly ProviderAccount[]
  /** Whether the merchant authorised us before. */
  again: boolean
  isActive: boolean
}) {
  const { t } = useTranslation()
  const permission = usePermission('grants.edit')
  const { clientId, channel, accounts, again, isActive } = props
  const [account, setAccount] = useState(accounts[0]?.id)
  const start = query.useMutation('post', '/v1/authorizations', renewing)
  const body = { client_id: clientId, channel: channel.name, ...(account && { provider_account_id: account }) }
  return (
    <div className="actions">
      {accounts.length > 1 && (
        <Select
          aria-label={t('grants.account')}
          value={account}
          onChange={setAccount}
          options={accounts.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Button
        type={isActive ? 'default' : 'primary'}
        {...permission}
        loading={start.isPending}
        onClick={() => start.mutate({ body })}
      >
        {t(again ? 'grants.again' : 'grants.start')}
      </Button>
      {start.error && <ProblemAlert error={start.error} />}
    </div>
  )
}
