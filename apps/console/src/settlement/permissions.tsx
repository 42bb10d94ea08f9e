import { RULES } from '@ruzhu/domain/applyments/rules.ts'
import { say } from '@ruzhu/domain/text.ts'
import { Alert, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { useChannel } from '../api/channels.ts'
import { query, queryClient } from '../api/client.ts'
import type { Applyment, MerchantStanding } from '../api/types.ts'
import { ProblemAlert } from '../parts/problem.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { Time } from '../parts/time.tsx'
import { usePreferences } from '../theme/preferences.ts'
import './changes.css'

type Permission = MerchantStanding['permissions'][number]

/** What the platform says that we may do for this merchant, and the app links that we can make. */
export function Permissions({ applyment, standing }: { applyment: Applyment; standing: MerchantStanding }) {
  const { t } = useTranslation()
  const permission = usePermission('applyments.edit')
  const [linking, setLinking] = useState(false)
  const channel = useChannel(applyment.channel)
  const hasApps = (channel?.apps.length ?? 0) > 0
  return (
    <section className="card" aria-labelledby={`permissions-${applyment.id}`}>
      <div className="card-head">
        <h2 id={`permissions-${applyment.id}`}>{t('settlement.permissions')}</h2>
        {standing.links_appids && (
          <span className="row-actions">
            <Button {...permission} onClick={() => setLinking(true)}>
              {t('settlement.link')}
            </Button>
          </span>
        )}
      </div>
      <p className="secondary">{t('settlement.permissions_why')}</p>
      {standing.permissions.length === 0 ? (
        <p>{t('settlement.no_permissions')}</p>
      ) : (
        <ul className="settlement-changes">
          {standing.permissions.map((one) => (
            <Row key={one.what} permission={one} />
          ))}
        </ul>
      )}
      {!standing.links_appids && hasApps && <p className="secondary">{t('settlement.link_not')}</p>}
      {linking && <LinkDialog applyment={applyment} standing={standing} onClose={() => setLinking(false)} />}
    </section>
  )
}

const TONES = { granted: 'success', missing: 'error', untold: 'neutral' } as const

function Row({ permission: { what, state, message, code, checked_at } }: { permission: Permission }) {
  const { t, i18n } = useTranslation()
  const key = `settlement.what.${what}`
  const name = what.startsWith('appid/')
    ? t('settlement.what.appid', { appid: what.slice('appid/'.length) })
    : i18n.exists(key)
      ? String(t(key as 'settlement.what.refund'))
      : what
  return (
    <li className="settlement-change">
      <StatusTag tone={TONES[state]}>{t(`settlement.${state}`)}</StatusTag>
      <span>{name}</span>
      {message && (
        <span className="secondary">
          {message}
          {code && ` (${code})`}
        </span>
      )}
      <span className="secondary">
        {t('settlement.checked')} <Time at={checked_at} />
      </span>
    </li>
  )
}

function LinkDialog(props: { applyment: Applyment; standing: MerchantStanding; onClose: () => void }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const { applyment, standing, onClose } = props
  const [form] = Form.useForm<{ appid: string }>()
  const link = query.useMutation('post', '/v1/applyments/{id}/merchant/appids', {
    onSuccess: async () => {
      await queryClient.invalidateQueries()
      onClose()
    },
  })
  async function check(_rule: unknown, appid: string | undefined) {
    const problem = RULES.appid(appid ?? '')
    if (problem) throw new Error(say(problem.message, language))
  }
  return (
    <Modal
      open
      title={t('settlement.link_title', { sub_mchid: standing.sub_mchid })}
      okText={t('settlement.link')}
      cancelText={t('parts.cancel')}
      confirmLoading={link.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        validateTrigger="onBlur"
        onFinish={({ appid }) => link.mutate({ params: { path: { id: applyment.id } }, body: { appid: appid.trim() } })}
      >
        {link.error && <ProblemAlert error={link.error} />}
        <Alert className="settlement-warning" type="info" showIcon title={t('settlement.link_why')} />
        <Form.Item name="appid" label="AppID" rules={[{ validator: check }]}>
          <Input className="mono" autoComplete="off" maxLength={64} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
