import type { Facts } from '@ruzhu/domain/journeys/facts.ts'
import type { StepPlan } from '@ruzhu/domain/journeys/plan.ts'
import { permissionStep, ungranted } from '@ruzhu/domain/journeys/steps/merchant-steps.ts'
import { productShut, productsOpen } from '@ruzhu/domain/journeys/steps/product-facts.ts'
import type { Permission } from '@ruzhu/domain/permissions/permissions.ts'
import { both, type Sentence } from '@ruzhu/domain/text.ts'
import { guide, MERCHANT_PLATFORM, OPEN_PLATFORM } from './guide.ts'
import { APP_ID, OUTCOME } from './values.ts'

export const inMiniProgram = ({ scenes }: Pick<Facts, 'scenes'>): boolean =>
  scenes.some((scene) => scene === 'mini_program')
const tried = ({ paid }: Facts): boolean => paid > 0

/** The merchant signs each product itself, and Alipay looks at it. */
export function productSteps(after: readonly string[]): readonly StepPlan[] {
  return [
    {
      key: 'sign_product',
      name: both('在商家平台开通收款产品', 'Sign the products in the merchant platform'),
      owner: 'client',
      after,
      known: ['gateway', 'word'],
      done: (facts) => tried(facts) || handedIn(facts),
      denied: (facts) => unsigned(facts)[0]?.checkedAt,
      because: notYetSigned,
      within: { days: 5, kind: 'ours' },
      values: [{ name: 'products', label: both('签约了哪些产品', 'Products that were signed'), required: true }],
      guide: guide(
        [
          '用企业支付宝账号登录 b.alipay.com',
          '产品中心 → 选产品 → 立即开通：小程序选 JSAPI支付，扫码选订单码支付或当面付，网站选电脑网站支付、手机网站支付，App 选 APP支付',
          '新签的当面付不能用于小程序；要分账的另外开通商家分账',
          '费率一般 0.38%–0.6%，能退款的期限按产品是 3 个月或 12 个月；按提示填写并提交',
        ],
        [
          'Sign in to b.alipay.com with the company account',
          'Products (产品中心) → the product → Open (立即开通): JSAPI支付 for mini programs, 订单码支付 or 当面付 for codes, 电脑网站支付, 手机网站支付, APP支付',
          'A 当面付 that is signed now does not serve mini programs; sharing profits is a product of its own (商家分账)',
          'Fees are mostly 0.38 to 0.6 %, refunds are taken for 3 or 12 months by product; fill in and submit',
        ],
        both(
          '没有签约的产品不能收款（ACQ.ACCESS_FORBIDDEN）；超过 3 个月不用会被停（ACQ.MERCHANT_STATUS_NOT_NORMAL）。',
          'A product that is not signed takes no payment (ACQ.ACCESS_FORBIDDEN); unused for over 3 months it is stopped (ACQ.MERCHANT_STATUS_NOT_NORMAL).',
        ),
        MERCHANT_PLATFORM,
      ),
    },
    {
      key: 'product_review',
      name: both('产品签约的审核', 'Review of the products'),
      asks: both('等待支付宝审核产品签约，通常 1 个工作日', 'Alipay reviews the products, usually 1 working day'),
      owner: 'platform',
      after: ['sign_product'],
      known: ['gateway', 'word'],
      done: (facts) => tried(facts) || productsOpen(facts, facts.scenes),
      denied: (facts) => productShut(facts, facts.scenes),
      step: (facts) =>
        turnedDown(facts) ? permissionStep(facts, 'product_review', facts.scenes, 'client') : undefined,
      verdict: true,
      again: 'sign_product',
      within: { days: 3, kind: 'ours' },
      values: [OUTCOME],
      guide: guide(
        ['商家平台 → 产品中心 → 我的产品', '看状态；被拒绝时抄下原因；「受限」的产品有额度限制'],
        [
          'Merchant platform → Products (产品中心) → My products (我的产品)',
          'Read the state; copy the reason of a refusal; a restricted one has limits',
        ],
        both('审核结果在商家账号里。', 'The outcome stands in the merchant’s account.'),
        MERCHANT_PLATFORM,
      ),
    },
  ]
}

/*
 * Of a merchant that authorised us Alipay tells how each product stands; the words are those of
 * https://opendocs.alipay.com/isv/04hwj9. A product that is reviewed has been handed in, one that was refused too.
 */
function handedIn(facts: Facts): Date | boolean {
  const { permissions, scenes } = facts
  const known = scenes.map((scene) => permissions.find(({ what }) => what === scene))
  const isIn = known.length > 0 && known.every((one) => one && (one.state === 'granted' || isUnderWay(one)))
  return isIn || productsOpen(facts, scenes)
}

function unsigned({ permissions, scenes }: Facts): readonly Permission[] {
  return permissions.filter(
    (one) => one.state === 'missing' && scenes.some((scene) => scene === one.what) && !isUnderWay(one),
  )
}

/** Named as the platform names them: where several serve a scene, one is enough. */
function notYetSigned(facts: Facts): Sentence | undefined {
  const names = unsigned(facts).flatMap(({ message }) => message ?? [])
  if (names.length === 0) return undefined
  return both(
    `支付宝说还没有签约：${names.join('；')}（用「/」隔开的，签一个就够）。没有签约的产品不能收款。`,
    `Alipay says that these are not signed: ${names.join('; ')} (of those between “/” one is enough). What is not signed takes no payment.`,
  )
}

function turnedDown({ permissions, scenes }: Facts): boolean {
  return permissions.some(({ what, code = '' }) => scenes.some((scene) => scene === what) && /auditReject/.test(code))
}

function isUnderWay({ code = '' }: Permission): boolean {
  return /\b(audit|auditReject|waitConfirm)\b/.test(code)
}

/**
 * Of a merchant that we signed for: asked of the gateway, since a contract may end, and other scenes be wanted than were
 * signed.
 */
export function productsInForce(after: readonly string[], isFinished: (facts: Facts) => boolean): StepPlan {
  return {
    key: 'products_in_force',
    name: both('收款产品都在生效中', 'The products are in force'),
    owner: 'client',
    after,
    known: ['gateway'],
    done: (facts) => isFinished(facts) && !ungranted(facts, facts.scenes),
    step: (facts) => permissionStep(facts, 'products_in_force', facts.scenes),
    guide: guide(
      [
        '用企业支付宝账号登录 b.alipay.com',
        '产品中心 → 我的产品：没有签约的点立即开通，失效的按提示恢复',
        '也可以由我们再建一份签约申请',
      ],
      [
        'Sign in to b.alipay.com with the company account',
        'Products (产品中心) → My products (我的产品): open what is not signed, restore what ended',
        'Or let us hand in another application',
      ],
      both(
        '没有生效的产品不能收款（ACQ.ACCESS_FORBIDDEN）。',
        'A product that is not in force takes no payment (ACQ.ACCESS_FORBIDDEN).',
      ),
      MERCHANT_PLATFORM,
    ),
    notes: { done: both('要用的产品都已签约', 'All products that are used are signed') },
  }
}

/** How the step asks, in words of this platform: nothing is granted there, products are signed. */
const REFUSED = {
  title: both('支付宝没有通过产品签约，请客户重新开通', 'Alipay refused a product: ask the client to sign it again'),
  why: both(
    '没有通过的产品：{message}。原因在商家平台「产品中心 → 我的产品」里；客户改好后再点「立即开通」，生效后这里会自动更新。',
    'Refused: {message}. The reason stands in the merchant platform under 产品中心 → 我的产品; mended there, it is opened again with 立即开通. This changes by itself once it is in force.',
  ),
}
export const PRODUCTS_MISSING = {
  'product_review.missing': REFUSED,
  'products_in_force.missing': {
    title: both('请客户签约还没有生效的收款产品', 'Ask the client to sign the products that are not in force'),
    why: both(
      '没有生效的产品：{message}（支付宝的状态 {code}）。生效后这里会自动更新。',
      'Not in force: {message} (Alipay’s state {code}). This changes by itself once they are in force.',
    ),
  },
}

/** The cashier opens only in a mini program that is bound to the contract. */
export function bindMiniProgram(after: readonly string[]): StepPlan {
  return {
    key: 'bind_appid',
    name: both('把小程序 APPID 绑定到收款产品', 'Bind the mini program’s APPID to the product'),
    owner: 'client',
    after,
    known: ['gateway', 'word'],
    needed: inMiniProgram,
    done: tried,
    values: [{ ...APP_ID, name: 'mini_app_id' }],
    guide: guide(
      ['登录 b.alipay.com', '产品中心 → JSAPI支付 → 管理小程序APPID', '添加打开收银台的小程序'],
      [
        'Sign in to b.alipay.com',
        'Products (产品中心) → JSAPI支付 → 管理小程序APPID',
        'Add the mini program in which the cashier opens',
      ],
      both('没有绑定会报 ACQ.UNBOUND_APPLICATION。', 'Unbound, Alipay answers ACQ.UNBOUND_APPLICATION.'),
      MERCHANT_PLATFORM,
    ),
  }
}

/** A mini program is reviewed before it goes on the shelf. */
export function publishMiniProgram(after: readonly string[]): readonly StepPlan[] {
  return [
    {
      key: 'submit_mini_program',
      name: both('提交小程序审核', 'Submit the mini program for review'),
      owner: 'client',
      after,
      known: ['word'],
      needed: inMiniProgram,
      guide: guide(
        [
          '开放平台 → 控制台 → 小程序 → 版本管理',
          '预览码只有成员能扫：管理员、开发者、体验者',
          '上传版本 → 提交审核；同一时间只能有一个版本在审核、灰度',
        ],
        [
          'Open platform → Console (控制台) → the mini program → Versions',
          'Only members can scan a preview: 管理员, 开发者 and 体验者',
          'Upload, then submit; one version at a time may be in review or grey',
        ],
        both('审核通过才能上架。', 'Only a reviewed version goes on the shelf.'),
        'https://open.alipay.com/mini/dev/list',
      ),
    },
    {
      key: 'mini_program_review',
      name: both('小程序版本的审核', 'Review of the mini program'),
      asks: both(
        '等待支付宝审核小程序，通常 1–3 个工作日',
        'Alipay reviews the mini program, usually 1–3 working days',
      ),
      owner: 'platform',
      after: ['submit_mini_program'],
      known: ['word'],
      needed: inMiniProgram,
      verdict: true,
      again: 'submit_mini_program',
      within: { days: 5, kind: 'ours' },
      values: [OUTCOME],
      guide: guide(
        ['开放平台 → 控制台 → 小程序 → 版本管理', '看版本状态；退回时抄下原因'],
        [
          'Open platform → Console (控制台) → the mini program → Versions',
          'Read the state; copy the reason when it comes back',
        ],
        both('结果在小程序的管理员那里。', 'The mini program’s admin sees the outcome.'),
        OPEN_PLATFORM,
      ),
    },
    {
      key: 'publish_mini_program',
      name: both('上架小程序', 'Put the mini program on the shelf'),
      owner: 'client',
      after: ['mini_program_review'],
      known: ['word'],
      needed: inMiniProgram,
      guide: guide(
        ['版本管理 → 审核通过的版本 → 上架（可以先灰度）'],
        ['Versions → the version that passed → On the shelf (上架), grey first if wanted'],
        both('没有上架的小程序只有成员能用。', 'Until then only its members can use it.'),
        OPEN_PLATFORM,
      ),
    },
  ]
}
