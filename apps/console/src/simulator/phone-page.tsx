import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../parts/page.tsx'
import { type Order, type OrderTrace, type Paid, useSim, useSimAct } from './api.ts'
import { Device } from './device.tsx'
import { type Outcome, OrderChoice } from './order-choice.tsx'
import { Trace } from './trace.tsx'
import './phone-page.css'

const route = getRouteApi('/sim/phone')

/** What can be paid and how it shall end · the phone · what happened on the wire. */
export function PhonePage() {
  const { t } = useTranslation()
  const { target } = route.useSearch()
  const navigate = route.useNavigate()
  const [payerId, setPayerId] = useState<string>()
  const [outcome, setOutcome] = useState<Outcome>('success')
  const [chosen, setChosen] = useState<Order>()
  const orders = useSim<{ orders: Order[] }>('orders?limit=50', 2_000)
  const pay = useSimAct<Paid>()
  const order = orders.data?.orders.find((each) => each.target === target) ?? ofTarget(chosen, target)
  const trace = useSim<OrderTrace>(
    order && `orders/${encodeURIComponent(order.mchid)}/${encodeURIComponent(order.out_trade_no)}`,
    1_000,
  )

  function choose(wanted: string | undefined) {
    pay.reset()
    setChosen(orders.data?.orders.find((each) => each.target === wanted))
    void navigate({ search: wanted ? { target: wanted } : {} })
  }

  /** A gateway may give it another target once it is scanned: it stays the one in hand. */
  function payNow() {
    setChosen(order)
    pay.mutate({ path: 'pay', body: { target, outcome, ...(payerId && { payer_id: payerId }) } })
  }

  return (
    <Page title={t('sim.phone')} section={t('sim.title')}>
      <div className="phone-page">
        <OrderChoice
          orders={orders}
          target={target}
          onTarget={choose}
          payerId={payerId}
          onPayer={setPayerId}
          outcome={outcome}
          onOutcome={setOutcome}
        />
        <Device
          order={order}
          target={target}
          paid={pay.data}
          error={pay.error}
          paying={pay.isPending}
          onPay={payNow}
          onOther={() => choose(undefined)}
        />
        <Trace trace={trace} />
      </div>
    </Page>
  )
}

/** An order that has left the list is still the one in hand. */
function ofTarget(order: Order | undefined, target: string | undefined): Order | undefined {
  return order?.target === target ? order : undefined
}
