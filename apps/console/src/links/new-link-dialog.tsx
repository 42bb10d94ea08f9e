import { editable } from '@ruzhu/domain/applyments/states.ts'
import { LONGEST_DAYS } from '@ruzhu/domain/links/client-links.ts'
import { Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSession } from '../access/session.ts'
import { useChannelLabel, useChannels } from '../api/channels.ts'
import { query, queryClient } from '../api/client.ts'
import type { Applyment, OpenedLink } from '../api/types.ts'
import { showAtFields } from '../parts/field-problems.ts'
import { ProblemAlert } from '../parts/problem.tsx'
import { useSay } from '../parts/said.ts'

type Values = { applyment_id?: string; parts?: string[]; ask_name: string; ask_phone?: string; days?: number | null }

/** Asks as little as possible: what of the form, whom the client may call, and for how long. */
export function NewLinkDialog({
  clientId,
  onMade,
  onClose,
}: {
  clientId: string
  onMade: (opened: OpenedLink) => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const channelLabel = useChannelLabel()
  const session = useSession()
  const [form] = Form.useForm<Values>()
  const applyments = query.useQuery('get', '/v1/applyments', { params: { query: { client_id: clientId } } })
  const settings = query.useQuery('get', '/v1/message-settings')
  const open = applyments.data?.data.filter(({ state }) => editable(state)) ?? []
  const create = query.useMutation('post', '/v1/clients/{id}/links', {
    onSuccess: async (opened) => {
      await queryClient.invalidateQueries()
      onClose()
      onMade(opened)
    },
    onError: (problem) => showAtFields(form, problem),
  })
  return (
    <Modal
      open
      title={t('links.new')}
      okText={t('links.create')}
      cancelText={t('parts.cancel')}
      confirmLoading={create.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ ask_name: session?.member?.name ?? '' }}
        onFinish={({ applyment_id, parts, ask_name, ask_phone, days }) =>
          create.mutate({
            params: { path: { id: clientId } },
            body: {
              ask_name,
              ...(typeof days === 'number' && { days }),
              ...(ask_phone && { ask_phone }),
              ...(applyment_id && { applyment_id }),
              ...(parts && parts.length > 0 && { parts }),
            },
          })
        }
      >
        {create.error && <ProblemAlert error={create.error} />}
        {open.length > 1 && (
          <Form.Item
            name="applyment_id"
            label={t('links.applyment')}
            rules={[{ required: true, message: t('parts.required_missing', { label: t('links.applyment') }) }]}
          >
            <Select
              options={open.map(({ id, channel, business_code }) => ({
                value: id,
                label: `${channelLabel(channel)} · ${business_code}`,
              }))}
            />
          </Form.Item>
        )}
        <PartsItem open={open} />
        <Form.Item
          name="ask_name"
          label={t('links.ask_name')}
          rules={[
            {
              required: true,
              whitespace: true,
              message: t('parts.required_missing', { label: t('links.ask_name') }),
            },
          ]}
        >
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item
          name="ask_phone"
          label={`${t('links.ask_phone')} · ${t('parts.optional')}`}
          extra={t('links.ask_phone_help')}
        >
          <Input maxLength={32} inputMode="tel" />
        </Form.Item>
        <Form.Item name="days" label={t('links.days')}>
          <InputNumber min={1} max={LONGEST_DAYS} precision={0} placeholder={String(settings.data?.link_days ?? '')} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

/** Screens of the form that is being filled in; none chosen means all of them. */
function PartsItem({ open }: { open: readonly Applyment[] }) {
  const { t } = useTranslation()
  const say = useSay()
  const channels = useChannels().data?.data ?? []
  const chosen = Form.useWatch<string | undefined>('applyment_id')
  const applyment = open.find(({ id }) => id === chosen) ?? (open.length === 1 ? open[0] : undefined)
  const subject = channels
    .find(({ name }) => name === applyment?.channel)
    ?.subject_types.find(({ type }) => type === applyment?.subject_type)
  if (!subject) return null
  return (
    <Form.Item name="parts" label={`${t('links.parts')} · ${t('parts.optional')}`} extra={t('links.parts_help')}>
      <Checkbox.Group options={subject.client_parts.map(({ key, label }) => ({ value: key, label: say(label) }))} />
    </Form.Item>
  )
}
