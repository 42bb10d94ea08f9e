import type {
  Applyment,
  BankAccountInfo,
  Identity,
  IdentityOfDeputy,
  SalesInfo,
  SalesScene,
  SubjectInfo,
  UnitCertificate,
} from '@ruzhu/wechatpay/applyment-form.ts'
import type { SubjectApplyment } from '@ruzhu/wechatpay/subject-applyment-form.ts'

/** Complete applications in plain text, one of each kind of subject, as a reviewer would pass them. */

const OWNER = '陈建国'
const COMPANY = '深圳市老陈餐饮有限公司'
const CARD_NUMBER = '44030119800101123X'

const card = (picture: string, address: object = {}): Identity => ({
  id_doc_type: 'IDENTIFICATION_TYPE_IDCARD',
  id_card_info: {
    id_card_copy: picture,
    id_card_national: picture,
    id_card_name: OWNER,
    id_card_number: CARD_NUMBER,
    ...address,
    card_period_begin: '2016-06-06',
    card_period_end: '长期',
  },
})

const licence = (picture: string, merchant_name: string) => ({
  license_copy: picture,
  license_number: '91440300MA5DA1234X',
  merchant_name,
  legal_person: OWNER,
})

const certificate = (picture: string, cert_type: UnitCertificate['cert_type'], name: string): UnitCertificate => ({
  cert_copy: picture,
  cert_type,
  cert_number: '12440300MA5DA1234X',
  merchant_name: name,
  company_address: '广东省深圳市南山区一号',
  legal_person: OWNER,
  period_begin: '2016-06-06',
  period_end: '长期',
})

const owner = (picture: string) => ({
  ubo_id_doc_type: 'IDENTIFICATION_TYPE_OVERSEA_PASSPORT' as const,
  ubo_id_doc_copy: picture,
  ubo_id_doc_name: '王小明',
  ubo_id_doc_number: 'E12345678',
  ubo_id_doc_address: '广东省深圳市福田区二号',
  ubo_period_begin: '2016-06-06',
  ubo_period_end: '2036-06-06',
})

const deputy = (picture: string): IdentityOfDeputy => ({ id_holder_type: 'SUPER', authorize_letter_copy: picture })

type Kind = { subject: SubjectInfo; name: string; settlementId: string; personal?: true }

export const KINDS: Readonly<Record<SubjectInfo['subject_type'], (picture: string) => Kind>> = {
  SUBJECT_TYPE_INDIVIDUAL: (picture) => ({
    subject: {
      subject_type: 'SUBJECT_TYPE_INDIVIDUAL',
      business_license_info: licence(picture, '老陈牛腩粉店'),
      identity_info: card(picture),
    },
    name: OWNER,
    settlementId: '719',
    personal: true,
  }),
  SUBJECT_TYPE_ENTERPRISE: (picture) => ({
    subject: {
      subject_type: 'SUBJECT_TYPE_ENTERPRISE',
      finance_institution: true,
      finance_institution_info: { finance_type: 'INSURANCE', finance_license_pics: [picture] },
      business_license_info: licence(picture, COMPANY),
      identity_info: card(picture, { id_card_address: '广东省深圳市南山区科技园一号' }),
      ubo_info_list: [owner(picture)],
    },
    name: COMPANY,
    settlementId: '716',
  }),
  SUBJECT_TYPE_GOVERNMENT: (picture) => ({
    subject: {
      subject_type: 'SUBJECT_TYPE_GOVERNMENT',
      certificate_info: certificate(picture, 'CERTIFICATE_TYPE_2389', '某某区水务局'),
      certificate_letter_copy: picture,
      identity_info: card(picture),
    },
    name: '某某区水务局',
    settlementId: '730',
  }),
  SUBJECT_TYPE_INSTITUTIONS: (picture) => ({
    subject: {
      subject_type: 'SUBJECT_TYPE_INSTITUTIONS',
      certificate_info: certificate(picture, 'CERTIFICATE_TYPE_2388', '某某区第一小学'),
      identity_info: deputy(picture),
    },
    name: '某某区第一小学',
    settlementId: '730',
  }),
  SUBJECT_TYPE_OTHERS: (picture) => ({
    subject: {
      subject_type: 'SUBJECT_TYPE_OTHERS',
      certificate_info: certificate(picture, 'CERTIFICATE_TYPE_2394', '某某餐饮协会'),
      identity_info: {
        id_doc_type: 'IDENTIFICATION_TYPE_OVERSEA_PASSPORT',
        id_doc_info: {
          id_doc_copy: picture,
          id_doc_name: OWNER,
          id_doc_number: 'E7654321',
          doc_period_begin: '2016-06-06',
          doc_period_end: '2036-06-06',
        },
      },
      ubo_info_list: [owner(picture)],
    },
    name: '某某餐饮协会',
    settlementId: '730',
  }),
  SUBJECT_TYPE_MICRO: (picture) => ({
    subject: {
      subject_type: 'SUBJECT_TYPE_MICRO',
      micro_biz_info: {
        micro_biz_type: 'MICRO_TYPE_STORE',
        micro_store_info: {
          micro_name: '老陈小摊',
          micro_address_code: '440305',
          micro_address: '科技园路口',
          store_entrance_pic: picture,
          micro_indoor_copy: picture,
        },
      },
      identity_info: card(picture),
    },
    name: OWNER,
    settlementId: '703',
    personal: true,
  }),
}

type SceneForm = { appid: string; picture: string }
export const SCENES: Readonly<Record<SalesScene, (of: SceneForm) => Partial<SalesInfo>>> = {
  SALES_SCENES_STORE: ({ picture }) => ({
    biz_store_info: {
      biz_store_name: '老陈牛腩粉科技园店',
      biz_address_code: '440305',
      biz_store_address: '科技园一号楼一层',
      store_entrance_pic: [picture],
      indoor_pic: [picture],
    },
  }),
  SALES_SCENES_MP: ({ picture }) => ({ mp_info: { mp_sub_appid: 'wx0123456789abcdef', mp_pics: [picture] } }),
  SALES_SCENES_MINI_PROGRAM: ({ appid }) => ({ mini_program_info: { mini_program_appid: appid } }),
  SALES_SCENES_WEB: ({ picture }) => ({
    web_info: { domain: 'https://laochen.example.com', web_authorisation: picture },
  }),
  SALES_SCENES_APP: ({ picture }) => ({ app_info: { app_sub_appid: 'wx0123456789abcdef', app_pics: [picture] } }),
  SALES_SCENES_WEWORK: ({ picture }) => ({ wework_info: { sub_corp_id: 'ww0123456789', wework_pics: [picture] } }),
}

/** Sold in every scene at once, so that each section is sent. */
export function applymentOf(business_code: string, kind: Kind, of: SceneForm): Applyment {
  const bank: BankAccountInfo = {
    bank_account_type: kind.personal ? 'BANK_ACCOUNT_TYPE_PERSONAL' : 'BANK_ACCOUNT_TYPE_CORPORATE',
    account_name: kind.name,
    account_bank: '工商银行',
    account_number: '4000021234567890123',
  }
  const names: SalesScene[] = []
  const sections: Partial<SalesInfo> = {}
  for (const name of SALES_SCENES) {
    names.push(name)
    Object.assign(sections, SCENES[name](of))
  }
  return {
    business_code,
    contact_info: kind.subject.subject_type === 'SUBJECT_TYPE_MICRO' ? OPERATOR : contact(of.picture),
    subject_info: kind.subject,
    business_info: {
      merchant_shortname: '老陈牛腩粉',
      service_phone: '0755-86010000',
      sales_info: { sales_scenes_type: names, ...sections },
    },
    settlement_info: { settlement_id: kind.settlementId, qualification_type: '餐饮' },
    bank_account_info: bank,
    addition_info: { business_addition_msg: '资金来源：营业收入' },
  }
}

const SALES_SCENES = [
  'SALES_SCENES_STORE',
  'SALES_SCENES_MP',
  'SALES_SCENES_MINI_PROGRAM',
  'SALES_SCENES_WEB',
  'SALES_SCENES_APP',
  'SALES_SCENES_WEWORK',
] as const

const OPERATOR: Applyment['contact_info'] = {
  contact_name: OWNER,
  contact_id_number: CARD_NUMBER,
  mobile_phone: '13800138000',
  contact_email: 'chen@example.com',
}

function contact(picture: string): Applyment['contact_info'] {
  return {
    contact_type: 'SUPER',
    contact_name: '李会计',
    contact_id_doc_type: 'IDENTIFICATION_TYPE_IDCARD',
    contact_id_number: '440301199001011239',
    contact_id_doc_copy: picture,
    contact_id_doc_copy_back: picture,
    contact_period_begin: '2016-06-06',
    contact_period_end: '2036-06-06',
    mobile_phone: '13800138000',
    contact_email: 'li@example.com',
  }
}

/** 商户开户意愿确认 of the same company, whose legal person applies. */
export function subjectApplymentOf(
  business_code: string,
  { picture, subMchid }: { picture: string; subMchid: string },
): SubjectApplyment {
  return {
    business_code,
    contact_info: { contact_type: 'LEGAL', name: OWNER, mobile: '13800138000' },
    subject_info: {
      subject_type: 'SUBJECT_TYPE_ENTERPRISE',
      business_licence_info: {
        licence_number: '91440300MA5DA1234X',
        licence_copy: picture,
        merchant_name: COMPANY,
        legal_person: OWNER,
        company_address: '广东省深圳市南山区科技园一号',
        licence_valid_date: '["2017-10-28","长期"]',
      },
    },
    identification_info: {
      identification_type: 'IDENTIFICATION_TYPE_IDCARD',
      identification_name: OWNER,
      identification_number: CARD_NUMBER,
      identification_valid_date: '["2016-06-06","2036-06-06"]',
      identification_front_copy: picture,
      identification_back_copy: picture,
      identification_address: '广东省深圳市南山区科技园一号',
    },
    addition_info: { confirm_mchid_list: [subMchid] },
  }
}
