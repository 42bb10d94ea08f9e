import type { Facts } from '@ruzhu/domain/journeys/facts.ts'
import type { JourneyPlan } from '@ruzhu/domain/journeys/plan.ts'
import { both } from '@ruzhu/domain/text.ts'
import { bindingSteps } from './binding.ts'
import { h5Domain, oauthDomain, payDirectory } from './domains.ts'
import { goingLiveDirectly } from './going-live.ts'
import { guide, MERCHANT_PLATFORM } from './guide.ts'
import { keySteps } from './keys.ts'
import { miniProgramSteps, publishingSteps } from './mini-program.ts'
import { PRODUCT_KEYS } from './new-merchant.ts'
import { answered, holdsApp, kept, speaksV2 } from './own-account.ts'
import { pays, productSteps } from './products.ts'
import { serverSteps } from './server.ts'
import { MCHID } from './values.ts'

const PLATFORM = ['微信支付商户平台', 'pay.weixin.qq.com'] as const
const inMiniProgram = pays(['mini_program'])
const inWechat = pays(['jsapi'])
const MERCHANT_MENU = '登录微信支付商户平台 → 产品中心 → 开发配置'
const MERCHANT_MENU_EN = 'pay.weixin.qq.com → Products (产品中心) → Development (开发配置), super admin only'

/** The client is a merchant already; an AppID and products are added to its number. */
export const EXISTING_MERCHANT: JourneyPlan = {
  key: 'existing_merchant',
  label: both('直连，绑定已有商户号', 'Direct, with an existing merchant number'),
  hint: both(
    '客户已经有自己的微信支付商户号，只差关联 AppID、开通产品和密钥。',
    'The client has a merchant number of its own: AppID, products and keys are what is missing.',
  ),
  steps: [
    {
      key: 'receive_mchid',
      name: both('记下已有的商户号', 'Note the existing merchant number'),
      owner: 'client',
      after: [],
      known: ['record', 'word'],
      done: kept,
      within: { days: 3, kind: 'ours' },
      values: [MCHID],
      guide: guide(
        ['登录微信支付商户平台', '账户中心 → 商户信息', '复制「商户号」，并确认已经签约、没有被限制收款'],
        [
          'Sign in to pay.weixin.qq.com',
          'Account center (账户中心) → Merchant info (商户信息)',
          'Copy 商户号; see that it is signed and not restricted',
        ],
        both('签过约、没有被限制的商户号才能收款。', 'Only a number that is signed and not restricted takes payments.'),
        MERCHANT_PLATFORM,
      ),
    },
    ...miniProgramSteps(inMiniProgram),
    {
      key: 'service_account',
      name: both('准备已认证的服务号并记下 AppID', 'Have a certified service account, and note its AppID'),
      owner: 'client',
      after: [],
      known: ['record', 'word'],
      needed: inWechat,
      done: holdsApp('official_account'),
      values: [
        {
          name: 'service_appid',
          label: both('服务号 AppID', 'AppID of the service account'),
          required: true,
          rule: 'appid',
        },
      ],
      guide: guide(
        [
          '登录微信公众平台（用公众号）',
          '设置与开发 → 基本配置，复制「开发者 ID（AppID）」',
          '同一页生成 AppSecret，直接存进商城服务器；要取 access_token 的，IP白名单填服务器出口地址',
        ],
        [
          'Sign in to mp.weixin.qq.com with the official account',
          'Settings and development (设置与开发) → Basic configuration (基本配置): copy 开发者ID(AppID)',
          'Create the AppSecret there and keep it on the shop’s server; where access_token is needed, its addresses go into IP白名单',
        ],
        both(
          '可以关联的是已认证的服务号，以及政府和媒体类订阅号。',
          'A certified service account can be linked, or a subscription account of government or media.',
        ),
      ),
    },
    {
      key: 'mobile_app',
      name: both('在开放平台登记移动应用并记下 AppID', 'Register the mobile app, and note its AppID'),
      owner: 'developer',
      after: [],
      known: ['record', 'word'],
      needed: pays(['app']),
      done: holdsApp('mobile_app'),
      values: [
        {
          name: 'mobile_appid',
          label: both('移动应用 AppID', 'AppID of the mobile app'),
          required: true,
          rule: 'appid',
        },
      ],
      guide: guide(
        [
          '登录微信开放平台',
          '管理中心 → 移动应用 → 详情，复制 AppID',
          '填包名和签名（Android）、Bundle ID 和 Universal Link（iOS）',
        ],
        [
          'Sign in to open.weixin.qq.com',
          'Management center (管理中心) → Mobile apps (移动应用) → Details: copy AppID',
          'Package and signature (Android), Bundle ID and universal link (iOS)',
        ],
        both('App 付款只认移动应用的 AppID。', 'Payments in an app take the AppID of a mobile app only.'),
      ),
    },
    ...bindingSteps<Facts>({
      after: ['receive_mchid', 'certify_mini_program', 'service_account', 'mobile_app'],
      asker: 'superAdmin',
      platform: PLATFORM,
      menu: 'AppID账号管理',
      elsewhere: [
        '也可以从小程序后台发起：微信支付 → 开通 → 绑定已有商户号',
        'Or from the mini program: WeChat Pay (微信支付) → Open (开通) → an existing number (绑定已有商户号)',
      ],
      bound: ({ paid }) => paid > 0,
    }),
    ...keySteps<Facts>({ after: ['receive_mchid'], platform: PLATFORM, kept, speaksV2 }),
    ...productSteps(['receive_mchid']),
    { ...payDirectory(['product_jsapi'], [MERCHANT_MENU, MERCHANT_MENU_EN]), needed: inWechat },
    { ...oauthDomain(['service_account']), needed: inWechat },
    h5Domain(['product_h5'], { 'zh-CN': [MERCHANT_MENU], en: [MERCHANT_MENU_EN] }),
    ...serverSteps<Facts>(['receive_mchid'], answered),
    ...goingLiveDirectly(
      ['api_certificate', 'api_v3_key', 'public_key', 'security_contact', 'server_clock'],
      ['notify_url', 'publish_mini_program', 'shipping_management', 'lift_test_limit'],
    ).flatMap((step) =>
      step.key === 'trial_payment'
        ? [
            {
              ...step,
              after: [
                ...step.after,
                ...PRODUCT_KEYS,
                'bind_confirm',
                'app_secret',
                'request_domain',
                'pay_directory',
                'oauth_domain',
                'h5_domain',
              ],
            },
            ...publishingSteps(['trial_payment'], inMiniProgram),
          ]
        : [step],
    ),
  ],
}
