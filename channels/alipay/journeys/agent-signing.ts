import type { ApplymentState } from '@ruzhu/domain/applyments/applyments.ts'
import type { Facts } from '@ruzhu/domain/journeys/facts.ts'
import type { JourneyPlan, StepPlan } from '@ruzhu/domain/journeys/plan.ts'
import { applymentSteps, collectStep, submitStep } from '@ruzhu/domain/journeys/steps/applyment-steps.ts'
import { both } from '@ruzhu/domain/text.ts'
import { authorize, ourAccount } from './authorisation.ts'
import { companySteps } from './company.ts'
import { goingLive } from './going-live.ts'
import { guide, MERCHANT_PLATFORM } from './guide.ts'
import { bindMiniProgram, inMiniProgram, PRODUCTS_MISSING, productsInForce, publishMiniProgram } from './products.ts'
import { OUTCOME } from './values.ts'

const ONLY_ITS_ACCOUNT = both(
  '代签约只要商家的企业支付宝账号；有自己的小程序才要入驻为开发者',
  'A contract that we sign wants its company account only; who has a mini program enters as a developer',
)
const AGENT = 'https://opendocs.alipay.com/isv/04hwj7'

/** We hand in the contract for the merchant; it only has to agree. */
export const AGENT_SIGNING: JourneyPlan = {
  key: 'agent_signing',
  label: both('支付宝商家，由我们代签约', 'Alipay merchant that we sign for'),
  hint: both(
    '客户有企业支付宝账号，还没有签收款产品：我们提交资料，它在支付宝里确认一次。',
    'The client has a company account and no products: we hand in the papers, and it confirms once in Alipay.',
  ),
  published: { 'review.waiting': { from: 1, to: 1 } },
  words: {
    'materials.start': {
      title: both('请为 {client} 新建签约申请', 'Begin the contract of {client}'),
      why: both(
        '填好后由我们提交；在服务商平台上手工签的，在「收集签约资料」里确认。',
        'Filled in, it is handed in by us. Where it is signed by hand at the platform, say so under “Collect the papers”.',
      ),
    },
    'review.waiting': {
      title: both('等待支付宝审核，通常 1 个工作日', 'Alipay’s review, usually 1 working day'),
      why: both(
        '审核期间不能修改；通过后商家才会收到确认链接。',
        'Locked during review. The link to confirm comes once it has passed.',
      ),
    },
    'sign.scan': {
      title: both(
        '请 {name} 用支付宝打开链接，确认签约',
        'Ask {name} to open the link in Alipay and confirm the contract',
      ),
      why: both('15 天内没有确认，这份申请就作废。', 'Not confirmed within 15 days, the application is void.'),
    },
    'applyment.canceled': {
      title: both('这份签约申请已作废，可以复制后新建', 'This application is void. Copy it to start again'),
      why: both(
        '商家没有在 15 天内确认签约。填过的内容会带到新的申请里。',
        'The merchant did not confirm within 15 days. What was filled in is taken over.',
      ),
    },
    ...PRODUCTS_MISSING,
  },
  steps: [
    ourAccount(),
    ...companySteps<Facts>('client', (facts) => reached(facts, AFTER_SENDING)).map((step) =>
      step.key === 'developer_entry' ? { ...step, needed: inMiniProgram, notes: { skipped: ONLY_ITS_ACCOUNT } } : step,
    ),
    {
      key: 'collect_materials',
      name: both('收集签约资料', 'Collect the papers for the contract'),
      owner: 'client',
      after: ['credentials', 'company_account'],
      known: ['record', 'word'],
      done: ({ applyment, missing, wrong }) =>
        applyment !== undefined && (applyment.state !== 'draft' || (missing === 0 && wrong === 0)),
      guide: guide(
        [
          '支付宝登录号、联系人、手机',
          '营业执照号码和照片、行业（MCC）、特殊资质',
          '门店照片，或小程序、网站、App 的截图和地址',
          '费率 0.38–1.0',
        ],
        [
          'Alipay login, contact person and phone',
          'Licence number and picture, line of business (MCC), special papers',
          'Pictures of the shop, or address and screenshots of mini program, site or app',
          'Fee rate, 0.38 to 1.0',
        ],
        both('资料不全会停在「暂存」。', 'What is incomplete is put on hold.'),
        AGENT,
      ),
      step: collectStep,
    },
    byHand(
      {
        key: 'submit_applyment',
        name: both('提交代签约申请', 'Hand in the contract for the merchant'),
        owner: 'operator',
        after: ['collect_materials'],
        known: ['record', 'word'],
        done: (facts) => reached(facts, AFTER_SENDING),
        guide: guide(
          ['服务商平台 → 商家签约 → 代商家签约', '选产品，填资料并提交；记下申请编号'],
          [
            'Service providers’ platform → Sign for a merchant',
            'Choose the products, fill in and submit; note the number',
          ],
          both('同一个商家同一个产品只能有一份在审核。', 'One application for a merchant and a product at a time.'),
          AGENT,
        ),
      },
      submitStep,
    ),
    byHand(
      {
        key: 'platform_review',
        name: both('支付宝审核', 'Alipay’s review'),
        asks: both(
          '等待支付宝审核代签约申请，通常 1 个工作日',
          'Alipay reviews the application, usually 1 working day',
        ),
        owner: 'platform',
        after: ['submit_applyment'],
        known: ['gateway', 'word'],
        done: (facts) => reached(facts, ['to_be_confirmed', 'to_be_signed', 'signing', 'finished']),
        verdict: true,
        again: 'submit_applyment',
        within: { days: 3, kind: 'ours' },
        values: [OUTCOME],
        guide: guide(
          ['服务商平台 → 商家签约，看申请的状态', '被拒绝时抄下原因'],
          ['Service providers’ platform → Sign for a merchant: read the state', 'Copy the reason of a refusal'],
          both('审核通过后商家才会收到确认链接。', 'The merchant gets the link to confirm once it has passed.'),
          AGENT,
        ),
      },
      applymentSteps,
    ),
    byHand(
      {
        key: 'sign',
        name: both('在支付宝里确认签约', 'Confirm the contract in Alipay'),
        owner: 'client',
        after: ['platform_review'],
        known: ['gateway', 'word'],
        done: (facts) => reached(facts, ['signing', 'finished']),
        again: 'submit_applyment',
        within: { days: 15, kind: 'platform' },
        guide: guide(
          ['打开确认链接，或在支付宝里搜「商家服务」看消息', '核对产品和费率，确认签约'],
          ['Open the link, or see the message in Alipay', 'Check products and rates, and confirm'],
          both('15 天内没有确认，这份申请就作废。', 'Not confirmed within 15 days, the application is void.'),
          MERCHANT_PLATFORM,
        ),
      },
      applymentSteps,
    ),
    byHand(
      {
        key: 'open_permissions',
        name: both('产品生效', 'The products take effect'),
        asks: both('等待支付宝开通产品，不用操作', 'Alipay opens the products. Nothing to do'),
        owner: 'platform',
        after: ['sign'],
        known: ['gateway', 'word'],
        done: (facts) => reached(facts, ['finished']),
        within: { days: 2, kind: 'ours' },
        guide: guide(
          ['商家平台 → 产品中心 → 我的产品', '状态是「已生效」；「受限」的产品有额度限制，按提示补资料'],
          [
            'Merchant platform → Products (产品中心) → My products (我的产品)',
            'It is in effect; a restricted one has limits until more papers are given',
          ],
          both('产品生效后才能下单。', 'Orders are taken once it is in effect.'),
          MERCHANT_PLATFORM,
        ),
      },
      applymentSteps,
    ),
    authorize(['sign']),
    productsInForce(['open_permissions'], isSigned),
    bindMiniProgram(['products_in_force']),
    ...goingLive(['authorize', 'products_in_force'], ['publish_mini_program']).flatMap((step) =>
      step.key === 'trial_payment'
        ? [{ ...step, after: [...step.after, 'bind_appid'] }, ...publishMiniProgram(['trial_payment'])]
        : [step],
    ),
  ],
}

/** Also by hand at the platform, where people say so, or a payment shows it. */
function isSigned(facts: Facts): boolean {
  if (facts.applyment) return reached(facts, ['finished'])
  return facts.paid > 0 || facts.confirmed.has('open_permissions')
}

export const AFTER_SENDING: readonly ApplymentState[] = [
  'auditing',
  'rejected',
  'to_be_confirmed',
  'to_be_signed',
  'signing',
  'finished',
  'canceled',
  'unknown',
]

export function reached({ applyment }: Facts, states: readonly ApplymentState[]): boolean {
  return applyment !== undefined && states.includes(applyment.state)
}

/** An application of ours says itself how it stands; one made by hand at the platform is told by people. */
function byHand(plan: StepPlan, step: NonNullable<StepPlan['step']>): StepPlan {
  return { ...plan, step: (facts, now) => (facts.applyment ? step(facts, now) : undefined) }
}
