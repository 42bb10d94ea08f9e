import type { Given } from './form-filling.ts'

const shop = (drawing: string) => ({ drawing, filename: `${drawing}.bmp` })

/** What a made-up noodle shop answers where 当面付 is signed for it; whose account it is, is said beside. */
export const noodleContract: Given = {
  form: {
    'contact_info.contact_name': '李雷',
    'contact_info.contact_mobile': '13800138000',
    product: 'face_to_face',
    mcc_code: 'A0001_B0001',
    rate: '0.38',
    sign_and_auth: 'true',
    business_license_no: '91350100M000100Y43',
    date_limitation: '长期',
    shop_name: '示例牛腩粉（江南西店）',
    shop_district_code: '440105',
    shop_detail_address: '江南西路 1 号',
  },
  pictures: {
    business_license_pic: shop('business-licence'),
    shop_sign_board_pic: shop('store-entrance'),
    shop_scene_pic: shop('store-inside'),
  },
}
