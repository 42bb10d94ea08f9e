import type { FormField, FormStep, SubjectType } from '@ruzhu/domain/descriptor.ts'
import { both } from '@ruzhu/domain/text.ts'
import { business, FACE_TO_FACE, places, SERVICE, SPECIAL } from './zft-business.ts'
import { ZFT_KINDS, type ZftKind } from './zft-kinds.ts'
import { settlement } from './zft-settlement.ts'

const OWN_APP = both(
  '二级商户收款，钱先到平台再按规则结算；用平台自己的应用，签了直付通。',
  'A merchant of ours that is paid through us and settled by rule. With an application of our own that signed 直付通.',
)

/** Merchants of a platform, one form for each kind, and two shorter ways. https://opendocs.alipay.com/open/direct-payment/qadp9d */
export const ZFT: readonly SubjectType[] = [...ZFT_KINDS.map(zft), simple(), quick()]

function zft(kind: ZftKind): SubjectType {
  return {
    type: kind.type,
    label: kind.label,
    hint: {
      'zh-CN': `${kind.hint['zh-CN']}${OWN_APP['zh-CN']}`,
      en: `${kind.hint.en} ${OWN_APP.en}`,
    },
    path: 'platform_merchant',
    gives: 'sub_merchant',
    steps: [
      { key: 'business', label: both('经营', 'Business'), fields: business() },
      { key: 'subject', label: both('主体', 'Subject'), fields: subject(kind) },
      { key: 'places', label: both('经营场所', 'Where it is paid'), fields: places() },
      contacts(),
      { key: 'settlement', label: both('结算', 'Settlement'), fields: settlement(kind, false) },
    ],
  }
}

/** 已有实名支付宝账号: certificate and legal person are known there. */
function simple(): SubjectType {
  return {
    type: 'ZFT_SIMPLE',
    label: both('直付通 · 已有实名的支付宝账号', 'Direct payment (直付通): with a verified account'),
    hint: both(
      '商户的支付宝账号已经实名，不用再传证照，登录支付宝确认即可。',
      'The identity of its Alipay account is verified: no papers, it only confirms there.',
    ),
    path: 'platform_merchant',
    gives: 'sub_merchant',
    steps: [
      { key: 'business', label: both('经营', 'Business'), fields: [name('company_name'), ...business()] },
      { key: 'places', label: both('经营场所', 'Where it is paid'), fields: places() },
      contacts(),
      {
        key: 'settlement',
        label: both('结算', 'Settlement'),
        fields: settlement({ accounts: ['bankCard', 'alipayAccount'], cards: ['01', '02'] }, true),
      },
    ],
  }
}

/** The merchant brings the rest by scanning a code. */
function quick(): SubjectType {
  return {
    type: 'ZFT_QUICK',
    label: both('直付通 · 扫码签约', 'Direct payment (直付通): by a code'),
    hint: both('只填几项，商户扫码后自己补齐。', 'A few fields; the merchant scans a code and fills in the rest.'),
    path: 'platform_merchant',
    gives: 'sub_merchant',
    steps: [
      { key: 'business', label: both('经营', 'Business'), fields: [name('company_name'), ...business()] },
      { key: 'places', label: both('经营场所', 'Where it is paid'), fields: places() },
      contacts(),
    ],
  }
}

function subject(kind: ZftKind): FormField[] {
  const { paper } = kind
  const isPerson = kind.merchantType === '06'
  const inShops = isPerson ? { when: { path: SERVICE, oneOf: [FACE_TO_FACE] } } : {}
  return [
    name(kind.nameRule),
    ...(kind.merchantType === '07' ? [certName()] : []),
    {
      path: 'cert_no',
      label: isPerson ? both('身份证号', 'ID number') : both('证件号码', 'Number of the certificate'),
      kind: 'text',
      required: true,
      rule: kind.numberRule,
      ...(isPerson ? { sensitive: true } : { means: 'credit_code' }),
    },
    {
      path: 'cert_image',
      label: isPerson
        ? both('身份证人像面', 'ID card, side with the portrait')
        : both(`${paper['zh-CN']}照片`, `${paper.en}: picture`),
      kind: 'picture',
      required: true,
      ...inShops,
    },
    ...(isPerson
      ? [
          {
            path: 'cert_image_back',
            label: both('身份证国徽面', 'ID card, side with the emblem'),
            kind: 'picture',
            required: true,
            ...inShops,
          } as const,
        ]
      : legalPerson()),
  ]
}

function name(rule: NonNullable<FormField['rule']>): FormField {
  return {
    path: 'name',
    label: both('商户名称', 'Name of the merchant'),
    help: both('和证件上一字不差。', 'Exactly as on its certificate.'),
    kind: 'text',
    required: true,
    rule,
    means: 'merchant_name',
  }
}

/** A sole proprietor may go by the name of its owner. */
function certName(): FormField {
  return {
    path: 'cert_name',
    label: both('执照上的名称', 'Name on the licence'),
    kind: 'text',
    required: true,
    maxLength: 128,
    sameAs: 'name',
    mayDiffer: true,
  }
}

function legalPerson(): FormField[] {
  const type = 'legal_cert_type'
  const number = {
    path: 'legal_cert_no',
    label: both('法定代表人证件号码', 'Number of the legal representative’s ID'),
    kind: 'text',
    required: true,
    sensitive: true,
    means: 'legal_person_number',
  } as const
  return [
    {
      path: 'legal_name',
      label: both('法定代表人（经营者）姓名', 'Legal representative'),
      kind: 'text',
      required: true,
      rule: 'person_name',
      sensitive: true,
      means: 'legal_person',
    },
    {
      path: type,
      label: both('法定代表人证件类型', 'Kind of ID'),
      kind: 'choice',
      required: true,
      initial: '100',
      options: [
        { value: '100', label: both('居民身份证', 'ID card of the mainland') },
        { value: '105', label: both('港澳居民来往内地通行证', 'Mainland travel permit (Hong Kong, Macao)') },
        { value: '106', label: both('台湾居民来往大陆通行证', 'Mainland travel permit (Taiwan)') },
        { value: '108', label: both('外国人居留证', 'Residence permit of a foreigner') },
      ],
    },
    { ...number, rule: 'id_card', when: { path: type, oneOf: ['100'] } },
    { ...number, minLength: 4, maxLength: 32, when: { path: type, oneOf: ['105', '106', '108'] } },
    {
      path: 'legal_cert_front_image',
      label: both('法定代表人证件正面', 'ID of the legal representative, front'),
      kind: 'picture',
      required: true,
      when: SPECIAL,
    },
    {
      path: 'legal_cert_back_image',
      label: both('法定代表人证件反面', 'ID of the legal representative, back'),
      kind: 'picture',
      required: true,
      when: SPECIAL,
    },
  ]
}

function contacts(): FormStep {
  return {
    key: 'contact',
    label: both('联系人', 'Contact'),
    fields: [
      {
        path: 'contact_infos.0.name',
        label: both('联系人姓名', 'Contact person'),
        kind: 'text',
        required: true,
        rule: 'person_name',
        sensitive: true,
        means: 'super_admin',
      },
      {
        path: 'contact_infos.0.mobile',
        label: both('联系人手机号', 'Mobile number of the contact'),
        kind: 'text',
        required: true,
        rule: 'mobile_phone',
        sensitive: true,
        example: '13800138000',
      },
      {
        path: 'contact_infos.0.email',
        label: both('联系人邮箱', 'E-mail of the contact'),
        kind: 'text',
        required: false,
        rule: 'email',
      },
      {
        path: 'contact_infos.0.id_card_no',
        label: both('联系人身份证号', 'ID number of the contact'),
        kind: 'text',
        required: false,
        rule: 'id_card',
        sensitive: true,
      },
      {
        path: 'contact_infos.0.type',
        label: both('联系人是谁', 'Who the contact is'),
        kind: 'choice',
        required: true,
        initial: 'LEGAL_PERSON',
        options: [
          { value: 'LEGAL_PERSON', label: both('法定代表人', 'The legal representative') },
          { value: 'CONTROLLER', label: both('实际控制人', 'Who controls it') },
          { value: 'AGENT', label: both('代理人', 'A deputy') },
          { value: 'OTHER', label: both('其他', 'Somebody else') },
        ],
      },
    ],
  }
}
