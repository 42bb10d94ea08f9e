import type { ChannelDescriptor, FormStep } from '@ruzhu/domain/descriptor.ts'
import { ACCOUNT } from './descriptor/account.ts'
import { BANK_ACCOUNT_STEP } from './descriptor/bank-account.ts'
import { both } from './descriptor/both.ts'
import { BUSINESS_STEP } from './descriptor/business.ts'
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
  scenes: [
    { scene: 'native', label: both('扫码（Native）', 'QR code (Native)'), needs: [] },
    { scene: 'jsapi', label: both('公众号（JSAPI）', 'Official account (JSAPI)'), needs: [] },
    // the provider's AppID is a service account's, and a mini program is paid in by its own only
    { scene: 'mini_program', label: both('小程序', 'Mini program'), needs: ['sub_appid'] },
    // an application never opens it: the merchant asks for it in its own platform, with the domain it pays from
    { scene: 'h5', label: both('手机浏览器（H5）', 'Phone browser (H5)'), needs: [] },
    { scene: 'app', label: both('商家自己的 App', 'The merchant’s own app'), needs: ['sub_appid'] },
  ],
  account: ACCOUNT,
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
