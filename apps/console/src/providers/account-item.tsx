import { isRuleName, RULES } from '@ruzhu/domain/applyments/rules.ts'
import { Button, Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ProviderAccount } from '../api/types.ts'
import { useFieldRule } from '../parts/field-rule.ts'
import { useSay } from '../parts/said.ts'
import { WhereToFind } from '../parts/where-to-find.tsx'
import { type AccountField, isSecret, pathOf } from './account-fields.ts'
import { useSecretTrace } from './secret-trace.ts'

type ItemProps = {
  field: AccountField
  /** Something that may stand in its place is filled in. */
  excused: boolean
  account: Pick<ProviderAccount, 'secrets'> | undefined
  replacing: boolean
  onReplace: () => void
}

/** One field, as its channel describes it; a saved secret as its trace until it is replaced. */
export function AccountItem({ field, excused, account, replacing, onReplace }: ItemProps) {
  const { t } = useTranslation()
  const say = useSay()
  const trace = useSecretTrace()
  const fieldRule = useFieldRule()
  const secret = isSecret(field)
  const saved = account?.secrets.find(({ field: name }) => name === field.name)
  const required = field.required && !saved && !excused
  const label = say(field.label)
  const long = field.kind === 'pem' || field.kind === 'secret_pem'
  if (saved && !replacing) {
    return (
      <Form.Item label={label} extra={t('providers.secret_never')}>
        <span className="secret-set">
          {trace(saved)}
          <Button size="small" onClick={() => onReplace()}>
            {t('providers.replace')}
          </Button>
        </span>
      </Form.Item>
    )
  }
  return (
    <Form.Item
      name={pathOf(field)}
      data-holds={field.holds}
      initialValue={field.choices?.[0]?.value}
      label={(field.required && !excused) || field.choices ? label : `${label} · ${t('parts.optional')}`}
      validateTrigger="onBlur"
      normalize={(value: string) => (long ? value : value.trim())}
      rules={[
        { required, message: t('parts.required_missing', { label }) },
        ...(field.rule !== undefined && isRuleName(field.rule) ? [fieldRule(RULES[field.rule], false)] : []),
        ...(field.pattern && field.rule === undefined
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
      {field.choices ? (
        <Radio.Group
          aria-label={label}
          options={field.choices.map(({ value, label: of }) => ({ value, label: say(of) }))}
        />
      ) : long ? (
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
