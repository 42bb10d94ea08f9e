import { canMakeKeys, makeRequest, type RequestFor } from '@ruzhu/credentials/tool/make-request.ts'
import { RULES } from '@ruzhu/domain/applyments/rules.ts'
import { Alert, Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFieldRule } from '../parts/field-rule.ts'
import type { Made } from './certificate-tool-page.tsx'

type Kind = RequestFor['kind']
type Values = { kind: Kind; mchid?: string; merchantName?: string; company?: string; domain?: string }

/** Whose certificate it will be. The names go into the request, to the letter. */
export function MakeStep({ onMade }: { onMade: (made: Made) => void }) {
  const { t } = useTranslation()
  const fieldRule = useFieldRule()
  const [form] = Form.useForm<Values>()
  const [making, setMaking] = useState(false)
  const kind = Form.useWatch('kind', form) ?? FIRST
  const isPossible = canMakeKeys()

  async function make(values: Values) {
    setMaking(true)
    const whom = whomOf(values)
    onMade({ ...(await makeRequest(whom)), whom })
    setMaking(false)
  }
  const required = (label: string) => ({
    required: true,
    whitespace: true,
    message: t('parts.required_missing', { label }),
  })

  return (
    <section className="card" aria-labelledby="tool-make">
      <h2 id="tool-make">{t('tool.step_make')}</h2>
      {!isPossible && <Alert type="warning" showIcon title={t('tool.insecure')} />}
      <Form form={form} layout="vertical" initialValues={{ kind: FIRST }} onFinish={(values) => void make(values)}>
        <Form.Item name="kind" label={t('tool.platform')}>
          <Radio.Group options={KINDS.map((value) => ({ value, label: t(`tool.${value}`) }))} />
        </Form.Item>
        {kind === FIRST ? (
          <>
            <Form.Item
              name="mchid"
              label={t('tool.mchid')}
              validateTrigger="onBlur"
              normalize={(value: string) => value.trim()}
              rules={[required(t('tool.mchid')), fieldRule(RULES.mchid, false)]}
            >
              <Input className="mono" inputMode="numeric" maxLength={10} />
            </Form.Item>
            <Form.Item
              name="merchantName"
              label={t('tool.merchant_name')}
              extra={t('tool.merchant_name_help')}
              rules={[required(t('tool.merchant_name'))]}
            >
              <Input maxLength={64} />
            </Form.Item>
          </>
        ) : (
          <>
            <Form.Item
              name="company"
              label={t('tool.company')}
              extra={t('tool.company_help')}
              rules={[required(t('tool.company'))]}
            >
              <Input maxLength={64} />
            </Form.Item>
            <Form.Item name="domain" label={`${t('tool.domain')} · ${t('parts.optional')}`}>
              <Input className="mono" maxLength={64} />
            </Form.Item>
          </>
        )}
        <Button type="primary" htmlType="submit" loading={making} disabled={!isPossible}>
          {t('tool.make')}
        </Button>
      </Form>
    </section>
  )
}

const KINDS: readonly Kind[] = ['merchant', 'application']
const FIRST: Kind = 'merchant'

function whomOf({ kind, mchid = '', merchantName = '', company = '', domain = '' }: Values): RequestFor {
  if (kind === 'merchant') return { kind, mchid, merchantName: merchantName.trim() }
  return { kind, company: company.trim(), domain: domain.trim() }
}
