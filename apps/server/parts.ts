import type { Environment } from '@ruzhu/domain/access/may.ts'
import type { OpenChannel } from '@ruzhu/domain/channel.ts'
import type { CheckResult } from '@ruzhu/domain/checks/checks.ts'
import type { CheckParts } from '@ruzhu/domain/checks/check-method.ts'
import type { Courier } from '@ruzhu/domain/messages/courier.ts'
import type { OnboardingDeps } from '@ruzhu/domain/deps.ts'
import type { ChannelDescriptor } from '@ruzhu/domain/descriptor.ts'
import type { People } from './access/people.ts'

/** What the routes stand on; put together once in start.ts. Read inside handlers only, so that routes can be listed without it. */
export type Parts = {
  deps: OnboardingDeps
  people: People
  /** Carries messages out of the house. */
  courier: Courier
  environment: Environment
  /** What checking a method stands on besides. */
  checks: CheckParts
  /** How our own installation stands. */
  checkHouse: () => Promise<readonly CheckResult[]>
  channels: readonly ChannelPart[]
  /** Where the simulator is, in the test environment. */
  simulatorUrl: string | undefined
  /** Whether browsers reach us by https. */
  https: boolean
}
export type ChannelPart = { descriptor: ChannelDescriptor; open: OpenChannel }
export type { Environment }
