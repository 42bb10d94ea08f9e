import type { ChannelDescriptor, FormStep, SubjectType } from '@ruzhu/domain/descriptor.ts'
import { ACCOUNT } from './descriptor/account.ts'
import { bankAccountStep } from './descriptor/bank-account.ts'
import { both } from '@ruzhu/domain/text.ts'
import { CHECKS, LETTER } from './descriptor/checks.ts'
import { businessStep } from './descriptor/business.ts'
import { isAboutKeys, KEYS } from './descriptor/keys.ts'
import { KINDS, type Kind } from './descriptor/kinds.ts'
import { APPS, PLACES, SCENES } from './descriptor/methods.ts'
import { OWN_ACCOUNT } from './descriptor/own-account.ts'
import { restrictedFor } from './descriptor/restricted.ts'
import { settlementStep } from './descriptor/settlement.ts'
import { subjectStep } from './descriptor/subject.ts'
import { superAdminStep } from './descriptor/super-admin.ts'
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
  own: { account: OWN_ACCOUNT, number: 'mchid', appid: 'appid' },
  apiVersion: { setting: 'api_version', usual: 'v3' },
  subjectTypes: KINDS.map(subjectType),
  merchantNumber: both('特约商户号', 'Sub-merchant ID'),
  withdrawing: both(
    '要撤回，请超级管理员到商户平台操作。',
    'Only the super admin can withdraw it, in the merchant platform.',
  ),
  journeys: JOURNEYS,
  keys: KEYS,
  isAboutKeys,
  checks: CHECKS,
  letter: LETTER,
  explain: explainWechatpay,
}

function subjectType(kind: Kind): SubjectType {
  const steps = [subjectStep, businessStep, settlementStep, bankAccountStep, superAdminStep]
  return {
    type: kind.type,
    label: kind.label,
    hint: kind.hint,
    restricted: restrictedFor(kind),
    settlesTo: kind.accounts.map((account) => (account === 'PERSONAL' ? 'personal' : 'corporate')),
    ...(kind.verifiesBy && { verifiesBy: kind.verifiesBy }),
    steps: steps.map((step) => sealable(step(kind))),
  }
}

/** Sensitive fields travel sealed: what is too long for that is told before it is sent. */
function sealable(step: FormStep): FormStep {
  return {
    ...step,
    fields: step.fields.map((field) => (field.sensitive ? { ...field, maxBytes: SEALED_BYTES } : field)),
  }
}
