import { useTranslation } from 'react-i18next'
import { useChannelLabel } from '../api/channels.ts'
import { useSay } from '../parts/said.ts'
import { clockOf, dayOf } from '../parts/time.tsx'
import type { Evidence } from './evidence.ts'
import { Grid } from './grid.tsx'

type Deadline = { at: string; what: string; whose: string }

/** What ends or has to be done next, the nearest first: steps with a date, and keys and certificates with an end. */
export function Deadlines({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation()
  const deadlines = useDeadlines(evidence)
  if (deadlines.length === 0) return <p>{t('evidence.no_deadlines')}</p>
  const rows = deadlines.map(({ at, what, whose }) => [`${dayOf(at)} ${clockOf(at)}`, what, whose])
  return (
    <Grid
      title={t('evidence.deadlines')}
      head={[t('evidence.due'), t('evidence.what'), t('evidence.holder')]}
      rows={rows}
    />
  )
}

function useDeadlines({ ways, keys }: Evidence): readonly Deadline[] {
  const say = useSay()
  const channelLabel = useChannelLabel()
  const steps = ways.flatMap(({ channel, next_step, due_at, tasks }) => {
    const open = tasks.filter(({ state, due_at: at }) => state !== 'done' && state !== 'skipped' && at !== undefined)
    const dated = open.map(({ name, due_at: at }) => ({ at, what: say(name) }))
    const own =
      due_at !== undefined && !dated.some(({ at }) => at === due_at) ? [{ at: due_at, what: say(next_step) }] : []
    return [...dated, ...own].map(({ at, what }) => ({ at: at ?? '', what, whose: channelLabel(channel) }))
  })
  const ends = keys.flatMap(({ holder_name, state, pieces }) =>
    pieces.flatMap(({ label, field, valid_to }) =>
      valid_to === undefined || state === 'retiring'
        ? []
        : [{ at: valid_to, what: label ? say(label) : field, whose: holder_name }],
    ),
  )
  return [...steps, ...ends].toSorted((one, other) => one.at.localeCompare(other.at))
}
