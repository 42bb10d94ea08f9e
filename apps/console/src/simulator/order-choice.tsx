import { Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { yuan } from '../parts/money.tsx'
import { clockOf } from '../parts/time.tsx'
import '../parts/field.css'
import { type Order, type Payer, useSim } from './api.ts'

export const OUTCOMES = ['success', 'cancel', 'insufficient_balance', 'risk_refused', 'paying'] as const
export type Outcome = (typeof OUTCOMES)[number]

type Choice = {
  orders: Parameters<typeof Loaded<{ orders: Order[] }>>[0]['of']
  target: string | undefined
  onTarget: (target: string | undefined) => void
  payerId: string | undefined
  onPayer: (payerId: string | undefined) => void
  outcome: Outcome
  onOutcome: (outcome: Outcome) => void
}

/** What can be paid, who pays, and how it shall end. */
export function OrderChoice(props: Choice) {
  const { t } = useTranslation()
  return (
    <section className="card order-choice" aria-labelledby="orders-title">
      <h2 id="orders-title">{t('sim.orders')}</h2>
      <Input.Search
        aria-label={t('sim.paste')}
        placeholder={t('sim.paste')}
        enterButton={t('sim.scan')}
        onSearch={(text) => text.trim() && props.onTarget(text.trim())}
      />
      <Loaded of={props.orders}>
        {({ orders }) => (
          <Orders orders={orders.filter(({ payable }) => payable)} target={props.target} onTarget={props.onTarget} />
        )}
      </Loaded>
      <PayerSelect payerId={props.payerId} onPayer={props.onPayer} />
      <fieldset>
        <legend>{t('sim.outcome')}</legend>
        <Radio.Group
          value={props.outcome}
          onChange={({ target }) => props.onOutcome(target.value)}
          options={OUTCOMES.map((outcome) => ({ value: outcome, label: t(`sim.outcome_${outcome}`) }))}
        />
      </fieldset>
    </section>
  )
}

function Orders({ orders, target, onTarget }: { orders: readonly Order[] } & Pick<Choice, 'target' | 'onTarget'>) {
  const { t } = useTranslation()
  if (orders.length === 0) return <Empty title={t('sim.no_orders')}>{t('sim.no_orders_why')}</Empty>
  return (
    <ul className="orders">
      {orders.map((order) => (
        <li key={`${order.mchid} ${order.out_trade_no}`}>
          <button type="button" aria-pressed={order.target === target} onClick={() => onTarget(order.target)}>
            <strong>{yuan(order.amount)}</strong>
            <span>{order.merchant_name}</span>
            <span className="secondary">
              {order.description} · {clockOf(order.payable_until)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function PayerSelect({ payerId, onPayer }: Pick<Choice, 'payerId' | 'onPayer'>) {
  const { t } = useTranslation()
  const payers = useSim<{ payers: Payer[] }>('payers', 5_000)
  return (
    <div className="field">
      <label className="field-label" htmlFor="payer">
        {t('sim.payer')}
      </label>
      <Select
        id="payer"
        allowClear
        placeholder={t('sim.default_payer')}
        {...(payerId && { value: payerId })}
        onChange={(chosen: string | undefined) => onPayer(chosen)}
        options={payers.data?.payers.map((payer) => ({ value: payer.payer_id, label: lineOf(payer) })) ?? []}
      />
    </div>
  )

  function lineOf({ name, balance_fen, behaviour }: Payer): string {
    const line = t('sim.payer_line', { name, balance: yuan(balance_fen) })
    if (behaviour === 'frozen' || behaviour === 'card_closed') return `${line} · ${t(`sim.behaviour_${behaviour}`)}`
    return line
  }
}
