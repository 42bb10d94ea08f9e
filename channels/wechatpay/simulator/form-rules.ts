import type { TSchema } from 'typebox'
import { fieldProblem, missing } from './fields.ts'

/** What one field of a form demands of another; looked at when the form is in plain text. */
export type Rule<Facts> = (facts: Facts) => void

export function rulesOf<Form, Facts extends { readonly form: Form }>(schema: TSchema) {
  type When = (form: Form) => boolean
  return {
    /** Must be there when … */
    need(field: string, when: When): Rule<Facts> {
      return ({ form }) => {
        if (when(form) && valueAt(form, field) === undefined) throw missing(schema, field)
      }
    },
    /** Must not be there when … */
    refuse(field: string, title: string, when: When): Rule<Facts> {
      return ({ form }) => {
        if (!when(form) || valueAt(form, field) === undefined) return
        throw fieldProblem(field, title, '无需填写，请删除该字段', undefined)
      }
    },
    /** Must hold wherever it is there. */
    hold(field: string, title: string, holds: (value: string, facts: Facts) => boolean, problem: string): Rule<Facts> {
      return (facts) => {
        const value = valueAt(facts.form, field)
        // without the value: it may have been encrypted for a reason
        if (typeof value === 'string' && !holds(value, facts)) throw fieldProblem(field, title, problem, undefined)
      }
    },
  }
}

export function valueAt(form: unknown, field: string): unknown {
  return field
    .split('/')
    .slice(1)
    .reduce<unknown>((value, name) => {
      return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
    }, form)
}

export const FORMAT = '字符串规则校验失败，格式不正确'
