import type { ChannelModule } from '../contract/channel.ts'
import { descriptor } from './descriptor.ts'

export const alipay: ChannelModule = {
  descriptor,
  liveUrl: 'https://openapi.alipay.com',
  open: async (options) => (await import('./adapter/index.ts')).openAlipay(options),
  simulator: async () => (await import('./simulator/index.ts')).makeAlipay,
  testAccount: async () => (await import('./test-account.ts')).testAccount,
}
