import { RULES } from '@ruzhu/domain/applyments/rules.ts'
import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { query, queryClient } from '../api/client.ts'
import type { MessageRoute } from '../api/types.ts'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { useFieldRule } from '../parts/field-rule.ts'
import { ProblemAlert } from '../parts/problem.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { RouteForm } from './route-form.tsx'

const afterwards = { onSettled: () => queryClient.invalidateQueries() }

export function RouteList() {
  const { t } = useTranslation()
  const permission = usePermission('messages.edit')
  const [adding, setAdding] = useState(false)
  const routes = query.useQuery('get', '/v1/message-routes')
  return (
    <section className="card" aria-labelledby="routes-title">
      <div className="card-head">
        <h2 id="routes-title">{t('routes.title')}</h2>
        <Button {...permission} type="primary" onClick={() => setAdding(true)}>
          {t('routes.add')}
        </Button>
      </div>
      <p className="secondary">{t('routes.why')}</p>
      <Loaded of={routes}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty title={t('routes.empty')} />
          ) : (
            <ul className="message-rows">
              {data.map((route) => (
                <Route key={route.id} route={route} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {adding && <RouteForm onClose={() => setAdding(false)} />}
    </section>
  )
}

function Route({ route }: { route: MessageRoute }) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const permission = usePermission('messages.edit')
  const [trial, setTrial] = useState<string>()
  const [asksNumber, setAsksNumber] = useState(false)
  const change = query.useMutation('patch', '/v1/message-routes/{id}', afterwards)
  const remove = query.useMutation('delete', '/v1/message-routes/{id}', afterwards)
  const attempt = query.useMutation('post', '/v1/message-routes/{id}/try', {
    onSuccess: ({ message_id }) => setTrial(message_id),
  })
  const params = { path: { id: route.id } }
  const paused = route.paused_at !== undefined
  const byText = route.kind === 'sms'
  const error = change.error ?? remove.error ?? attempt.error
  return (
    <li className="message-row">
      <div className="message-row-head">
        <strong>{route.name}</strong>
        <span>{t(`routes.kind_${route.kind}`)}</span>
        <StatusTag tone={paused ? 'warning' : 'success'}>{t(paused ? 'routes.paused' : 'routes.in_use')}</StatusTag>
        <div className="row-actions">
          <Button
            {...permission}
            loading={attempt.isPending}
            {...(byText && { 'aria-expanded': asksNumber })}
            onClick={() => (byText ? setAsksNumber(!asksNumber) : attempt.mutate({ params, body: {} }))}
          >
            {t('routes.try')}
          </Button>
          <Button {...permission} onClick={() => change.mutate({ params, body: { paused: !paused } })}>
            {t(paused ? 'routes.resume' : 'routes.pause')}
          </Button>
          <Button
            {...permission}
            danger
            onClick={() =>
              modal.confirm({
                title: t('routes.remove_sure', { name: route.name }),
                okText: t('routes.remove'),
                cancelText: t('parts.cancel'),
                okButtonProps: { danger: true },
                onOk: () => remove.mutate({ params }),
              })
            }
          >
            {t('routes.remove')}
          </Button>
        </div>
      </div>
      <p className="secondary">
        {[
          route.host && `${route.host}:${route.port}`,
          route.from,
          route.address,
          ...route.secrets.map(({ field, fingerprint }) => `${t(`routes.${field}`)} ${fingerprint}`),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {asksNumber && (
        <NumberForm loading={attempt.isPending} onNumber={(phone) => attempt.mutate({ params, body: { phone } })} />
      )}
      {trial !== undefined && <Trial id={trial} />}
      {error && <ProblemAlert error={error} />}
    </li>
  )
}

/** Text messages are tried with a number that is typed for it. */
function NumberForm({ loading, onNumber }: { loading: boolean; onNumber: (phone: string) => void }) {
  const { t } = useTranslation()
  const fieldRule = useFieldRule()
  return (
    <Form<{ phone: string }>
      layout="inline"
      colon={false}
      className="message-try"
      requiredMark={false}
      onFinish={({ phone }) => onNumber(phone.trim())}
    >
      <Form.Item name="phone" label={t('routes.try_phone')} rules={[fieldRule(RULES.mobile_phone)]}>
        <Input inputMode="tel" autoComplete="off" maxLength={20} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={loading}>
        {t('routes.try_send')}
      </Button>
    </Form>
  )
}

/** How the test ended, as soon as it has. */
function Trial({ id }: { id: string }) {
  const { t } = useTranslation()
  const message = query.useQuery(
    'get',
    '/v1/messages/{id}',
    { params: { path: { id } } },
    { refetchInterval: ({ state }) => (state.data?.state === 'queued' ? 1500 : false) },
  )
  const shown = message.data
  const reason = shown?.sends[0]?.attempts.at(-1)?.reason
  const state = shown ? t(`message.state_${shown.state}`) : t('parts.loading')
  return (
    <p aria-live="polite" className={shown?.state === 'failed' ? 'bad' : ''}>
      {reason === undefined ? t('routes.trial', { state }) : t('routes.trial_reason', { state, reason })}
    </p>
  )
}
