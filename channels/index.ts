import { alipay } from './alipay/index.ts'
import type { ChannelModule } from './contract/channel.ts'
import { wechatpay } from './wechatpay/index.ts'

/** Every channel there is, one line each. */
export const CHANNELS: readonly ChannelModule[] = [wechatpay, alipay]
