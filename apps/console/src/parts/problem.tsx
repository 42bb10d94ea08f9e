import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem, type Problem } from '../api/problem.ts'
import { CopyValue } from './copy.tsx'
import './problem.css'

/** What went wrong, what the platform said, what mends it, and the number to ask with. */
export function ProblemAlert({ error, retry, action }: { error: unknown; retry?: () => void; action?: ReactNode }) {
  const { t } = useTranslation()
  const problem = asProblem(error)
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="problem"
      title={problem.title}
      description={<Description problem={problem} />}
      action={action ?? (retry && <Button onClick={retry}>{t('parts.retry')}</Button>)}
    />
  )
}

function Description({ problem }: { problem: Problem }) {
  const { t } = useTranslation()
  const { fields = [], fix = [] } = problem
  // a step may say what is wrong with a field by the name that people know it by
  const untold = fields.filter(({ message }) => !fix.some((step) => step.do.includes(message)))
  return (
    <>
      {problem.detail && fields.length === 0 && <p>{problem.detail}</p>}
      {problem.gateway && (
        <p>{t('parts.gateway_said', { message: problem.gateway.message, code: problem.gateway.code })}</p>
      )}
      {untold.length > 0 && (
        <ul className="problem-fields">
          {untold.map((field) => (
            <li key={field.path}>
              <code>{field.path}</code> {field.message}
            </li>
          ))}
        </ul>
      )}
      <ul>
        {fix.map((step) => (
          <li key={step.do}>
            {step.do} {step.place && <span className="secondary">{step.place}</span>}
            {step.link && <a href={step.link}>{step.link}</a>}
          </li>
        ))}
      </ul>
      {problem.request_id && (
        <p className="secondary">
          {t('parts.request_id')} <CopyValue value={problem.request_id} label={t('parts.request_id')} />{' '}
          {/* in a window of its own: what was typed here is still there afterwards */}
          <a href={`/dev/diagnose?q=${problem.request_id}`} target="_blank" rel="noreferrer">
            {t('diagnosis.why')}
          </a>
        </p>
      )}
    </>
  )
}
