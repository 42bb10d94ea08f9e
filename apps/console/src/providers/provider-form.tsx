import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { query, queryClient } from '../api/client.ts'
import type { Channel, ProviderAccount } from '../api/types.ts'
import { showAtFields } from '../parts/field-problems.ts'
import { ProblemAlert } from '../parts/problem.tsx'
import { useSay } from '../parts/said.ts'
import { WhereToFind } from '../parts/where-to-find.tsx'
import { useSecretTrace } from './secret-trace.ts'

type AccountField = Channel['account'][number]
type Values = { name: string; settings?: Record<string, string>; secrets?: Record<string, string> }

/** The form that the channel describes. It is saved only when the platform answers to it. */
export function ProviderForm(props: { channel: Channel; account?: ProviderAccount; onClose: () => void }) {
  const { t } = useTranslation()
  const say = useSay()
  const { channel, account } = props
  const [form] = Form.useForm<Values>()
  const save = useSave(props, (problem) => showAtFields(form, problem))
  return (
    <section className="card provider-form" aria-labelledby="provider-form-title">
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
        {channel.account.map((field) => (
          <AccountItem key={field.name} field={field} account={account} />
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

function AccountItem({ field, account }: { field: AccountField; account: ProviderAccount | undefined }) {
  const { t } = useTranslation()
  const say = useSay()
  const trace = useSecretTrace()
  const secret = field.kind === 'secret' || field.kind === 'secret_pem'
  const saved = account?.secrets.find(({ field: name }) => name === field.name)
  const [replacing, setReplacing] = useState(!saved)
  const label = say(field.label)
  const long = field.kind === 'pem' || field.kind === 'secret_pem'
  if (!replacing && saved) {
    return (
      <Form.Item label={label} extra={t('providers.secret_never')}>
        <span className="secret-set">
          {trace(saved)}
          <Button size="small" onClick={() => setReplacing(true)}>
            {t('providers.replace')}
          </Button>
        </span>
      </Form.Item>
    )
  }
  return (
    <Form.Item
      name={[secret ? 'secrets' : 'settings', field.name]}
      label={field.required ? label : `${label} · ${t('parts.optional')}`}
      validateTrigger="onBlur"
      normalize={(value: string) => (long ? value : value.trim())}
      rules={[
        { required: field.required && !saved, message: t('parts.required_missing', { label }) },
        ...(field.pattern
          ? [{ pattern: new RegExp(`^(?:${field.pattern})$`), message: t('providers.pattern', { label }) }]
          : []),
      ]}
      extra={
        <>
          {field.help && `${say(field.help)} `}
          {saved && `${t('providers.replace_empty')} `}
          {field.where && <WhereToFind where={field.where} />}
        </>
      }
    >
      {long ? (
        <Input.TextArea
          className="mono"
          autoSize={{ minRows: 3, maxRows: 8 }}
          placeholder={t('providers.pem')}
          spellCheck={false}
        />
      ) : secret ? (
        <Input.Password className="mono" autoComplete="new-password" />
      ) : (
        <Input className="mono" spellCheck={false} />
      )}
    </Form.Item>
  )
}

function useSave(
  { channel, account, onClose }: { channel: Channel; account?: ProviderAccount; onClose: () => void },
  onError: (problem: unknown) => void,
) {
  const done = {
    onError,
    onSuccess: async () => {
      await queryClient.invalidateQueries()
      onClose()
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
