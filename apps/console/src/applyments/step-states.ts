import type { ApplymentForm } from '@ruzhu/domain/applyments/applyments.ts'
import { checkField } from '@ruzhu/domain/applyments/check-field.ts'
import { readForm } from '@ruzhu/domain/applyments/form.ts'
import { sameValue } from '@ruzhu/domain/applyments/objections.ts'
import type { SubjectType } from '@ruzhu/domain/descriptor.ts'
import type { BeijingDay } from '@ruzhu/domain/time.ts'
import type { Objection } from '../api/types.ts'

/** `asked` counts the questions that stand in it by now: later steps may have none before an earlier one is answered. */
export type StepState = { key: string; asked: number; wrong: number; missing: number }

/** How each step stands: what is filled in wrongly or objected to, and what is missing. */
export function stepStates(
  subject: SubjectType,
  form: ApplymentForm,
  objections: readonly Objection[],
  today: BeijingDay,
): readonly StepState[] {
  const answers = readForm(subject, form)
  return subject.steps.map(({ key }) => {
    const state = { key, asked: 0, wrong: 0, missing: 0 }
    for (const { step, field, value } of answers) {
      if (step.key !== key) continue
      state.asked++
      const problem = checkField(field, value, today)
      if (problem?.rule === 'required') state.missing++
      else if (problem?.level === 'must') state.wrong++
      else if (objections.some((objection) => objection.path === field.path && isOpen(objection, form))) state.wrong++
    }
    return state
  })
}

/** Neither changed since it was sent, nor confirmed as it is. */
export function isOpen(objection: Objection, form: ApplymentForm): boolean {
  if (objection.kept) return false
  return objection.path === undefined || sameValue(objection.value_sent, form[objection.path] ?? objection.value_sent)
}
