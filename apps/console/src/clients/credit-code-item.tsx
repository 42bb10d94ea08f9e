import { type Rule, RULES } from '@ruzhu/domain/applyments/rules.ts'
import { say } from '@ruzhu/domain/text.ts'
import { beijingDay } from '@ruzhu/domain/time.ts'
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../theme/preferences.ts'

const CREDIT_CODE: Rule = RULES.credit_code

/** Looked at when it is left: a digit that was mistyped is told by the last one. */
export function CreditCodeItem() {
  const { t } = useTranslation()
  const { language } = usePreferences()
  async function check(_rule: unknown, code: string | undefined) {
    const problem = code ? CREDIT_CODE(code, beijingDay(new Date())) : undefined
    if (problem) throw new Error(say(problem.message, language))
  }
  return (
    <Form.Item
      name="credit_code"
      label={`${t('clients.credit_code')} · ${t('parts.optional')}`}
      extra={t('clients.credit_code_help')}
      validateTrigger="onBlur"
      rules={[{ validator: check }]}
    >
      <Input maxLength={18} className="mono" />
    </Form.Item>
  )
}
