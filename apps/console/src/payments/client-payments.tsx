import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { query } from '../api/client.ts'
import { NewPaymentDialog } from './new-payment-dialog.tsx'
import { PaymentList } from './payment-list.tsx'

const route = getRouteApi('/shell/clients/$clientId/payments')

/** The same list, of one client, and the button for a payment by hand. */
export function ClientPayments() {
  const { t } = useTranslation()
  const { clientId } = route.useParams()
  const filter = route.useSearch()
  const navigate = route.useNavigate()
  const permission = usePermission('payments.create')
  const [paying, setPaying] = useState(false)
  const methods = query.useQuery('get', '/v1/methods', { params: { query: { client_id: clientId } } })
  const usable =
    methods.data?.data.filter(({ standing, scenes }) => standing === 'active' && scenes.includes('native')) ?? []
  return (
    <>
      {usable.length > 0 && (
        <div className="section-actions">
          <Button type="primary" {...permission} onClick={() => setPaying(true)}>
            {t('payments.new')}
          </Button>
        </div>
      )}
      <PaymentList clientId={clientId} filter={filter} onFilter={(search) => void navigate({ search })} />
      {paying && <NewPaymentDialog methods={usable} onClose={() => setPaying(false)} />}
    </>
  )
}
