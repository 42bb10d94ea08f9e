import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { useChannelLabel, useMerchantNumber } from '../api/channels.ts'
import { query, queryClient } from '../api/client.ts'
import type { Applyment, MerchantStanding } from '../api/types.ts'
import { Empty } from '../parts/empty.tsx'
import { Facts } from '../parts/facts.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { numberRow } from '../parts/numbers.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { Time } from '../parts/time.tsx'
import { ChangeDialog } from './change-dialog.tsx'
import { Changes } from './changes.tsx'
import { Permissions } from './permissions.tsx'

const route = getRouteApi('/shell/clients/$clientId/settlement')

/** Where the merchant's money goes, and what the merchant lets us do; one section for each platform. */
export function ClientSettlement() {
  const { t } = useTranslation()
  const { clientId } = route.useParams()
  const applyments = query.useQuery('get', '/v1/applyments', {
    params: { query: { client_id: clientId, state: 'finished', limit: 100 } },
  })
  return (
    <Loaded of={applyments}>
      {({ data }) => {
        const merchants = data.filter(({ sub_mchid }) => sub_mchid !== undefined)
        if (merchants.length === 0) return <Empty title={t('settlement.none')}>{t('settlement.none_why')}</Empty>
        return merchants.map((applyment) => <Merchant key={applyment.id} applyment={applyment} />)
      }}
    </Loaded>
  )
}

function Merchant({ applyment }: { applyment: Applyment }) {
  const params = { path: { id: applyment.id } }
  const merchant = query.useQuery('get', '/v1/applyments/{id}/merchant', { params }, { refetchInterval: 5_000 })
  return (
    <Loaded of={merchant}>
      {(standing) => (
        <>
          <Account applyment={applyment} standing={standing} />
          <Changes applyment={applyment} />
          <Permissions applyment={applyment} standing={standing} />
        </>
      )}
    </Loaded>
  )
}

function Account({ applyment, standing }: { applyment: Applyment; standing: MerchantStanding }) {
  const { t } = useTranslation()
  const channelLabel = useChannelLabel()
  const mayAsk = usePermission('applyments.edit')
  const mayChange = usePermission('settlement.edit')
  const [changing, setChanging] = useState(false)
  const ask = query.useMutation('post', '/v1/applyments/{id}/merchant/ask', {
    onSettled: () => queryClient.invalidateQueries(),
  })
  const { settlement, change, kinds } = standing
  const open = change !== undefined && ['asking', 'auditing', 'unknown'].includes(change.state)
  return (
    <section className="card" aria-labelledby={`account-${applyment.id}`}>
      <div className="card-head">
        <h2 id={`account-${applyment.id}`}>
          {channelLabel(applyment.channel)} · {t('settlement.account')}
        </h2>
        {settlement && (
          <StatusTag tone={TONES[settlement.verification]}>
            {t(`settlement.verification.${settlement.verification}`)}
          </StatusTag>
        )}
        <span className="row-actions">
          <Button
            {...mayAsk}
            loading={ask.isPending}
            onClick={() => ask.mutate({ params: { path: { id: applyment.id } } })}
          >
            {t('settlement.ask')}
          </Button>
          {kinds.length > 0 && (
            <Button
              type={settlement?.verification === 'failed' ? 'primary' : 'default'}
              {...mayChange}
              {...(open && { disabled: true, title: t(`settlement.state.${change.state}`) })}
              onClick={() => setChanging(true)}
            >
              {t('settlement.change')}
            </Button>
          )}
        </span>
      </div>
      {ask.error && <ProblemAlert error={ask.error} />}
      {settlement ? (
        <Known channel={applyment.channel} settlement={settlement} standing={standing} />
      ) : (
        <p>{t('settlement.not_seen')}</p>
      )}
      {kinds.length === 0 && <p className="secondary">{t('settlement.elsewhere')}</p>}
      {changing && <ChangeDialog applyment={applyment} standing={standing} onClose={() => setChanging(false)} />}
    </section>
  )
}

const TONES = {
  succeeded: 'success',
  failed: 'error',
  under_way: 'info',
  untold: 'neutral',
  unknown: 'warning',
} as const

function Known({
  channel,
  settlement,
  standing,
}: {
  channel: string
  settlement: NonNullable<MerchantStanding['settlement']>
  standing: MerchantStanding
}) {
  const { t } = useTranslation()
  const merchantNumber = useMerchantNumber()
  const { account } = settlement
  return (
    <>
      <Facts
        rows={[
          numberRow(merchantNumber(channel), standing.sub_mchid),
          [t('settlement.kind'), t(`settlement.kind.${account.kind}`)],
          [t('settlement.bank'), account.bank],
          [t('settlement.branch'), account.branch ?? account.branch_id],
          [t('settlement.number'), <code key="number">{account.masked_number}</code>],
          [t('settlement.fail_reason'), settlement.fail_reason],
          [t('settlement.checked'), <Time key="checked" at={settlement.checked_at} />],
        ]}
      />
      <p className="secondary">{t('settlement.verification_why')}</p>
    </>
  )
}
