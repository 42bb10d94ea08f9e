import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { query, queryClient } from '../api/client.ts'
import type { Payment } from '../api/types.ts'
import { Loaded } from '../parts/loaded.tsx'
import { yuan } from '../parts/money.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { newNumber } from '../payments/new-payment-dialog.tsx'
import { PayCode } from '../payments/pay-code.tsx'
import { PaymentTag } from '../payments/payment-tag.tsx'
import { RefundList } from '../refunds/refund-list.tsx'
import './trial-payment.css'

const LOOK_AGAIN_MS = 2_000

/** How the trial stands by the server's word alone, until it is refunded or over. */
export function TrialPayment({ paymentId, onAgain }: { paymentId: string; onAgain: () => void }) {
  const { t } = useTranslation()
  const params = { params: { path: { id: paymentId } } }
  const payment = query.useQuery('get', '/v1/payments/{id}', params, { refetchInterval: LOOK_AGAIN_MS })
  return (
    <Loaded of={payment}>
      {(shown) => (
        <div className="trial" aria-live="polite">
          <div className="trial-head">
            <strong>{yuan(shown.amount_fen)}</strong> <PaymentTag payment={shown} />{' '}
            <Link to="/payments/$paymentId" params={{ paymentId: shown.id }}>
              {t('methods.trial_open')}
            </Link>
          </div>
          <PayCode payment={shown} />
          <p>{t(`methods.trial_${shown.state}`)}</p>
          <RefundList paymentId={shown.id} />
          <div className="actions">
            {shown.state === 'pending' && <Ask payment={shown} />}
            {shown.left_fen > 0 && shown.state !== 'pending' && <Refund payment={shown} />}
            <Button onClick={onAgain}>{t('methods.trial_again')}</Button>
          </div>
        </div>
      )}
    </Loaded>
  )
}

function Ask({ payment }: { payment: Payment }) {
  const { t } = useTranslation()
  const ask = query.useMutation('post', '/v1/payments/{id}/ask', { onSettled: () => queryClient.invalidateQueries() })
  return (
    <>
      <Button loading={ask.isPending} onClick={() => ask.mutate({ params: { path: { id: payment.id } } })}>
        {t('payments.ask')}
      </Button>
      {ask.error && <ProblemAlert error={ask.error} />}
    </>
  )
}

/** All of it. The number is chosen once: a second click after a lost answer repeats the same refund. */
function Refund({ payment }: { payment: Payment }) {
  const { t } = useTranslation()
  const permission = usePermission('refunds.make')
  const [number] = useState(() => newNumber('R', new Date()))
  const refund = query.useMutation('post', '/v1/refunds', { onSettled: () => queryClient.invalidateQueries() })
  const body = { payment_id: payment.id, out_refund_no: number, amount_fen: payment.left_fen }
  return (
    <>
      <Button type="primary" loading={refund.isPending} {...permission} onClick={() => refund.mutate({ body })}>
        {t('refunds.do', { amount: yuan(payment.left_fen) })}
      </Button>
      {refund.error && <ProblemAlert error={refund.error} />}
    </>
  )
}
