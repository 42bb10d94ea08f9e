import { useTranslation } from 'react-i18next'
import type { NextStep } from '../api/types.ts'
import { StatusTag } from '../parts/status-tag.tsx'
import { Time, useRelative } from '../parts/time.tsx'
import { stepTone } from './next-step.ts'

/** Whom a step waits for, and since when. */
export function WaitingFor({ step }: { step: NextStep }) {
  const { t } = useTranslation()
  return (
    <>
      <StatusTag tone={stepTone(step)}>{t(`owner.${step.waiting_for}`)}</StatusTag>
      {step.waiting_for !== 'none' && (
        <div className="secondary">
          <Time at={step.since} />
        </div>
      )}
    </>
  )
}

export function Due({ step }: { step: NextStep }) {
  const relative = useRelative()
  if (!step.due_at) return null
  return (
    <span className={step.overdue ? 'bad' : ''}>
      <Time at={step.due_at} />
      <div className={step.overdue ? 'bad' : 'secondary'}>{relative(step.due_at)}</div>
    </span>
  )
}
