import type { Facts } from '@ruzhu/domain/journeys/facts.ts'
import type { StepPlan } from '@ruzhu/domain/journeys/plan.ts'
import { productShut, productsOpen } from '@ruzhu/domain/journeys/steps/product-facts.ts'
import { both, type Sentence } from '@ruzhu/domain/text.ts'
import { guide } from './guide.ts'

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

export function pays(scenes: readonly string[]) {
  return ({ scenes: used }: Pick<Facts, 'scenes'>): boolean => used.some((scene) => scenes.includes(scene))
}
