import { isNoted } from '@ruzhu/domain/journeys/confirmations.ts'
import type { Facts } from '@ruzhu/domain/journeys/facts.ts'
import type { StepPlan } from '@ruzhu/domain/journeys/plan.ts'
import { both } from '@ruzhu/domain/text.ts'
import { guide, MP } from './guide.ts'
import { APPID } from './values.ts'

type Needed = (facts: Facts) => boolean
const always: Needed = () => true

/** What a mini program has to be before money can be asked for in it. https://pay.weixin.qq.com/doc/v3/merchant/4015459512 */
export function miniProgramSteps(needed: Needed = always): readonly StepPlan[] {
  return [
    {
      key: 'register_mini_program',
      name: both('用企业或个体工商户主体注册小程序', 'Register the mini program as a company or individual business'),
      owner: 'client',
      after: [],
      known: ['record', 'word'],
      needed,
      done: ({ method, appidsApplied }) =>
        method?.apps.some(({ kind }) => kind === 'mini_program') || appidsApplied.length > 0,
      stops: ({ confirmed }) =>
        isNoted(confirmed, 'register_mini_program', 'subject', 'personal') ? PERSONAL_CANNOT_BE_PAID : undefined,
      values: [
        {
          name: 'subject',
          label: both('小程序的主体', 'Subject of the mini program'),
          required: true,
          options: [
            { value: 'organisation', label: both('企业或其他组织', 'Company or other organisation') },
            { value: 'individual_business', label: both('个体工商户', 'Individual business') },
            { value: 'personal', label: both('个人', 'Personal') },
          ],
        },
        APPID,
      ],
      guide: guide(
        [
          '登录微信公众平台（用小程序账号）',
          '设置 → 基本设置，看「主体信息」',
          '开发管理 → 开发设置，复制「AppID（小程序 ID）」',
        ],
        [
          'Sign in to mp.weixin.qq.com with the mini program',
          'Settings (设置) → Basic settings (基本设置): read the subject (主体信息)',
          'Development (开发管理) → Settings (开发设置): copy AppID(小程序ID)',
        ],
        both(
          '个人主体的小程序不能开通微信支付，要先看清主体。',
          'A mini program of a private person cannot open WeChat Pay.',
        ),
        MP,
      ),
    },
    {
      key: 'certify_mini_program',
      name: both('完成小程序的微信认证', 'Have the mini program certified'),
      owner: 'client',
      after: ['register_mini_program'],
      known: ['gateway', 'word'],
      needed,
      done: ({ applyment, appidsApplied, paid }) =>
        paid > 0 || (applyment?.state === 'finished' && appidsApplied.length > 0),
      within: { days: 7, kind: 'ours' },
      guide: guide(
        ['登录微信公众平台（用小程序账号）', '设置 → 基本设置 → 微信认证', '提交资料并付认证费，等待审核通过'],
        [
          'Sign in to mp.weixin.qq.com with the mini program',
          'Settings (设置) → Basic settings (基本设置) → Certification (微信认证)',
          'Hand in the papers, pay the fee, and wait until it has passed',
        ],
        both('没有认证的小程序不能申请微信支付。', 'Only a certified mini program may apply for WeChat Pay.'),
        MP,
      ),
    },
    {
      key: 'app_secret',
      name: both('生成 AppSecret 并放进商城服务器', 'Create the AppSecret and keep it on the shop’s server'),
      owner: 'developer',
      after: ['register_mini_program'],
      known: ['gateway', 'word'],
      needed,
      done: ({ paid }) => paid > 0,
      guide: guide(
        [
          '登录微信公众平台（用小程序账号）',
          '开发管理 → 开发设置 → AppSecret → 生成',
          '只显示一次，直接存进服务器，不要发给别人；丢了只能重置',
        ],
        [
          'Sign in to mp.weixin.qq.com with the mini program',
          'Development (开发管理) → Settings (开发设置) → AppSecret → Create',
          'It is shown once: keep it on the server, and send it to nobody; lost, it is made anew',
        ],
        both(
          '用来换付款人的 openid，它不是微信支付的密钥。openid 跟着 AppID 走：取 openid 和下单要用同一个 AppID。',
          'It is traded for the payer’s openid; it is not a key of WeChat Pay. An openid belongs to its AppID: the one it was got with is the one to order with.',
        ),
        MP,
      ),
    },
    {
      key: 'request_domain',
      name: both('配置小程序的 request 合法域名', 'Register the request domain of the mini program'),
      owner: 'developer',
      after: ['register_mini_program'],
      known: ['gateway', 'word'],
      needed,
      done: ({ paid }) => paid > 0,
      guide: guide(
        [
          '登录微信公众平台（用小程序账号）',
          '开发管理 → 开发设置 → 服务器域名',
          '把商城接口的域名加到「request 合法域名」',
        ],
        [
          'Sign in to mp.weixin.qq.com with the mini program',
          'Development (开发管理) → Settings (开发设置) → Server domains (服务器域名)',
          'Add the domain of the shop’s API to request合法域名',
        ],
        both('小程序只能请求登记过的域名。', 'A mini program may only call domains that are registered.'),
        MP,
      ),
    },
  ]
}

/** What stands between a mini program that can be paid in and one that may be. */
export function publishingSteps(after: readonly string[], needed: Needed = always): readonly StepPlan[] {
  return [
    {
      key: 'shipping_management',
      name: both('接入小程序订单发货管理', 'Connect the shipping management of orders'),
      owner: 'developer',
      after,
      known: ['word'],
      needed,
      guide: guide(
        ['登录微信公众平台（用小程序账号）', '功能 → 订单发货管理 → 开通', '发货后由商城服务器上传发货信息'],
        [
          'Sign in to mp.weixin.qq.com with the mini program',
          'Functions (功能) → Shipping management (订单发货管理) → Open',
          'The shop’s server then reports each shipment',
        ],
        both(
          '交易类小程序还要符合运营规范；没有接入时，正式环境的付款会被拦住（requestPayment:fail no permission、access denied、errno 102）。',
          'A trading mini program has to keep the operating rules too; unconnected, its payments are blocked in production (requestPayment:fail no permission, access denied, errno 102).',
        ),
        MP,
      ),
    },
    {
      key: 'publish_mini_program',
      name: both('发布小程序', 'Publish the mini program'),
      owner: 'client',
      after,
      known: ['word'],
      needed,
      guide: guide(
        ['登录微信公众平台（用小程序账号）', '管理 → 版本管理 → 提交审核', '审核通过后点「发布」'],
        [
          'Sign in to mp.weixin.qq.com with the mini program',
          'Management (管理) → Versions (版本管理) → Submit for review',
          'Publish it once the review has passed',
        ],
        both(
          '没发布的小程序每个商户号每月最多收 1 万元，三个月后停止收款。',
          'Unpublished, it takes at most 10,000 yuan a month for each merchant number, and nothing after three months.',
        ),
        'https://pay.weixin.qq.com/doc/v3/merchant/4017312501',
      ),
    },
    {
      key: 'lift_test_limit',
      name: both('解除测试限额', 'Lift the limit for testing'),
      owner: 'superAdmin',
      after: ['publish_mini_program'],
      known: ['word'],
      needed,
      within: { days: 90, kind: 'platform' },
      guide: guide(
        [
          '登录微信支付商户平台',
          '账户中心 → 经营场景管理',
          '找到这个小程序 → 解除限额',
          '实物电商类小程序还要超级管理员另外授权',
        ],
        [
          'Sign in to pay.weixin.qq.com',
          'Account center (账户中心) → Business scenes (经营场景管理)',
          'Find the mini program → Lift the limit (解除限额)',
          'A mini program that sells goods wants another authorisation by the super admin',
        ],
        both('三个月内不解除就会停止收款。', 'Not lifted within three months, it stops taking payments.'),
        'https://pay.weixin.qq.com/doc/v3/merchant/4017312501',
      ),
    },
  ]
}

const PERSONAL_CANNOT_BE_PAID = both(
  '个人主体的小程序不能开通微信支付：请用营业执照重新注册一个企业或个体工商户的小程序，再回来改成它的 AppID',
  'A mini program of a private person cannot be paid in: register a new one with a business licence, then come back and note its AppID',
)
