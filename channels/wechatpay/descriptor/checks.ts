import type { Letter } from '@ruzhu/domain/checks/callback.ts'
import type { CheckOffer } from '@ruzhu/domain/checks/offers.ts'
import { placeOf } from '@ruzhu/domain/providers/account-fields.ts'
import { step } from '../../contract/step.ts'
import { both } from '@ruzhu/domain/text.ts'
import { WHERE } from './where.ts'

/** What can be asked about a method, in this order; done in `adapter/checks`. */
export const CHECKS: readonly CheckOffer[] = [
  {
    name: 'validity',
    of: 'account',
    mend: 'account',
    title: both('商户证书在有效期内', 'The merchant certificate is in force'),
    after: [],
  },
  {
    name: 'clock',
    of: 'account',
    title: both('服务器时间准确', 'Our clock is right'),
    after: ['validity'],
  },
  {
    name: 'signature',
    of: 'account',
    mend: 'account',
    title: both('签名能通过平台验证', 'The platform takes our signature'),
    after: ['clock'],
  },
  {
    name: 'answer',
    of: 'account',
    mend: 'account',
    title: both('平台的应答能验签', 'The platform’s answers can be verified'),
    after: ['signature'],
  },
  {
    name: 'platform_key',
    of: 'account',
    mend: 'account',
    title: both('微信支付公钥或平台证书是现在用的', 'WeChat Pay’s public key or certificate is the current one'),
    after: ['signature', 'answer'],
  },
  {
    name: 'api_v3_key',
    of: 'account',
    mend: 'account',
    title: both('APIv3 密钥能解开平台数据', 'The APIv3 key opens what the platform seals'),
    after: ['signature'],
  },
  {
    name: 'api_v2_key',
    of: 'account',
    mend: 'account',
    title: both('APIv2 密钥正确', 'The APIv2 key is right'),
    after: ['signature'],
  },
  {
    name: 'grant',
    title: both('特约商户归这个服务商', 'The sub-merchant belongs to this provider'),
    after: ['signature'],
    only: ({ mode }) => mode === 'provider',
  },
  {
    name: 'appid',
    mend: 'account',
    title: both('账号的 AppID 已绑定商户号', 'The account’s AppID is linked to its number'),
    after: ['grant', 'answer', 'platform_key'],
  },
  {
    name: 'app',
    mend: 'settings',
    title: both('{app}的 AppID 已绑定商户号', 'The AppID of the app is linked: {app}'),
    after: ['appid'],
    per: 'app',
  },
  {
    name: 'product',
    mend: 'settings',
    title: both('「{scene}」已开通并授权', 'Opened and granted: {scene}'),
    after: ['appid'],
    per: 'scene',
  },
  {
    name: 'order',
    title: both('「{scene}」能下单：¥0.01 试单已关闭', 'Takes orders: {scene}; ¥0.01, closed at once'),
    after: ['product'],
    per: 'scene',
  },
  {
    name: 'refund_permission',
    title: both('有退款权限', 'Refunds are permitted'),
    after: ['grant', 'answer', 'platform_key'],
  },
  {
    name: 'app_secret',
    mend: 'settings',
    title: both('{app}的 AppSecret 正确', 'The AppSecret is right: {app}'),
    after: [],
    per: 'app',
  },
  {
    name: 'pay_directory',
    mend: 'settings',
    title: both('JSAPI 支付授权目录已设置', 'The JSAPI pay directory is set'),
    after: [],
    only: ({ scenes }) => scenes.includes('jsapi'),
    manual: [
      step(
        'superAdmin',
        '把「设置」页上的支付授权目录填进商户平台，约 5 分钟后生效。',
        'Enter the pay directory shown under Settings at the merchant platform; it takes about five minutes.',
        placeOf(WHERE.payDirectory.steps),
      ),
    ],
  },
  {
    name: 'h5_domain',
    mend: 'settings',
    title: both('H5 支付域名已设置', 'The H5 payment domain is set'),
    after: [],
    only: ({ scenes }) => scenes.includes('h5'),
    manual: [
      step(
        'superAdmin',
        '把「设置」页上的 H5 支付域名填进商户平台，平台会审核。',
        'Enter the H5 domain shown under Settings at the merchant platform, which reviews it.',
        placeOf(WHERE.h5Domain.steps),
      ),
    ],
  },
]

/** Blanks, escapes and numbers that come out otherwise once they are read and written again. Names as the gateway spells them. */
export const LETTER: Letter = {
  headers: [
    ['Content-Type', 'application/json'],
    ['Wechatpay-Nonce', 'RUZHUCHECK0123456789RUZHUCHECK01'],
    ['Wechatpay-Serial', '5157F09EFDC096DE15EBE81A47057A7232F1B8E1'],
    ['Wechatpay-Signature', `${'c2lnbmVkK25vdGhpbmcv'.repeat(16)}==`],
    ['Wechatpay-Signature-Type', 'WECHATPAY2-SHA256-RSA2048'],
    ['Wechatpay-Timestamp', '1795000000'],
  ],
  body: '{"id":"ruzhu-check", "summary" :"连接检测\\u6d4b\\/试","resource":{"ciphertext":"+/==","amount":1.00 }}',
}
