import { getRouteApi } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChannelLabel, useSceneLabel } from '../api/channels.ts'
import { query, queryClient } from '../api/client.ts'
import type { Method } from '../api/types.ts'
import { CopyValue } from '../parts/copy.tsx'
import { Empty } from '../parts/empty.tsx'
import { Facts } from '../parts/facts.tsx'
import { ButtonLink } from '../parts/link.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { NewPaymentDialog } from '../payments/new-payment-dialog.tsx'
import { ClientAuthorizations } from '../grants/client-authorizations.tsx'
import { MethodDialog } from './method-dialog.tsx'
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
  const sceneLabel = useSceneLabel()
  const [editing, setEditing] = useState(false)
  const [paying, setPaying] = useState(false)
  return (
    <li className="card">
      <div className="card-head">
        <h2>{method.name}</h2>
        <MethodTag state={method.state} />
        <span className="secondary">{channelLabel(method.channel)}</span>
      </div>
      <Facts
        rows={[
          [
            t('methods.scenes'),
            method.scenes.map((scene) => sceneLabel(method.channel, scene)).join(t('parts.list_separator')),
          ],
          [t('methods.mode'), t(`methods.mode_${method.mode}`)],
          [t('clients.sub_mchid'), <CopyValue key="mchid" value={method.sub_mchid} label={t('clients.sub_mchid')} />],
          ...method.apps.map(
            ({ kind, appid }) => [kind, <CopyValue key={kind} value={appid} label="AppID" />] as const,
          ),
          [t('methods.id'), <CopyValue key="id" value={method.id} label={t('methods.id')} long />],
        ]}
      />
      <div className="actions">
        {method.state === 'active' && method.scenes.includes('native') && (
          <Button type="primary" onClick={() => setPaying(true)}>
            {t('methods.take')}
          </Button>
        )}
        <Switch method={method} />
        <Button onClick={() => setEditing(true)}>{t('methods.edit')}</Button>
      </div>
      {editing && (
        <MethodDialog clientId={method.client_id} method={method} sources={[]} onClose={() => setEditing(false)} />
      )}
      {paying && <NewPaymentDialog methods={[method]} onClose={() => setPaying(false)} />}
    </li>
  )
}

const renewing = { onSuccess: () => queryClient.invalidateQueries() }

/** Enabling is one click; disabling says first what it stops. */
function Switch({ method }: { method: Method }) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const params = { params: { path: { id: method.id } } }
  const enable = query.useMutation('post', '/v1/methods/{id}/enable', renewing)
  const disable = query.useMutation('post', '/v1/methods/{id}/disable', renewing)
  const error = enable.error ?? disable.error
  function ask() {
    modal.confirm({
      title: t('methods.disable_title', { name: method.name }),
      content: t('methods.disable_why'),
      okText: t('methods.disable'),
      okButtonProps: { danger: true },
      cancelText: t('parts.cancel'),
      onOk: () => disable.mutateAsync(params).catch(() => undefined), // shown below
    })
  }
  return (
    <>
      {method.state === 'active' ? (
        <Button danger onClick={ask}>
          {t('methods.disable')}
        </Button>
      ) : (
        <Button type="primary" loading={enable.isPending} onClick={() => enable.mutate(params)}>
          {t('methods.enable')}
        </Button>
      )}
      {error && <ProblemAlert error={error} />}
    </>
  )
}
