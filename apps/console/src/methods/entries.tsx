import { useTranslation } from 'react-i18next'
import { CopyValue } from '../parts/copy.tsx'
import { Facts } from '../parts/facts.tsx'
import { useSay } from '../parts/said.ts'
import { WhereToFind } from '../parts/where-to-find.tsx'
import type { Place } from './start.ts'

/** What of our own address has to be entered at the platform, ready to be copied there. */
export function Entries({ entries }: { entries: Place['entries'] }) {
  const { t } = useTranslation()
  const say = useSay()
  if (entries.length === 0) return null
  return (
    <div className="entries">
      <p>{t('methods.entries')}</p>
      <Facts
        rows={entries.map(({ label, value, hint, where }) => [
          say(label),
          <div key={value}>
            <span className="entry">
              <CopyValue value={value} label={say(label)} />
              <WhereToFind where={where} />
            </span>
            <p className="secondary">{say(hint)}</p>
          </div>,
        ])}
      />
    </div>
  )
}
