import { useNavigate } from '@tanstack/react-router'
import { Form, Modal, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useChannels } from '../api/channels.ts'
import { query } from '../api/client.ts'
import { ProblemAlert } from '../parts/problem.tsx'
import type { Channel, Client, SubjectType } from '../api/types.ts'
import { useSay } from '../parts/said.ts'
import './new-applyment-dialog.css'

type Values = { channel: string; subject_type: string; provider_account_id?: string }

/** Which platform, and what the licence says the client is; everything else is asked in the form. */
export function NewApplymentDialog({ clientId, onClose }: { clientId: string; onClose: () => void }) {
  const { t } = useTranslation()
  const say = useSay()
  const navigate = useNavigate()
  const [form] = Form.useForm<Values>()
  const known = useChannels().data?.data ?? []
  const channels = known.filter(({ subject_types }) => subject_types.length > 0)
  const client = query.useQuery('get', '/v1/clients/{id}', { params: { path: { id: clientId } } })
  const usual = usualFor(client.data, channels)
  const chosen = Form.useWatch('channel', form) ?? usual.channel
  const channel = channels.find(({ name }) => name === chosen)
  const type = Form.useWatch('subject_type', form) ?? usual.subject_type
  const accounts = (query.useQuery('get', '/v1/provider-accounts').data?.data ?? []).filter(
    (account) => account.channel === channel?.name,
  )
  const subject = channel?.subject_types.find((one) => one.type === type)
  const create = query.useMutation('post', '/v1/applyments', {
    onSuccess: ({ id }) =>
      navigate({ to: '/clients/$clientId/applyments/$applymentId', params: { clientId, applymentId: id } }),
  })
  return (
    <Modal
      open
      title={t('applyments.new')}
      okText={t('applyments.begin')}
      cancelText={t('parts.cancel')}
      confirmLoading={create.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={usual}
        onValuesChange={(changed: Partial<Values>) => {
          const other = channels.find(({ name }) => name === changed.channel)
          if (!other) return
          form.setFieldValue('subject_type', usualFor(client.data, [other]).subject_type)
          form.setFieldValue('provider_account_id', undefined)
        }}
        onFinish={(values) => create.mutate({ body: { client_id: clientId, ...values } })}
      >
        {create.error && <ProblemAlert error={create.error} />}
        <Form.Item name="channel" label={t('applyments.channel')}>
          <Radio.Group
            vertical
            options={known.map((one) => ({
              value: one.name,
              disabled: !channels.includes(one),
              label: (
                <>
                  {say(one.label)}{' '}
                  {!channels.includes(one) && <span className="secondary">{t('applyments.not_offered')}</span>}
                </>
              ),
            }))}
          />
        </Form.Item>
        <Form.Item name="subject_type" label={t('applyments.subject_type')}>
          <Radio.Group
            vertical
            options={
              channel?.subject_types.map(({ type, label, hint }) => ({
                value: type,
                label: (
                  <span className="subject-type">
                    {say(label)}
                    {hint && <span className="secondary">{say(hint)}</span>}
                  </span>
                ),
              })) ?? []
            }
          />
        </Form.Item>
        {accounts.length > 1 && (
          <Form.Item name="provider_account_id" label={t('applyments.account')} rules={[{ required: true }]}>
            <Radio.Group vertical options={accounts.map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
        )}
        {subject?.restricted && <Restricted businesses={subject.restricted} />}
      </Form>
    </Modal>
  )
}

/** What the client said it wants, and by which way, answers both questions before they are asked. */
function usualFor(client: Client | undefined, channels: readonly Channel[]): Partial<Values> {
  const wants = client?.wants ?? []
  const channel = channels.find(({ name }) => wants.some((want) => want.channel === name)) ?? channels[0]
  if (!channel) return {}
  const way = wants.find((want) => want.channel === channel.name)?.path
  const type = channel.subject_types.find(({ path }) => path !== undefined && path === way) ?? channel.subject_types[0]
  return { channel: channel.name, ...(type && { subject_type: type.type }) }
}

/** Better known now than after the form was filled in. */
function Restricted({ businesses }: { businesses: NonNullable<SubjectType['restricted']> }) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <section className="restricted" aria-labelledby="restricted-title">
      <h3 id="restricted-title">{t('applyments.restricted')}</h3>
      <ul>
        {businesses.map((business) => (
          <li key={business['zh-CN']}>{say(business)}</li>
        ))}
      </ul>
    </section>
  )
}
