import type { FormInstance } from 'antd'
import { asProblem } from '../api/problem.ts'

/** Puts the server's words about single fields at these fields. */
export function showAtFields<Values>(form: FormInstance<Values>, error: unknown): void {
  const fields = (asProblem(error).fields ?? []).map(({ path, message }) => ({
    name: path.split(/[./]/).filter((part) => part !== '' && part !== 'body'),
    errors: [message],
  }))
  // names come from the server; the form passes over those it does not have
  form.setFields(fields as Parameters<typeof form.setFields>[0])
}
