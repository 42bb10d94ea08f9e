import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { query, queryClient } from '../api/client.ts'
import type { Channel, Method } from '../api/types.ts'
import { ProblemAlert } from '../parts/problem.tsx'
import { useSay } from '../parts/said.ts'
import { WhereToFind } from '../parts/where-to-find.tsx'
import { useMethodRules } from './method-rules.ts'
import { useSecretTrace } from '../providers/secret-trace.ts'

type FieldProps = { method: Method; app: Method['apps'][number]; offer: Channel['apps'][number] }

/** The AppSecret of one app: never shown, only that it is there; replaced or removed by who may. */
export function AppSecretField({ method, app, offer }: FieldProps) {
  const { t } = useTranslation()
  const say = useSay()
  const trace = useSecretTrace()
  const rules = useMethodRules()
  const { modal } = App.useApp()
  const permission = usePermission('client_accounts.edit')
  const [typing, setTyping] = useState(false)
  const params = { path: { id: method.id, kind: app.kind } }
  const done = {
    onSuccess: async () => {
      await queryClient.invalidateQueries()
      setTyping(false)
    },
  }
  const keep = query.useMutation('put', '/v1/methods/{id}/apps/{kind}/secret', done)
  const drop = query.useMutation('delete', '/v1/methods/{id}/apps/{kind}/secret', done)
  const undo = query.useMutation('post', '/v1/methods/{id}/apps/{kind}/secret/undo', done)
  const label = t('methods.app_secret', { app: say(offer.label) })
  if (!offer.secret) return null
  if (typing) {
    return (
      <Form
        layout="vertical"
        autoComplete="off"
        onFinish={({ app_secret }: { app_secret: string }) => keep.mutate({ params, body: { app_secret } })}
      >
        <Form.Item
          name="app_secret"
          label={label}
          rules={[{ required: true, message: t('parts.required_missing', { label }) }, rules.appSecretIfAny]}
          extra={<WhereToFind where={offer.secret.where} />}
        >
          <Input.Password className="mono" autoComplete="new-password" autoFocus />
        </Form.Item>
        {keep.error && <ProblemAlert error={keep.error} />}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={keep.isPending}>
            {t('parts.save')}
          </Button>
          <Button onClick={() => setTyping(false)}>{t('parts.cancel')}</Button>
        </div>
      </Form>
    )
  }
  const remove = () =>
    modal.confirm({
      title: `${t('methods.app_secret_remove')} · ${label}`,
      okText: t('methods.app_secret_remove'),
      okButtonProps: { danger: true },
      cancelText: t('parts.cancel'),
      onOk: () => drop.mutateAsync({ params }).catch(() => undefined), // shown below
    })
  const goBack = () =>
    modal.confirm({
      title: `${t('methods.app_secret_undo')} · ${label}`,
      content: t('methods.app_secret_undo_why'),
      okText: t('methods.app_secret_undo'),
      cancelText: t('parts.cancel'),
      onOk: () => undo.mutateAsync({ params }).catch(() => undefined), // shown below
    })
  const error = drop.error ?? undo.error
  return (
    <div>
      <span className="app-secret">
        {app.app_secret ? trace({ field: app.kind, ...app.app_secret }) : t('methods.app_secret_none')}
        <Button size="small" {...permission} onClick={() => setTyping(true)}>
          {app.app_secret ? t('providers.replace') : t('methods.app_secret_set')}
        </Button>
        {app.app_secret?.former_until && (
          <Button size="small" {...permission} onClick={goBack}>
            {t('methods.app_secret_undo')}
          </Button>
        )}
        {app.app_secret && (
          <Button size="small" danger {...permission} onClick={remove}>
            {t('methods.app_secret_remove')}
          </Button>
        )}
      </span>
      {error && <ProblemAlert error={error} />}
    </div>
  )
}
