import { RULES } from '@ruzhu/domain/applyments/rules.ts'
import { CONTACT_PHONE } from '@ruzhu/domain/clients/contact-phone.ts'
import { Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { query, queryClient } from '../api/client.ts'
import type { Client } from '../api/types.ts'
import { showAtFields } from '../parts/field-problems.ts'
import { useFieldRule } from '../parts/field-rule.ts'
import { useChannels } from '../api/channels.ts'
import { usePreferences } from '../theme/preferences.ts'
import { ClientProblem } from './client-problem.tsx'
import { CreditCodeItem } from './credit-code-item.tsx'
import { PathChoice } from './path-choice.tsx'

type Values = Pick<
  Client,
  'name' | 'contact_name' | 'contact_phone' | 'contact_email' | 'short_name' | 'credit_code'
> & {
  paths?: Record<string, string | undefined>
}

export function EditClientDialog({ client, onClose }: { client: Client; onClose: () => void }) {
  const { t } = useTranslation()
  const fieldRule = useFieldRule()
  const { language } = usePreferences()
  const [form] = Form.useForm<Values>()
  const channels = useChannels().data?.data ?? []
  const change = query.useMutation('patch', '/v1/clients/{id}', {
    onSuccess: async () => {
      await queryClient.invalidateQueries()
      onClose()
    },
    onError: (problem) => showAtFields(form, problem),
  })
  const needed = (label: string) => ({
    required: true,
    whitespace: true,
    message: t('parts.required_missing', { label }),
  })
  return (
    <Modal
      open
      title={t('clients.edit_title')}
      okText={t('parts.save')}
      cancelText={t('parts.cancel')}
      confirmLoading={change.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={client}
        validateTrigger="onBlur"
        onFinish={(values) => change.mutate({ params: { path: { id: client.id } }, body: filledIn(client, values) })}
      >
        {change.error && <ClientProblem error={change.error} />}
        <Form.Item name="name" label={t('clients.name')} rules={[needed(t('clients.name'))]}>
          <Input maxLength={128} />
        </Form.Item>
        <Form.Item name="short_name" label={`${t('clients.short_name')} · ${t('parts.optional')}`}>
          <Input maxLength={64} />
        </Form.Item>
        <CreditCodeItem />
        <Form.Item name="contact_name" label={t('clients.contact_name')} rules={[needed(t('clients.contact_name'))]}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name="contact_phone" label={t('clients.contact_phone')} rules={[fieldRule(RULES[CONTACT_PHONE])]}>
          <Input inputMode="tel" maxLength={11} />
        </Form.Item>
        <Form.Item
          name="contact_email"
          label={`${t('clients.email')} · ${t('parts.optional')}`}
          rules={[{ type: 'email', message: t('access.email_invalid') }]}
        >
          <Input inputMode="email" maxLength={254} />
        </Form.Item>
        {client.wants.map(({ channel: name, path }) => {
          const channel = channels.find((one) => one.name === name)
          return (
            channel && (
              <Form.Item
                key={name}
                name={['paths', name]}
                label={`${t('clients.path')} · ${channel.label[language]}`}
                {...(path !== undefined && { initialValue: path })}
              >
                <PathChoice channel={channel} />
              </Form.Item>
            )
          )
        })}
      </Form>
    </Modal>
  )
}

/** What was left empty is left out: the API has no empty texts. */
function filledIn({ wants }: Client, { paths = {}, ...values }: Values): ClientChanges {
  const changed = wants.map((want) => {
    const path = paths[want.channel] ?? want.path
    return { ...want, ...(path !== undefined && { path }) }
  })
  return { ...Object.fromEntries(Object.entries(values).filter(([, value]) => value)), wants: changed }
}

type ClientChanges = Partial<Omit<Values, 'paths'>> & Pick<Client, 'wants'>
