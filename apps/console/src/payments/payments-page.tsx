import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../parts/page.tsx'
import { PaymentList } from './payment-list.tsx'

const route = getRouteApi('/shell/payments')

export function PaymentsPage() {
  const { t } = useTranslation()
  const filter = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <Page title={t('payments.title')}>
      <PaymentList filter={filter} onFilter={(search) => void navigate({ search })} />
    </Page>
  )
}
