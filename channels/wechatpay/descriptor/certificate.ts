import type { FormField } from '@ruzhu/domain/descriptor.ts'
import { both, type Sentence } from '@ruzhu/domain/text.ts'
import type { Kind } from './kinds.ts'
import { CERTIFICATE, SUBJECT } from './paths.ts'

const TYPE = `${CERTIFICATE}.cert_type`
/** The one whose number need not be a credit code. */
const ANOTHER_PAPER = 'CERTIFICATE_TYPE_2400'

/** 登记证书 of a public body or a social organisation. https://pay.weixin.qq.com/doc/v3/partner/4012719997 */
export function certificate(kind: Kind): FormField[] {
  const types = TYPES[kind.type] ?? []
  const withCode = types.map(({ value }) => value).filter((value) => value !== ANOTHER_PAPER)
  return [
    {
      path: TYPE,
      label: both('登记证书类型', 'Kind of certificate'),
      kind: 'choice',
      required: true,
      ...(types.length === 1 && types[0] ? { initial: types[0].value } : {}),
      options: types,
    },
    {
      path: `${CERTIFICATE}.cert_copy`,
      label: both('登记证书照片', 'Picture of the certificate'),
      help: both(
        '原件的彩色照片，四角都在画面里；复印件要盖公章。',
        'A colour picture of the original with all four corners; a copy must bear the seal.',
      ),
      kind: 'picture',
      required: true,
    },
    {
      ...number(),
      help: both('证书上 18 位的统一社会信用代码。', 'The credit code of 18 characters on the certificate.'),
      rule: 'credit_code',
      means: 'credit_code',
      when: { path: TYPE, oneOf: withCode },
    },
    ...(types.length > withCode.length
      ? [{ ...number(), maxLength: 32, when: { path: TYPE, oneOf: [ANOTHER_PAPER] } }]
      : []),
    {
      path: `${CERTIFICATE}.merchant_name`,
      label: both('商户名称', 'Name on the certificate'),
      help: both('与证书一字不差，括号也照抄。', 'Exactly as on the certificate, brackets included.'),
      kind: 'text',
      required: true,
      rule: 'company_name',
      minLength: 2,
      maxLength: 128,
      means: 'merchant_name',
    },
    {
      path: `${CERTIFICATE}.company_address`,
      label: both('注册地址', 'Registered address'),
      help: both('证书上的住所或地址。', 'The address on the certificate.'),
      kind: 'text',
      required: true,
      minLength: 4,
      maxLength: 128,
    },
    {
      path: `${CERTIFICATE}.legal_person`,
      label: both('法定代表人姓名', 'Legal representative'),
      help: both('证书上的法定代表人或负责人。', 'The person named on the certificate.'),
      kind: 'text',
      required: true,
      rule: 'person_name',
      means: 'legal_person',
    },
    {
      path: `${CERTIFICATE}.period_begin`,
      label: both('证书有效期开始日期', 'Certificate valid from'),
      kind: 'day',
      required: true,
      rule: 'begin_day',
    },
    {
      path: `${CERTIFICATE}.period_end`,
      label: both('证书有效期结束日期', 'Certificate valid until'),
      help: both('证书上写「长期」或没写的，选长期。', 'Choose long-term where the certificate says 长期 or nothing.'),
      kind: 'end_day',
      required: true,
      rule: 'end_day',
    },
    ...(kind.deputyForPerson ? [letter()] : []),
  ]
}

function number() {
  return {
    path: `${CERTIFICATE}.cert_number`,
    label: both('证书号', 'Number of the certificate'),
    kind: 'text',
    required: true,
  } as const
}

/** Spares the public body the small transfer that otherwise proves the account. */
function letter(): FormField {
  return {
    path: `${SUBJECT}.certificate_letter_copy`,
    label: both('单位证明函照片', 'Letter of the unit'),
    help: both(
      '盖单位公章。传了就不用做账户验证，直接签约；不传要打款验证。',
      'Sealed by the unit. With it nothing has to be remitted to prove the account.',
    ),
    kind: 'picture',
    required: false,
  }
}

const CREDIT_CODE_PAPER = {
  value: 'CERTIFICATE_TYPE_2389',
  label: both('统一社会信用代码证书', 'Credit code certificate'),
}

const TYPES: Readonly<Partial<Record<Kind['type'], readonly { value: string; label: Sentence }[]>>> = {
  SUBJECT_TYPE_INSTITUTIONS: [
    { value: 'CERTIFICATE_TYPE_2388', label: both('事业单位法人证书', 'Certificate of a public institution') },
  ],
  SUBJECT_TYPE_GOVERNMENT: [CREDIT_CODE_PAPER],
  SUBJECT_TYPE_OTHERS: [
    { value: 'CERTIFICATE_TYPE_2394', label: both('社会团体法人登记证书', 'Registration of an association') },
    {
      value: 'CERTIFICATE_TYPE_2395',
      label: both('民办非企业单位登记证书', 'Registration of a private non-enterprise unit'),
    },
    { value: 'CERTIFICATE_TYPE_2396', label: both('基金会法人登记证书', 'Registration of a foundation') },
    { value: 'CERTIFICATE_TYPE_2399', label: both('宗教活动场所登记证', 'Registration of a place of worship') },
    {
      value: 'CERTIFICATE_TYPE_2521',
      label: both(
        '基层群众性自治组织特别法人统一社会信用代码证',
        'Credit code certificate of a village or residents’ committee',
      ),
    },
    { value: 'CERTIFICATE_TYPE_2522', label: both('农村集体经济组织登记证', 'Registration of a rural collective') },
    { value: 'CERTIFICATE_TYPE_2520', label: both('执业许可证或执业证', 'Licence to practise') },
    CREDIT_CODE_PAPER,
    {
      value: ANOTHER_PAPER,
      label: both('政府部门下发的其他有效证明文件', 'Another valid paper of a government body'),
    },
  ],
}
