import type { Channel } from './channel.ts'
import type { Describe } from './descriptor.ts'
import type { NewId, ProviderId } from './ids.ts'
import type { Store } from './store.ts'
import type { Workdays } from './workdays.ts'

/** What the use cases stand on; put together once, in the server's main.ts. */
export type Deps = {
  store: Store
  /** The gateway as this provider account sees it. */
  channel: (providerId: ProviderId) => Promise<Channel>
  now: () => Date
  newId: NewId
  /** Where gateways reach us: `https://pay.example.com`, without a trailing slash. */
  publicUrl: string
}

/** What onboarding stands on besides: how each channel describes itself, and on which days people work. */
export type OnboardingDeps = Deps & { describe: Describe; workdays: Workdays }
