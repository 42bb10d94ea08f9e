import type { ApplymentState } from '@ruzhu/domain/applyments/applyments.ts'
import type { Facts } from '@ruzhu/domain/journeys/facts.ts'
import type { JourneyPlan } from '@ruzhu/domain/journeys/plan.ts'
import { applymentSteps, collectStep, submitStep } from '@ruzhu/domain/journeys/steps/applyment-steps.ts'
import { isGranted, settlementMatters, settlementStep } from '@ruzhu/domain/journeys/steps/merchant-steps.ts'
import { appidStep, providerStep } from '@ruzhu/domain/journeys/steps/method-steps.ts'
import { action, clientHref } from '@ruzhu/domain/journeys/steps/step.ts'
import { both } from '@ruzhu/domain/text.ts'
import { IN_REVIEW, REVIEW_WORKDAYS } from '../descriptor/review-time.ts'
import { h5Domain } from './domains.ts'
import { goingLive } from './going-live.ts'
import { basicGrants, grantSteps } from './granted-products.ts'
import { guide, MP, PARTNER_PLATFORM } from './guide.ts'
import { miniProgramSteps, publishingSteps } from './mini-program.ts'
import { pays } from './products.ts'

const inMiniProgram = ({ appidScenes }: Facts): boolean => appidScenes.length > 0

/** A sub-merchant of ours, by application. The keys are ours, so the client needs none. */
export const SUB_MERCHANT: JourneyPlan = {
  key: 'sub_merchant',
  label: both('特约商户（由我们进件）', 'Sub-merchant, applied for by us'),
  hint: both(
    '客户没有商户号，由我们作为服务商替它申请；密钥用我们的，客户不用懂技术。',
    'The client has no merchant number; we apply as its service provider, and our keys are used.',
  ),
  published: { 'review.waiting': REVIEW_WORKDAYS },
  words: {
    'review.waiting': {
      title: both(`等待平台审核，通常 ${IN_REVIEW} 个工作日`, `Platform review, usually ${IN_REVIEW} working days`),
    },
  },
  steps: [
    {
      key: 'credentials',
      name: both('密钥与证书', 'Keys and certificates'),
      owner: 'developer',
      after: [],
      known: ['record'],
      done: ({ account }) => account?.createdAt ?? false,
      step: providerStep,
      notes: {
        done: both('用服务商的密钥和证书，客户不用提供', 'The service provider’s keys are used; the client needs none'),
      },
    },
    ...miniProgramSteps(inMiniProgram),
    {
      key: 'collect_materials',
      name: both('收集资料', 'Collect materials'),
      owner: 'client',
      after: ['credentials'],
      known: ['record'],
      done: ({ applyment, missing, wrong }) =>
        applyment !== undefined && (applyment.state !== 'draft' || (missing === 0 && wrong === 0)),
      step: collectStep,
    },
    {
      key: 'submit_applyment',
      name: both('提交进件', 'Submit the application'),
      owner: 'operator',
      after: ['collect_materials'],
      known: ['record', 'gateway'],
      done: (facts) =>
        facts.applyment !== undefined && !isIn(facts, ['draft', 'submitting', 'editting']) && since(facts, 'auditing'),
      step: submitStep,
    },
    {
      // https://pay.weixin.qq.com/doc/v3/partner/4012697052
      key: 'platform_review',
      name: both('平台审核', 'Platform review'),
      owner: 'platform',
      after: ['submit_applyment'],
      known: ['gateway'],
      done: (facts) =>
        isIn(facts, ['to_be_confirmed', 'to_be_signed', 'signing', 'finished']) && since(facts, 'to_be_confirmed'),
      step: applymentSteps,
    },
    {
      key: 'account_verification',
      name: both('账户验证', 'Account verification'),
      owner: 'superAdmin',
      after: ['platform_review'],
      known: ['gateway'],
      done: (facts) => isIn(facts, ['to_be_signed', 'signing', 'finished']) && since(facts, 'to_be_signed'),
      step: applymentSteps,
    },
    {
      key: 'sign',
      name: both('签约', 'Sign the agreement'),
      owner: 'superAdmin',
      after: ['account_verification'],
      known: ['gateway'],
      done: (facts) => isIn(facts, ['signing', 'finished']) && since(facts, 'signing'),
      step: applymentSteps,
    },
    {
      key: 'open_permissions',
      name: both('开通权限', 'Open permissions'),
      owner: 'platform',
      after: ['sign'],
      known: ['gateway'],
      done: (facts) => isIn(facts, ['finished']) && since(facts, 'finished'),
      step: applymentSteps,
    },
    ...basicGrants(['open_permissions'], (facts) => isIn(facts, ['finished'])),
    ...grantSteps(['open_permissions']),
    {
      key: 'bind_appid',
      name: both('绑定 AppID', 'Link the AppID'),
      owner: 'operator',
      after: ['open_permissions', 'certify_mini_program'],
      known: ['gateway', 'word'],
      needed: inMiniProgram,
      done: isAppidLinked,
      step: appidStep,
      act: (facts) => action('bind_appid', clientHref(facts, 'settlement')),
      notes: {
        skipped: both('所选场景用服务商的 AppID，不用绑定', 'The chosen scenes use the service provider’s AppID'),
      },
      guide: guide(
        [
          '服务商账号里有 APIv2 密钥和证书的，在客户页的「结算与授权」里绑定；进件资料里填了 AppID 的会自动绑定',
          '没有的，登录微信支付服务商平台',
          '合作伙伴功能 → 开发参数配置 → 搜索特约商户号',
          '开发配置 → 特约商户APPID配置 → 添加',
        ],
        [
          'With an APIv2 key and certificate in the provider account: under Settlement and permissions of the client; AppIDs in the application are linked by themselves',
          'Else sign in to the WeChat Pay partner platform',
          'Partner functions (合作伙伴功能) → Development (开发参数配置) → search the sub-merchant number',
          'Settings (开发配置) → AppIDs of the sub-merchant (特约商户APPID配置) → Add',
        ],
        both(
          '小程序用自己的 AppID 付款，要先与特约商户号绑定。',
          'A mini program is paid in by its own AppID, linked to the sub-merchant number.',
        ),
        PARTNER_PLATFORM,
      ),
    },
    {
      key: 'bind_appid_confirm',
      name: both('到小程序后台确认绑定', 'Confirm the link in the mini program'),
      owner: 'superAdmin',
      after: ['bind_appid'],
      known: ['gateway', 'word'],
      needed: inMiniProgram,
      done: isAppidLinked,
      again: 'bind_appid',
      within: { days: 7, kind: 'platform' },
      guide: guide(
        [
          '登录微信公众平台（用小程序账号）',
          '微信支付 → 商户号管理 → 待关联商户号',
          '确认；主体不同时勾选《联合营运承诺函》后授权',
        ],
        [
          'Sign in to mp.weixin.qq.com with the mini program',
          'WeChat Pay (微信支付) → Merchant numbers (商户号管理) → Pending (待关联商户号)',
          'Confirm; for another company, tick the joint-operation letter and authorise',
        ],
        both(
          '7 天内没有确认，申请就失效，要重新添加。',
          'Not confirmed within 7 days, it lapses and has to be added again.',
        ),
        MP,
      ),
    },
    {
      // https://pay.weixin.qq.com/doc/v3/partner/4012761142: the first payment is followed by one fen to this account
      key: 'settlement_account',
      name: both('结算账户能收到款', 'Have the settlement account take money'),
      owner: 'operator',
      after: ['open_permissions'],
      known: ['gateway'],
      needed: settlementMatters,
      step: settlementStep,
      notes: {
        skipped: both('结算账户没有问题，也没有在变更', 'Nothing is wrong with the account, and none is being changed'),
      },
    },
    h5Domain(['open_permissions'], {
      'zh-CN': ['登录微信支付服务商平台', '合作伙伴功能 → 商户基础服务 → 开发参数配置 → 开发配置'],
      en: [
        'Sign in to the WeChat Pay partner platform',
        'Partner functions (合作伙伴功能) → Development (开发参数配置) → Settings (开发配置)',
      ],
    }),
    ...goingLive({
      check: ['open_permissions', 'credentials'],
      trial: [
        'bind_appid_confirm',
        'product_authorisation',
        'refund_permission',
        'grant_approve',
        'h5_domain',
        'app_secret',
        'request_domain',
      ],
      live: ['publish_mini_program', 'shipping_management', 'lift_test_limit'],
    }).toSpliced(2, 0, ...publishingSteps(['trial_payment'], inMiniProgram)),
    {
      key: 'pay_directory',
      name: both('为特约商户单独配置支付授权目录', 'Register pay directories of the sub-merchant’s own'),
      owner: 'operator',
      after: ['open_permissions'],
      known: ['gateway', 'word'],
      needed: pays(['jsapi']),
      done: ({ permissions }) => permissions.some(({ what }) => what.startsWith('directory/')),
      optional: true,
      act: (facts) => action('add_directory', clientHref(facts, 'settlement')),
      guide: guide(
        [
          '服务商账号里有 APIv2 密钥和证书的，在客户页的「结算与授权」里登记',
          '没有的，登录微信支付服务商平台：合作伙伴功能 → 商户基础服务 → 开发参数配置 → 开发配置',
          '支付授权目录，最多 5 个，约 5 分钟生效',
        ],
        [
          'With an APIv2 key and certificate in the provider account: under Settlement and permissions of the client',
          'Else on the partner platform: Partner functions (合作伙伴功能) → 商户基础服务 → Development (开发参数配置) → Settings (开发配置)',
          'Pay directories (支付授权目录), at most 5; effective in about 5 minutes',
        ],
        both(
          '付款页面在服务商登记过的目录里时不需要。',
          'Not needed where the paying page is in a directory of the provider.',
        ),
        'https://pay.weixin.qq.com/doc/v3/merchant/4013287088',
      ),
    },
  ],
}

function isIn({ applyment }: Facts, states: readonly ApplymentState[]): boolean {
  return applyment !== undefined && states.includes(applyment.state)
}

/** The moment at which the present state began, where it is this one; of an earlier one it is not kept. */
function since({ applyment }: Facts, state: ApplymentState): Date | boolean {
  return applyment?.state === state ? applyment.stateAt : true
}

/**
 * What came with the application is linked, what was paid through must be; and where our account can ask, the platform tells
 * the rest.
 */
function isAppidLinked(facts: Facts): boolean {
  const { applyment, appidsApplied, method, paid } = facts
  if (paid > 0) return true
  if (applyment?.state !== 'finished') return false
  const apps = method?.apps ?? []
  const linked = (appid: string) => appidsApplied.includes(appid) || isGranted(facts, `appid/${appid}`)
  if (apps.length > 0) return apps.every(({ appid }) => linked(appid))
  return appidsApplied.length > 0 || facts.permissions.some(({ what }) => what.startsWith('appid/'))
}
