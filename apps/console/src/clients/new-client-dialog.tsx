import { useNavigate } from '@tanstack/react-router'
import { RULES } from '@ruzhu/domain/applyments/rules.ts'
import { CONTACT_PHONE } from '@ruzhu/domain/clients/contact-phone.ts'
import { Checkbox, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useChannels } from '../api/channels.ts'
import { query, queryClient } from '../api/client.ts'
import type { Channel, Client, Scene } from '../api/types.ts'
import { showAtFields } from '../parts/field-problems.ts'
import { useFieldRule } from '../parts/field-rule.ts'
import { PathChoice } from './path-choice.tsx'
import { useSay } from '../parts/said.ts'
import { ClientProblem } from './client-problem.tsx'
import { CreditCodeItem } from './credit-code-item.tsx'

type Values = {
  name: string
  contact_name: string
  contact_phone: string
  credit_code?: string
  scenes?: Record<string, Scene[]>
  paths?: Paths
}
type Paths = Record<string, string | undefined>

/** Three things and no more: who, whom to call, and what to open. By the credit code it is told whether somebody has it already. */
export function NewClientDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const fieldRule = useFieldRule()
  const [form] = Form.useForm<Values>()
  const channels = useChannels().data?.data ?? []
  const create = query.useMutation('post', '/v1/clients', {
    onSuccess: async (client) => {
      await queryClient.invalidateQueries({ queryKey: ['get', '/v1/clients'] })
      await navigate({ to: '/clients/$clientId', params: { clientId: client.id } })
    },
    onError: (problem) => showAtFields(form, problem),
  })
  return (
    <Modal
      open
      title={t('clients.new')}
      okText={t('clients.create')}
      cancelText={t('parts.cancel')}
      confirmLoading={create.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={(values) => create.mutate({ body: body(values) })}>
        {create.error && <ClientProblem error={create.error} />}
        <Form.Item
          name="name"
          label={t('clients.name')}
          extra={t('clients.name_help')}
          rules={[
            { required: true, whitespace: true, message: t('parts.required_missing', { label: t('clients.name') }) },
          ]}
        >
          <Input maxLength={128} autoFocus />
        </Form.Item>
        <CreditCodeItem />
        <Form.Item
          name="contact_name"
          label={t('clients.contact_name')}
          rules={[
            {
              required: true,
              whitespace: true,
              message: t('parts.required_missing', { label: t('clients.contact_name') }),
            },
          ]}
        >
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item
          name="contact_phone"
          label={t('clients.contact_phone')}
          validateTrigger="onBlur"
          rules={[fieldRule(RULES[CONTACT_PHONE])]}
        >
          <Input inputMode="tel" maxLength={11} />
        </Form.Item>
        {channels.map((channel) => (
          <SceneChoice key={channel.name} channel={channel} />
        ))}
      </Form>
    </Modal>
  )
}

function SceneChoice({ channel }: { channel: Channel }) {
  const { t } = useTranslation()
  const say = useSay()
  const chosen = Form.useWatch<Scene[] | undefined>(['scenes', channel.name])
  return (
    <>
      <Form.Item name={['scenes', channel.name]} label={`${t('clients.wants')} · ${say(channel.label)}`}>
        <Checkbox.Group options={channel.scenes.map(({ scene, label }) => ({ value: scene, label: say(label) }))} />
      </Form.Item>
      {chosen && chosen.length > 0 && (
        <Form.Item name={['paths', channel.name]} label={`${t('clients.path')} · ${say(channel.label)}`}>
          <PathChoice channel={channel} />
        </Form.Item>
      )}
    </>
  )
}

function body({
  scenes,
  paths = {},
  credit_code,
  ...values
}: Values): Pick<Client, 'name' | 'contact_name' | 'contact_phone' | 'credit_code' | 'wants'> {
  const wants = Object.entries(scenes ?? {})
    .filter(([, chosen]) => chosen && chosen.length > 0)
    .map(([channel, chosen]) => {
      const path = paths[channel]
      return { channel, scenes: chosen, ...(path !== undefined && { path }) }
    })
  return { ...values, ...(credit_code && { credit_code }), wants }
}
