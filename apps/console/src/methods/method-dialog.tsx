import { NAME_PLACES, displayLength } from '@ruzhu/domain/applyments/rules/display-length.ts'
import { isRuleName, type Rule, RULES } from '@ruzhu/domain/applyments/rules.ts'
import { APP_KINDS, type AppKind, kindsFor } from '@ruzhu/domain/methods/apps.ts'
import { say } from '@ruzhu/domain/text.ts'
import { beijingDay } from '@ruzhu/domain/time.ts'
import { Checkbox, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useChannel, useChannelLabel } from '../api/channels.ts'
import { query, queryClient } from '../api/client.ts'
import type { Channel, Method, Scene } from '../api/types.ts'
import { CountedInput } from '../parts/counted-input.tsx'
import { showAtFields } from '../parts/field-problems.ts'
import { ProblemAlert } from '../parts/problem.tsx'
import { useSay } from '../parts/said.ts'
import { usePreferences } from '../theme/preferences.ts'
import type { Source } from './sources.ts'

type Values = { source: string; name: string; scenes: Scene[]; appids?: Partial<Record<AppKind, string>> }

/** One question first: where do payers pay? The rest follows from the application or the grant. */
export function MethodDialog(props: {
  clientId: string
  method?: Method
  sources: readonly Source[]
  onClose: () => void
}) {
  const { t } = useTranslation()
  const sayBoth = useSay()
  const channelLabel = useChannelLabel()
  const [form] = Form.useForm<Values>()
  const sourceId = Form.useWatch('source', form)
  const chosen = props.sources.find(({ id }) => id === sourceId)
  const scenes: readonly Scene[] = Form.useWatch('scenes', form) ?? props.method?.scenes ?? []
  const channel = useChannel(props.method?.channel ?? (chosen ?? props.sources[0])?.channel)
  const appsNeeded = channel?.apps.filter(({ kind }) =>
    channel.scenes.some(({ scene, app }) => app === 'always' && scenes.includes(scene) && kindsFor(scene)[0] === kind),
  )
  const save = useSave(props, (problem) => showAtFields(form, problem))
  const rules = useRules(channel)
  return (
    <Modal
      open
      title={props.method ? t('methods.edit') : t('methods.new')}
      okText={props.method ? t('parts.save') : t('methods.create')}
      cancelText={t('parts.cancel')}
      confirmLoading={save.isPending}
      onOk={form.submit}
      onCancel={props.onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={initial(props)}
        validateTrigger="onBlur"
        onFinish={(values) => save.mutate(values)}
      >
        {save.error && <ProblemAlert error={save.error} />}
        {props.sources.length > 1 && (
          <Form.Item name="source" label={t('methods.source')}>
            <Select
              options={props.sources.map(({ id, channel: name, subMchid }) => ({
                value: id,
                label: `${channelLabel(name)} · ${subMchid}`,
              }))}
            />
          </Form.Item>
        )}
        <Form.Item name="scenes" label={t('methods.where')} rules={[rules.scenes]}>
          <Checkbox.Group
            options={channel?.scenes.map(({ scene, label }) => ({ value: scene, label: sayBoth(label) })) ?? []}
          />
        </Form.Item>
        <Form.Item name="name" label={t('methods.name')} extra={t('methods.name_help')} rules={[rules.methodName]}>
          <CountedInput places={NAME_PLACES} measure={displayLength} />
        </Form.Item>
        {appsNeeded?.map(({ kind, label }) => (
          <Form.Item
            key={kind}
            name={['appids', kind]}
            label={t('methods.appid', { app: sayBoth(label) })}
            rules={[rules.appid]}
          >
            <Input maxLength={20} className="mono" />
          </Form.Item>
        ))}
      </Form>
    </Modal>
  )
}

function initial({ method, sources }: { method?: Method; sources: readonly Source[] }) {
  if (!method) return { source: sources[0]?.id, scenes: ['native'] }
  return { ...method, appids: Object.fromEntries(method.apps.map(({ kind, appid }) => [kind, appid])) }
}

function useSave(
  {
    clientId,
    method,
    sources,
    onClose,
  }: {
    clientId: string
    method?: Method
    sources: readonly Source[]
    onClose: () => void
  },
  onError: (problem: unknown) => void,
) {
  const done = {
    onError,
    onSuccess: async () => {
      await queryClient.invalidateQueries()
      onClose()
    },
  }
  const create = query.useMutation('post', '/v1/methods', done)
  const change = query.useMutation('patch', '/v1/methods/{id}', done)
  return {
    error: create.error ?? change.error,
    isPending: create.isPending || change.isPending,
    mutate({ source: id = sources[0]?.id ?? '', name, scenes, appids = {} }: Values) {
      const kept = method?.apps.filter(({ kind }) => !(kind in appids)) ?? []
      const filled = APP_KINDS.flatMap((kind) => (appids[kind] ? [{ kind, appid: appids[kind] }] : []))
      const body = { name, scenes, apps: [...kept, ...filled] }
      if (method) change.mutate({ params: { path: { id: method.id } }, body })
      else create.mutate({ body: { client_id: clientId, ...from(sources, id), ...body } })
    },
  }
}

function from(sources: readonly Source[], id: string) {
  return sources.find((one) => one.id === id)?.kind === 'grant' ? { grant_id: id } : { applyment_id: id }
}

/** The same rules that the server repeats. */
function useRules({ appid_rule: appidRule }: Pick<Channel, 'appid_rule'> = { appid_rule: 'appid' }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const by = (rule: Rule) => ({
    required: true,
    validator: async (_rule: unknown, value: string | undefined) => {
      const problem = rule(value ?? '', beijingDay(new Date()))
      if (problem?.level === 'must') throw new Error(say(problem.message, language))
    },
  })
  const someScene = async (_rule: unknown, chosen: readonly Scene[] | undefined) => {
    if (!chosen?.length) throw new Error(t('parts.required_missing', { label: t('methods.scenes') }))
  }
  // not `required: true`: that says aria-required of a group of check boxes, which may not carry it
  return {
    methodName: by(RULES.method_name),
    appid: by(isRuleName(appidRule) ? RULES[appidRule] : RULES.appid),
    scenes: { validator: someScene },
  }
}
