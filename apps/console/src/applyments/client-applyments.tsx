import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { useChannelLabel, useMerchantNumber } from '../api/channels.ts'
import { query } from '../api/client.ts'
import type { Applyment } from '../api/types.ts'
import { Empty } from '../parts/empty.tsx'
import { Facts } from '../parts/facts.tsx'
import { numberRow } from '../parts/numbers.tsx'
import { ButtonLink } from '../parts/link.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { useSay } from '../parts/said.ts'
import { Time } from '../parts/time.tsx'
import { ApplymentTag } from './applyment-tag.tsx'
import { CopyApplyment } from './copy-applyment.tsx'
import { NewApplymentDialog } from './new-applyment-dialog.tsx'

const route = getRouteApi('/shell/clients/$clientId/applyments')

export function ClientApplyments() {
  const { t } = useTranslation()
  const { clientId } = route.useParams()
  const [adding, setAdding] = useState(false)
  const permission = usePermission('applyments.edit')
  const applyments = query.useQuery(
    'get',
    '/v1/applyments',
    { params: { query: { client_id: clientId, limit: 100 } } },
    { refetchInterval: 5_000 },
  )
  const add = (
    <Button type="primary" {...permission} onClick={() => setAdding(true)}>
      {t('applyments.new')}
    </Button>
  )
  return (
    <>
      <Loaded of={applyments}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty title={t('applyments.empty')} action={add}>
              {t('applyments.empty_why')}
            </Empty>
          ) : (
            <>
              <div className="section-actions">{add}</div>
              {data.map((applyment) => (
                <Card key={applyment.id} applyment={applyment} />
              ))}
            </>
          )
        }
      </Loaded>
      {adding && <NewApplymentDialog clientId={clientId} onClose={() => setAdding(false)} />}
    </>
  )
}

function Card({ applyment }: { applyment: Applyment }) {
  const { t } = useTranslation()
  const say = useSay()
  const channelLabel = useChannelLabel()
  const merchantNumber = useMerchantNumber()
  return (
    <section className="card" aria-labelledby={applyment.id}>
      <div className="card-head">
        <h2 id={applyment.id}>{channelLabel(applyment.channel)}</h2>
        <ApplymentTag state={applyment.state} />
        <span className="row-actions">
          {applyment.state === 'canceled' && <CopyApplyment id={applyment.id} />}
          <ButtonLink href={`/clients/${applyment.client_id}/applyments/${applyment.id}`}>
            {t('applyments.open')}
          </ButtonLink>
        </span>
      </div>
      <p className="card-line">{say(applyment.next_step.title)}</p>
      <Facts
        rows={[
          numberRow(merchantNumber(applyment.channel), applyment.sub_mchid),
          numberRow(t('applyments.applyment_id'), applyment.applyment_id),
          numberRow(t('applyments.business_code'), applyment.business_code),
          [t('clients.column_updated'), <Time key="at" at={applyment.updated_at} />],
        ]}
      />
    </section>
  )
}
