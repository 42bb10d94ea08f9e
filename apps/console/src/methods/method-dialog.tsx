import { NAME_PLACES, displayLength } from '@ruzhu/domain/applyments/rules/display-length.ts'
import { type AppKind, kindsFor } from '@ruzhu/domain/methods/apps.ts'
import { Checkbox, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useChannel } from '../api/channels.ts'
import { query, queryClient } from '../api/client.ts'
import type { Method, Scene } from '../api/types.ts'
import { CountedInput } from '../parts/counted-input.tsx'
import { showAtFields } from '../parts/field-problems.ts'
import { ProblemAlert } from '../parts/problem.tsx'
import { useSay } from '../parts/said.ts'
import { WhereToFind } from '../parts/where-to-find.tsx'
import { useMethodRules } from './method-rules.ts'
import { isRequired } from './start.ts'

type Values = { name: string; scenes: Scene[]; appids?: Partial<Record<AppKind, string>> }

/** Name, scenes and AppIDs of a method that is there. */
export function MethodDialog({ method, onClose }: { method: Method; onClose: () => void }) {
  const { t } = useTranslation()
  const say = useSay()
  const [form] = Form.useForm<Values>()
  const channel = useChannel(method.channel)
  const rules = useMethodRules(channel)
  const scenes: readonly Scene[] = Form.useWatch('scenes', form) ?? method.scenes
  const has = (kind: AppKind) => method.apps.some((app) => app.kind === kind)
  const offered = channel?.apps.filter(
    ({ kind }) => has(kind) || scenes.some((scene) => kindsFor(scene).includes(kind)),
  )
  const change = query.useMutation('patch', '/v1/methods/{id}', {
    onError: (problem) => showAtFields(form, problem),
    onSuccess: async () => {
      await queryClient.invalidateQueries()
      onClose()
    },
  })
  function save({ name, scenes: chosen, appids = {} }: Values) {
    const apps = (offered ?? []).flatMap(({ kind }) => {
      const appid = appids[kind]?.trim()
      return appid ? [{ kind, appid }] : []
    })
    change.mutate({ params: { path: { id: method.id } }, body: { name, scenes: chosen, apps } })
  }
  return (
    <Modal
      open
      title={t('methods.edit')}
      okText={t('parts.save')}
      cancelText={t('parts.cancel')}
      confirmLoading={change.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" initialValues={initial(method)} validateTrigger="onBlur" onFinish={save}>
        {change.error && <ProblemAlert error={change.error} />}
        <Form.Item name="name" label={t('methods.name')} extra={t('methods.name_help')} rules={[rules.methodName]}>
          <CountedInput places={NAME_PLACES} measure={displayLength} />
        </Form.Item>
        <Form.Item name="scenes" label={t('methods.scenes')} rules={[rules.scenes]}>
          <Checkbox.Group
            options={channel?.scenes.map(({ scene, label }) => ({ value: scene, label: say(label) })) ?? []}
          />
        </Form.Item>
        {channel &&
          offered?.map(({ kind, label, where }) => {
            const required = isRequired(channel, scenes, kind, method.mode)
            const text = t('methods.appid', { app: say(label) })
            return (
              <Form.Item
                key={kind}
                name={['appids', kind]}
                label={required ? text : `${text} · ${t('parts.optional')}`}
                extra={<WhereToFind where={where} />}
                rules={[required ? rules.appid : rules.appidIfAny]}
              >
                <Input maxLength={20} className="mono" spellCheck={false} />
              </Form.Item>
            )
          })}
      </Form>
    </Modal>
  )
}

function initial({ name, scenes, apps }: Method): Values {
  return { name, scenes, appids: Object.fromEntries(apps.map(({ kind, appid }) => [kind, appid])) }
}
