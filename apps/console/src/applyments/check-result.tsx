import type { SubjectType } from '@ruzhu/domain/descriptor.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { components } from '@ruzhu/api-types/v1.generated.ts'
import type { Applyment, Finding } from '../api/types.ts'
import { useSay } from '../parts/said.ts'
import { StatusTag } from '../parts/status-tag.tsx'
import { placeOf } from './labels.ts'

/** 必须改 · 建议改 · 通过 n 项, each one click from its field. */
export function CheckResult(props: {
  result: components['schemas']['ApplymentCheck']
  applyment: Applyment
  subject: SubjectType
}) {
  const { t } = useTranslation()
  const { must, should, passed } = props.result
  return (
    <div className="check-result" aria-live="polite">
      {must.length > 0 && (
        <section aria-label={t('check.must')}>
          <StatusTag tone="error">{`${t('check.must')} ${must.length}`}</StatusTag>
          <Findings {...props} findings={must} />
        </section>
      )}
      {should.length > 0 && (
        <section aria-label={t('check.should')}>
          <StatusTag tone="warning">{`${t('check.should')} ${should.length}`}</StatusTag>
          <Findings {...props} findings={should} />
        </section>
      )}
      <p>
        <StatusTag tone="success">{t('check.passed', { n: passed })}</StatusTag>
        {must.length + should.length === 0 && ` ${t('check.fine')}`}
      </p>
    </div>
  )
}

function Findings({
  findings,
  applyment,
  subject,
}: {
  findings: readonly Finding[]
  applyment: Applyment
  subject: SubjectType
}) {
  const say = useSay()
  return (
    <ul>
      {findings.map(({ path, rule, message }) => {
        const place = path === undefined ? undefined : placeOf(subject, path)
        return (
          <li key={`${path} ${rule} ${message.key}`}>
            {place && path && (
              <Link
                to="/clients/$clientId/applyments/$applymentId/$step"
                params={{ clientId: applyment.client_id, applymentId: applyment.id, step: place.step.key }}
                search={{ field: path }}
              >
                {say(place.step.label)} · {say(place.field.label)}
              </Link>
            )}
            <span>{say(message)}</span>
          </li>
        )
      })}
    </ul>
  )
}
