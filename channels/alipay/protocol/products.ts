/** Codes of the products that can be signed for a merchant, with the scenes that their forms name. */
export const PRODUCTS = {
  jsapi: { product_code: 'I1080300001000060370', trade_scene: 'tiny_app' },
  order_code: { product_code: 'I1080300001000068149' },
  face_to_face: { product_code: 'I1080300001000041016', trade_scene: 'offline_store' },
  page: { product_code: 'I1080300001000041203', trade_scene: 'pc' },
  wap: { product_code: 'I1080300001000041949', trade_scene: 'mobile', mobile_type: 'H5' },
  app: { product_code: 'I1080300001000041313', trade_scene: 'mobile', mobile_type: 'APP' },
  pre_auth: { product_code: 'I1080300001000065324' },
  face_pay: { product_code: 'I1080300001000045785' },
  royalty: { product_code: 'I1080300001000043489' },
  offline_lease: { product_code: 'I1080300001000151809' },
  order_centre: { product_code: 'I1080300001000041605' },
} as const
