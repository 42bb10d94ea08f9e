import { useTranslation } from 'react-i18next'
import type { Payment } from '../api/types.ts'
import { StatusTag } from '../parts/status-tag.tsx'
import { paymentTone } from './states.ts'

export function PaymentTag({ payment }: { payment: Pick<Payment, 'state' | 'attention'> }) {
  const { t } = useTranslation()
  return (
    <>
      <StatusTag tone={paymentTone(payment.state)}>{t(`payment.${payment.state}`)}</StatusTag>
      {payment.attention && <StatusTag tone="error">{t('payment.attention')}</StatusTag>}
    </>
  )
}
