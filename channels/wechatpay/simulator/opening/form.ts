import { type Static, Type } from 'typebox'
import { fields, maybe, oneOf, reader, text } from '../fields.ts'
import { atLeast, beginning, ending, picture, pictures, sealed } from '../form-fields.ts'
import { ID_DOC_TYPES } from '../id-documents.ts'

/*
 * 商户开户意愿确认: the form of https://pay.weixin.qq.com/doc/v3/partner/4012693773, with its own spellings (licence,
 * WAITTING). What one field demands of another is in rules.ts.
 */

const SUBJECT_TYPES = [
  'SUBJECT_TYPE_ENTERPRISE',
  'SUBJECT_TYPE_INDIVIDUAL',
  'SUBJECT_TYPE_INSTITUTIONS_CLONED',
  'SUBJECT_TYPE_GOVERNMENT',
  'SUBJECT_TYPE_OTHERS',
  'SUBJECT_TYPE_MICRO',
] as const

/** Two days, or one and 长期, as a JSON list inside a text. */
const validDate = (title: string) => text(title, 64, '^\\[\\s*"[^"]+"\\s*,\\s*"[^"]+"\\s*\\]$')

const contactInfo = fields('联系人信息', {
  contact_type: oneOf('联系人类型', ['LEGAL', 'SUPER']),
  name: sealed('联系人姓名', 'name'),
  mobile: sealed('联系人手机号', 'phone'),
  id_card_number: maybe(sealed('联系人证件号码', 'number')),
  contact_id_doc_type: maybe(oneOf('联系人证件类型', ID_DOC_TYPES)),
  contact_id_doc_copy: maybe(picture('联系人证件正面照片')),
  contact_id_doc_copy_back: maybe(picture('联系人证件反面照片')),
  contact_period_begin: maybe(beginning('联系人证件有效期开始时间')),
  contact_period_end: maybe(ending('联系人证件有效期结束时间')),
})

const licenceInfo = fields('营业执照信息', {
  licence_number: text('营业执照注册号', 32),
  licence_copy: picture('营业执照照片'),
  merchant_name: atLeast('商户名称', 2, 128),
  legal_person: atLeast('法人姓名', 2, 100),
  company_address: atLeast('注册地址', 4, 128),
  licence_valid_date: validDate('营业执照有效日期'),
})

const certificateInfo = fields('登记证书信息', {
  cert_type: text('证书类型', 32, '^CERTIFICATE_TYPE_\\d{4}$'),
  cert_number: text('证书编号', 50),
  cert_copy: picture('证书照片'),
  merchant_name: atLeast('商户名称', 2, 128),
  legal_person: atLeast('法人姓名', 2, 100),
  company_address: atLeast('注册地址', 4, 128),
  cert_valid_date: validDate('证书有效日期'),
})

const assistProveInfo = fields('小微辅助证明材料', {
  micro_biz_type: oneOf('小微经营类型', ['MICRO_TYPE_STORE', 'MICRO_TYPE_MOBILE', 'MICRO_TYPE_ONLINE']),
  store_name: text('门店名称', 128),
  store_address_code: text('门店省市编码', 16, '^\\d+$'),
  store_address: atLeast('门店地址', 4, 512),
  store_header_copy: picture('门店门头照片'),
  store_indoor_copy: picture('店内环境照片'),
})

const subjectInfo = fields('主体信息', {
  subject_type: oneOf('主体类型', SUBJECT_TYPES),
  is_finance_institution: maybe(Type.Boolean({ title: '是否金融机构' })),
  business_licence_info: maybe(licenceInfo),
  certificate_info: maybe(certificateInfo),
  company_prove_copy: maybe(picture('单位证明函照片')),
  assist_prove_info: maybe(assistProveInfo),
  special_operation_list: maybe(
    Type.Array(
      fields('经营许可证', {
        category_id: Type.Integer({ title: '行业类目id', minimum: 1 }),
        operation_copy_list: pictures('行业经营许可证资质照片'),
      }),
      { title: '经营许可证', minItems: 1, maxItems: 5 },
    ),
  ),
  finance_institution_info: maybe(
    fields('金融机构许可证信息', {
      finance_type: oneOf('金融机构类型', ['BANK_AGENT', 'PAYMENT_AGENT', 'INSURANCE', 'TRADE_AND_SETTLE', 'OTHER']),
      finance_license_pics: pictures('金融机构许可证图片'),
    }),
  ),
})

const identificationInfo = fields('法人身份信息', {
  id_holder_type: maybe(oneOf('证件持有人类型', ['LEGAL', 'SUPER'])),
  identification_type: maybe(oneOf('证件类型', ID_DOC_TYPES)),
  identification_name: maybe(sealed('证件姓名', 'name')),
  identification_number: maybe(sealed('证件号码', 'number')),
  identification_valid_date: maybe(validDate('证件有效日期')),
  identification_front_copy: maybe(picture('证件正面照片')),
  identification_back_copy: maybe(picture('证件反面照片')),
  authorize_letter_copy: maybe(picture('法定代表人说明函')),
  identification_address: maybe(sealed('证件居住地址', 'address')),
  owner: maybe(Type.Boolean({ title: '是否为受益人' })),
})

export const OpeningForm = fields('开户意愿申请单', {
  channel_id: maybe(text('渠道商户号', 9)),
  business_code: text('业务申请编号', 128, '^[0-9A-Za-z_]+$'),
  contact_info: contactInfo,
  subject_info: subjectInfo,
  identification_info: identificationInfo,
  addition_info: maybe(
    fields('补充材料', {
      confirm_mchid_list: maybe(Type.Array(text('待确认商户号', 32), { title: '待确认商户号列表', maxItems: 20 })),
    }),
  ),
})
export type OpeningForm = Static<typeof OpeningForm>

export const readOpening = reader(OpeningForm)
