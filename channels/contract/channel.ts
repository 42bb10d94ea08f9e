import type { FindGrant, GrantRefused, IsSubMerchant, OpenChannel } from '@ruzhu/domain/channel.ts'
import type { ChannelDescriptor } from '@ruzhu/domain/descriptor.ts'
import type { MakeGateway } from './simulator.ts'
import type { TestAccount } from './test-account.ts'

/**
 * What a folder of `channels/` offers. The description is plain data, and may go to a browser; the halves that call the
 * gateway or play it are loaded by who needs them.
 */
export type ChannelModule = {
  descriptor: ChannelDescriptor
  /** Scheme and host of the gateway itself, where money is real. */
  liveUrl: string
  open(options: OpenOptions): Promise<OpenedChannel>
  simulator(): Promise<MakeGateway>
  testAccount(): Promise<TestAccount>
}

export type OpenOptions = {
  /** Scheme and host of the gateway; the simulator's in the test environment. */
  baseUrl: string
  now: () => Date
  /** Of gateways that want to see what a merchant granted; nothing is, where this is missing. */
  findGrant?: FindGrant
  grantRefused?: GrantRefused
  /** Of gateways that pay merchants of the account's own through it; there are none where this is missing. */
  isSubMerchant?: IsSubMerchant
}

/** Opens provider accounts over one set of connections; `close` lets them go. */
export type OpenedChannel = OpenChannel & { close(): Promise<void> }
