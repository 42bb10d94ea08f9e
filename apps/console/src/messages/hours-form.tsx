import { LONGEST_DAYS } from '@ruzhu/domain/links/client-links.ts'
import { Button, Form, Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { query, queryClient } from '../api/client.ts'
import type { MessageSettings } from '../api/types.ts'
import { Loaded } from '../parts/loaded.tsx'
import { ProblemAlert } from '../parts/problem.tsx'

/** When people may be written to. */
export function HoursForm() {
  const { t } = useTranslation()
  const settings = query.useQuery('get', '/v1/message-settings')
  return (
    <section className="card" aria-labelledby="hours-title">
      <h2 id="hours-title">{t('hours.title')}</h2>
      <p className="secondary">{t('hours.why')}</p>
      <Loaded of={settings}>{(known) => <Hours settings={known} />}</Loaded>
    </section>
  )
}

type Values = Pick<MessageSettings, 'time_zone' | 'from_hour' | 'to_hour' | 'link_days'>

function Hours({ settings }: { settings: MessageSettings }) {
  const { t } = useTranslation()
  const permission = usePermission('messages.edit')
  const save = query.useMutation('put', '/v1/message-settings', {
    onSuccess: () => queryClient.invalidateQueries(),
  })
  const { holidays_known_to: year } = settings
  return (
    <Form<Values>
      layout="vertical"
      disabled={permission.disabled}
      initialValues={settings}
      onFinish={({ time_zone, from_hour, to_hour, link_days }) =>
        save.mutate({ body: { time_zone, from_hour, to_hour, link_days } })
      }
    >
      {save.error && <ProblemAlert error={save.error} />}
      {year !== undefined && <p className="secondary">{t('hours.known', { year: String(year) })}</p>}
      <div className="message-hours">
        <Form.Item name="time_zone" label={t('hours.zone')}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name="from_hour" label={t('hours.from')}>
          <InputNumber min={0} max={23} />
        </Form.Item>
        <Form.Item name="to_hour" label={t('hours.to')}>
          <InputNumber min={1} max={24} />
        </Form.Item>
        <Form.Item name="link_days" label={t('hours.link_days')}>
          <InputNumber min={1} max={LONGEST_DAYS} precision={0} />
        </Form.Item>
      </div>
      <Button {...permission} htmlType="submit" loading={save.isPending}>
        {t('parts.save')}
      </Button>
    </Form>
  )
}
