import type { Facts } from '@ruzhu/domain/journeys/facts.ts'
import type { Guide, StepPlan } from '@ruzhu/domain/journeys/plan.ts'
import { isGranted, permissionStep, ungranted } from '@ruzhu/domain/journeys/steps/merchant-steps.ts'
import type { Permitted } from '@ruzhu/domain/permissions/permissions.ts'
import { both, type Sentence } from '@ruzhu/domain/text.ts'
import { guide, PARTNER_PLATFORM } from './guide.ts'
import { pays } from './products.ts'
import { OUTCOME } from './values.ts'

/** What an application by us does not grant by itself: the provider invites, the super admin of the client agrees. */
export function grantSteps(after: readonly string[]): readonly StepPlan[] {
  const withH5 = pays(['h5'])
  return [
    {
      key: 'grant_invite',
      name: both('邀请特约商户授权 H5 产品', 'Invite the sub-merchant to grant the product H5'),
      owner: 'operator',
      after,
      known: ['gateway', 'word'],
      needed: withH5,
      done: isH5Granted,
      denied: h5DeniedAt,
      guide: guide(
        ['登录微信支付服务商平台', '产品中心 → 特约商户授权产品 → 服务商H5支付', '特约商户列表 → 申请 / 邀请'],
        [
          'Sign in to the WeChat Pay partner platform',
          'Products (产品中心) → Granted products (特约商户授权产品) → H5',
          'Sub-merchants (特约商户列表) → Apply / invite',
        ],
        both('进件不会授予 H5。', 'An application never grants H5.'),
        PARTNER_PLATFORM,
      ),
    },
    {
      key: 'grant_approve',
      name: both('在商户平台同意产品授权', 'Approve the product in the merchant platform'),
      owner: 'superAdmin',
      after: ['grant_invite'],
      known: ['gateway', 'word'],
      needed: withH5,
      done: isH5Granted,
      denied: h5DeniedAt,
      within: { days: 5, kind: 'ours' },
      guide: guideOfGrants(both('没有授权会被拒绝（NO_AUTH）。', 'Ungranted, it is refused (NO_AUTH).')),
    },
  ]
}

/** A payment shows it too, as long as the gateway has not said otherwise. */
function isH5Granted(facts: Facts): boolean {
  return isGranted(facts, 'h5') || (facts.paid > 0 && !ungranted(facts, ['h5']))
}

/** An invitation is not denied by that, but the word that all was done is: it has to be looked at again. */
function h5DeniedAt(facts: Facts): Date | undefined {
  return ungranted(facts, ['h5'])?.checkedAt
}

const BASIC: readonly Permitted[] = ['native', 'jsapi', 'mini_program', 'app']

/**
 * What an application by us grants by itself, the products of its scenes and refunds: asked of the gateway, since the
 * merchant may take it back. https://pay.weixin.qq.com/doc/v3/partner/4012719997
 */
export function basicGrants(after: readonly string[], isFinished: (facts: Facts) => boolean): readonly StepPlan[] {
  const grant = (key: string, name: Sentence, whats: readonly Permitted[], granted: Sentence): StepPlan => ({
    key,
    name,
    owner: 'superAdmin',
    after,
    known: ['gateway'],
    done: (facts) => isFinished(facts) && !ungranted(facts, whats),
    step: (facts) => permissionStep(facts, key, whats),
    guide: guideOfGrants(
      both(
        '进件时已按经营场景授权；客户可以随时收回，收回后下单或退款会被拒绝（NO_AUTH）。',
        'Granted with the application; the client may take it back, and then orders or refunds are refused (NO_AUTH).',
      ),
    ),
    notes: { done: granted },
  })
  return [
    grant(
      'product_authorisation',
      both('产品权限授权', 'Authorise products'),
      BASIC,
      both(
        '由我们进件的特约商户，平台已按经营场景授权基础产品',
        'Applied for by us: the platform has granted the basic products of its scenes',
      ),
    ),
    grant(
      'refund_permission',
      both('API 退款权限', 'Permission of API refunds'),
      ['refund'],
      both('进件时已授权 API 退款', 'API refunds were granted with the application'),
    ),
  ]
}

function guideOfGrants(why: Sentence): Guide {
  return guide(
    ['登录微信支付商户平台（客户的）', '产品中心 → 我的授权产品', '选择产品 → 授权，约 10 分钟生效'],
    [
      'Sign in to pay.weixin.qq.com (as the client)',
      'Products (产品中心) → Granted products (我的授权产品)',
      'Choose the product → Authorise (授权); effective in about 10 minutes',
    ],
    why,
  )
}

/** What a provider applies for once, before its clients can grant it. */
export const PROVIDER_PRODUCT_STEPS = [
  {
    key: 'provider_products',
    name: both('申请特约商户授权产品', 'Apply for the products that sub-merchants grant'),
    owner: 'operator',
    after: ['receive_sp_mchid'],
    known: ['word'],
    values: [
      {
        name: 'products',
        label: both('申请了哪些产品', 'Products applied for'),
        required: true,
      },
    ],
    guide: guide(
      [
        '登录微信支付服务商平台',
        '产品中心 → 特约商户授权产品',
        '逐个申请：服务商JSAPI支付、服务商Native支付、服务商H5支付、服务商APP支付、服务商API退款、服务商分账',
      ],
      [
        'Sign in to the WeChat Pay partner platform',
        'Products (产品中心) → Granted products (特约商户授权产品)',
        'Apply one by one: JSAPI, Native, H5, APP, API refund (服务商API退款), profit sharing (服务商分账)',
      ],
      both(
        '服务商和特约商户都要有这个产品，才能下单和退款。',
        'Both sides need a product before orders or refunds are taken.',
      ),
      PARTNER_PLATFORM,
    ),
  },
  {
    key: 'provider_products_open',
    name: both('特约商户授权产品的审核', 'Review of the products'),
    asks: both('等待微信支付开通产品，最多 7 个工作日', 'WeChat Pay opens the products, up to 7 working days'),
    owner: 'platform',
    after: ['provider_products'],
    known: ['word'],
    verdict: true,
    again: 'provider_products',
    within: { days: 10, kind: 'ours' },
    values: [OUTCOME],
    guide: guide(
      ['登录微信支付服务商平台', '产品中心 → 特约商户授权产品', '看每个产品的状态'],
      [
        'Sign in to the WeChat Pay partner platform',
        'Products (产品中心) → Granted products (特约商户授权产品)',
        'Read the state of each',
      ],
      both('没有开通的产品，客户授权了也用不了。', 'A product that is not open is of no use even where it is granted.'),
      PARTNER_PLATFORM,
    ),
  },
] satisfies readonly StepPlan<never>[]
