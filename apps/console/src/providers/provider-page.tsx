import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { useChannels } from '../api/channels.ts'
import { query } from '../api/client.ts'
import type { Channel, PlatformAddress, ProviderAccount } from '../api/types.ts'
import { CompanyJourney } from '../journeys/journey-card.tsx'
import { AccountKeys } from '../keys/account-keys.tsx'
import { CopyValue } from '../parts/copy.tsx'
import { Empty } from '../parts/empty.tsx'
import { Facts } from '../parts/facts.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { useSay } from '../parts/said.ts'
import { WhereToFind } from '../parts/where-to-find.tsx'
import { ProviderForm } from './provider-form.tsx'
import { AccountFacts } from './account-facts.tsx'
import './provider-page.css'

/** Our own accounts at the platforms: what is set, by whom, and whether the platform takes it. */
export function ProviderPage() {
  const accounts = query.useQuery('get', '/v1/provider-accounts')
  const channels = useChannels()
  return (
    <Loaded of={accounts}>
      {({ data }) => (
        <Loaded of={channels}>
          {(described) => (
            <>
              {described.data.map((channel) => {
                const ofChannel = data.filter((account) => account.channel === channel.name)
                if (ofChannel.length === 0) return <NewAccount key={channel.name} channel={channel} />
                return ofChannel.map((account) => <Account key={account.id} account={account} channel={channel} />)
              })}
              <OurJourneys />
            </>
          )}
        </Loaded>
      )}
    </Loaded>
  )
}

/** How our own company becomes a provider, platform by platform. */
function OurJourneys() {
  const journeys = query.useQuery('get', '/v1/provider-journeys')
  return (
    <Loaded of={journeys}>
      {({ data }) => (
        <>
          {data.map((journey) => (
            <CompanyJourney key={journey.channel} journey={journey} />
          ))}
        </>
      )}
    </Loaded>
  )
}

function NewAccount({ channel }: { channel: Channel }) {
  const { t } = useTranslation()
  const say = useSay()
  const permission = usePermission('provider_accounts.edit')
  const [adding, setAdding] = useState(false)
  if (adding) return <ProviderForm channel={channel} onClose={() => setAdding(false)} />
  return (
    <Empty
      title={t('providers.empty')}
      action={
        <Button type="primary" {...permission} onClick={() => setAdding(true)}>
          {t('providers.new_of', { channel: say(channel.label) })}
        </Button>
      }
    >
      {t('providers.empty_why')}
    </Empty>
  )
}

function Account({ account, channel }: { account: ProviderAccount; channel: Channel }) {
  const { t } = useTranslation()
  const say = useSay()
  const permission = usePermission('provider_accounts.edit')
  const [editing, setEditing] = useState(false)
  if (editing) return <ProviderForm channel={channel} account={account} onClose={() => setEditing(false)} />
  return (
    <>
      <section className="card provider" aria-labelledby={account.id}>
        <div className="card-head">
          <h2 id={account.id}>{account.name}</h2>
          <span className="secondary">{say(channel.label)}</span>
          <Button {...permission} onClick={() => setEditing(true)}>
            {t('providers.edit')}
          </Button>
        </div>
        <AccountFacts fields={channel.account} account={account} />
        <Addresses account={account} channel={channel} />
        <Probe account={account} />
      </section>
      <AccountKeys door="ours" id={account.id} fields={channel.account} />
    </>
  )
}

/** What has to be entered at the platform, where its merchants authorise us. */
function Addresses({ account, channel }: { account: ProviderAccount; channel: Channel }) {
  const { t } = useTranslation()
  const say = useSay()
  const { notify_url, redirect_uri } = account
  const { authorization } = channel
  if (!authorization || notify_url === undefined || redirect_uri === undefined) return null
  const row = ({ label, where }: PlatformAddress, url: string) =>
    [
      say(label),
      <span key={url} className="provider-address">
        <CopyValue value={url} label={say(label)} />
        <WhereToFind where={where} />
      </span>,
    ] as const
  return (
    <div className="provider-addresses">
      <h3>{t('providers.addresses')}</h3>
      <p className="secondary">{t('providers.addresses_why')}</p>
      <Facts rows={[row(authorization.notify_url, notify_url), row(authorization.redirect_uri, redirect_uri)]} />
    </div>
  )
}

function Probe({ account }: { account: ProviderAccount }) {
  const { t } = useTranslation()
  const probe = query.useMutation('post', '/v1/provider-accounts/{id}/probe')
  const seen = probe.data
  return (
    <div className="provider-probe" aria-live="polite">
      <Button loading={probe.isPending} onClick={() => probe.mutate({ params: { path: { id: account.id } } })}>
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
