import type { ApplymentForm, FieldValue } from '@ruzhu/domain/applyments/applyments.ts'
import { isList, isPicture, readForm } from '@ruzhu/domain/applyments/form.ts'
import type { FormField, SubjectType } from '@ruzhu/domain/descriptor.ts'
import { answer } from './fill-form.ts'

type Dice = Iterator<number>
type Desk = { media: string; appid: string }

/** Of every form a few fields are wrong: more, and none would ever pass. */
const WRONG_IN = 60

/**
 * A form as people might leave it: each question that is asked is answered, mostly well, sometimes not at all, sometimes
 * with what belongs to another field.
 */
export function randomForm(subjectType: SubjectType, dice: Dice, desk: Desk): ApplymentForm {
  const form: Record<string, FieldValue> = {}
  for (let place = 0; ; place++) {
    const asked = readForm(subjectType, form).map(({ field }) => field)
    const next = asked.find(({ path, fixed }) => fixed === undefined && !(path in form))
    if (!next) return withoutEmpty(form)
    form[next.path] = valueOf(next, place, dice, desk)
  }
}

function valueOf(field: FormField, place: number, dice: Dice, { media, appid }: Desk): FieldValue {
  const wrong = roll(dice, WRONG_IN) === 0
  if (wrong) return isPicture(field) ? [] : wrongValue(field, dice)
  if (!field.required && roll(dice, 2) === 0) return []
  if (field.sameAs !== undefined && roll(dice, 4) > 0) return []
  if (field.means === 'provider_appid') return appid
  if (field.options) return optionOf(field, dice)
  return answer(field, place, media)
}

function optionOf({ kind, options = [], initial }: FormField, dice: Dice): FieldValue {
  if (kind === 'choice' && initial !== undefined && roll(dice, 3) > 0) return initial
  const value = options[roll(dice, options.length)]?.value ?? ''
  const other = options[roll(dice, options.length)]?.value ?? ''
  return kind === 'choices' ? [...new Set([value, other])] : value
}

function wrongValue(field: FormField, dice: Dice): FieldValue {
  const value = WRONG[roll(dice, WRONG.length)] ?? ''
  return isList(field) ? [value] : value
}

const WRONG = [
  '',
  '无字号',
  '示例餐饮有限公司',
  '老陈',
  '123',
  '110105194912310021',
  '91350100M000100Y44',
  '2026-02-30',
  '2099-01-01',
  '长期',
  '13800138000',
  '4111111111111112',
  'H12345678',
  '716',
  '703',
  '0.1',
  'name@example',
  '汉'.repeat(130),
  'a'.repeat(129),
  ' 前后有空格 ',
  'IDENTIFICATION_TYPE_IDCARD',
]

function withoutEmpty(form: ApplymentForm): ApplymentForm {
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value.length > 0))
}

function roll(dice: Dice, sides: number): number {
  return Number(dice.next().value) % sides
}
