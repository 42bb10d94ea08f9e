import type { ChannelDescriptor } from '@ruzhu/domain/descriptor.ts'
import { ACCOUNT } from './descriptor/account.ts'
import { both } from './descriptor/both.ts'
import { WHERE } from './descriptor/where.ts'
import { explainAlipay } from './errors.ts'
import { JOURNEYS } from './journeys/index.ts'

/** Alipay as a service provider, or a merchant with an application of its own, sees it. */
export const descriptor: ChannelDescriptor = {
  name: 'alipay',
  label: both('支付宝', 'Alipay'),
  appid: 'numeric_appid',
  scenes: [
    { scene: 'native', label: both('扫码（订单码、当面付）', 'QR code (order code, face to face)'), needs: [] },
    // the cashier opens in the mini program that is bound to the merchant's contract
    { scene: 'mini_program', label: both('小程序（JSAPI）', 'Mini program (JSAPI)'), needs: ['sub_appid'] },
    { scene: 'h5', label: both('手机网站', 'Mobile website'), needs: [] },
    { scene: 'page', label: both('电脑网站', 'Website'), needs: [] },
    { scene: 'app', label: both('App', 'App'), needs: [] },
    { scene: 'bar_code', label: both('付款码（当面付）', 'Payment code at a till (face to face)'), needs: [] },
  ],
  account: ACCOUNT,
  // merchants grant and sign here, by docs/decisions/0017: there is no form of ours that Alipay would take
  subjectTypes: [],
  authorization: {
    notifyUrl: { label: both('应用网关', 'Gateway of the application (应用网关)'), where: WHERE.notifyUrl },
    redirectUri: { label: both('授权回调地址', 'Return address (授权回调地址)'), where: WHERE.redirectUri },
  },
  journeys: JOURNEYS,
  explain: explainAlipay,
}
