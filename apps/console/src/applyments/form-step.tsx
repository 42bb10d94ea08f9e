import type { FieldPath } from '@ruzhu/domain/applyments/applyments.ts'
import { checkField, type FieldProblem } from '@ruzhu/domain/applyments/check-field.ts'
import { type Answer, readForm } from '@ruzhu/domain/applyments/form.ts'
import { editable } from '@ruzhu/domain/applyments/states.ts'
import { beijingDay } from '@ruzhu/domain/time.ts'
import { getRouteApi, Navigate, useNavigate } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { query } from '../api/client.ts'
import type { Applyment } from '../api/types.ts'
import { LookupContext } from '../banks/field-lookup.tsx'
import { useSay } from '../parts/said.ts'
import { Conflicts } from './conflicts.tsx'
import { shownForm } from './draft.ts'
import { FieldRow } from './field-row.tsx'
import { fieldId, focusField } from './field-focus.ts'
import { useSubjectType } from './subject-type.ts'
import { useDraft } from './use-draft.ts'
import './form-step.css'

const route = getRouteApi('/shell/clients/$clientId/applyments/$applymentId/$step')

export function FormStepPage() {
  const { step, ...to } = route.useParams()
  const applyment = query.useQuery('get', '/v1/applyments/{id}', { params: { path: { id: to.applymentId } } }).data
  const subject = useSubjectType(applyment)
  if (!applyment || !subject) return null
  const known = subject.steps.some(({ key }) => key === step)
  if (!known || !editable(applyment.state)) {
    return <Navigate to="/clients/$clientId/applyments/$applymentId" params={to} replace />
  }
  return <FormStep key={step} applyment={applyment} step={step} />
}

/** The fields of one step. A value is looked at when its field is left, again at every key once it was wrong, all on going on. */
function FormStep({ applyment, step }: { applyment: Applyment; step: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { draft, type, flush } = useDraft()
  const { field: wanted } = route.useSearch()
  const subject = useSubjectType(applyment)
  const [problems, setProblems] = useState<Readonly<Record<FieldPath, FieldProblem | undefined>>>({})
  const [summary, setSummary] = useState<readonly Answer[]>([])
  const form = shownForm(draft)
  const answers = subject ? readForm(subject, form).filter((answer) => answer.step.key === step) : []
  const steps = subject?.steps.map(({ key }) => key) ?? []
  const next = steps[steps.indexOf(step) + 1]
  const before = steps[steps.indexOf(step) - 1]
  const to = { clientId: applyment.client_id, applymentId: applyment.id }

  useEffect(() => {
    if (wanted) focusField(wanted)
  }, [wanted])

  async function goOn() {
    const found = Object.fromEntries(answers.map((answer) => [answer.field.path, look(answer)]))
    const wrong = answers.filter(({ field }) => found[field.path]?.level === 'must')
    setProblems(found)
    setSummary(wrong)
    const saved = await flush()
    if (wrong[0]) focusField(wrong[0].field.path)
    else if (saved && next)
      await navigate({ to: '/clients/$clientId/applyments/$applymentId/$step', params: { ...to, step: next } })
    else if (saved) await navigate({ to: '/clients/$clientId/applyments/$applymentId/review', params: to })
  }

  function valueOf(path: FieldPath): string | undefined {
    const value = answers.find(({ field }) => field.path === path)?.value
    return typeof value === 'string' ? value : undefined
  }

  /** Found in a list, and so right as it is. */
  function fillIn(path: FieldPath, value: string) {
    type(path, value)
    setProblems((now) => ({ ...now, [path]: undefined }))
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void goOn()
  }

  const open = summary.filter(({ field }) => problems[field.path]?.level === 'must')
  return (
    <form className="card form-step" onKeyDown={onKeyDown} onSubmit={(event) => event.preventDefault()} noValidate>
      <Conflicts subject={subject} />
      {open.length > 0 && <Summary wrong={open} />}
      <LookupContext value={{ channel: applyment.channel, valueOf, set: fillIn }}>
        {answers.map((answer) => {
          const { path } = answer.field
          return (
            <FieldRow
              key={path}
              answer={answer}
              clientId={applyment.client_id}
              problem={problems[path]}
              objection={applyment.objections.find((objection) => objection.path === path)}
              onChange={(value) => {
                type(path, value)
                if (problems[path]) setProblems({ ...problems, [path]: look({ ...answer, value }) })
              }}
              onLeave={(value) => {
                setProblems({ ...problems, [path]: look({ ...answer, value }) })
                void flush()
              }}
            />
          )
        })}
      </LookupContext>
      <div className="form-moves">
        {before && (
          <Button
            onClick={() =>
              void navigate({ to: '/clients/$clientId/applyments/$applymentId/$step', params: { ...to, step: before } })
            }
          >
            {t('form.previous')}
          </Button>
        )}
        <Button type="primary" onClick={() => void goOn()} aria-keyshortcuts="Control+Enter">
          {next ? t('form.continue') : t('form.to_review')}
        </Button>
      </div>
    </form>
  )
}

function look({ field, value }: Answer): FieldProblem | undefined {
  return checkField(field, value, beijingDay(new Date()))
}

/** How much is to be mended, each a click away. */
function Summary({ wrong }: { wrong: readonly Answer[] }) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={t('form.errors', { count: wrong.length })}
      description={
        <ul className="form-errors">
          {wrong.map(({ field }) => (
            <li key={field.path}>
              <a
                href={`#${fieldId(field.path)}`}
                onClick={(event) => {
                  event.preventDefault()
                  focusField(field.path)
                }}
              >
                {say(field.label)}
              </a>
            </li>
          ))}
        </ul>
      }
    />
  )
}
