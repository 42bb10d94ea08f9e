import { Button, Form, Input } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderAccount } from '../api/types.ts'
import { CertificateDrop } from '../credentials/certificate-drop.tsx'
import { showAtFields } from '../parts/field-problems.ts'
import { ProblemAlert } from '../parts/problem.tsx'
import type { AccountField, Values } from './account-fields.ts'
import { AccountItem } from './account-item.tsx'
import { useFilling } from './use-filling.ts'
import './provider-page.css'

/** Empty fields are left out: what was saved there stays. */
export type Filled = Required<Values>

type FormProps = {
  title: string
  nameHelp: string
  /** What a new one is called unless somebody knows better. */
  name: string
  fields: readonly AccountField[]
  account: Pick<ProviderAccount, 'name' | 'settings' | 'secrets'> | undefined
  error: unknown
  isSaving: boolean
  onSave: (filled: Filled) => void
  onClose: () => void
}

/** The form that a channel describes for an account, ours or a client's. It is saved only when the platform answers to it. */
export function AccountForm(props: FormProps) {
  const { t } = useTranslation()
  const { fields, account, error } = props
  const [form] = Form.useForm<Values>()
  const { recognition, replacing, replace, use, paste } = useFilling(form, fields)
  const values = Form.useWatch([], form)
  useEffect(() => {
    if (error) showAtFields(form, error)
  }, [error, form])
  const isFilled = (name: string) =>
    !!values?.settings?.[name]?.trim() ||
    !!values?.secrets?.[name]?.trim() ||
    !!account?.secrets.some(({ field }) => field === name)
  return (
    <section className="card provider-form" aria-labelledby="account-form-title" onPaste={paste}>
      <h2 id="account-form-title">{props.title}</h2>
      <Form
        form={form}
        layout="vertical"
        autoComplete="off"
        scrollToFirstError={{ focus: true }}
        initialValues={{ name: account?.name ?? props.name, settings: account?.settings }}
        onFinish={({ name, settings, secrets }) =>
          props.onSave({ name, settings: filledIn(settings), secrets: filledIn(secrets) })
        }
      >
        <Form.Item
          name="name"
          label={t('providers.name')}
          extra={props.nameHelp}
          rules={[
            { required: true, whitespace: true, message: t('parts.required_missing', { label: t('providers.name') }) },
          ]}
        >
          <Input maxLength={64} />
        </Form.Item>
        <CertificateDrop recognition={recognition} onUse={use} />
        {fields.map((field) => (
          <AccountItem
            key={field.name}
            field={field}
            excused={(field.required_unless ?? []).some(isFilled)}
            account={account}
            replacing={replacing.has(field.name)}
            onReplace={() => replace(field.name)}
          />
        ))}
        {error ? <ProblemAlert error={error} /> : null}
        <p className="secondary">{t('providers.checked_first')}</p>
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={props.isSaving}>
            {t('providers.save')}
          </Button>
          <Button onClick={props.onClose}>{t('parts.cancel')}</Button>
        </div>
      </Form>
    </section>
  )
}

function filledIn(values: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value))
}
