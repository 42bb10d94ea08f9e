import { Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimelineEntry } from '../api/types.ts'
import { Empty } from '../parts/empty.tsx'
import { useSay } from '../parts/said.ts'
import { clockOf, dayOf } from '../parts/time.tsx'
import './timeline.css'

type Shown = 'all' | 'people' | 'platform' | 'system'
const SHOWN: Record<Shown, readonly TimelineEntry['source'][]> = {
  all: ['us', 'client', 'platform', 'client_system', 'system'],
  people: ['us', 'client'],
  platform: ['platform'],
  system: ['client_system', 'system'],
}
const CHOICES: readonly Shown[] = ['all', 'people', 'platform', 'system']

/** What happened, newest first, by day. */
export function Timeline(props: {
  entries: readonly TimelineEntry[]
  /** With seconds, where the order of machines matters. */
  precise?: boolean
  filter?: boolean
  after?: ReactNode
}) {
  const { t } = useTranslation()
  const [shown, setShown] = useState<Shown>('all')
  const entries = props.entries.filter(({ source }) => SHOWN[shown].includes(source))
  return (
    <>
      {props.filter && (
        <Segmented
          aria-label={t('timeline.filter')}
          size="small"
          value={shown}
          onChange={setShown}
          options={CHOICES.map((value) => ({ value, label: t(`timeline.${value}`) }))}
        />
      )}
      {entries.length === 0 && <Empty title={t('timeline.empty')} />}
      {byDay(entries).map(([day, ofDay]) => (
        <section key={day} className="timeline-day" aria-label={day}>
          <h3>{day}</h3>
          <ol className="timeline">
            {ofDay.map((entry) => (
              <Entry key={entry.id} entry={entry} precise={props.precise === true} />
            ))}
          </ol>
        </section>
      ))}
      {props.after}
    </>
  )
}

function Entry({ entry, precise }: { entry: TimelineEntry; precise: boolean }) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <li className={precise ? 'precise' : ''}>
      <time dateTime={entry.at}>{clockOf(entry.at, precise ? 'seconds' : 'minutes')}</time>
      <span className="timeline-source">{entry.by ?? t(`source.${entry.source}`)}</span>
      <span>
        {say(entry.text)}
        {entry.detail && <Detail of={entry.detail} />}
      </span>
    </li>
  )
}

function Detail({ of: detail }: { of: NonNullable<TimelineEntry['detail']> }) {
  const { t } = useTranslation()
  return (
    <details className="timeline-detail">
      <summary>{t('timeline.detail')}</summary>
      <dl>
        {Object.entries(detail).map(([name, value]) => (
          <div key={name}>
            <dt className="mono">{name}</dt>
            <dd className="mono">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function byDay(entries: readonly TimelineEntry[]): [day: string, entries: TimelineEntry[]][] {
  const days = new Map<string, TimelineEntry[]>()
  for (const entry of entries) {
    const day = dayOf(entry.at)
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return [...days]
}
