import { useTranslation } from 'react-i18next'
import { useMerchantNumber } from '../api/channels.ts'
import { query } from '../api/client.ts'
import type { Payment } from '../api/types.ts'
import { CopyValue, shortened } from '../parts/copy.tsx'
import { Facts } from '../parts/facts.tsx'
import { numberRow } from '../parts/numbers.tsx'
import { Money } from '../parts/money.tsx'

export function Amounts({ payment }: { payment: Payment }) {
  const { t } = useTranslation()
  const refunding = payment.refund_reserved_fen - payment.refunded_fen
  const rows: (readonly [string, number])[] = [
    [t('payments.ordered'), payment.amount_fen],
    [t('payments.paid'), payment.paid_fen ?? 0],
    [t('payments.refunded'), payment.refunded_fen],
    ...(refunding > 0 ? [[t('payments.refunding'), refunding] as const] : []),
    [t('payments.left'), payment.left_fen],
  ]
  return (
    <section className="card" aria-labelledby="amounts-title">
      <h2 id="amounts-title">{t('payments.parts')}</h2>
      <dl className="amounts">
        {rows.map(([name, fen]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Money fen={fen} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

export function Numbers({ payment }: { payment: Payment }) {
  const { t } = useTranslation()
  const { method_id: id } = payment
  const method = query.useQuery('get', '/v1/methods/{id}', { params: { path: { id } } }).data
  const merchantNumber = useMerchantNumber()
  const differs = payment.gateway_trade_no !== payment.out_trade_no
  return (
    <section className="card" aria-labelledby="numbers-title">
      <h2 id="numbers-title">{t('payments.numbers')}</h2>
      <Facts
        rows={[
          numberRow(t('payments.out_trade_no'), payment.out_trade_no),
          numberRow(t('payments.gateway_trade_no'), differs ? payment.gateway_trade_no : undefined),
          numberRow(t('payments.transaction_id'), payment.transaction_id),
          numberRow(merchantNumber(method?.channel, method?.mode), payment.sub_mchid),
          [t('payments.id'), <CopyValue key="id" value={payment.id} label={t('payments.id')} long />],
          [t('payments.payer'), payment.payer_openid && <code>{shortened(payment.payer_openid)}</code>],
        ]}
      />
    </section>
  )
}

export function Particulars({ payment }: { payment: Payment }) {
  const { t } = useTranslation()
  return (
    <section className="card" aria-labelledby="particulars-title">
      <h2 id="particulars-title">{t('payments.more')}</h2>
      <Facts
        rows={[
          [t('payments.description'), payment.description],
          [t('payments.attach'), payment.attach && <code>{payment.attach}</code>],
        ]}
      />
    </section>
  )
}
