import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ApplymentTag } from '../applyments/applyment-tag.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { type Column, Table } from '../parts/table.tsx'
import { Time } from '../parts/time.tsx'
import { SIGNING_ORDERS, type SigningOrder, useSim } from './api.ts'

/** What reviewers and merchants decide besides; nothing at all where nobody has handed any in. */
export function SigningOrders() {
  const { t } = useTranslation()
  const kindOf = useOrderKind()
  const orders = useSim<{ orders: SigningOrder[] }>(SIGNING_ORDERS, 2_000)
  const columns: Column<SigningOrder>[] = [
    {
      name: t('sim.number'),
      cell: ({ order }) => (
        <Link to="/sim/review/orders/$order" params={{ order }}>
          <code>{order}</code>
        </Link>
      ),
    },
    { name: t('sim.order_kind'), cell: ({ kind }) => kindOf(kind) },
    { name: t('sim.state'), cell: ({ state }) => <OrderState state={state} /> },
    { name: t('sim.since'), cell: (row) => <Time at={row.state_at} /> },
    { name: t('sim.order_status'), cell: ({ status }) => <code>{status}</code> },
  ]
  return (
    <Loaded of={orders}>
      {({ orders: rows }) =>
        rows.length > 0 && (
          <Table
            caption={t('sim.contracts')}
            columns={columns}
            rows={rows.toReversed()}
            rowKey={({ order }) => order}
          />
        )
      }
    </Loaded>
  )
}

export function useOrderKind(): (kind: string) => string {
  const { t } = useTranslation()
  return (kind) => (isNamed(kind) ? t(`sim.order_${kind}`) : kind)
}

const NAMED = ['agent', 'inteop', 'zft', 'own'] as const
function isNamed(kind: string): kind is (typeof NAMED)[number] {
  return NAMED.some((one) => one === kind)
}

/** In the console's words, where it has them. */
const STATES: Readonly<Record<string, string>> = {
  open: 'draft',
  to_confirm: 'to_be_signed',
  done: 'finished',
  cancelled: 'canceled',
}

export function OrderState({ state }: { state: string }) {
  return <ApplymentTag state={STATES[state] ?? state} />
}
