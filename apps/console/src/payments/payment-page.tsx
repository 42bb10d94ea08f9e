import { mayMove } from '@ruzhu/domain/payments/states.ts'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { query, queryClient } from '../api/client.ts'
import type { Payment } from '../api/types.ts'
import { PaymentEvents } from '../events/payment-events.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { yuan } from '../parts/money.tsx'
import { Page } from '../parts/page.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { clockOf } from '../parts/time.tsx'
import { RefundDialog } from '../refunds/refund-dialog.tsx'
import { RefundList } from '../refunds/refund-list.tsx'
import { Timeline } from '../timeline/timeline.tsx'
import { PayCode } from './pay-code.tsx'
import { Amounts, Numbers, Particulars } from './payment-facts.tsx'
import { PaymentTag } from './payment-tag.tsx'
import './payment-page.css'

const route = getRouteApi('/shell/payments/$paymentId')

/** One payment, and everything that happened to it: why did their system not hear of it? is answered here. */
export function PaymentPage() {
  const { t } = useTranslation()
  const { paymentId } = route.useParams()
  const params = { params: { path: { id: paymentId } } }
  const payment = query.useQuery('get', '/v1/payments/{id}', params, { refetchInterval: 2_000 })
  const timeline = query.useQuery('get', '/v1/payments/{id}/timeline', params, { refetchInterval: 2_000 })
  const known = payment.data
  return (
    <Page
      title={known ? yuan(known.amount_fen) : t('payments.title')}
      section={t('payments.title')}
      crumbs={[{ label: t('payments.title'), link: { to: '/payments' } }]}
      tags={known && <Head payment={known} />}
      actions={known && <Moves payment={known} />}
    >
      <Loaded of={payment}>
        {(shown) => (
          <>
            {shown.attention && <Contradiction payment={shown} attention={shown.attention} />}
            <div className="payment">
              <div className="payment-main">
                <PayCode payment={shown} />
                <section className="card" aria-labelledby="history-title">
                  <h2 id="history-title">{t('payments.history')}</h2>
                  <Loaded of={timeline}>{({ data }) => <Timeline entries={data} precise filter />}</Loaded>
                  <Truth payment={shown} />
                </section>
                <RefundList paymentId={shown.id} />
                <PaymentEvents paymentId={shown.id} />
              </div>
              <div className="payment-side">
                <Amounts payment={shown} />
                <Numbers payment={shown} />
                <Particulars payment={shown} />
              </div>
            </div>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Head({ payment }: { payment: Payment }) {
  return (
    <>
      <PaymentTag payment={payment} />
      <span>
        <Link to="/clients/$clientId" params={{ clientId: payment.client.id }}>
          {payment.client.name}
        </Link>{' '}
        · {payment.method.name}
      </span>
    </>
  )
}

function Moves({ payment }: { payment: Payment }) {
  const { t } = useTranslation()
  const [refunding, setRefunding] = useState(false)
  const left = payment.left_fen > 0
  return (
    <>
      {mayMove(payment, 'refund') && (
        <Button disabled={!left} title={left ? '' : t('refunds.not_now')} onClick={() => setRefunding(true)}>
          {t('refunds.make')}
        </Button>
      )}
      {mayMove(payment, 'close') && <Close payment={payment} />}
      {refunding && <RefundDialog payment={payment} onClose={() => setRefunding(false)} />}
    </>
  )
}

function Close({ payment }: { payment: Payment }) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const close = query.useMutation('post', '/v1/payments/{id}/close', {
    onSettled: () => queryClient.invalidateQueries(),
  })
  function ask() {
    modal.confirm({
      title: t('payments.close_title'),
      content: t('payments.close_why', { client: payment.client.name, amount: yuan(payment.amount_fen) }),
      okText: t('payments.close'),
      okButtonProps: { danger: true },
      cancelText: t('parts.cancel'),
      onOk: () => close.mutate({ params: { path: { id: payment.id } } }),
    })
  }
  return (
    <>
      <Button danger loading={close.isPending} onClick={ask}>
        {t('payments.close')}
      </Button>
      {close.error && <ProblemAlert error={close.error} />}
    </>
  )
}

/** What nobody planned for is named on top, with what we did about it. */
function Contradiction({ payment, attention }: { payment: Payment; attention: NonNullable<Payment['attention']> }) {
  const { t } = useTranslation()
  const amounts = { amount: yuan(payment.amount_fen), paid: yuan(payment.paid_fen ?? 0) }
  return (
    <Alert
      type="error"
      showIcon
      title={t(`attention.${attention}`)}
      description={t(`attention.${attention}_why`, amounts)}
    />
  )
}

function Truth({ payment }: { payment: Payment }) {
  const { t } = useTranslation()
  const ask = query.useMutation('post', '/v1/payments/{id}/ask', {
    onSettled: () => queryClient.invalidateQueries(),
  })
  return (
    <div className="payment-truth">
      <p className="secondary">{t('payments.truth', { time: clockOf(payment.updated_at, 'seconds') })}</p>
      <Button size="small" loading={ask.isPending} onClick={() => ask.mutate({ params: { path: { id: payment.id } } })}>
        {t('payments.ask')}
      </Button>
      {ask.error && <ProblemAlert error={ask.error} />}
    </div>
  )
}
