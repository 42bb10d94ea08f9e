import type { Deps } from '@ruzhu/domain/deps.ts'
import type { ChannelDescriptor } from '@ruzhu/domain/descriptor.ts'
import type { OpenChannel } from '@ruzhu/domain/channel.ts'

/** What the routes stand on; put together once in start.ts. Read inside handlers only, so that routes can be listed without it. */
export type Parts = {
  deps: Deps
  environment: Environment
  channels: readonly ChannelModule[]
}

export type Environment = 'test' | 'live'
export type ChannelModule = { descriptor: ChannelDescriptor; open: OpenChannel }
