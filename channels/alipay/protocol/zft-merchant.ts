/**
 * 01 企业, 02 事业单位, 03 民办非企业, 04 社会团体, 05 党政机关, 06 个人, 07 个体工商户. Its `cert_type` is 201, 218, 204, 206,
 * 219, 100 and 201 in this order.
 */
export type MerchantType = '01' | '02' | '03' | '04' | '05' | '06' | '07'

export type ZftService =
  | '当面付'
  | 'jsapi支付'
  | 'app支付'
  | 'wap支付'
  | '电脑支付'
  | '预授权支付'
  | '商户代扣'
  | '小程序支付'
  | '订单码支付'

/** 直付通二级商户. Pictures are `image_id`s of `uploadIndirectImage`. */
export type ZftMerchant = {
  /** Our own number of the merchant. */
  external_id: string
  merchant_type: MerchantType
  /** As on the certificate; `alias_name` is what payers see. */
  name: string
  alias_name: string
  mcc: string
  cert_type: string
  cert_no: string
  /** Of 07 only: the name on the licence. */
  cert_name?: string
  cert_image?: string
  cert_image_back?: string
  legal_name?: string
  legal_cert_no?: string
  legal_cert_type?: '100' | '105' | '106' | '108'
  legal_cert_front_image?: string
  legal_cert_back_image?: string
  contact_infos: readonly ZftContact[]
  service: readonly ZftService[]
  /** With 当面付, as are the pictures of door and inside. */
  business_address?: ZftAddress
  service_phone?: string
  out_door_images?: readonly string[]
  in_door_images?: readonly string[]
  sites?: readonly ZftSite[]
  /** One card, or the account to settle to; not of a person. */
  biz_cards?: readonly ZftCard[]
  alipay_logon_id?: string
  /** Whoever has this account signs; it must be the same owner's. */
  binding_alipay_logon_id?: string
  default_settle_rule: { default_settle_type: 'bankCard' | 'alipayAccount'; default_settle_target: string }
  qualifications?: readonly { industry_qualification_type: string; industry_qualification_image: string }[]
  license_auth_letter_image?: string
  sign_time_with_isv?: string
}

export type ZftContact = {
  name: string
  mobile: string
  phone?: string
  email?: string
  id_card_no?: string
  type?: 'LEGAL_PERSON' | 'CONTROLLER' | 'AGENT' | 'OTHER'
  tag?: readonly string[]
}

export type ZftAddress = {
  province_code: string
  city_code: string
  district_code: string
  address: string
  longitude?: string
  latitude?: string
  poiid?: string
  type?: 'BUSINESS_ADDRESS'
}

export type ZftSite = {
  /** 01 web, 02 app, 06 mini program, … */
  site_type: string
  site_url?: string
  site_name?: string
  tiny_app_id?: string
  account?: string
  password?: string
  screenshot_image?: string
  auth_letter_image?: string
  icp_no?: string
}

export type ZftCard = {
  account_holder_name: string
  account_no: string
  account_inst_province: string
  account_inst_city: string
  account_branch_name: string
  /** 01 of a company, 02 of a person. */
  usage_type: '01' | '02'
  account_type: 'DC' | 'CC'
  account_inst_name: string
  account_inst_id?: string
  bank_code?: string
}
