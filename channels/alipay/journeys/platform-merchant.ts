import { applymentSteps, collectStep, submitStep } from '@ruzhu/domain/journeys/steps/applyment-steps.ts'
import type { JourneyPlan } from '@ruzhu/domain/journeys/plan.ts'
import { both } from '@ruzhu/domain/text.ts'
import { AFTER_SENDING, reached } from './agent-signing.ts'
import { ourAccount } from './authorisation.ts'
import { goingLive } from './going-live.ts'
import { guide, MERCHANT_PLATFORM } from './guide.ts'

const ZFT = 'https://opendocs.alipay.com/open/direct-payment/qadp9d'

/** We are the platform that is paid, and settle to the merchants that we brought. */
export const PLATFORM_MERCHANT: JourneyPlan = {
  key: 'platform_merchant',
  label: both('直付通二级商户', 'Merchant of our own platform (直付通)'),
  hint: both(
    '客户在我们的平台上卖东西：钱按规则结算给它，不用授权，也不用它签约产品。',
    'The client sells on our platform: money is settled to it by rule, without a grant or products of its own.',
  ),
  words: {
    'review.waiting': {
      title: both('等待支付宝审核（风险和资质）', 'Alipay reviews risk and papers'),
      why: both('审核期间不能修改，被驳回后可以改了再交。', 'Locked during review. It can be changed once rejected.'),
    },
    'sign.scan': {
      title: both('请 {name} 在支付宝里确认签约', 'Ask {name} to confirm in Alipay'),
      why: both(
        '确认的消息发到了「确认签约的支付宝账号」；扫码签约的，扫下面的码。',
        'The request went to the account that confirms, as a message in Alipay; who signs by a code scans the code below.',
      ),
    },
  },
  steps: [
    ourAccount(),
    {
      key: 'collect_materials',
      name: both('收集进件资料', 'Collect the papers'),
      owner: 'client',
      after: ['credentials'],
      known: ['record'],
      done: ({ applyment, missing, wrong }) =>
        applyment !== undefined && (applyment.state !== 'draft' || (missing === 0 && wrong === 0)),
      step: collectStep,
      guide: guide(
        [
          '证照号码和照片、法定代表人',
          '行业（MCC）和它要的资质',
          '门店、网站、小程序或 App',
          '结算的银行账户或支付宝账号',
        ],
        [
          'Number and picture of the certificate, legal representative',
          'Line of business (MCC) and the licence that it needs',
          'Shop, website, mini program or app',
          'Bank account or Alipay account to settle to',
        ],
        both('证件和结算账户的名称要一致。', 'Certificate and account bear one name.'),
        ZFT,
      ),
    },
    {
      key: 'submit_applyment',
      name: both('提交进件申请', 'Hand in the application'),
      owner: 'operator',
      after: ['collect_materials'],
      known: ['record'],
      done: (facts) => reached(facts, AFTER_SENDING),
      step: submitStep,
    },
    {
      key: 'platform_review',
      name: both('支付宝审核', 'Alipay’s review'),
      owner: 'platform',
      after: ['submit_applyment'],
      known: ['gateway'],
      done: (facts) => reached(facts, ['to_be_signed', 'signing', 'finished']),
      again: 'submit_applyment',
      within: { days: 3, kind: 'ours' },
      step: applymentSteps,
    },
    {
      key: 'sign',
      name: both('在支付宝里确认签约', 'Confirm in Alipay'),
      owner: 'client',
      after: ['platform_review'],
      known: ['gateway'],
      done: (facts) => reached(facts, ['finished']),
      again: 'submit_applyment',
      step: applymentSteps,
      guide: guide(
        ['用「确认签约的支付宝账号」登录支付宝', '消息里找到二级商户签约确认', '核对名称和服务，确认'],
        [
          'Sign in to Alipay with the account that confirms',
          'Find the request among the messages',
          'Compare name and services, and confirm',
        ],
        both(
          '没有确认就没有二级商户号（smid）；确认后我们查到 smid，自动记下。',
          'Without it there is no number of the merchant (smid); we ask for it afterwards, and note it.',
        ),
        MERCHANT_PLATFORM,
      ),
    },
    ...goingLive(['sign'], []),
  ],
}
