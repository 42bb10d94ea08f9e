import type { ChannelDescriptor } from '@ruzhu/domain/descriptor.ts'
import { ACCOUNT } from './descriptor/account.ts'
import { both } from './descriptor/both.ts'
import { explainAlipay } from './errors.ts'

/** Alipay as a service provider, or a merchant with an application of its own, sees it. */
export const descriptor: ChannelDescriptor = {
  name: 'alipay',
  label: both('支付宝', 'Alipay'),
  scenes: [
    { scene: 'native', label: both('扫码（订单码、当面付）', 'QR code (order code, face to face)'), needs: [] },
    // the cashier opens in the mini program that is bound to the merchant's contract
    { scene: 'mini_program', label: both('小程序（JSAPI）', 'Mini program (JSAPI)'), needs: ['sub_appid'] },
  ],
  account: ACCOUNT,
  // merchants grant and sign here, by docs/decisions/0017: there is no form of ours that Alipay would take
  subjectTypes: [],
  explain: explainAlipay,
}
