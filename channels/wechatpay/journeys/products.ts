import type { Facts } from '@ruzhu/domain/journeys/facts.ts'
import type { Guide, StepPlan } from '@ruzhu/domain/journeys/plan.ts'
import { isGranted, permissionStep, ungranted } from '@ruzhu/domain/journeys/steps/merchant-steps.ts'
import { productShut, productsOpen } from '@ruzhu/domain/journeys/steps/product-facts.ts'
import type { Permitted } from '@ruzhu/domain/permissions/permissions.ts'
import type { Sentence } from '@ruzhu/domain/text.ts'
import { both } from '../descriptor/both.ts'
import { guide, PARTNER_PLATFORM } from './guide.ts'
import { H5_DOMAIN, OUTCOME, PAY_DIRECTORY } from './values.ts'

/** Which product a scene is paid by. A mini program is paid by the product JSAPI. */
const PRODUCTS: readonly { key: string; label: Sentence; scenes: readonly string[]; why: Sentence }[] = [
  {
    key: 'jsapi',
    label: both('JSAPI 支付', 'JSAPI'),
    scenes: ['jsapi', 'mini_program'],
    why: both(
      '小程序支付也用 JSAPI 产品；申请商户号时选了小程序或公众号场景就已经开通。',
      'Mini programs are paid by it too. It is open where the number was applied for with that scene.',
    ),
  },
  {
    key: 'native',
    label: both('Native 支付', 'Native'),
    scenes: ['native'],
    why: both(
      '扫码付款用它；电脑网站的域名要在商户平台登记。',
      'For codes to scan; domains of web sites are registered there.',
    ),
  },
  {
    key: 'h5',
    label: both('H5 支付', 'H5'),
    scenes: ['h5'],
    why: both(
      '要填 H5 域名、卖什么、审核员能打开的页面；部分行业不开放。',
      'It asks for the domain, what is sold, and a page to check it on; some lines of business are refused.',
    ),
  },
  {
    key: 'app',
    label: both('APP 支付', 'APP'),
    scenes: ['app'],
    why: both(
      '要 App 的 AppID、截图和应用商店链接；这里填的 AppID 不会自动关联。申请商户号时选了 APP 场景就已经开通。',
      'It asks for AppID, screenshots and a store link; the AppID is not linked by that. It is open where the number was applied for with that scene.',
    ),
  },
]
const JSAPI_GUIDE = 'https://pay.weixin.qq.com/doc/v3/merchant/4012791854'

/** A direct merchant opens a product for each scene. */
export function productSteps(after: readonly string[]): readonly StepPlan[] {
  return PRODUCTS.map(({ key, label, scenes, why }) => ({
    key: `product_${key}`,
    name: both(`开通 ${label['zh-CN']}`, `Open the product ${label.en}`),
    owner: 'superAdmin',
    after,
    known: ['gateway', 'word'],
    needed: pays(scenes),
    done: (facts) => {
      const mine = facts.scenes.filter((scene) => scenes.includes(scene))
      return productsOpen(facts, mine) || (facts.paid > 0 && mine.length === facts.scenes.length)
    },
    denied: (facts) =>
      productShut(
        facts,
        facts.scenes.filter((scene) => scenes.includes(scene)),
      ),
    within: { days: 10, kind: 'ours' },
    guide: guide(
      ['登录微信支付商户平台', `产品中心 → ${label['zh-CN']} → 申请开通`, '审核最多 7 个工作日，状态变成「已开通」'],
      [
        'Sign in to pay.weixin.qq.com',
        `Products (产品中心) → ${label.en} → Apply`,
        'Up to 7 working days, until it shows as opened (已开通)',
      ],
      why,
      JSAPI_GUIDE,
    ),
  }))
}

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

/** Where a page may ask for money. */
export function payDirectory(after: readonly string[], where: readonly [chinese: string, english: string]) {
  return {
    key: 'pay_directory',
    name: both('配置 JSAPI 支付授权目录', 'Register the pay directory of JSAPI'),
    owner: 'superAdmin',
    after,
    known: ['word'],
    values: [PAY_DIRECTORY],
    guide: guide(
      [
        where[0],
        '支付授权目录填付款页面所在的目录，以 / 结尾；域名要已备案，不能用 IP',
        '只填域名就只比对协议和域名；带路径的要整个目录一样，上一级、下一级都不算，区分大小写，不看问号后面的参数',
        '每处最多 5 个，约 5 分钟生效',
      ],
      [
        where[1],
        'Enter the directory of the paying page, ending with /, on a domain with ICP registration; no IP address',
        'A bare domain compares scheme and host only; with a path the whole directory has to be equal: neither parent nor child, case matters, the query does not',
        'At most 5 in each place; effective in about 5 minutes',
      ],
      both(
        '没有登记的页面付款时提示「当前页面的URL未注册」。',
        'An unregistered page is told 当前页面的URL未注册 when somebody pays.',
      ),
      'https://pay.weixin.qq.com/doc/v3/merchant/4013287088',
    ),
  } satisfies StepPlan<never>
}

export function oauthDomain(after: readonly string[]) {
  return {
    key: 'oauth_domain',
    name: both('配置公众号的网页授权域名', 'Register the OAuth domain of the official account'),
    owner: 'superAdmin',
    after,
    known: ['word'],
    guide: guide(
      [
        '登录微信公众平台（用公众号）',
        '设置与开发 → 公众号设置 → 功能设置',
        '网页授权域名、JS接口安全域名，把 MP_verify 文件放到域名根目录',
      ],
      [
        'Sign in to mp.weixin.qq.com with the official account',
        'Settings and development (设置与开发) → Account settings (公众号设置) → Functions (功能设置)',
        'OAuth domain (网页授权域名) and JS domain (JS接口安全域名); put the MP_verify file at the root of the domain',
      ],
      both('在微信里付款要先取得付款人的 openid。', 'To be paid inside WeChat, the payer’s openid is needed first.'),
    ),
  } satisfies StepPlan<never>
}

export function h5Domain(after: readonly string[], where: Pick<Guide, 'steps'>['steps']): StepPlan {
  return {
    key: 'h5_domain',
    name: both('登记 H5 支付域名', 'Register the H5 payment domain'),
    owner: 'superAdmin',
    after,
    known: ['word'],
    needed: pays(['h5']),
    values: [H5_DOMAIN],
    guide: guide(
      [...where['zh-CN'], 'H5支付域名只填域名，与付款页面、redirect_url 的域名一致；修改要审核'],
      [...where.en, 'Enter the host only, the same as of the paying page and redirect_url; changes are reviewed'],
      both('没有登记时付款人看到「商家存在未配置的参数」。', 'Unregistered, payers are told 商家存在未配置的参数.'),
    ),
  }
}

export function pays(scenes: readonly string[]) {
  return ({ scenes: used }: Pick<Facts, 'scenes'>): boolean => used.some((scene) => scenes.includes(scene))
}
