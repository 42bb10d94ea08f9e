import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { type Column, Table } from '../parts/table.tsx'
import { Time } from '../parts/time.tsx'
import { type ApplymentRow, useSim } from './api.ts'
import { GatewayState } from './gateway-state.tsx'
import { SigningOrders } from './signing-orders.tsx'

/** The reviewer's queue, oldest first. */
export function ReviewPage() {
  const { t } = useTranslation()
  const applyments = useSim<{ applyments: ApplymentRow[] }>('applyments', 2_000)
  const columns: Column<ApplymentRow>[] = [
    {
      name: t('sim.merchant'),
      cell: (row) => (
        <Link to="/sim/review/$applymentId" params={{ applymentId: String(row.applyment_id) }}>
          {row.merchant_name}
        </Link>
      ),
    },
    { name: t('sim.state'), cell: (row) => <GatewayState state={row.applyment_state} /> },
    { name: t('sim.since'), cell: (row) => <Time at={row.state_at} /> },
    { name: t('sim.submissions'), cell: (row) => row.submissions, align: 'end' },
    { name: t('sim.number'), cell: (row) => <code>{row.applyment_id}</code> },
    { name: 'sub_mchid', cell: (row) => <code>{row.sub_mchid ?? ''}</code> },
  ]
  return (
    <Page title={t('sim.queue')} section={t('sim.title')}>
      <SigningOrders />
      <Loaded of={applyments}>
        {({ applyments: rows }) =>
          rows.length === 0 ? (
            <Empty title={t('sim.queue_empty')}>{t('sim.queue_empty_why')}</Empty>
          ) : (
            <Table
              caption={t('sim.queue')}
              columns={columns}
              rows={rows}
              rowKey={({ applyment_id }) => String(applyment_id)}
            />
          )
        }
      </Loaded>
    </Page>
  )
}
