import { useTranslation } from 'react-i18next'
import type { DiagnosisCause } from '../api/types.ts'
import { OurLink } from '../parts/our-link.tsx'
import { useSay } from '../parts/said.ts'
import { StatusTag } from '../parts/status-tag.tsx'
import type { Tone } from '../theme/tokens.ts'
import { CheckAgain } from './check-again.tsx'

/** One cause: why it stands here, what our records say to it, and the steps that mend it. */
export function CauseCard({ cause, rank, methodHref }: { cause: DiagnosisCause; rank: number; methodHref?: string }) {
  const { t } = useTranslation()
  return (
    <article className="card" aria-labelledby={`cause-${rank}`}>
      <h3 id={`cause-${rank}`}>{t('diagnosis.rank', { n: rank, title: cause.title })}</h3>
      <p className="secondary">
        {cause.channel_name} · <code>{cause.key}</code>
      </p>
      <Evidence cause={cause} />
      <h4>{t('diagnosis.fix')}</h4>
      <ul className="diagnosis-fix">
        {cause.fix.map((step) => (
          <li key={step.do}>
            <strong>{t(`owner.${step.owner}`)}</strong> {step.do}
            {step.place && <div className="secondary">{step.place}</div>}
            {step.link && (
              <a href={step.link} target="_blank" rel="noreferrer">
                {step.link}
              </a>
            )}
          </li>
        ))}
      </ul>
      {cause.check && methodHref !== undefined && (
        <CheckAgain check={cause.check} cause={cause} href={`${methodHref}/checks`} />
      )}
      <p className="secondary">
        {t('diagnosis.source')}
        <Source source={cause.source} />
        {cause.checked_on && <> · {t('parts.checked_on', { day: cause.checked_on })}</>}
      </p>
    </article>
  )
}

const TONES: Readonly<Record<DiagnosisCause['records'][number]['verdict'], Tone>> = {
  supports: 'warning',
  rules_out: 'neutral',
  notes: 'info',
}

function Evidence({ cause: { evidence, records } }: { cause: DiagnosisCause }) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <>
      <h4>{t('diagnosis.evidence')}</h4>
      <ul className="diagnosis-evidence">
        <li>{evidence.reason}</li>
        {records.map(({ verdict, text, href }) => (
          <li key={text['zh-CN']}>
            <StatusTag tone={TONES[verdict]}>{t(`diagnosis.${verdict}`)}</StatusTag> {say(text)}{' '}
            {href !== undefined && <OurLink href={href}>{t('diagnosis.look')}</OurLink>}
          </li>
        ))}
      </ul>
    </>
  )
}

function Source({ source: { name, link } }: { source: DiagnosisCause['source'] }) {
  return link === undefined ? (
    <>{name}</>
  ) : (
    <a href={link} target="_blank" rel="noreferrer">
      {name}
    </a>
  )
}
