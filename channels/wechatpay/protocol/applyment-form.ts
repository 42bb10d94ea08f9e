/** What an upload gave: see `uploadImage`. */
export type MediaId = string

/**
 * 特约商户进件, in plain text: what is sealed on the way out is marked. What does not apply is left out altogether: an
 * empty text or object is answered with SYSTEM_ERROR. Days are `2026-11-23`, the end of a period also `长期`.
 *
 * @see https://pay.weixin.qq.com/doc/v3/partner/4012697052
 */
export type Applyment = {
  /** 1–124 of `[0-9A-Za-z_]`; best begun with the provider's own number. */
  business_code: string
  contact_info: ContactInfo
  subject_info: SubjectInfo
  business_info: BusinessInfo
  settlement_info: SettlementInfo
  bank_account_info: BankAccountInfo
  addition_info?: {
    legal_person_commitment?: MediaId
    /** See `uploadVideo`. */
    legal_person_video?: MediaId
    /** At most five. */
    business_addition_pics?: readonly MediaId[]
    /** Up to 512 characters. */
    business_addition_msg?: string
  }
}

export type IdDocType = `IDENTIFICATION_TYPE_${
  | 'IDCARD'
  | 'OVERSEA_PASSPORT'
  | 'HONGKONG_PASSPORT'
  | 'MACAO_PASSPORT'
  | 'TAIWAN_PASSPORT'
  | 'FOREIGN_RESIDENT'
  | 'HONGKONG_MACAO_RESIDENT'
  | 'TAIWAN_RESIDENT'}`

/**
 * 超级管理员: who signs, and later rules the merchant's platform. Name, phone, mail and number are sealed. Of 小微 it is the
 * operator, who gives number or `openid` and no type.
 */
export type ContactInfo = {
  contact_name: string
  /** Eleven digits, or 5–20 of digits, `-` and `+`. */
  mobile_phone: string
  contact_email: string
  /** The WeChat account that has to sign. */
  openid?: string
} & (
  | { contact_type: 'LEGAL' }
  | {
      contact_type: 'SUPER'
      contact_id_doc_type: IdDocType
      contact_id_number: string
      contact_id_doc_copy: MediaId
      /** Not of a passport. */
      contact_id_doc_copy_back?: MediaId
      contact_period_begin: string
      contact_period_end: string
    }
  | { contact_type?: never; contact_id_number?: string }
)

export type SubjectInfo =
  | ({ finance_institution?: false } & Subject)
  | (Subject & { finance_institution: true; finance_institution_info: FinanceInstitution })

type Subject =
  | { subject_type: 'SUBJECT_TYPE_INDIVIDUAL'; business_license_info: License; identity_info: Identity }
  | {
      subject_type: 'SUBJECT_TYPE_ENTERPRISE'
      business_license_info: License
      identity_info: Identity
      ubo_info_list?: readonly Owner[]
    }
  | {
      subject_type: 'SUBJECT_TYPE_GOVERNMENT' | 'SUBJECT_TYPE_INSTITUTIONS'
      certificate_info: UnitCertificate
      /** With it, nothing has to be remitted to prove the account. */
      certificate_letter_copy?: MediaId
      identity_info: Identity | IdentityOfDeputy
    }
  | {
      subject_type: 'SUBJECT_TYPE_OTHERS'
      certificate_info: UnitCertificate
      identity_info: Identity
      ubo_info_list?: readonly Owner[]
    }
  /** 小微, by special permission. */
  | { subject_type: 'SUBJECT_TYPE_MICRO'; micro_biz_info: MicroBusiness; identity_info: Identity }

export type License = {
  license_copy: MediaId
  /** 18 digits and letters; of 个体户 also 15. */
  license_number: string
  /** 2–128 characters; `个体户` and the owner's name where the licence has none. */
  merchant_name: string
  legal_person: string
  license_address?: string
  period_begin?: string
  period_end?: string
}

/** 2388 事业单位, 2389 统一社会信用代码证书, 2394–2396, 2399–2400 and 2520–2522 of 社会组织. */
export type CertificateType = `CERTIFICATE_TYPE_${2388 | 2389 | 2394 | 2395 | 2396 | 2399 | 2400 | 2520 | 2521 | 2522}`

export type UnitCertificate = {
  cert_copy: MediaId
  cert_type: CertificateType
  cert_number: string
  merchant_name: string
  company_address: string
  legal_person: string
  period_begin: string
  period_end: string
}

export type FinanceType = 'BANK_AGENT' | 'PAYMENT_AGENT' | 'INSURANCE' | 'TRADE_AND_SETTLE' | 'OTHER'
/** At most five pictures. */
export type FinanceInstitution = { finance_type: FinanceType; finance_license_pics: readonly MediaId[] }

/** 经营者/法定代表人. */
export type Identity = { id_holder_type?: 'LEGAL' } & (
  | { id_doc_type: 'IDENTIFICATION_TYPE_IDCARD'; id_card_info: IdCard }
  | { id_doc_type: Exclude<IdDocType, 'IDENTIFICATION_TYPE_IDCARD'>; id_doc_info: IdDocument }
)
/** 政府机关 and 事业单位: the contact stands for the legal person. */
export type IdentityOfDeputy = { id_holder_type: 'SUPER'; authorize_letter_copy: MediaId }

/** Name, number and address are sealed; the address is of 企业 only. */
export type IdCard = {
  id_card_copy: MediaId
  id_card_national: MediaId
  id_card_name: string
  id_card_number: string
  id_card_address?: string
  card_period_begin: string
  card_period_end: string
}
/** Name, number and address are sealed; a passport has no back. */
export type IdDocument = {
  id_doc_copy: MediaId
  id_doc_copy_back?: MediaId
  id_doc_name: string
  id_doc_number: string
  id_doc_address?: string
  doc_period_begin: string
  doc_period_end: string
}
/** 受益所有人, at most four; the complete list, or none where it is the legal person alone. Sealed as above. */
export type Owner = {
  ubo_id_doc_type: IdDocType
  ubo_id_doc_copy: MediaId
  ubo_id_doc_copy_back?: MediaId
  ubo_id_doc_name: string
  ubo_id_doc_number: string
  ubo_id_doc_address: string
  ubo_period_begin: string
  ubo_period_end: string
}

export type MicroBusiness =
  | {
      micro_biz_type: 'MICRO_TYPE_STORE'
      micro_store_info: {
        micro_name: string
        micro_address_code: string
        micro_address: string
        store_entrance_pic: MediaId
        micro_indoor_copy: MediaId
        store_longitude?: string
        store_latitude?: string
      }
    }
  | {
      micro_biz_type: 'MICRO_TYPE_MOBILE'
      micro_mobile_info: {
        micro_mobile_name: string
        micro_mobile_city: string
        micro_mobile_address: string
        micro_mobile_pics: readonly MediaId[]
      }
    }
  | {
      micro_biz_type: 'MICRO_TYPE_ONLINE'
      micro_online_info: {
        micro_online_store: string
        micro_ec_name: string
        micro_qrcode?: MediaId
        micro_link?: string
      }
    }

/** 经营资料. */
export type BusinessInfo = {
  /** 1–64 characters that payers see. */
  merchant_shortname: string
  service_phone: string
  sales_info: SalesInfo
}
export type SalesScene = `SALES_SCENES_${'STORE' | 'MP' | 'MINI_PROGRAM' | 'WEB' | 'APP' | 'WEWORK'}`

/** Each scene that is named has its section. An `…_appid` is the provider's, an `…_sub_appid` the merchant's own. */
export type SalesInfo = {
  sales_scenes_type: readonly SalesScene[]
  biz_store_info?: {
    biz_store_name: string
    /** 440305 and the like. */
    biz_address_code: string
    biz_store_address: string
    store_entrance_pic: readonly MediaId[]
    indoor_pic: readonly MediaId[]
    biz_sub_appid?: string
  }
  mp_info?: { mp_pics: readonly MediaId[] } & ({ mp_appid: string } | { mp_sub_appid: string })
  mini_program_info?: { mini_program_pics?: readonly MediaId[] } & (
    | { mini_program_appid: string }
    | { mini_program_sub_appid: string }
  )
  app_info?: { app_pics: readonly MediaId[] } & ({ app_appid: string } | { app_sub_appid: string })
  web_info?: { domain: string; web_authorisation?: MediaId; web_appid?: string }
  wework_info?: { sub_corp_id: string; wework_pics: readonly MediaId[] }
}

/** 结算规则. Rule, industry and subject type have to belong together. */
export type SettlementInfo = {
  settlement_id: string
  qualification_type: string
  /** At most five, and only of industries that ask for them. */
  qualifications?: readonly MediaId[]
  activities_id?: string
  /** Both with `activities_id`; two decimals at most, without %. */
  debit_activities_rate?: string
  credit_activities_rate?: string
  activities_additions?: readonly MediaId[]
}

export type BankAccountInfo = {
  /** PERSONAL only of 个体户 and 小微. */
  bank_account_type: 'BANK_ACCOUNT_TYPE_CORPORATE' | 'BANK_ACCOUNT_TYPE_PERSONAL'
  /** Sealed. The name on the licence, or on the card of the person. */
  account_name: string
  /** `account_bank` of the bank list. */
  account_bank: string
  bank_address_code?: string
  /** One of the next two where the bank list says `need_bank_branch`. */
  bank_branch_id?: string
  bank_name?: string
  /** Sealed. */
  account_number: string
}
