import type { FormField } from '../descriptor.ts'
import type { BeijingDay } from '../time.ts'
import type { FieldValue } from './applyments.ts'
import { isPicture, listed } from './form.ts'
import { RULES } from './rules.ts'
import { type Problem, must } from './rules/verdict.ts'

export type FieldProblem = Problem & { rule: string }

/** Looks at the value of one field by itself; undefined where it may go as it is. The console asks this on leaving a field. */
export function checkField(
  field: FormField,
  value: FieldValue | undefined,
  today: BeijingDay,
): FieldProblem | undefined {
  const values = listed(value)
  if (values.every((one) => one === ''))
    return field.required ? { rule: 'required', ...must('rule.required') } : undefined
  const max = field.maxItems
  if (max !== undefined && values.length > max)
    return { rule: 'max_items', ...must('rule.too_many', { max, n: values.length }) }
  return values.map((one) => checkValue(field, one, today)).find((problem) => problem !== undefined)
}

function checkValue(field: FormField, value: string, today: BeijingDay): FieldProblem | undefined {
  if (isPicture(field)) return undefined
  if (field.options && !field.options.some((option) => option.value === value))
    return { rule: 'options', ...must('rule.unknown_option') }
  if (value !== value.trim()) return { rule: 'blank_around', ...must('rule.blank_around') }
  const problem = field.rule === undefined ? undefined : RULES[field.rule](value, today)
  if (problem) return { rule: field.rule ?? '', ...problem }
  const place = placeProblem(field, value)
  if (place) return place
  const n = Array.from(value).length
  const { minLength: min = 0, maxLength: max = Infinity } = field
  if (n < min) return { rule: 'length', ...must('rule.too_short', { min, n }) }
  if (n > max) return { rule: 'length', ...must('rule.too_long', { max, n }) }
  const bytes = new TextEncoder().encode(value).length
  return bytes > (field.maxBytes ?? Infinity) ? { rule: 'length', ...must('rule.too_long_to_seal') } : undefined
}

/** What a number may be, and what is known to be somebody else's. */
function placeProblem(
  { min = -Infinity, max = Infinity, notOneOf }: FormField,
  value: string,
): FieldProblem | undefined {
  if (notOneOf?.includes(value)) return { rule: 'elsewhere', ...must('rule.belongs_elsewhere') }
  const number = Number(value)
  if (min === -Infinity && max === Infinity) return undefined
  return number >= min && number <= max ? undefined : { rule: 'range', ...must('rule.out_of_range', { min, max }) }
}
