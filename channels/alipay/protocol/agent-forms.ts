import type { UploadFile } from './multipart.ts'

/** Pictures of 5 KB to 5 MB: png, bmp, gif, jpg, jpeg. */
type Pictures<Name extends string> = { readonly [name in Name]?: UploadFile }

/** `mcc_code` is `A0001_B0001`: both levels of 商家经营类目2.0. */
type Licence = {
  business_license_no?: string
  /** `true` or `false`. */
  long_term?: string
  /** Last day `2030-12-31`. */
  date_limitation?: string
}
type LicencePictures = Pictures<'business_license_pic' | 'business_license_auth_pic' | 'special_license_pic'>

export type ShopAddress = {
  country_code: '156'
  province_code: string
  city_code: string
  district_code: string
  detail_address: string
  longitude?: string
  latitude?: string
}

/** 当面付. `rate` is percent, 0.38 to 0.60, required with `sign_and_auth`. */
export type FaceToFaceForm = Licence & {
  batch_no: string
  mcc_code: string
  rate?: string
  sign_and_auth?: string
  business_license_mobile?: string
  shop_name?: string
  shop_address?: ShopAddress
}
export type FaceToFacePictures = LicencePictures & Pictures<'shop_scene_pic' | 'shop_sign_board_pic'>

/** Any product, by its code; which of the blocks for web, app, H5, mini program and shop are wanted follows from the product. */
export type CommonForm = Licence & {
  batch_no: string
  product_code: string
  mcc_code: string
  trade_scene?: string
  mobile_type?: 'H5' | 'APP'
  rate?: string
  special_license_type?: string
  web_sites?: readonly string[]
  web_status?: 'ONLINE' | 'OFFLINE'
  web_test_account?: string
  web_test_account_password?: string
  app_name?: string
  app_status?: string
  app_market?: string
  download_link?: string
  app_test_account?: string
  app_test_account_password?: string
  h_5_sites?: readonly string[]
  h_5_status?: string
  h_5_memo?: string
  mini_app_id?: string
  mini_app_name?: string
  shop_name?: string
  shop_province_code?: string
  shop_city_code?: string
  shop_district_code?: string
  shop_detail_address?: string
  alipay_life_name?: string
  life_app_id?: string
}
export type CommonPictures = LicencePictures &
  Pictures<
    | 'web_sites_loa'
    | 'web_home_screenshot'
    | 'web_item_screenshot'
    | 'web_pay_screenshot'
    | 'app_demo'
    | 'app_auth_pic'
    | 'app_home_screenshot'
    | 'app_item_screenshot'
    | 'app_pay_screenshot'
    | 'h_5_home_screenshot'
    | 'h_5_item_screenshot'
    | 'h_5_pay_screenshot'
    | 'h_5_extra_pic'
    | 'h_5_sites_loa'
    | 'mini_app_screenshot'
    | 'shop_scene_pic'
    | 'shop_sign_board_pic'
  >

/** APP 支付. */
export type MobilePayForm = Licence & {
  batch_no: string
  mcc_code: string
  app_name: string
  app_type?: readonly ('IOS' | '安卓')[]
  app_market?: readonly string[]
  app_status?: '已上线' | '未上线'
  app_test_account?: string
  app_test_account_password?: string
  download_link?: string
}
export type MobilePayPictures = LicencePictures &
  Pictures<'home_screenshot' | 'in_app_screenshot' | 'pay_screenshot' | 'app_demo' | 'app_auth_pic'>

/** As 当面付, `rate` 0.38 to 3. */
export type OfflinePaymentForm = FaceToFaceForm & { delivery_address?: string }

/** A mini program that is made for the merchant. Names and texts count a Chinese character as two. */
export type MiniProgramForm = {
  batch_no: string
  app_name: string
  app_english_name: string
  app_slogan: string
  app_desc: string
  /** Up to three `一级_二级`, separated by `;`. */
  mini_category_ids?: string
  app_category_ids?: string
  /** One of the two. */
  service_phone?: string
  service_email?: string
}
export type MiniProgramPictures = Pictures<'app_logo'>
