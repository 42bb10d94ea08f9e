import type { ChannelModule } from '../contract/channel.ts'
import { descriptor } from './descriptor.ts'

export const wechatpay: ChannelModule = {
  descriptor,
  liveUrl: 'https://api.mch.weixin.qq.com',
  open: async (options) => (await import('./adapter/index.ts')).openWechatpay(options),
  simulator: async () => (await import('./simulator/index.ts')).makeWechatpay,
  testAccount: async () => (await import('./test-account.ts')).testAccount,
}
