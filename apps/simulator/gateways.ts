import type { MakeGateway } from '@ruzhu/channels/contract/simulator.ts'
import { CHANNELS } from '@ruzhu/channels/index.ts'

/** Every gateway that can be played: one for each channel. */
export async function gatewayMakers(): Promise<MakeGateway[]> {
  return Promise.all(CHANNELS.map((channel) => channel.simulator()))
}
