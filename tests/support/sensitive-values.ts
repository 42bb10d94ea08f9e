import { readForm } from '@ruzhu/domain/applyments/form.ts'
import { findSubjectType } from '@ruzhu/domain/applyments/subject-types.ts'
import type { ApplymentKey } from '@ruzhu/domain/ids.ts'
import type { RunningServer } from '@ruzhu/server/start.ts'

/** Every sensitive value of a form as it was typed, by its path; an account in the company’s own name tells nothing by it. */
export async function sensitiveValues({ parts }: RunningServer, id: string): Promise<Map<string, string>> {
  const { store, describe } = parts.deps
  const applyment = await store.read.applyments.byId(id as ApplymentKey)
  const subject = applyment && findSubjectType(describe, applyment.channel, applyment.subjectType)
  if (!subject) throw new Error(`there is no form ${id}`)
  const company = (await store.read.clients.byId(applyment.clientId))?.name
  const typed = readForm(subject, applyment.form).flatMap(({ field, value }) =>
    field.sensitive && typeof value === 'string' && value !== '' && value !== company
      ? [[field.path, value] as const]
      : [],
  )
  return new Map(typed)
}
