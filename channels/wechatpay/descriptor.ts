import type { ChannelDescriptor, FormStep } from '@ruzhu/domain/descriptor.ts'
import { ACCOUNT } from './descriptor/account.ts'
import { BANK_ACCOUNT_STEP } from './descriptor/bank-account.ts'
import { both } from './descriptor/both.ts'
import { BUSINESS_STEP } from './descriptor/business.ts'
import { APPS, PLACES, SCENES } from './descriptor/methods.ts'
import { OWN_ACCOUNT } from './descriptor/own-account.ts'
import { SETTLEMENT_STEP } from './descriptor/settlement.ts'
import { SUBJECT_STEP } from './descriptor/subject.ts'
import { SUPER_ADMIN_STEP } from './descriptor/super-admin.ts'
import { explainWechatpay } from './errors.ts'
import { JOURNEYS } from './journeys/index.ts'

/** OAEP with SHA-1 under a 2048-bit key takes 214 bytes: protocol/oaep.ts. */
const SEALED_BYTES = 214

/** WeChat Pay v3 as an ordinary service provider sees it. */
export const descriptor: ChannelDescriptor = {
  name: 'wechatpay',
  label: both('微信支付', 'WeChat Pay'),
  appid: 'appid',
  scenes: SCENES,
  apps: APPS,
  places: PLACES,
  account: ACCOUNT,
  own: { account: OWN_ACCOUNT, number: 'mchid' },
  subjectTypes: [
    {
      type: 'SUBJECT_TYPE_ENTERPRISE',
      label: both('企业', 'Enterprise'),
      hint: both(
        '营业执照的「类型」写有限责任公司、股份有限公司、个人独资企业等。',
        'The licence calls it a limited company, a stock company, a sole proprietorship enterprise or the like.',
      ),
      steps: [SUBJECT_STEP, BUSINESS_STEP, SETTLEMENT_STEP, BANK_ACCOUNT_STEP, SUPER_ADMIN_STEP].map(sealable),
    },
  ],
  journeys: JOURNEYS,
  explain: explainWechatpay,
}

/** Sensitive fields travel sealed: what is too long for that is told before it is sent. */
function sealable(step: FormStep): FormStep {
  return {
    ...step,
    fields: step.fields.map((field) => (field.sensitive ? { ...field, maxBytes: SEALED_BYTES } : field)),
  }
}
