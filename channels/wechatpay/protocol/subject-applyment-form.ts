import type { CertificateType, FinanceType, IdDocType, MediaId } from './applyment-form.ts'

/**
 * 商户开户意愿确认, in plain text: what is sealed is marked. Validity periods are a list written as a text:
 * `["2017-10-28","2037-10-28"]` or `["2017-10-28","长期"]`.
 */
export type SubjectApplyment = {
  /** Institutions only; nine digits. */
  channel_id?: string
  /** Up to 128 characters. */
  business_code: string
  contact_info: {
    contact_type: 'LEGAL' | 'SUPER'
    /** Sealed. */
    name: string
    /** Sealed. */
    mobile: string
    /** Sealed. The rest with SUPER. */
    id_card_number?: string
    contact_id_doc_type?: IdDocType
    contact_id_doc_copy?: MediaId
    contact_id_doc_copy_back?: MediaId
    contact_period_begin?: string
    contact_period_end?: string
  }
  subject_info: {
    /** 事业单位 has a name of its own here. */
    subject_type:
      | 'SUBJECT_TYPE_ENTERPRISE'
      | 'SUBJECT_TYPE_INDIVIDUAL'
      | 'SUBJECT_TYPE_INSTITUTIONS_CLONED'
      | 'SUBJECT_TYPE_GOVERNMENT'
      | 'SUBJECT_TYPE_OTHERS'
      | 'SUBJECT_TYPE_MICRO'
    is_finance_institution?: boolean
    /** Spelled with c here, and with s in an application of a sub-merchant. */
    business_licence_info?: {
      licence_number: string
      licence_copy: MediaId
      merchant_name: string
      legal_person: string
      company_address?: string
      licence_valid_date: string
    }
    certificate_info?: {
      cert_type: CertificateType
      cert_number: string
      cert_copy: MediaId
      merchant_name: string
      legal_person: string
      company_address: string
      cert_valid_date: string
    }
    company_prove_copy?: MediaId
    /** Of 小微. */
    assist_prove_info?: {
      micro_biz_type: 'MICRO_TYPE_STORE' | 'MICRO_TYPE_MOBILE' | 'MICRO_TYPE_ONLINE'
      store_name: string
      store_address_code: string
      store_address: string
      store_header_copy: MediaId
      store_indoor_copy: MediaId
    }
    /** At most five. */
    special_operation_list?: readonly { category_id: number; operation_copy_list: readonly MediaId[] }[]
    finance_institution_info?: { finance_type: FinanceType; finance_license_pics: readonly MediaId[] }
  }
  identification_info: {
    id_holder_type?: 'LEGAL' | 'SUPER'
    identification_type: IdDocType
    /** Sealed. */
    identification_name: string
    /** Sealed. */
    identification_number: string
    identification_valid_date: string
    identification_front_copy: MediaId
    identification_back_copy?: MediaId
    authorize_letter_copy?: MediaId
    /** Sealed. */
    identification_address?: string
  }
  addition_info?: { confirm_mchid_list?: readonly string[] }
}
