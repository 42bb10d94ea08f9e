import type { FieldPath } from '@ruzhu/domain/applyments/applyments.ts'
import type { FormField, FormStep, SubjectType } from '@ruzhu/domain/descriptor.ts'

/** The field of a path, and the step that it is asked in. */
export function placeOf(subject: SubjectType, path: FieldPath): { step: FormStep; field: FormField } | undefined {
  for (const step of subject.steps) {
    const field = step.fields.find((each) => each.path === path)
    if (field) return { step, field }
  }
  return undefined
}
