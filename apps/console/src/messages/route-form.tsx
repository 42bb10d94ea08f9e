import { Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { query, queryClient } from '../api/client.ts'
import { showAtFields } from '../parts/field-problems.ts'
import { ProblemAlert } from '../parts/problem.tsx'
import { SmsFields } from './sms-fields.tsx'

const KINDS = ['wecom', 'dingtalk', 'feishu', 'smtp', 'sms'] as const
const TLS = ['implicit', 'starttls', 'none'] as const
type Values = {
  kind: (typeof KINDS)[number]
  name: string
  language: 'zh-CN' | 'en'
  host?: string
  port?: number
  tls?: (typeof TLS)[number]
  user?: string
  password?: string
  from?: string
  clients?: boolean
  address?: string
  secret?: string
  url?: string
  signing_key?: string
  keyword?: string
}
const FIRST: Partial<Values> = { kind: 'wecom', language: 'zh-CN' }
const FIRST_MAIL = { port: 465, tls: 'implicit', clients: false } as const

export function RouteForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const kind = Form.useWatch('kind', form) ?? 'wecom'
  const add = query.useMutation('post', '/v1/message-routes', {
    onSuccess: async () => {
      await queryClient.invalidateQueries()
      onClose()
    },
    onError: (problem) => showAtFields(form, problem),
  })
  return (
    <Modal
      open
      title={t('routes.add')}
      okText={t('parts.save')}
      cancelText={t('parts.cancel')}
      confirmLoading={add.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={FIRST}
        onFinish={(values) => add.mutate({ body: filledIn(values) })}
      >
        {add.error && <ProblemAlert error={add.error} />}
        <Form.Item name="kind" label={t('routes.kind')}>
          <Select options={KINDS.map((value) => ({ value, label: t(`routes.kind_${value}`) }))} />
        </Form.Item>
        <Needed name="name" label={t('routes.name')} />
        <Form.Item name="language" label={t('routes.language')}>
          <Select
            options={[
              { value: 'zh-CN', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Form.Item>
        {kind === 'smtp' && <MailFields />}
        {kind === 'sms' && <SmsFields />}
        {kind !== 'smtp' && kind !== 'sms' && <RobotFields signs={kind !== 'wecom'} />}
      </Form>
    </Modal>
  )
}

function MailFields() {
  const { t } = useTranslation()
  return (
    <>
      <Needed name="host" label={t('routes.host')} />
      <Form.Item name="port" label={t('routes.port')} initialValue={FIRST_MAIL.port}>
        <InputNumber min={1} max={65_535} />
      </Form.Item>
      <Form.Item name="tls" label={t('routes.tls')} initialValue={FIRST_MAIL.tls}>
        <Select options={TLS.map((value) => ({ value, label: t(`routes.tls_${value}`) }))} />
      </Form.Item>
      <Form.Item name="user" label={`${t('routes.user')} · ${t('parts.optional')}`}>
        <Input autoComplete="off" maxLength={254} />
      </Form.Item>
      <Form.Item name="password" label={`${t('routes.password')} · ${t('parts.optional')}`}>
        <Input.Password autoComplete="new-password" maxLength={500} />
      </Form.Item>
      <Needed name="from" label={t('routes.from')} />
      <Form.Item name="clients" valuePropName="checked" initialValue={FIRST_MAIL.clients}>
        <Checkbox>{t('routes.clients')}</Checkbox>
      </Form.Item>
    </>
  )
}

function RobotFields({ signs }: { signs: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item
        name="url"
        label={t('routes.url')}
        rules={[{ required: true, message: t('parts.required_missing', { label: t('routes.url') }) }]}
      >
        <Input.Password autoComplete="new-password" maxLength={2048} />
      </Form.Item>
      {signs && (
        <Form.Item name="signing_key" label={`${t('routes.signing')} · ${t('parts.optional')}`}>
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
      )}
      <Form.Item name="keyword" label={`${t('routes.keyword')} · ${t('parts.optional')}`}>
        <Input maxLength={20} />
      </Form.Item>
    </>
  )
}

function Needed({ name, label }: { name: string; label: string }) {
  const { t } = useTranslation()
  const rule = { required: true, whitespace: true, message: t('parts.required_missing', { label }) }
  return (
    <Form.Item name={name} label={label} rules={[rule]}>
      <Input maxLength={254} />
    </Form.Item>
  )
}

/** What was left empty is left out. */
function filledIn(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== '')) as Values
}
