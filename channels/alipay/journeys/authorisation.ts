import type { Facts } from '@ruzhu/domain/journeys/facts.ts'
import type { JourneyPlan, StepPlan } from '@ruzhu/domain/journeys/plan.ts'
import { authorizeStep } from '@ruzhu/domain/journeys/steps/authorize-step.ts'
import { providerStep } from '@ruzhu/domain/journeys/steps/method-steps.ts'
import { both } from '@ruzhu/domain/text.ts'
import { companySteps } from './company.ts'
import { goingLive } from './going-live.ts'
import { guide, OPEN_PLATFORM } from './guide.ts'
import { bindMiniProgram, inMiniProgram, PRODUCTS_MISSING, productSteps, publishMiniProgram } from './products.ts'

const granted = ({ grant }: Facts): Date | boolean => (grant?.state === 'active' ? grant.grantedAt : false)

/** Who can agree has an account already: once it is asked to, nobody has to say so. */
const unasked = ({ grant, authorization }: Facts): boolean => grant === undefined && authorization === undefined
const HAS_ACCOUNT = both(
  '能打开链接同意授权的商家，已经有账号',
  'A merchant that can agree by the link has its account',
)

/** We work in the merchant's name with a grant of its own. */
export function ourAccount(): StepPlan {
  return {
    key: 'credentials',
    name: both('密钥与证书', 'Keys and certificates'),
    owner: 'developer',
    after: [],
    known: ['record'],
    done: ({ account }) => account?.createdAt ?? false,
    step: providerStep,
    notes: {
      done: both('用服务商应用的密钥，客户不用提供', 'The keys of our application are used; the client needs none'),
    },
  }
}

export function authorize(after: readonly string[]): StepPlan {
  return {
    key: 'authorize',
    name: both('商家授权', 'The merchant’s authorisation'),
    owner: 'client',
    after,
    known: ['gateway'],
    done: granted,
    step: authorizeStep,
    guide: guide(
      [
        '客户页 →「支付方式」→ 生成授权链接，发给客户',
        '客户用自己的企业支付宝账号扫码或打开链接，选应用，同意',
        '不用控制台的「第三方应用 → 商家授权 → 发起授权」：那样得到的 app_auth_token 分不清是哪家客户的',
      ],
      [
        'Payment methods of the client: make the link, and send it',
        'With its own company account the client scans or opens it, chooses the application, and agrees',
        'Not 第三方应用 → 商家授权 → 发起授权 in the console: whose that app_auth_token is cannot be told',
      ],
      both(
        '同意后得到 app_auth_token，自动存好；没有它不能替客户下单（aop.invalid-app-auth-token）。',
        'It yields app_auth_token, which is kept by itself; without it nothing is ordered for the client (aop.invalid-app-auth-token).',
      ),
      OPEN_PLATFORM,
    ),
  }
}

/** The merchant has its contract and agrees that we work with it. */
export const AUTHORISATION: JourneyPlan = {
  key: 'authorisation',
  label: both('支付宝商家，授权给我们', 'Alipay merchant that authorises us'),
  hint: both(
    '客户自己签约收款产品，钱进它的支付宝账号；它扫码授权，我们替它下单和退款。',
    'The client signs its products itself and is paid into its own account; it agrees by a link, and we order and refund for it.',
  ),
  words: PRODUCTS_MISSING,
  steps: [
    ourAccount(),
    ...companySteps<Facts>('client', granted).map((step) => ({
      ...step,
      needed: unasked,
      notes: { skipped: HAS_ACCOUNT },
    })),
    {
      key: 'create_app',
      name: both('创建小程序或网页应用并上线', 'Create its mini program or web application and put it online'),
      owner: 'client',
      after: ['developer_entry'],
      known: ['gateway', 'word'],
      needed: inMiniProgram,
      done: granted,
      values: [
        {
          name: 'app_id',
          label: both('小程序 APPID', 'APPID of the mini program'),
          required: true,
          pattern: { fits: '[0-9]{16,20}', says: both('16 到 20 位数字', '16 to 20 digits') },
        },
      ],
      guide: guide(
        ['开放平台 → 控制台 → 小程序 → 创建', '名称、Logo、类目、客服联系方式；类目要求的资质一起上传'],
        [
          'Open platform → Console (控制台) → Mini programs (小程序) → Create',
          'Name, logo, category, service contact, and the papers that the category asks for',
        ],
        both(
          '小程序里付款必须有商家自己的小程序；没有应用的商家也能授权。',
          'Paying in a mini program needs one of the merchant’s own; a merchant without any can agree all the same.',
        ),
        OPEN_PLATFORM,
      ),
    },
    authorize(['credentials']),
    ...productSteps(['authorize']),
    bindMiniProgram(['product_review', 'create_app']),
    ...goingLive(['authorize', 'product_review'], ['publish_mini_program']).flatMap((step) =>
      step.key === 'trial_payment'
        ? [{ ...step, after: [...step.after, 'bind_appid'] }, ...publishMiniProgram(['trial_payment'])]
        : [step],
    ),
  ],
}
