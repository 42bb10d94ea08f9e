import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Scene } from '../api/types.ts'
import { needsOf } from './scene-needs.ts'

/** What this scene needs besides amount and description; nothing where it needs nothing. */
export function SceneFields({ scene }: { scene: Scene | undefined }) {
  const { t } = useTranslation()
  const { openid, authCode, clientIp, returnUrl } = needsOf(scene)
  const missing = (label: string) => ({ required: true, message: t('parts.required_missing', { label }) })
  return (
    <>
      {openid && (
        <Form.Item
          name="payer_openid"
          label={t('payments.new_openid')}
          extra={t('payments.new_openid_help')}
          rules={[
            missing(t('payments.new_openid')),
            { pattern: /^[\w-]{1,128}$/, message: t('payments.new_openid_rule') },
          ]}
        >
          <Input className="mono" maxLength={128} spellCheck={false} />
        </Form.Item>
      )}
      {authCode && (
        <Form.Item
          name="auth_code"
          label={t('payments.new_auth_code')}
          extra={t('payments.new_auth_code_help')}
          rules={[
            missing(t('payments.new_auth_code')),
            { pattern: /^(?:\d{16,24}|fp[0-9A-Za-z]{33})$/, message: t('payments.new_auth_code_rule') },
          ]}
        >
          <Input className="mono" maxLength={64} autoComplete="off" spellCheck={false} />
        </Form.Item>
      )}
      {clientIp && (
        <Form.Item
          name="payer_client_ip"
          label={t('payments.new_client_ip')}
          extra={t('payments.new_client_ip_help')}
          rules={[missing(t('payments.new_client_ip'))]}
        >
          <Input className="mono" maxLength={45} spellCheck={false} />
        </Form.Item>
      )}
      {returnUrl && (
        <Form.Item
          name="return_url"
          label={`${t('payments.new_return_url')} (${t('parts.optional')})`}
          rules={[{ type: 'url', message: t('payments.new_return_url_rule') }]}
        >
          <Input className="mono" maxLength={256} placeholder="https://" spellCheck={false} />
        </Form.Item>
      )}
    </>
  )
}
