import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChannelLabel } from '../api/channels.ts'
import { query } from '../api/client.ts'
import type { Method } from '../api/types.ts'
import { Empty } from '../parts/empty.tsx'
import { ButtonLink } from '../parts/link.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { NewPaymentDialog } from '../payments/new-payment-dialog.tsx'
import { ClientAuthorizations } from '../grants/client-authorizations.tsx'
import { MethodDialog } from './method-dialog.tsx'
import { MethodFacts } from './method-facts.tsx'
import { MethodSwitch } from './method-switch.tsx'
import { MethodTag } from './method-tag.tsx'
import { useSources } from './sources.ts'
import './client-methods.css'

const route = getRouteApi('/shell/clients/$clientId/methods')

/** The ways this client is paid, and the next one to be made. */
export function ClientMethods() {
  const { t } = useTranslation()
  const { clientId } = route.useParams()
  const [adding, setAdding] = useState(false)
  const methods = query.useQuery('get', '/v1/methods', { params: { query: { client_id: clientId } } })
  const sources = useSources(clientId)
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('methods.new')}
    </Button>
  )
  return (
    <div className="client-methods">
      <ClientAuthorizations clientId={clientId} />
      <Loaded of={methods}>
        {({ data }) => (
          <>
            {data.length > 0 && sources.length > 0 && <div className="methods-head">{add}</div>}
            {data.length === 0 && (sources.length > 0 ? <NoMethods action={add} /> : <NotYet clientId={clientId} />)}
            <ul className="methods">
              {data.map((method) => (
                <MethodCard key={method.id} method={method} />
              ))}
            </ul>
          </>
        )}
      </Loaded>
      {adding && <MethodDialog clientId={clientId} sources={sources} onClose={() => setAdding(false)} />}
    </div>
  )
}

function NoMethods({ action }: { action: ReactNode }) {
  const { t } = useTranslation()
  return (
    <Empty title={t('methods.empty')} action={action}>
      {t('methods.empty_why')}
    </Empty>
  )
}

function NotYet({ clientId }: { clientId: string }) {
  const { t } = useTranslation()
  return (
    <Empty
      title={t('methods.wait')}
      action={<ButtonLink href={`/clients/${clientId}/applyments`}>{t('methods.to_applyments')}</ButtonLink>}
    >
      {t('methods.wait_why')}
    </Empty>
  )
}

function MethodCard({ method }: { method: Method }) {
  const { t } = useTranslation()
  const channelLabel = useChannelLabel()
  const [editing, setEditing] = useState(false)
  const [paying, setPaying] = useState(false)
  return (
    <li className="card">
      <div className="card-head">
        <h2>
          <Link to="/clients/$clientId/methods/$methodId" params={{ clientId: method.client_id, methodId: method.id }}>
            {method.name}
          </Link>
        </h2>
        <MethodTag standing={method.standing} />
        <span className="secondary">{channelLabel(method.channel)}</span>
      </div>
      <MethodFacts method={method} />
      <div className="actions">
        {method.standing === 'active' && method.scenes.includes('native') && (
          <Button type="primary" onClick={() => setPaying(true)}>
            {t('methods.take')}
          </Button>
        )}
        <MethodSwitch method={method} />
        <Button onClick={() => setEditing(true)}>{t('methods.edit')}</Button>
      </div>
      {editing && (
        <MethodDialog clientId={method.client_id} method={method} sources={[]} onClose={() => setEditing(false)} />
      )}
      {paying && <NewPaymentDialog methods={[method]} onClose={() => setPaying(false)} />}
    </li>
  )
}
