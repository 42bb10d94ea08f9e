import { useTranslation } from 'react-i18next'
import { useChannelLabel } from '../api/channels.ts'
import type { Journey } from '../api/types.ts'
import { useSay } from '../parts/said.ts'
import { Checklist } from './checklist.tsx'
import { type StepActs, useClientSteps, useCompanySteps } from './step-acts.ts'

export function ClientJourney({ clientId, journey }: { clientId: string; journey: Journey }) {
  return <JourneyCard journey={journey} acts={useClientSteps(clientId, journey.channel)} />
}

/** How far our own company is at one platform. */
export function CompanyJourney({ journey }: { journey: Journey }) {
  return <JourneyCard journey={journey} acts={useCompanySteps(journey.channel)} />
}

function JourneyCard({ journey, acts }: { journey: Journey; acts: StepActs }) {
  const { t } = useTranslation()
  const say = useSay()
  const channelLabel = useChannelLabel()
  const { channel, label, tasks, progress } = journey
  const which = channel === '' ? [say(label)] : [channelLabel(channel), say(label)]
  return (
    <Checklist
      id={channel || 'undecided'}
      title={[t('checklist.title'), ...which].join(' · ')}
      tasks={tasks}
      progress={progress}
      acts={acts}
    />
  )
}
