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
import { usePermissionName } from './permission-name.ts'
import './changes.css'

type Permission = MerchantStanding['permissions'][number]

/** What the platform says that we may do for this merchant, and the app links that we can make. */
export function Permissions({ applyment, standing }: { applyment: Applyment; standing: MerchantStanding }) {
  const { t } = useTranslation()
  const permission = usePermission('applyments.edit')
  const [setting, setSetting] = useState<Setting>()
  const channel = useChannel(applyment.channel)
  const hasApps = (channel?.apps.length ?? 0) > 0
  return (
    <section className="card" aria-labelledby={`permissions-${applyment.id}`}>
      <div className="card-head">
        <h2 id={`permissions-${applyment.id}`}>{t('settlement.permissions')}</h2>
        <span className="row-actions">
          {standing.links_appids && (
            <Button {...permission} onClick={() => setSetting('appid')}>
              {t('settlement.link')}
            </Button>
          )}
          {standing.adds_directories && (
            <Button {...permission} onClick={() => setSetting('directory')}>
              {t('settlement.directory')}
            </Button>
          )}
        </span>
      </div>
      <p className="secondary">{t('settlement.permissions_why')}</p>
      {standing.permissions.length === 0 ? (
        <p>{t('settlement.no_permissions')}</p>
      ) : (
        <ul className="settlement-changes">
          {standing.permissions.map((one) => (
            <Row key={one.what} permission={one} channel={applyment.channel} />
          ))}
        </ul>
      )}
      {!standing.links_appids && hasApps && <p className="secondary">{t('settlement.link_not')}</p>}
      {setting && (
        <SettingDialog
          setting={setting}
          applyment={applyment}
          standing={standing}
          onClose={() => setSetting(undefined)}
        />
      )}
    </section>
  )
}

/** What can be set for the merchant by a call of ours. */
type Setting = 'appid' | 'directory'

const TONES = { granted: 'success', missing: 'error', untold: 'neutral' } as const

type RowProps = { permission: Permission; channel: string }

function Row({ permission: { what, state, message, code, checked_at }, channel }: RowProps) {
  const { t } = useTranslation()
  const permissionName = usePermissionName()
  return (
    <li className="settlement-change">
      <StatusTag tone={TONES[state]}>{t(`settlement.${state}`)}</StatusTag>
      <span>{permissionName(channel, what)}</span>
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

const RULE_OF = { appid: 'appid', directory: 'pay_directory' } as const

function SettingDialog(props: {
  setting: Setting
  applyment: Applyment
  standing: MerchantStanding
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const { setting, applyment, standing, onClose } = props
  const [form] = Form.useForm<{ value: string }>()
  const afterwards = {
    onSuccess: async () => {
      await queryClient.invalidateQueries()
      onClose()
    },
  }
  const link = query.useMutation('post', '/v1/applyments/{id}/merchant/appids', afterwards)
  const add = query.useMutation('post', '/v1/applyments/{id}/merchant/pay-directories', afterwards)
  const params = { path: { id: applyment.id } }
  function send(value: string) {
    if (setting === 'appid') link.mutate({ params, body: { appid: value } })
    else add.mutate({ params, body: { directory: value } })
  }
  async function check(_rule: unknown, value: string | undefined) {
    const problem = RULES[RULE_OF[setting]](value?.trim() ?? '')
    if (problem) throw new Error(say(problem.message, language))
  }
  const error = link.error ?? add.error
  const isAppid = setting === 'appid'
  return (
    <Modal
      open
      title={t(isAppid ? 'settlement.link_title' : 'settlement.directory_title', { sub_mchid: standing.sub_mchid })}
      okText={t(isAppid ? 'settlement.link' : 'settlement.directory')}
      cancelText={t('parts.cancel')}
      confirmLoading={link.isPending || add.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" validateTrigger="onBlur" onFinish={({ value }) => send(value.trim())}>
        {error && <ProblemAlert error={error} />}
        <Alert
          className="settlement-warning"
          type="info"
          showIcon
          title={t(isAppid ? 'settlement.link_why' : 'settlement.directory_why')}
        />
        <Form.Item
          name="value"
          label={isAppid ? 'AppID' : t('settlement.directory_label')}
          rules={[{ validator: check }]}
        >
          <Input className="mono" autoComplete="off" maxLength={isAppid ? 64 : 256} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
