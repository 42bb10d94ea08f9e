import { Link } from '@tanstack/react-router'
import { Button, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { query } from '../api/client.ts'
import { allRows, onward } from '../api/lists.ts'
import type { Payment } from '../api/types.ts'
import { Empty } from '../parts/empty.tsx'
import { Lines, Loaded } from '../parts/loaded.tsx'
import { Money } from '../parts/money.tsx'
import { More } from '../parts/more.tsx'
import { type Column, Table } from '../parts/table.tsx'
import { Time } from '../parts/time.tsx'
import { PaymentTag } from './payment-tag.tsx'
import { PAYMENT_STATES } from './states.ts'
import './payment-list.css'

export type PaymentFilter = { state?: Payment['state']; text?: string }

type Filtered = { clientId?: string; filter: PaymentFilter; onFilter: (filter: PaymentFilter) => void }

export function PaymentList({ clientId, filter, onFilter }: Filtered) {
  const { t } = useTranslation()
  const payments = query.useInfiniteQuery(
    'get',
    '/v1/payments',
    { params: { query: { limit: 50, ...(clientId && { client_id: clientId }), ...filter } } },
    { ...onward, refetchInterval: 10_000, placeholderData: (before) => before },
  )
  return (
    <>
      <Filter filter={filter} onFilter={onFilter} />
      <Loaded of={{ ...payments, data: allRows(payments.data) }} skeleton={<Lines rows={8} />}>
        {(rows) => (rows.length > 0 ? <Rows rows={rows} /> : <None filter={filter} onFilter={onFilter} />)}
      </Loaded>
      <More of={payments} />
      <p className="unseen" role="status">
        {payments.isFetching ? t('parts.loading') : ''}
      </p>
    </>
  )
}

function Filter({ filter, onFilter }: Filtered) {
  const { t } = useTranslation()
  return (
    <search className="payment-filter">
      <Input.Search
        key={filter.text ?? ''}
        defaultValue={filter.text ?? ''}
        allowClear
        maxLength={100}
        aria-label={t('payments.search')}
        placeholder={t('payments.search')}
        enterButton={<Button>{t('clients.find')}</Button>}
        onSearch={(text) => onFilter(withText(filter, text.trim()))}
      />
      <Select<Payment['state'] | ''>
        aria-label={t('payments.filter_state')}
        value={filter.state ?? ''}
        onChange={(state) => onFilter(withState(filter, state))}
        options={[
          { value: '' as const, label: t('parts.all') },
          ...PAYMENT_STATES.map((state) => ({ value: state, label: t(`payment.${state}`) })),
        ]}
      />
    </search>
  )
}

function withText({ state }: PaymentFilter, text: string): PaymentFilter {
  return { ...(state && { state }), ...(text && { text }) }
}

function withState({ text }: PaymentFilter, state: Payment['state'] | ''): PaymentFilter {
  return { ...(state && { state }), ...(text && { text }) }
}

function Rows({ rows }: { rows: readonly Payment[] }) {
  const { t } = useTranslation()
  const columns: Column<Payment>[] = [
    {
      name: t('payments.out_trade_no'),
      cell: (payment) => (
        <Link to="/payments/$paymentId" params={{ paymentId: payment.id }} className="mono">
          {payment.out_trade_no}
        </Link>
      ),
    },
    { name: t('payments.time'), cell: (payment) => <Time at={payment.created_at} precise /> },
    { name: t('payments.amount'), cell: (payment) => <Money fen={payment.amount_fen} />, align: 'end' },
    { name: t('payments.state'), cell: (payment) => <PaymentTag payment={payment} /> },
    {
      name: t('payments.client'),
      cell: ({ client }) => (
        <Link to="/clients/$clientId" params={{ clientId: client.id }}>
          {client.name}
        </Link>
      ),
    },
    { name: t('payments.method'), cell: ({ method }) => method.name },
    {
      name: t('payments.transaction_id'),
      cell: (payment) => <span className="mono">{payment.transaction_id ?? ''}</span>,
      wideOnly: true,
    },
  ]
  return <Table caption={t('payments.title')} columns={columns} rows={rows} rowKey={({ id }) => id} />
}

function None({ filter, onFilter }: Filtered) {
  const { t } = useTranslation()
  if (filter.state === undefined && filter.text === undefined) {
    return <Empty title={t('payments.empty')}>{t('payments.empty_why')}</Empty>
  }
  return (
    <Empty
      title={t('parts.no_match')}
      action={
        <button type="button" className="plain-button" onClick={() => onFilter({})}>
          {t('parts.clear_filter')}
        </button>
      }
    />
  )
}
