import type { FieldValue } from '@ruzhu/domain/applyments/applyments.ts'
import type { FieldProblem } from '@ruzhu/domain/applyments/check-field.ts'
import { type Answer, isPicture } from '@ruzhu/domain/applyments/form.ts'
import { sameValue } from '@ruzhu/domain/applyments/objections.ts'
import { say as sayText } from '@ruzhu/domain/text.ts'
import { ExclamationCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Objection } from '../api/types.ts'
import { FieldLookup } from '../banks/field-lookup.tsx'
import { useSay } from '../parts/said.ts'
import { WhereToFind } from '../parts/where-to-find.tsx'
import { usePreferences } from '../theme/preferences.ts'
import { FieldControl } from './field-control.tsx'
import { fieldId } from './field-focus.ts'
import { PhotoField } from './photo-field.tsx'
import '../parts/field.css'

export type FieldHandlers = {
  onChange: (value: FieldValue | undefined) => void
  onLeave: (value: FieldValue | undefined) => void
}

/** Label above, control, help below, and what is wrong below that. */
export function FieldRow({
  answer,
  clientId,
  problem,
  objection,
  ...handlers
}: {
  answer: Answer
  clientId: string
  problem: FieldProblem | undefined
  objection: Objection | undefined
} & FieldHandlers) {
  const { t } = useTranslation()
  const say = useSay()
  const { field, value, takenOver } = answer
  const id = fieldId(field.path)
  const help = [field.help && say(field.help), takenOver && t('form.taken_over')].filter(Boolean).join(' · ')
  const single = field.kind === 'text' || field.kind === 'long_text' || field.kind === 'day' || isSelect(answer)
  const Frame = single ? 'div' : 'fieldset'
  const Label = single ? 'label' : 'legend'
  const described = [help && `${id}-help`, problem && `${id}-problem`, objection && `${id}-objection`]
    .filter(Boolean)
    .join(' ')
  return (
    <Frame className={`field ${problem ? problem.level : ''}`} {...(!single && { id, 'aria-describedby': described })}>
      <Label className="field-label" {...(single && { htmlFor: id })}>
        {say(field.label)}
        {!field.required && <span className="secondary"> · {t('parts.optional')}</span>}
      </Label>
      {objection && <Objected id={`${id}-objection`} objection={objection} value={value} />}
      {isPicture(field) ? (
        <PhotoField answer={answer} clientId={clientId} {...handlers} />
      ) : (
        <FieldControl answer={answer} id={id} described={described} invalid={problem?.level === 'must'} {...handlers} />
      )}
      <FieldLookup answer={answer} />
      {(help || field.where || field.example) && (
        <p className="field-help" id={`${id}-help`}>
          {help}
          {field.example && !value && ` ${t('form.example', { example: field.example })}`}
          {field.where && <WhereToFind where={{ steps: both(field.where.steps), checked_on: field.where.checkedOn }} />}
        </p>
      )}
      {problem && <Wrong id={`${id}-problem`} problem={problem} picture={isPicture(field)} {...handlers} />}
    </Frame>
  )
}

/** What is wrong, and, where we can tell how it was meant, the button that mends it. */
function Wrong({
  id,
  problem,
  picture,
  onChange,
  onLeave,
}: { id: string; problem: FieldProblem; picture: boolean } & FieldHandlers) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const fixed = problem.message.params?.fixed
  return (
    <p className="field-problem" id={id}>
      <ExclamationCircleOutlined aria-hidden />{' '}
      {picture && problem.rule === 'required' ? t('picture.required') : sayText(problem.message, language)}
      {fixed !== undefined && (
        <Button
          size="small"
          onClick={() => {
            onChange(String(fixed))
            onLeave(String(fixed))
          }}
        >
          {t('form.use_fixed', { fixed })}
        </Button>
      )}
    </p>
  )
}

/** The reviewer's words stay at the field until it reads differently. */
function Objected({ id, objection, value }: { id: string; objection: Objection; value: FieldValue | undefined }) {
  const { t } = useTranslation()
  const open = !objection.kept && sameValue(objection.value_sent, value)
  if (!open) return null
  return (
    <p className="field-objection" id={id}>
      {t('form.reviewer_said', { words: objection.reject_reason })}
    </p>
  )
}

export function isSelect({ field }: Pick<Answer, 'field'>): boolean {
  return field.kind === 'choice' && (field.options?.length ?? 0) > 5
}

function both({ 'zh-CN': chinese, en }: { 'zh-CN': readonly string[]; en: readonly string[] }) {
  return { 'zh-CN': [...chinese], en: [...en] }
}
