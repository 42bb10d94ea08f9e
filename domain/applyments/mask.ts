import type { FormField, SubjectType } from '../descriptor.ts'
import type { ApplymentForm, FieldPath, FieldValue } from './applyments.ts'

/** The form as it may be shown to somebody who only reads: personal data with its middle hidden. */
export function maskForm({ steps }: SubjectType, form: ApplymentForm): ApplymentForm {
  const fields = new Map(steps.flatMap((step) => step.fields).map((field) => [field.path, field]))
  const entries = Object.entries(form).map(([path, value]): [FieldPath, FieldValue] => {
    const field = fields.get(path)
    return [path, field?.sensitive && typeof value === 'string' ? maskValue(field, value) : value]
  })
  return Object.fromEntries(entries)
}

/** One value of it. */
export function maskValue({ rule }: FormField, value: string): string {
  if (rule === 'person_name') return maskName(value)
  if (rule === 'email') return value.replace(/^(.).*(?=@)/, '$1***')
  return rule === 'mobile_phone' ? maskMiddle(value, 3, 4) : maskMiddle(value, 4, 4)
}

/** 陈*明, 陈*; of a name in letters the first one of each part. */
export function maskName(name: string): string {
  if (/^[\p{Script=Latin}\s.'-]+$/u.test(name)) return name.replaceAll(/(\p{L})[\p{L}'-]*/gu, '$1***')
  const characters = Array.from(name)
  const last = characters.length > 2 ? (characters.at(-1) ?? '') : ''
  return characters.length < 2 ? name : `${characters[0]}*${last}`
}

/** 138****0000: what is too short to keep its ends is hidden whole. */
export function maskMiddle(value: string, head: number, tail: number): string {
  const characters = Array.from(value)
  const hidden = characters.length - head - tail
  if (hidden < 2) return '*'.repeat(characters.length)
  return `${characters.slice(0, head).join('')}${'*'.repeat(hidden)}${characters.slice(-tail).join('')}`
}
