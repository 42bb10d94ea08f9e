import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { useChannelLabel } from '../api/channels.ts'
import { query, queryClient } from '../api/client.ts'
import type { Method } from '../api/types.ts'
import { ClientAuthorizations } from '../grants/client-authorizations.tsx'
import { Empty } from '../parts/empty.tsx'
import { ButtonLink } from '../parts/link.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { NewPaymentDialog } from '../payments/new-payment-dialog.tsx'
import { MethodFacts } from './method-facts.tsx'
import { MethodSwitch } from './method-switch.tsx'
import { MethodTag } from './method-tag.tsx'
import './client-methods.css'

const route = getRouteApi('/shell/clients/$clientId/methods')
const MOST = 100

/** The ways this client is paid, in their order, and the next one to be made. */
export function ClientMethods() {
  const { t } = useTranslation()
  const { clientId } = route.useParams()
  const methods = query.useQuery('get', '/v1/methods', { params: { query: { client_id: clientId, limit: MOST } } })
  const add = <NewMethod clientId={clientId} />
  return (
    <div className="client-methods">
      <ClientAuthorizations clientId={clientId} />
      <Loaded of={methods}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty title={t('methods.empty')} action={add}>
              {t('methods.empty_why')}
            </Empty>
          ) : (
            <>
              <div className="methods-head">
                {data.length > 1 && <p className="secondary">{t('methods.order_why')}</p>}
                {add}
              </div>
              <Ordered clientId={clientId} methods={data} />
            </>
          )
        }
      </Loaded>
    </div>
  )
}

function NewMethod({ clientId }: { clientId: string }) {
  const { t } = useTranslation()
  return (
    <ButtonLink type="primary" href={`/clients/${clientId}/methods/new`}>
      {t('methods.new')}
    </ButtonLink>
  )
}

function Ordered({ clientId, methods }: { clientId: string; methods: readonly Method[] }) {
  const permission = usePermission('methods.edit')
  const order = query.useMutation('put', '/v1/clients/{id}/method-order', {
    onSettled: () => queryClient.invalidateQueries(),
  })
  const inOrder = methods.toSorted((one, other) => one.place - other.place || (one.id < other.id ? -1 : 1))
  const ids = inOrder.map(({ id }) => id)
  function swap(place: number) {
    const moved = ids.map((id, at) =>
      at === place ? (ids[place + 1] ?? id) : at === place + 1 ? (ids[place] ?? id) : id,
    )
    order.mutate({ params: { path: { id: clientId } }, body: { method_ids: moved } })
  }
  return (
    <>
      {order.error && <ProblemAlert error={order.error} />}
      <ul className="methods">
        {inOrder.map((method, place) => (
          <MethodCard key={method.id} method={method}>
            {methods.length > 1 && methods.length < MOST && (
              <Moves
                name={method.name}
                disabled={permission.disabled || order.isPending}
                onUp={place > 0 ? () => swap(place - 1) : undefined}
                onDown={place < ids.length - 1 ? () => swap(place) : undefined}
              />
            )}
          </MethodCard>
        ))}
      </ul>
    </>
  )
}

type MovesProps = {
  name: string
  disabled: boolean
  onUp: (() => void) | undefined
  onDown: (() => void) | undefined
}

function Moves({ name, disabled, onUp, onDown }: MovesProps) {
  const { t } = useTranslation()
  return (
    <span className="method-moves">
      <Button
        type="text"
        size="small"
        aria-label={t('methods.move_up', { name })}
        icon={<ArrowUpOutlined aria-hidden />}
        disabled={disabled || !onUp}
        onClick={onUp}
      />
      <Button
        type="text"
        size="small"
        aria-label={t('methods.move_down', { name })}
        icon={<ArrowDownOutlined aria-hidden />}
        disabled={disabled || !onDown}
        onClick={onDown}
      />
    </span>
  )
}

function MethodCard({ method, children }: { method: Method; children: ReactNode }) {
  const { t } = useTranslation()
  const channelLabel = useChannelLabel()
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
        {children}
      </div>
      <MethodFacts method={method} />
      <div className="actions">
        {method.standing === 'active' && method.scenes.includes('native') && (
          <Button type="primary" onClick={() => setPaying(true)}>
            {t('methods.take')}
          </Button>
        )}
        <MethodSwitch method={method} />
        <ButtonLink href={`/clients/${method.client_id}/methods/${method.id}`}>{t('methods.new_here')}</ButtonLink>
      </div>
      {paying && <NewPaymentDialog methods={[method]} onClose={() => setPaying(false)} />}
    </li>
  )
}
