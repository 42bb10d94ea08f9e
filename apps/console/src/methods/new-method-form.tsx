import { NAME_PLACES, displayLength } from '@ruzhu/domain/applyments/rules/display-length.ts'
import type { AppKind } from '@ruzhu/domain/methods/apps.ts'
import { useNavigate } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { api, query, queryClient } from '../api/client.ts'
import type { Channel } from '../api/types.ts'
import { CountedInput } from '../parts/counted-input.tsx'
import { showAtFields } from '../parts/field-problems.ts'
import { ProblemAlert } from '../parts/problem.tsx'
import { useSay } from '../parts/said.ts'
import { WhereToFind } from '../parts/where-to-find.tsx'
import { useMethodRules } from './method-rules.ts'
import { modeOf, type Source } from './sources.ts'
import type { Start } from './start.ts'

type Values = { name: string; apps?: Partial<Record<AppKind, { appid?: string; secret?: string }>> }
type FormProps = { clientId: string; channel: Channel; source: Source; start: Start }

/** Its name, and the apps in which is paid. What is made is a draft: its page shows how to try it. */
export function NewMethodForm({ clientId, channel, source, start }: FormProps) {
  const { t } = useTranslation()
  const say = useSay()
  const [form] = Form.useForm<Values>()
  const { disabled, title } = usePermission('methods.edit')
  const secrets = usePermission('client_accounts.edit')
  const rules = useMethodRules(channel)
  const save = useSave({ clientId, source, start }, (problem) => showAtFields(form, problem))
  return (
    <section className="card" aria-labelledby="method-form-title">
      <h2 id="method-form-title">{t('methods.name_and_apps')}</h2>
      <Form
        form={form}
        layout="vertical"
        validateTrigger="onBlur"
        autoComplete="off"
        scrollToFirstError={{ focus: true }}
        initialValues={{ apps: prefilled(source, start) }}
        onFinish={save.submit}
      >
        <Form.Item name="name" label={t('methods.name')} extra={t('methods.name_help')} rules={[rules.methodName]}>
          <CountedInput places={NAME_PLACES} measure={displayLength} />
        </Form.Item>
        {start.apps.map(({ app, required }) => {
          const label = t('methods.appid', { app: say(app.label) })
          const secretLabel = t('methods.app_secret', { app: say(app.label) })
          return (
            <div key={app.kind}>
              <Form.Item
                name={['apps', app.kind, 'appid']}
                label={required ? label : `${label} · ${t('parts.optional')}`}
                extra={<WhereToFind where={app.where} />}
                rules={[required ? rules.appid : rules.appidIfAny]}
              >
                <Input className="mono" maxLength={20} spellCheck={false} />
              </Form.Item>
              {app.secret && !secrets.disabled && (
                <Form.Item
                  name={['apps', app.kind, 'secret']}
                  label={`${secretLabel} · ${t('parts.optional')}`}
                  extra={
                    <>
                      {t('methods.app_secret_why')} <WhereToFind where={app.secret.where} />
                    </>
                  }
                  rules={[rules.appSecretIfAny]}
                >
                  <Input.Password className="mono" autoComplete="new-password" />
                </Form.Item>
              )}
            </div>
          )
        })}
        {save.error ? <ProblemAlert error={save.error} /> : null}
        {start.scenes.length === 0 && <p className="secondary">{t('methods.where_first')}</p>}
        <Button
          type="primary"
          htmlType="submit"
          loading={save.isPending}
          disabled={disabled || start.scenes.length === 0}
          {...(title !== undefined && { title })}
        >
          {t('methods.create')}
        </Button>
      </Form>
    </section>
  )
}

/** An AppID that was told with the account is not asked for again. */
function prefilled({ appid }: Source, { apps }: Start): Values['apps'] {
  const [first] = apps
  return first && appid !== undefined ? { [first.app.kind]: { appid } } : {}
}

/** First the method, then its AppSecrets: one that is refused is told on the method's page, and nothing else is lost. */
function useSave({ clientId, source, start }: Omit<FormProps, 'channel'>, onError: (problem: unknown) => void) {
  const navigate = useNavigate()
  const create = query.useMutation('post', '/v1/methods', { onError })
  const [problem, setProblem] = useState<unknown>()
  const [made, setMade] = useState<string>()
  async function submit({ name, apps = {} }: Values) {
    setProblem(undefined)
    const filled = start.apps.flatMap(({ app: { kind } }) => {
      const appid = apps[kind]?.appid?.trim()
      return appid ? [{ kind, appid }] : []
    })
    const methodId = made ?? (await make(name, filled))
    if (methodId === undefined) return
    setMade(methodId)
    for (const { kind } of filled) {
      const secret = apps[kind]?.secret?.trim()
      if (!secret) continue
      const params = { path: { id: methodId, kind } }
      const { error } = await api.PUT('/v1/methods/{id}/apps/{kind}/secret', { params, body: { app_secret: secret } })
      if (error) return setProblem(error)
    }
    await queryClient.invalidateQueries()
    await navigate({ to: '/clients/$clientId/methods/$methodId', params: { clientId, methodId } })
  }
  async function make(name: string, apps: { kind: AppKind; appid: string }[]) {
    const body = { client_id: clientId, name, scenes: [...start.scenes], apps, ...named(source) }
    return create.mutateAsync({ body }).then(
      ({ id }) => id,
      () => undefined, // told where it stands
    )
  }
  return { submit, error: problem ?? create.error, isPending: create.isPending }
}

function named(source: Source) {
  if (modeOf(source) === 'direct') return { account_id: source.id }
  return source.kind === 'grant' ? { grant_id: source.id } : { applyment_id: source.id }
}
