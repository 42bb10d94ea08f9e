import type { ApplymentForm } from '@ruzhu/domain/applyments/applyments.ts'
import { readForm } from '@ruzhu/domain/applyments/form.ts'
import type { SubjectType } from '@ruzhu/domain/descriptor.ts'
import type { ReactNode } from 'react'
import { Facts } from '../parts/facts.tsx'
import { useSay } from '../parts/said.ts'
import { ShownValue } from './shown-value.tsx'
import './answers.css'

/** The whole form, read-only, in the platform's order. */
export function Answers(props: {
  subject: SubjectType
  form: ApplymentForm
  /** What stands beside the name of a step. */
  beside?: (step: string) => ReactNode
}) {
  const say = useSay()
  const answers = readForm(props.subject, props.form)
  return props.subject.steps.map((step) => (
    <section key={step.key} className="answers" aria-label={say(step.label)}>
      <div className="answers-head">
        <h3>{say(step.label)}</h3>
        {props.beside?.(step.key)}
      </div>
      <Facts
        rows={answers
          .filter((answer) => answer.step.key === step.key && (answer.field.required || answer.value !== undefined))
          .map(({ field, value }) => [say(field.label), <ShownValue key={field.path} field={field} value={value} />])}
      />
    </section>
  ))
}
