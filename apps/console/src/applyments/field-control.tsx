import type { FieldValue } from '@ruzhu/domain/applyments/applyments.ts'
import { type Answer, listed } from '@ruzhu/domain/applyments/form.ts'
import { displayLength, NAME_PLACES } from '@ruzhu/domain/applyments/rules/display-length.ts'
import { FOREVER } from '@ruzhu/domain/applyments/rules/days.ts'
import { Checkbox, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { CountedInput } from '../parts/counted-input.tsx'
import { useSay } from '../parts/said.ts'
import { type FieldHandlers, isSelect } from './field-row.tsx'
import { typedDay } from './typed-day.ts'

/** Rules whose length counts a Chinese character twice. */
const COUNTED_RULES: readonly (string | undefined)[] = ['merchant_shortname', 'method_name']

/** The control for one field; what it looks like follows from its kind alone. */
export function FieldControl(
  props: { answer: Answer; id: string; described: string; invalid: boolean } & FieldHandlers,
) {
  const { field, value } = props.answer
  if (field.fixed !== undefined) return <output id={props.id}>{textOf(value)}</output>
  switch (field.kind) {
    case 'day':
      return <Day {...props} />
    case 'end_day':
      return <EndDay {...props} />
    case 'choice':
      return isSelect(props.answer) ? <Listed {...props} /> : <Choice {...props} />
    case 'choices':
      return <Choices {...props} />
    default:
      return <Text {...props} />
  }
}

type Control = Parameters<typeof FieldControl>[0]

function Text({ answer: { field, value }, id, described, invalid, onChange, onLeave }: Control) {
  const control = {
    id,
    value: textOf(value),
    status: invalid ? ('error' as const) : ('' as const),
    'aria-invalid': invalid,
    'aria-describedby': described,
    'aria-required': field.required,
    autoComplete: 'off',
  }
  const changed = ({ target }: { target: { value: string } }) => onChange(target.value)
  const left = ({ target }: { target: { value: string } }) => {
    const text = target.value.trim()
    if (text !== target.value) onChange(text)
    onLeave(text)
  }
  if (field.kind === 'long_text') {
    return <Input.TextArea {...control} autoSize={{ minRows: 2, maxRows: 8 }} onChange={changed} onBlur={left} />
  }
  if (COUNTED_RULES.includes(field.rule)) {
    return <CountedInput {...control} places={NAME_PLACES} measure={displayLength} onChange={changed} onBlur={left} />
  }
  return <Input {...control} onChange={changed} onBlur={left} />
}

function Day({ answer: { field, value }, id, described, invalid, onChange, onLeave }: Control) {
  return (
    <Input
      id={id}
      className="field-day"
      value={textOf(value)}
      placeholder="2026-11-22"
      inputMode="numeric"
      status={invalid ? 'error' : ''}
      aria-invalid={invalid}
      aria-describedby={described}
      aria-required={field.required}
      autoComplete="off"
      onChange={({ target }) => onChange(target.value)}
      onBlur={({ target }) => {
        const day = typedDay(target.value)
        onChange(day)
        onLeave(day)
      }}
    />
  )
}

function EndDay(props: Control) {
  const { t } = useTranslation()
  const say = useSay()
  const { answer, id, onChange, onLeave } = props
  const forever = answer.value === FOREVER
  return (
    <div className="field-end-day">
      {!forever && (
        <span>
          <label className="unseen" htmlFor={`${id}-day`}>
            {say(answer.field.label)}
          </label>
          <Day {...props} id={`${id}-day`} />
        </span>
      )}
      <Checkbox
        checked={forever}
        onChange={({ target }) => {
          const value = target.checked ? FOREVER : undefined
          onChange(value)
          onLeave(value)
        }}
      >
        {t('form.forever')}
      </Checkbox>
    </div>
  )
}

function Choice({ answer: { field, value }, onChange, onLeave }: Control) {
  const say = useSay()
  return (
    <Radio.Group
      value={textOf(value)}
      onChange={({ target }) => {
        onChange(target.value)
        onLeave(target.value)
      }}
      options={field.options?.map((option) => ({ value: option.value, label: say(option.label) })) ?? []}
    />
  )
}

function Listed({ answer: { field, value }, id, invalid, onChange, onLeave }: Control) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <Select
      id={id}
      className="field-select"
      {...(textOf(value) && { value: textOf(value) })}
      placeholder={t('form.choose')}
      showSearch={{ optionFilterProp: 'label' }}
      status={invalid ? 'error' : ''}
      onChange={(chosen: string) => {
        onChange(chosen)
        onLeave(chosen)
      }}
      options={field.options?.map((option) => ({ value: option.value, label: say(option.label) })) ?? []}
    />
  )
}

function Choices({ answer: { field, value }, onChange, onLeave }: Control) {
  const say = useSay()
  return (
    <Checkbox.Group
      value={[...listed(value)]}
      onChange={(chosen) => {
        onChange(chosen)
        onLeave(chosen)
      }}
      options={field.options?.map((option) => ({ value: option.value, label: say(option.label) })) ?? []}
    />
  )
}

function textOf(value: FieldValue | undefined): string {
  return listed(value)[0] ?? ''
}
