import type { ChannelDescriptor } from '../descriptor.ts'
import type { Records } from '../store.ts'
import type { Workdays } from '../workdays.ts'
import { confirmedSteps, OUR_COMPANY } from './confirmations.ts'
import { type JourneyFacts, platformFacts } from './facts.ts'
import { type Journey, journey } from './journey.ts'
import type { JourneyPlan } from './plan.ts'

/** How far our own company is at one platform. */
export type CompanyWay = Journey & { channel: string; plan: JourneyPlan<JourneyFacts> }

/** Becoming a provider is our own company's way; it hangs on no client. */
export async function readCompanyWays(
  records: Records,
  channels: readonly ChannelDescriptor[],
  now: Date,
  workdays: Workdays,
): Promise<readonly CompanyWay[]> {
  const [confirmations, providers] = await Promise.all([
    records.confirmations.standing([OUR_COMPANY]),
    records.providers.ours(),
  ])
  return channels.map((descriptor) => {
    const { name: channel, journeys } = descriptor
    const account = providers.find((one) => one.channel === channel)
    const confirmed = confirmedSteps(confirmations, channel)
    const facts: JourneyFacts = {
      ...platformFacts(channel, () => descriptor),
      workdays,
      beganAt: beginning(
        [...confirmed.values()].map(({ at }) => at),
        account?.createdAt ?? now,
      ),
      confirmed,
      subject: { type: 'company', id: channel },
      href: '/settings/provider',
      people: {},
      ...(account && { account }),
    }
    return { ...journey(journeys.provider, facts, now), channel, plan: journeys.provider }
  })
}

function beginning(said: readonly Date[], otherwise: Date): Date {
  return new Date(Math.min(otherwise.getTime(), ...said.map((at) => at.getTime())))
}
