import { useTranslation } from 'react-i18next'
import type { Diagnosis } from '../api/types.ts'
import { Empty } from '../parts/empty.tsx'
import { OurLink } from '../parts/our-link.tsx'
import { useSay } from '../parts/said.ts'
import { CauseCard } from './cause-card.tsx'
import { Retests } from './retests.tsx'

/** What a text is about, what our records tell of it, and its causes, the likeliest first. */
export function Found({ diagnosis }: { diagnosis: Diagnosis }) {
  const { t } = useTranslation()
  const { about, notes, causes, retests } = diagnosis
  const methodHref = about.find(({ kind }) => kind === 'method')?.href
  return (
    <>
      {(about.length > 0 || notes.length > 0) && <Records diagnosis={diagnosis} />}
      {causes.length === 0 && <Nothing known={about.length > 0} />}
      {causes.length > 0 && (
        <section aria-labelledby="causes-title" className="diagnosis-causes">
          <h2 id="causes-title">{t('diagnosis.causes')}</h2>
          <ol>
            {causes.map((cause, at) => (
              <li key={`${cause.channel}.${cause.key}`}>
                <CauseCard cause={cause} rank={at + 1} {...(methodHref !== undefined && { methodHref })} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {retests.length > 0 && <Retests retests={retests} />}
    </>
  )
}

function Nothing({ known }: { known: boolean }) {
  const { t } = useTranslation()
  return known ? (
    <Empty title={t('diagnosis.no_problem')}>{t('diagnosis.no_problem_why')}</Empty>
  ) : (
    <Empty title={t('diagnosis.unknown')}>{t('diagnosis.unknown_why')}</Empty>
  )
}

function Records({ diagnosis: { about, notes } }: { diagnosis: Diagnosis }) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <section className="card" aria-labelledby="records-title">
      <h2 id="records-title">{t('diagnosis.records')}</h2>
      {about.length > 0 && (
        <dl className="diagnosis-about">
          {about.map(({ kind, id, name, href }) => (
            <div key={id}>
              <dt>{t(`diagnosis.kind_${kind}`)}</dt>
              <dd>{href === undefined ? name : <OurLink href={href}>{name}</OurLink>}</dd>
            </div>
          ))}
        </dl>
      )}
      {notes.length > 0 && (
        <ul className="diagnosis-notes">
          {notes.map(({ text, href }) => (
            <li key={text['zh-CN']}>
              {say(text)} {href !== undefined && <OurLink href={href}>{t('diagnosis.look')}</OurLink>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
