import { Button, Checkbox, Form, Input, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyValue } from '../parts/copy.tsx'

/** A gateway of the company's own: where it is, what signs to it, and whether clients get more than codes. */
export function SmsFields() {
  const { t } = useTranslation()
  const form = Form.useFormInstance()
  const [made, setMade] = useState<string>()
  const needed = (label: string) => [{ required: true, message: t('parts.required_missing', { label }) }]
  const make = () => {
    const secret = newSecret()
    form.setFieldValue('secret', secret)
    setMade(secret)
  }
  return (
    <>
      <p className="secondary message-sms-why">{t('routes.sms_why')}</p>
      <Form.Item name="address" label={t('routes.address')} rules={needed(t('routes.address'))}>
        <Input inputMode="url" placeholder="https://sms.example.com/send" maxLength={2048} />
      </Form.Item>
      <Form.Item label={t('routes.secret')} required extra={t(made ? 'routes.secret_copy' : 'routes.secret_form')}>
        <Space.Compact block>
          <Form.Item name="secret" noStyle rules={needed(t('routes.secret'))}>
            <Input.Password
              autoComplete="new-password"
              maxLength={100}
              readOnly={made !== undefined}
              aria-label={t('routes.secret')}
            />
          </Form.Item>
          <Button onClick={make}>{t('routes.secret_make')}</Button>
        </Space.Compact>
        {made !== undefined && <CopyValue value={made} label={t('routes.secret')} />}
      </Form.Item>
      <Form.Item name="clients" valuePropName="checked" initialValue>
        <Checkbox>{t('routes.sms_clients')}</Checkbox>
      </Form.Item>
    </>
  )
}

/** As Standard Webhooks write one: 32 random bytes. */
function newSecret(): string {
  return `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))}`
}
