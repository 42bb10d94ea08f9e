import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { query, queryClient } from '../api/client.ts'
import type { Refund } from '../api/types.ts'
import { CopyValue } from '../parts/copy.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Money } from '../parts/money.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { Time } from '../parts/time.tsx'
import { refundTone } from '../payments/states.ts'
import './refund-list.css'

/** The refunds of one payment; nothing at all while there are none. */
export function RefundList({ paymentId }: { paymentId: string }) {
  const { t } = useTranslation()
  const refunds = query.useQuery(
    'get',
    '/v1/refunds',
    { params: { query: { payment_id: paymentId } } },
    { refetchInterval: 2_000 },
  )
  return (
    <Loaded of={refunds}>
      {({ data }) =>
        data.length > 0 && (
          <section className="card" aria-labelledby="refunds-title">
            <h2 id="refunds-title">{t('refunds.title')}</h2>
            <ul className="refunds">
              {data.map((refund) => (
                <Row key={refund.id} refund={refund} />
              ))}
            </ul>
          </section>
        )
      }
    </Loaded>
  )
}

function Row({ refund }: { refund: Refund }) {
  const { t } = useTranslation()
  return (
    <li>
      <p className="refund-head">
        <strong>
          <Money fen={refund.amount_fen} />
        </strong>
        <StatusTag tone={refundTone(refund.state)}>{t(`refund.${refund.state}`)}</StatusTag>
        <Time at={refund.ended_at ?? refund.created_at} precise />
      </p>
      {refund.reason && <p>{refund.reason}</p>}
      {refund.why && <p className="bad">{refund.why}</p>}
      {refund.received_by && (
        <p className="secondary">
          {t('refunds.received_by')} {refund.received_by}
        </p>
      )}
      <p className="secondary">
        {t('refunds.number')} <CopyValue value={refund.out_refund_no} label={t('refunds.number')} />
      </p>
      {refund.state === 'pending' && <Pending refund={refund} />}
    </li>
  )
}

function Pending({ refund }: { refund: Refund }) {
  const { t } = useTranslation()
  const ask = query.useMutation('post', '/v1/refunds/{id}/ask', {
    onSettled: () => queryClient.invalidateQueries(),
  })
  return (
    <>
      {!refund.refund_id && <p className="secondary">{t('refunds.unknown')}</p>}
      <Button size="small" loading={ask.isPending} onClick={() => ask.mutate({ params: { path: { id: refund.id } } })}>
        {t('refunds.ask')}
      </Button>
      {ask.error && <ProblemAlert error={ask.error} />}
    </>
  )
}
