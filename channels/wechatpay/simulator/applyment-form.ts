import { type Static, Type } from 'typebox'
import { fields, maybe, oneOf, reader, text } from './fields.ts'
import { SEALED_CHARS, atLeast, beginning, ending, picture, pictures, sealed, video } from './form-fields.ts'
import { ID_DOC_TYPES } from './id-documents.ts'

/*
 * The form of https://pay.weixin.qq.com/doc/v3/partner/4012719997, field for field. What one field demands of another is
 * in applyment-rules.ts.
 */

const SUBJECT_TYPES = [
  'SUBJECT_TYPE_INDIVIDUAL',
  'SUBJECT_TYPE_ENTERPRISE',
  'SUBJECT_TYPE_GOVERNMENT',
  'SUBJECT_TYPE_INSTITUTIONS',
  'SUBJECT_TYPE_OTHERS',
  'SUBJECT_TYPE_MICRO',
] as const

const CERTIFICATE_TYPES = [
  'CERTIFICATE_TYPE_2388',
  'CERTIFICATE_TYPE_2389',
  'CERTIFICATE_TYPE_2394',
  'CERTIFICATE_TYPE_2395',
  'CERTIFICATE_TYPE_2396',
  'CERTIFICATE_TYPE_2399',
  'CERTIFICATE_TYPE_2400',
  'CERTIFICATE_TYPE_2520',
  'CERTIFICATE_TYPE_2521',
  'CERTIFICATE_TYPE_2522',
] as const

const SALES_SCENES = [
  'SALES_SCENES_STORE',
  'SALES_SCENES_MP',
  'SALES_SCENES_MINI_PROGRAM',
  'SALES_SCENES_WEB',
  'SALES_SCENES_APP',
  'SALES_SCENES_WEWORK',
] as const

const contactInfo = fields('超级管理员信息', {
  contact_type: maybe(oneOf('超级管理员类型', ['LEGAL', 'SUPER'])),
  contact_name: sealed('超级管理员姓名', 'name'),
  contact_id_doc_type: maybe(oneOf('超级管理员证件类型', ID_DOC_TYPES)),
  contact_id_number: maybe(sealed('超级管理员身份证件号码', 'number')),
  contact_id_doc_copy: maybe(picture('超级管理员证件正面照片')),
  contact_id_doc_copy_back: maybe(picture('超级管理员证件反面照片')),
  contact_period_begin: maybe(beginning('超级管理员证件有效期开始时间')),
  contact_period_end: maybe(ending('超级管理员证件有效期结束时间')),
  business_authorization_letter: maybe(picture('业务办理授权函')),
  openid: maybe(text('超级管理员微信openid', SEALED_CHARS)),
  mobile_phone: sealed('联系手机', 'phone'),
  contact_email: sealed('联系邮箱', 'email'),
})

const businessLicenseInfo = fields('营业执照', {
  license_copy: picture('营业执照照片'),
  license_number: text('注册号/统一社会信用代码', 32),
  merchant_name: atLeast('商户名称', 2, 128),
  legal_person: atLeast('个体户经营者/法定代表人姓名', 2, 100),
  license_address: maybe(atLeast('注册地址', 4, 128)),
  period_begin: maybe(beginning('有效期限开始日期')),
  period_end: maybe(ending('有效期限结束日期')),
})

const certificateInfo = fields('登记证书', {
  cert_copy: picture('登记证书照片'),
  cert_type: oneOf('登记证书类型', CERTIFICATE_TYPES),
  cert_number: text('证书号', 32),
  merchant_name: text('商户名称', 128),
  company_address: atLeast('注册地址', 4, 128),
  legal_person: text('法定代表人', 100),
  period_begin: beginning('有效期限开始日期'),
  period_end: ending('有效期限结束日期'),
})

const financeInstitutionInfo = fields('金融机构许可证信息', {
  finance_type: oneOf('金融机构类型', ['BANK_AGENT', 'PAYMENT_AGENT', 'INSURANCE', 'TRADE_AND_SETTLE', 'OTHER']),
  finance_license_pics: pictures('金融机构许可证图片'),
})

const identityInfo = fields('经营者/法定代表人身份证件', {
  id_holder_type: maybe(oneOf('证件持有人类型', ['LEGAL', 'SUPER'])),
  id_doc_type: maybe(oneOf('证件类型', ID_DOC_TYPES)),
  authorize_letter_copy: maybe(picture('法定代表人说明函')),
  id_card_info: maybe(
    fields('身份证信息', {
      id_card_copy: picture('身份证人像面照片'),
      id_card_national: picture('身份证国徽面照片'),
      id_card_name: sealed('身份证姓名', 'name'),
      id_card_number: sealed('身份证号码', 'number'),
      id_card_address: maybe(sealed('身份证居住地址', 'address')),
      card_period_begin: beginning('身份证有效期开始时间'),
      card_period_end: ending('身份证有效期结束时间'),
    }),
  ),
  id_doc_info: maybe(
    fields('其他类型证件信息', {
      id_doc_copy: picture('证件正面照片'),
      id_doc_copy_back: maybe(picture('证件反面照片')),
      id_doc_name: sealed('证件姓名', 'name'),
      id_doc_number: sealed('证件号码', 'number'),
      id_doc_address: maybe(sealed('证件居住地址', 'address')),
      doc_period_begin: beginning('证件有效期开始时间'),
      doc_period_end: ending('证件有效期结束时间'),
    }),
  ),
  owner: maybe(Type.Boolean({ title: '经营者/法定代表人是否为受益人' })),
})

const ubo = fields('最终受益人信息', {
  ubo_id_doc_type: oneOf('证件类型', ID_DOC_TYPES),
  ubo_id_doc_copy: picture('证件正面照片'),
  ubo_id_doc_copy_back: maybe(picture('证件反面照片')),
  ubo_id_doc_name: sealed('证件姓名', 'name'),
  ubo_id_doc_number: sealed('证件号码', 'number'),
  ubo_id_doc_address: sealed('证件居住地址', 'address'),
  ubo_period_begin: beginning('证件有效期开始时间'),
  ubo_period_end: ending('证件有效期结束时间'),
})

const microBizInfo = fields('小微商户信息', {
  micro_biz_type: oneOf('小微经营类型', ['MICRO_TYPE_STORE', 'MICRO_TYPE_MOBILE', 'MICRO_TYPE_ONLINE']),
  micro_store_info: maybe(
    fields('门店场所', {
      micro_name: text('门店名称', 128),
      micro_address_code: text('门店省市编码', 16),
      micro_address: text('门店街道名称', 512),
      store_entrance_pic: picture('门店门口照片'),
      micro_indoor_copy: picture('店内环境照片'),
      store_longitude: maybe(text('门店经度', 32)),
      store_latitude: maybe(text('门店纬度', 32)),
    }),
  ),
  micro_mobile_info: maybe(
    fields('流动经营/便民服务', {
      micro_mobile_name: text('经营/服务名称', 128),
      micro_mobile_city: text('经营/服务所在地省市', 16),
      micro_mobile_address: text('经营/服务所在地（不含省市）', 512),
      micro_mobile_pics: pictures('经营/服务现场照片'),
    }),
  ),
  micro_online_info: maybe(
    fields('线上商品/服务交易', {
      micro_online_store: text('线上店铺名称', 128),
      micro_ec_name: text('电商平台名称', 128),
      micro_qrcode: maybe(picture('店铺二维码')),
      micro_link: maybe(text('店铺链接', 1024)),
    }),
  ),
})

const subjectInfo = fields('主体资料', {
  subject_type: oneOf('主体类型', SUBJECT_TYPES),
  finance_institution: maybe(Type.Boolean({ title: '是否金融机构' })),
  business_license_info: maybe(businessLicenseInfo),
  certificate_info: maybe(certificateInfo),
  certificate_letter_copy: maybe(picture('单位证明函照片')),
  finance_institution_info: maybe(financeInstitutionInfo),
  micro_biz_info: maybe(microBizInfo),
  identity_info: identityInfo,
  ubo_info_list: maybe(Type.Array(ubo, { title: '最终受益人信息列表', minItems: 1, maxItems: 4 })),
})

const salesInfo = fields('经营场景', {
  sales_scenes_type: Type.Array(oneOf('经营场景类型', SALES_SCENES), { title: '经营场景类型', minItems: 1 }),
  biz_store_info: maybe(
    fields('线下场所场景', {
      biz_store_name: text('线下场所名称', 50),
      biz_address_code: text('线下场所省市编码', 16, '^\\d+$'),
      biz_store_address: atLeast('线下场所地址', 4, 512),
      store_entrance_pic: pictures('线下场所门头照片'),
      indoor_pic: pictures('线下场所内部照片'),
      biz_sub_appid: maybe(text('线下场所对应的商家AppID', 256)),
    }),
  ),
  mp_info: maybe(
    fields('公众号场景', {
      mp_appid: maybe(text('服务商公众号AppID', 256)),
      mp_sub_appid: maybe(text('商家公众号AppID', 256)),
      mp_pics: pictures('公众号页面截图'),
    }),
  ),
  mini_program_info: maybe(
    fields('小程序场景', {
      mini_program_appid: maybe(text('服务商小程序AppID', 256)),
      mini_program_sub_appid: maybe(text('商家小程序AppID', 256)),
      mini_program_pics: maybe(pictures('小程序截图')),
    }),
  ),
  app_info: maybe(
    fields('App场景', {
      app_appid: maybe(text('服务商应用AppID', 256)),
      app_sub_appid: maybe(text('商家应用AppID', 256)),
      app_pics: pictures('App截图'),
    }),
  ),
  web_info: maybe(
    fields('互联网网站场景', {
      domain: text('互联网网站域名', 1024),
      web_authorisation: maybe(picture('网站授权函')),
      web_appid: maybe(text('互联网网站对应的商家AppID', 256)),
    }),
  ),
  wework_info: maybe(
    fields('企业微信场景', {
      sub_corp_id: text('商家企业微信CorpID', 256),
      wework_pics: pictures('企业微信页面截图'),
    }),
  ),
})

const businessInfo = fields('经营资料', {
  merchant_shortname: text('商户简称', 64),
  service_phone: text('客服电话', 32, '^[0-9+-]{5,20}$'),
  sales_info: salesInfo,
})

const RATE = '^\\d+(\\.\\d{1,2})?$'
const settlementInfo = fields('结算规则', {
  settlement_id: text('入驻结算规则ID', 3, '^\\d{1,3}$'),
  qualification_type: text('所属行业', 128),
  qualifications: maybe(pictures('特殊资质图片')),
  activities_id: maybe(text('优惠费率活动ID', 32)),
  debit_activities_rate: maybe(text('非信用卡活动费率值', 8, RATE)),
  credit_activities_rate: maybe(text('信用卡活动费率值', 8, RATE)),
  activities_additions: maybe(pictures('优惠费率活动补充材料')),
})

const bankAccountInfo = fields('结算银行账户', {
  bank_account_type: oneOf('账户类型', ['BANK_ACCOUNT_TYPE_CORPORATE', 'BANK_ACCOUNT_TYPE_PERSONAL']),
  account_name: sealed('开户名称', 'holder'),
  account_bank: text('开户银行', 128),
  bank_address_code: maybe(text('开户银行省市编码', 128)),
  bank_branch_id: maybe(text('开户银行联行号', 128)),
  bank_name: maybe(text('开户银行全称（含支行）', 128)),
  account_number: sealed('银行账号', 'account'),
})

const additionInfo = fields('补充材料', {
  legal_person_commitment: maybe(picture('法定代表人开户承诺函')),
  legal_person_video: maybe(video('法定代表人开户意愿视频')),
  business_addition_pics: maybe(pictures('补充材料')),
  business_addition_msg: maybe(text('补充说明', 512)),
})

export const ApplymentForm = fields('申请单', {
  business_code: text('业务申请编号', 124, '^[0-9A-Za-z_]+$'),
  contact_info: contactInfo,
  subject_info: subjectInfo,
  business_info: businessInfo,
  settlement_info: settlementInfo,
  bank_account_info: bankAccountInfo,
  addition_info: maybe(additionInfo),
})
export type ApplymentForm = Static<typeof ApplymentForm>

export const readApplyment = reader(ApplymentForm)
