import type { FormField, FormStep } from '@ruzhu/domain/descriptor.ts'
import { both } from '@ruzhu/domain/text.ts'
import { WITH_BACK, documentNumber, documentPeriod, documentType } from './id-documents.ts'
import type { Kind } from './kinds.ts'
import { HOLDER, ID_CARD, personNameOf } from './paths.ts'

const TYPE = 'contact_info.contact_type'
const DOCUMENT = 'contact_info.contact_id_doc_type'
const deputy = { path: TYPE, oneOf: ['SUPER'] }

/** ⑤ 超级管理员: who scans, verifies and signs. https://pay.weixin.qq.com/doc/v3/partner/4012719997 */
export function superAdminStep(kind: Kind): FormStep {
  return {
    key: 'super_admin',
    label: both('超级管理员', 'Super admin'),
    fields: [...(kind.shows === 'nothing' ? operator() : anyone(kind)), ...reached()],
  }
}

/** 小微: the person that the application is about, and no other. */
function operator(): FormField[] {
  return [
    { ...name(), sameAs: `${ID_CARD}.id_card_name` },
    {
      path: 'contact_info.contact_id_number',
      label: both('超级管理员身份证号码', 'ID number of the super admin'),
      help: both('就是经营者本人。', 'The owner in person.'),
      kind: 'text',
      required: true,
      rule: 'id_card',
      sensitive: true,
      sameAs: `${ID_CARD}.id_card_number`,
    },
  ]
}

function anyone(kind: Kind): FormField[] {
  const byPerson = { path: TYPE, oneOf: ['LEGAL'] }
  return [
    ...who(kind),
    { ...name(), when: byPerson, sameAs: personNameOf(kind), mayDiffer: true },
    { ...name(), when: deputy },
    documentType(DOCUMENT, { when: deputy }),
    ...documentNumber('contact_info.contact_id_number', DOCUMENT, 'super_admin_number'),
    {
      path: 'contact_info.contact_id_doc_copy',
      label: both('经办人证件正面照片', 'ID document of the deputy, front'),
      help: both('身份证是人像面。', 'The portrait side of an ID card.'),
      kind: 'picture',
      required: true,
      when: deputy,
    },
    {
      path: 'contact_info.contact_id_doc_copy_back',
      label: both('经办人证件反面照片', 'ID document of the deputy, back'),
      kind: 'picture',
      required: true,
      when: { path: DOCUMENT, oneOf: WITH_BACK },
    },
    ...documentPeriod('contact_info.contact_period_begin', 'contact_info.contact_period_end', deputy),
  ]
}

/** Where a deputy stands for the legal representative, it is the deputy who signs. */
function who({ person, deputyForPerson }: Kind): FormField[] {
  const field = {
    path: TYPE,
    label: both('由谁担任', 'Who it is'),
    help: both(
      `这个人要用本人微信扫码、核对并签约。由${person['zh-CN']}担任，多数主体可以免去账户验证。`,
      'This person scans, checks and signs with a WeChat of their own. With the one who heads it, most need not verify the account.',
    ),
    kind: 'choice',
    required: true,
  } as const
  const itself = { value: 'LEGAL', label: person }
  const other = { value: 'SUPER', label: both('经办人', 'A deputy') }
  const either = { ...field, initial: 'LEGAL', options: [itself, other] }
  if (!deputyForPerson) return [either]
  return [
    { ...either, when: { path: HOLDER, oneOf: ['LEGAL'] } },
    { ...field, options: [other], fixed: 'SUPER', when: { path: HOLDER, oneOf: ['SUPER'] } },
  ]
}

/** Where the platform reaches this person. */
function reached(): FormField[] {
  return [
    {
      path: 'contact_info.mobile_phone',
      label: both('手机号', 'Mobile phone'),
      help: both('平台的短信和申请通知发到这里。', 'The platform sends its messages there.'),
      kind: 'text',
      required: true,
      rule: 'mobile_phone',
      sensitive: true,
    },
    {
      path: 'contact_info.contact_email',
      label: both('邮箱', 'E-mail'),
      help: both('开户结果和商户号会发到这个邮箱。', 'The result and the merchant number are sent there.'),
      kind: 'text',
      required: true,
      rule: 'email',
      sensitive: true,
    },
  ]
}

function name(): FormField {
  return {
    path: 'contact_info.contact_name',
    label: both('超级管理员姓名', 'Name of the super admin'),
    help: both('要与这个人微信实名一致。', 'As in the real-name record of this person’s WeChat.'),
    kind: 'text',
    required: true,
    rule: 'person_name',
    sensitive: true,
    means: 'super_admin',
  }
}
