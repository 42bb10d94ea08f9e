import { beijingDay } from '@ruzhu/domain/time.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Applyment } from '../api/types.ts'
import { useSay } from '../parts/said.ts'
import { shownForm } from './draft.ts'
import { type StepState, stepStates } from './step-states.ts'
import { useSubjectType } from './subject-type.ts'
import { useDraft } from './use-draft.ts'
import './step-navigation.css'

/** The steps as pages: each says whether it is complete, and how much is to be mended. */
export function StepNavigation({ applyment }: { applyment: Applyment }) {
  const { t } = useTranslation()
  const say = useSay()
  const { draft } = useDraft()
  const subject = useSubjectType(applyment)
  if (!subject) return null
  const states = stepStates(subject, shownForm(draft), applyment.objections, beijingDay(new Date()))
  const to = { clientId: applyment.client_id, applymentId: applyment.id }
  return (
    <nav className="steps" aria-label={t('applyments.steps')}>
      <ol>
        {subject.steps.map((step, index) => (
          <li key={step.key}>
            <Link to="/clients/$clientId/applyments/$applymentId/$step" params={{ ...to, step: step.key }}>
              <span className="step-number">{index + 1}</span>
              <span>{say(step.label)}</span>
              <Mark state={states[index]} />
            </Link>
          </li>
        ))}
        <li>
          <Link to="/clients/$clientId/applyments/$applymentId/review" params={to}>
            <span className="step-number">{subject.steps.length + 1}</span>
            <span>{t('applyments.review')}</span>
          </Link>
        </li>
      </ol>
      {applyment.state === 'rejected' && (
        <Link
          className="steps-back"
          to="/clients/$clientId/applyments/$applymentId"
          params={to}
          activeOptions={{ exact: true }}
        >
          {t('reject.back')}
        </Link>
      )}
    </nav>
  )
}

function Mark({ state }: { state: StepState | undefined }) {
  const { t } = useTranslation()
  if (!state || state.asked === 0) return null
  if (state.wrong > 0)
    return <span className="step-mark bad">{t('applyments.step_wrong', { count: state.wrong })}</span>
  if (state.missing > 0) {
    return <span className="step-mark secondary">{t('applyments.step_missing', { n: state.missing })}</span>
  }
  return (
    <span className="step-mark good">
      <span aria-hidden>✓</span>
      <span className="unseen">{t('applyments.step_done')}</span>
    </span>
  )
}
