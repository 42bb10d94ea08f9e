import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { yuan } from '../parts/money.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import type { Order, Paid } from './api.ts'

/** The phone in the payer's hand. */
export function Device(props: {
  order: Order | undefined
  target: string | undefined
  paid: Paid | undefined
  error: unknown
  paying: boolean
  onPay: () => void
  onOther: () => void
}) {
  const { t } = useTranslation()
  const { order, target, paid } = props
  return (
    <section className="device" aria-label={t('sim.device')}>
      <p className="device-top">
        <span>{t('sim.wallet')}</span>
      </p>
      <div className="device-screen" aria-live="polite">
        {order && (
          <>
            <p>{order.merchant_name}</p>
            <p className="device-amount">{yuan(order.amount)}</p>
            <p className="secondary">{order.description}</p>
            <p className="secondary mono">{order.out_trade_no}</p>
          </>
        )}
        {!order && <p className="secondary">{target ? <code>{target}</code> : t('sim.choose_order')}</p>}
        {paid && <Result paid={paid} />}
        {props.error ? <ProblemAlert error={props.error} /> : null}
      </div>
      <div className="device-bottom">
        {target && !(paid && isDone(paid)) && (
          <Button type="primary" size="large" block loading={props.paying} onClick={props.onPay}>
            {order ? t('sim.pay', { amount: yuan(order.amount) }) : t('sim.pay_unknown')}
          </Button>
        )}
        {target && (
          <Button type="text" block onClick={props.onOther}>
            {t('sim.other')}
          </Button>
        )}
      </div>
    </section>
  )
}

/** Gateways have words of their own for what is paid; what is not has a reason. */
function isDone({ reason }: Paid): boolean {
  return reason === undefined
}

function Result({ paid }: { paid: Paid }) {
  const { t } = useTranslation()
  if (isDone(paid)) return <p className="device-result good">{t('sim.paid')}</p>
  return (
    <p className="device-result bad">
      {t('sim.not_paid', { state: paid.state })} {paid.reason}
    </p>
  )
}
