import { Form, Input, Modal, Select } from 'antd'
import { beijingDay, DAY_MS, later } from '@ruzhu/domain/time.ts'
import { useTranslation } from 'react-i18next'
import { query, queryClient } from '../api/client.ts'
import type { ToDo } from '../api/types.ts'
import { ProblemAlert } from '../parts/problem.tsx'

const CHOICES = { snooze_tomorrow: 1, snooze_three: 3, snooze_week: 7 } as const
type Choice = keyof typeof CHOICES
const NAMES: readonly Choice[] = ['snooze_tomorrow', 'snooze_three', 'snooze_week']
type Values = { reason: string; until: Choice }

/** Puts a row aside, with the reason, until a morning. */
export function SnoozeDialog({ client, onClose }: { client: ToDo['client']; onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const snooze = query.useMutation('put', '/v1/clients/{id}/snooze', {
    onSuccess: async () => {
      await queryClient.invalidateQueries()
      onClose()
    },
  })
  const label = t('todo.snooze_reason')
  return (
    <Modal
      open
      title={t('todo.snooze_title', { client: client.name })}
      okText={t('todo.snooze')}
      cancelText={t('parts.cancel')}
      confirmLoading={snooze.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ until: NAMES[0] }}
        onFinish={({ reason, until }) =>
          snooze.mutate({ params: { path: { id: client.id } }, body: { reason, until: morning(CHOICES[until]) } })
        }
      >
        {snooze.error && <ProblemAlert error={snooze.error} />}
        <Form.Item
          name="reason"
          label={label}
          rules={[{ required: true, whitespace: true, message: t('parts.required_missing', { label }) }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="until" label={t('todo.snooze_until')}>
          <Select options={NAMES.map((value) => ({ value, label: t(`todo.${value}`) }))} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function morning(days: number): string {
  const day = beijingDay(later(new Date(), days * DAY_MS))
  return new Date(`${day}T09:00:00+08:00`).toISOString()
}
