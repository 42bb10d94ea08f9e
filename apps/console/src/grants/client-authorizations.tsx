import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useChannels } from '../api/channels.ts'
import { query } from '../api/client.ts'
import type { Authorization, Channel, Grant, ProviderAccount } from '../api/types.ts'
import { useSay } from '../parts/said.ts'
import { StatusTag } from '../parts/status-tag.tsx'
import type { Tone } from '../theme/tokens.ts'
import { AuthorizationLink } from './authorization-link.tsx'
import { GrantFacts } from './grant-facts.tsx'
import { StartAuthorization } from './start-authorization.tsx'
import './client-authorizations.css'

/** The merchant acts at the platform and not here, so what it did is looked for. */
const LOOKED_FOR_MS = 4_000

/** Where merchants let us act for them by a link: each such platform at which we have an account. */
export function ClientAuthorizations({ clientId }: { clientId: string }) {
  const ofClient = { params: { query: { client_id: clientId } } }
  const channels = useChannels().data?.data.filter(({ authorization }) => authorization !== undefined) ?? []
  const accounts = query.useQuery('get', '/v1/provider-accounts').data?.data ?? []
  const options = { enabled: channels.length > 0, refetchInterval: LOOKED_FOR_MS }
  const authorizations = query.useQuery('get', '/v1/authorizations', ofClient, options)
  const grants = query.useQuery('get', '/v1/grants', ofClient, options)
  if (!authorizations.data || !grants.data) return null
  return (
    <>
      {channels.map((channel) => (
        <ChannelAuthorization
          key={channel.name}
          clientId={clientId}
          channel={channel}
          accounts={of(accounts, channel)}
          authorization={of(authorizations.data.data, channel)[0]}
          grants={of(grants.data.data, channel)}
        />
      ))}
    </>
  )
}

function of<Row extends { channel: string }>(rows: readonly Row[], { name }: Channel): readonly Row[] {
  return rows.filter(({ channel }) => channel === name)
}

type Standing = {
  clientId: string
  channel: Channel
  accounts: readonly ProviderAccount[]
  /** The newest. */
  authorization: Authorization | undefined
  grants: readonly Grant[]
}

function ChannelAuthorization({ clientId, channel, accounts, authorization, grants }: Standing) {
  const { t } = useTranslation()
  const say = useSay()
  if (accounts.length === 0 && grants.length === 0) return null
  const title = t('grants.title', { channel: say(channel.label) })
  const isUnderWay = authorization?.state === 'open' || authorization?.state === 'returned'
  const isActive = grants.some(({ state }) => state === 'active')
  return (
    <section className="card authorization" aria-label={title}>
      <div className="card-head">
        <h2>{title}</h2>
        <Standing authorization={authorization} grants={grants} />
      </div>
      {!isActive && <p className="secondary">{t('grants.why')}</p>}
      {grants.map((grant) => (
        <GrantFacts key={grant.id} grant={grant} />
      ))}
      {authorization && <Ended authorization={authorization} isActive={isActive} />}
      {authorization?.links && <AuthorizationLink authorization={authorization} channel={channel} />}
      {!isUnderWay && (
        <StartAuthorization
          clientId={clientId}
          channel={channel}
          accounts={accounts}
          isActive={isActive}
          again={grants.length > 0}
        />
      )}
    </section>
  )
}

function Standing({ authorization, grants }: Pick<Standing, 'authorization' | 'grants'>) {
  const { t } = useTranslation()
  const [tone, key] = standingOf(authorization, grants)
  return <StatusTag tone={tone}>{t(`grants.${key}`)}</StatusTag>
}

function standingOf(authorization: Authorization | undefined, grants: readonly Grant[]) {
  const words: readonly (readonly [boolean, Tone, 'active' | 'waiting' | 'exchanging' | 'withdrawn' | 'none'])[] = [
    [grants.some(({ state }) => state === 'active'), 'success', 'active'],
    [authorization?.state === 'open', 'info', 'waiting'],
    [authorization?.state === 'returned', 'info', 'exchanging'],
    [grants.length > 0, 'error', 'withdrawn'],
  ]
  const [, tone, key] = words.find(([is]) => is) ?? [true, 'neutral' as Tone, 'none' as const]
  return [tone, key] as const
}

/** How the last link ended, where that needs another one. */
function Ended({ authorization, isActive }: { authorization: Authorization; isActive: boolean }) {
  const { t } = useTranslation()
  const { state, problem = '' } = authorization
  if (state === 'failed') {
    const title = problem === 'other_client' ? t('grants.other_client') : t('grants.failed', { problem })
    return <Alert type="error" showIcon title={title} />
  }
  return state === 'expired' && !isActive ? <Alert type="warning" showIcon title={t('grants.expired')} /> : null
}
