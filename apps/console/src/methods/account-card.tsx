import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { useChannel } from '../api/channels.ts'
import { query } from '../api/client.ts'
import type { ClientAccount } from '../api/types.ts'
import { AccountKeys } from '../keys/account-keys.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { AccountFacts } from '../providers/account-facts.tsx'
import { ClientAccountForm } from './client-account-form.tsx'
import '../providers/provider-page.css'

/** A client's own account: what is set, by whom, and whether the platform takes it. */
export function AccountCard({ accountId }: { accountId: string }) {
  const account = query.useQuery('get', '/v1/client-accounts/{id}', { params: { path: { id: accountId } } })
  return <Loaded of={account}>{(shown) => <Account account={shown} />}</Loaded>
}

function Account({ account }: { account: ClientAccount }) {
  const { t } = useTranslation()
  const channel = useChannel(account.channel)
  const permission = usePermission('client_accounts.edit')
  const [editing, setEditing] = useState(false)
  const close = () => setEditing(false)
  if (editing && channel) {
    const props = { clientId: account.client_id, channel, account }
    return <ClientAccountForm {...props} onSaved={close} onClose={close} />
  }
  return (
    <>
      <section className="card" aria-labelledby={account.id}>
        <div className="card-head">
          <h2 id={account.id}>{account.name}</h2>
          <Button {...permission} onClick={() => setEditing(true)}>
            {t('methods.keys_replace')}
          </Button>
        </div>
        <AccountFacts fields={channel?.own_account ?? []} account={account} />
        <p className="secondary">{t('providers.secret_never')}</p>
        <Probe account={account} />
      </section>
      {channel && <AccountKeys door="clients" id={account.id} fields={channel.own_account} />}
    </>
  )
}

function Probe({ account }: { account: ClientAccount }) {
  const { t } = useTranslation()
  const permission = usePermission('client_accounts.edit')
  const probe = query.useMutation('post', '/v1/client-accounts/{id}/probe')
  const seen = probe.data
  const ask = () => probe.mutate({ params: { path: { id: account.id } } })
  return (
    <div className="provider-probe" aria-live="polite">
      <Button loading={probe.isPending} {...permission} onClick={ask}>
        {t('providers.probe')}
      </Button>
      {probe.error && <ProblemAlert error={probe.error} />}
      {seen?.state === 'ok' && (
        <Alert type="success" showIcon title={t('providers.probe_ok', { ms: Math.round(seen.clock_skew_ms ?? 0) })} />
      )}
      {seen?.state === 'unknown' && <Alert type="warning" showIcon title={t('providers.probe_unknown')} />}
    </div>
  )
}
