import type { MakeGateway } from '@ruzhu/channels/contract/simulator.ts'
import { CHANNELS } from '@ruzhu/channels/index.ts'

/** Every gateway that can be played: those of the channels, and Alipay, whose channel is not in the list yet. */
export async function gatewayMakers(): Promise<MakeGateway[]> {
  const channels = await Promise.all(CHANNELS.map((channel) => channel.simulator()))
  const { makeAlipay } = await import('@ruzhu/channels/alipay/simulator/index.ts')
  return [...new Set([...channels, makeAlipay])]
}
