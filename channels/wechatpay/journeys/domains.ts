import type { Guide, StepPlan } from '@ruzhu/domain/journeys/plan.ts'
import { both } from '@ruzhu/domain/text.ts'
import { guide } from './guide.ts'
import { pays } from './products.ts'
import { H5_DOMAIN, PAY_DIRECTORY } from './values.ts'

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
