import type { FormField, FormStep } from '@ruzhu/domain/descriptor.ts'
import { both } from '@ruzhu/domain/text.ts'
import type { Kind } from './kinds.ts'
import { scenes } from './sales-scenes.ts'

/** ② 经营. https://pay.weixin.qq.com/doc/v3/partner/4012719997 */
export function businessStep(kind: Kind): FormStep {
  const asked = additions()
  return {
    key: 'business',
    label: both('经营', 'Business'),
    fields: [...named(), ...scenes(kind), ...asked],
    parts: asked[0] ? [{ key: 'additions', label: both('补充材料', 'Additional material'), from: asked[0].path }] : [],
  }
}

function named(): FormField[] {
  return [
    {
      path: 'business_info.merchant_shortname',
      label: both('商户简称', 'Short name'),
      help: both(
        '付款人会在账单里看到它；要和经营内容有关，不能只写人名。',
        'Payers see it on their bills; it must fit the business and not be a mere personal name.',
      ),
      kind: 'text',
      required: true,
      rule: 'merchant_shortname',
      maxLength: 64,
      means: 'short_name',
    },
    {
      path: 'business_info.service_phone',
      label: both('客服电话', 'Service phone'),
      help: both('审核员会拨打这个电话，请确认能接通。', 'The reviewer calls this number; make sure it is answered.'),
      kind: 'text',
      required: true,
      rule: 'service_phone',
      example: '020-88880000',
    },
  ]
}

/** Asked for by reviewers in single cases only. */
function additions(): FormField[] {
  return [
    {
      path: 'addition_info.business_addition_msg',
      label: both('补充说明', 'Additional remarks'),
      help: both('审核意见要求时再填。', 'Only where a reviewer asks for it.'),
      kind: 'long_text',
      required: false,
      maxLength: 512,
    },
    {
      path: 'addition_info.business_addition_pics',
      label: both('补充材料照片', 'Additional pictures'),
      help: both('审核意见要求时再传，最多 5 张。', 'Only where a reviewer asks for it; at most 5.'),
      kind: 'pictures',
      required: false,
      maxItems: 5,
      means: 'proof',
    },
    {
      path: 'addition_info.legal_person_commitment',
      label: both('法定代表人开户承诺函', 'Commitment of the legal representative'),
      help: both('审核意见要求时再传。', 'Only where a reviewer asks for it.'),
      kind: 'picture',
      required: false,
    },
  ]
}
