import { App, Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { query, queryClient } from '../api/client.ts'
import type { Channel, ProviderAccount } from '../api/types.ts'
import { CertificateDrop } from '../credentials/certificate-drop.tsx'
import { showAtFields } from '../parts/field-problems.ts'
import { ProblemAlert } from '../parts/problem.tsx'
import { type Said, useSay } from '../parts/said.ts'
import type { Values } from './account-fields.ts'
import { AccountItem } from './account-item.tsx'
import { useFilling } from './use-filling.ts'

/** The form that the channel describes. It is saved only when the platform answers to it. */
export function ProviderForm(props: { channel: Channel; account?: ProviderAccount; onClose: () => void }) {
  const { t } = useTranslation()
  const say = useSay()
  const { channel, account } = props
  const [form] = Form.useForm<Values>()
  const save = useSave(props, (problem) => showAtFields(form, problem))
  const { recognition, replacing, replace, use, paste } = useFilling(form, channel.account)
  const values = Form.useWatch([], form)
  const isFilled = (name: string) =>
    !!values?.settings?.[name]?.trim() ||
    !!values?.secrets?.[name]?.trim() ||
    !!account?.secrets.some(({ field }) => field === name)
  return (
    <section className="card provider-form" aria-labelledby="provider-form-title" onPaste={paste}>
      <h2 id="provider-form-title">{t('providers.new_of', { channel: say(channel.label) })}</h2>
      <Form
        form={form}
        layout="vertical"
        autoComplete="off"
        scrollToFirstError={{ focus: true }}
        initialValues={{ name: account?.name ?? say(channel.label), settings: account?.settings }}
        onFinish={save.mutate}
      >
        <Form.Item
          name="name"
          label={t('providers.name')}
          extra={t('providers.name_help')}
          rules={[
            { required: true, whitespace: true, message: t('parts.required_missing', { label: t('providers.name') }) },
          ]}
        >
          <Input maxLength={64} />
        </Form.Item>
        <CertificateDrop recognition={recognition} onUse={use} />
        {channel.account.map((field) => (
          <AccountItem
            key={field.name}
            field={field}
            excused={(field.required_unless ?? []).some(isFilled)}
            account={account}
            replacing={replacing.has(field.name)}
            onReplace={() => replace(field.name)}
          />
        ))}
        {save.error && <ProblemAlert error={save.error} />}
        <p className="secondary">{t('providers.checked_first')}</p>
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t('providers.save')}
          </Button>
          <Button onClick={props.onClose}>{t('parts.cancel')}</Button>
        </div>
      </Form>
    </section>
  )
}

type Saved = { remarks: readonly { field: string; said: Said }[] }

function useSave(
  { channel, account, onClose }: { channel: Channel; account?: ProviderAccount; onClose: () => void },
  onError: (problem: unknown) => void,
) {
  const { t } = useTranslation()
  const say = useSay()
  const { notification } = App.useApp()
  const labelOf = (name: string) => channel.account.find((field) => field.name === name)?.label
  const done = {
    onError,
    onSuccess: async ({ remarks }: Saved) => {
      await queryClient.invalidateQueries()
      onClose()
      if (remarks.length === 0) return
      const lines = remarks.map(({ field, said }) => {
        const label = labelOf(field)
        return (
          <li key={`${field} ${said.en}`}>
            {label ? t('providers.remark', { label: say(label), said: say(said) }) : say(said)}
          </li>
        )
      })
      notification.info({ title: t('providers.remarks'), description: <ul>{lines}</ul>, duration: 0 })
    },
  }
  const create = query.useMutation('post', '/v1/provider-accounts', done)
  const replace = query.useMutation('put', '/v1/provider-accounts/{id}', done)
  return {
    error: create.error ?? replace.error,
    isPending: create.isPending || replace.isPending,
    mutate({ name, settings, secrets }: Values) {
      const body = { channel: channel.name, name, settings: filledIn(settings), secrets: filledIn(secrets) }
      if (account) replace.mutate({ params: { path: { id: account.id } }, body })
      else create.mutate({ body })
    },
  }
}

function filledIn(values: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value))
}
