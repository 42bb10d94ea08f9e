import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Action, NextStep } from '../api/types.ts'
import { CopyApplyment } from '../applyments/copy-applyment.tsx'
import { HandoverButtons, HandoverCode } from '../handover/handover-card.tsx'
import { ButtonLink } from '../parts/link.tsx'
import { useSay } from '../parts/said.ts'
import { StatusTag } from '../parts/status-tag.tsx'
import { dayOf, clockOf, useRelative } from '../parts/time.tsx'
import { isOurs, stepTone } from './next-step.ts'
import './next-step-card.css'

/** Who has to do what, by when, and the button or the code to do it with. */
export function NextStepCard({
  step,
  company,
  onAsk,
  asking = false,
}: {
  step: NextStep
  /** The client's name, for what is passed on. */
  company: string
  onAsk?: () => void
  asking?: boolean
}) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <section className={`next-step ${stepTone(step)}`} aria-labelledby="next-step-title">
      <div className="next-step-body">
        <p className="next-step-who">
          <span>{t('next.label')}</span>
          <StatusTag tone={stepTone(step)}>{waitingLabel(t, step)}</StatusTag>
          {step.overdue && <StatusTag tone="error">{t('next.overdue')}</StatusTag>}
        </p>
        <h2 id="next-step-title">{say(step.title)}</h2>
        {step.why && <p className="secondary">{say(step.why)}</p>}
        <Actions step={step} company={company} />
        <Times step={step} />
        {(step.checked_at ?? onAsk) && (
          <p className="secondary next-step-times" aria-live="polite">
            {step.checked_at && t('next.checked', { time: clockOf(step.checked_at, 'seconds') })}
            {step.next_check_at && ` · ${t('next.next_check', { time: clockOf(step.next_check_at, 'seconds') })}`}
            {onAsk && (
              <Button type="link" size="small" loading={asking} onClick={onAsk}>
                {t('next.ask_now')}
              </Button>
            )}
          </p>
        )}
      </div>
      {step.handover && <HandoverCode handover={step.handover} onRenew={onAsk} renewing={asking} />}
    </section>
  )
}

function Actions({ step, company }: { step: NextStep; company: string }) {
  const say = useSay()
  const links = [step.primary, ...step.secondary].filter((action): action is Action => action?.href !== undefined)
  if (links.length === 0 && !step.handover) return null
  return (
    <div className="next-step-actions">
      {links.map((action, index) =>
        action.key === 'copy_applyment' ? (
          <CopyApplyment key={action.key} id={step.subject.id} primary />
        ) : (
          <ButtonLink
            key={action.key}
            href={action.href ?? ''}
            type={index === 0 && isOurs(step) ? 'primary' : 'default'}
            {...(action.disabled_reason && { disabledReason: say(action.disabled_reason) })}
          >
            {say(action.label)}
          </ButtonLink>
        ),
      )}
      {step.handover && <HandoverButtons handover={step.handover} company={company} />}
    </div>
  )
}

function Times({ step }: { step: NextStep }) {
  const { t } = useTranslation()
  const relative = useRelative()
  const due = step.due_at
  return (
    <p className="secondary next-step-times">
      {due && (
        <span className={step.overdue ? 'bad' : ''}>
          {t(step.due_kind === 'platform' ? 'due.platform' : 'due.ours', {
            time: `${dayOf(due)} ${clockOf(due)}`,
            relative: relative(due),
          })}
        </span>
      )}
      <span>{t('next.since', { time: `${dayOf(step.since)} ${clockOf(step.since)}` })}</span>
      {step.usual_duration && <span>{usually(t, step.usual_duration)}</span>}
    </p>
  )
}

/** From a sample of none it is the platform's own word, in working days. */
function usually(t: ReturnType<typeof useTranslation>['t'], usual: NonNullable<NextStep['usual_duration']>): string {
  if (usual.sample_size > 0) return t('next.usual', { hours: usual.p90_hours })
  const [from, to] = [usual.p50_hours / 24, usual.p90_hours / 24]
  return t('next.published', { days: from === to ? to : `${from}–${to}` })
}

function waitingLabel(t: ReturnType<typeof useTranslation>['t'], step: NextStep): string {
  if (step.waiting_for === 'none') return t('next.nothing')
  if (step.waiting_for === 'operator') return t('next.mine')
  return t('next.waiting', { who: t(`party.${step.waiting_for}`) })
}
