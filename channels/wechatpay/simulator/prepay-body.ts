import { type Static, Type } from 'typebox'
import { amount, fields, maybe, oneOf, reader, text } from './fields.ts'
import { paramError } from './refusal.ts'
import type { Product } from './trade.ts'

export const OUT_TRADE_NO = '^[0-9A-Za-z_\\-|*]{6,32}$'
export const RFC3339 = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$'

const IDENTITY_TYPES = [
  'IDCARD',
  'HONGKONG_MACAO',
  'HONGKONG_MACAO_RESIDENT',
  'TAIWAN_RESIDENT',
  'FOREIGN_RESIDENT',
  'OVERSEA_PASSPORT',
  'PHONE_NUMBER',
] as const

const identity = maybe(
  fields('实名支付', {
    type: oneOf('证件类型', IDENTITY_TYPES),
    number: text('证件号', 2048),
    name: text('证件姓名', 2048),
  }),
)

const goods = fields('单品', {
  merchant_goods_id: text('商户侧商品编码', 32, '^[0-9A-Za-z_-]+$'),
  wechatpay_goods_id: maybe(text('微信支付商品编码', 32)),
  goods_name: maybe(text('商品名称', 256)),
  quantity: amount('商品数量'),
  unit_price: Type.Integer({ title: '商品单价', minimum: 0 }),
})

export const h5Info = fields('H5场景信息', {
  type: oneOf('场景类型', ['iOS', 'Android', 'Wap']),
  app_name: maybe(text('应用名称', 64)),
  app_url: maybe(text('网站URL', 128)),
  bundle_id: maybe(text('iOS平台BundleID', 128)),
  package_name: maybe(text('Android平台PackageName', 128)),
})

const sceneInfo = (product: Product) => {
  const common = {
    payer_client_ip: text('用户终端IP', 45),
    device_id: maybe(text('商户端设备号', 32)),
    store_info: maybe(
      fields('商户门店信息', {
        id: text('门店编号', 32),
        name: maybe(text('门店名称', 256)),
        area_code: maybe(text('地区编码', 32)),
        address: maybe(text('详细地址', 512)),
      }),
    ),
  }
  const scene = product === 'H5' ? { ...common, h5_info: h5Info } : { ...common, h5_info: maybe(h5Info) }
  return fields('场景信息', scene)
}

const common = {
  description: text('商品描述', 127),
  out_trade_no: text('商户订单号', 32, OUT_TRADE_NO),
  time_expire: maybe(text('交易结束时间', 64, RFC3339)),
  attach: maybe(text('商户数据包', 128)),
  notify_url: text('通知地址', 255),
  goods_tag: maybe(text('订单优惠标记', 32)),
  limit_pay: maybe(
    Type.Array(oneOf('指定支付方式', ['no_balance', 'no_credit', 'no_debit', 'balance_only']), {
      title: '指定支付方式',
    }),
  ),
  support_fapiao: maybe(Type.Boolean({ title: '电子发票入口开放标识' })),
  amount: fields('订单金额', { total: amount('总金额'), currency: maybe(oneOf('货币类型', ['CNY'])) }),
  detail: maybe(
    fields('优惠功能', {
      cost_price: maybe(Type.Integer({ title: '订单原价' })),
      invoice_id: maybe(text('商品小票ID', 32)),
      goods_detail: maybe(Type.Array(goods, { title: '单品列表', minItems: 1 })),
    }),
  ),
  settle_info: maybe(fields('结算信息', { profit_sharing: maybe(Type.Boolean({ title: '是否指定分账' })) })),
}

function directSchema(product: Product) {
  const scene = sceneInfo(product)
  return fields('下单', {
    appid: text('公众号ID', 32),
    mchid: text('直连商户号', 32),
    ...common,
    payer: maybe(fields('支付者', { openid: maybe(text('用户标识', 128)), identity })),
    scene_info: product === 'H5' ? scene : maybe(scene),
  })
}

function partnerSchema(product: Product) {
  const scene = sceneInfo(product)
  return fields('下单', {
    sp_appid: text('服务商应用ID', 32),
    sp_mchid: text('服务商户号', 32),
    sub_appid: maybe(text('子商户应用ID', 32)),
    sub_mchid: text('子商户号', 32),
    ...common,
    payer: maybe(
      fields('支付者', {
        sp_openid: maybe(text('用户服务标识', 128)),
        sub_openid: maybe(text('用户子标识', 128)),
        identity,
      }),
    ),
    scene_info: product === 'H5' ? scene : maybe(scene),
  })
}

export type DirectBody = Static<ReturnType<typeof directSchema>>
export type PartnerBody = Static<ReturnType<typeof partnerSchema>>

export const readDirectBody = forEachProduct((product) => reader(directSchema(product)))
export const readPartnerBody = forEachProduct((product) => {
  const read = reader(partnerSchema(product))
  return (body: unknown) => {
    if (typeof body === 'object' && body !== null && !('sub_mchid' in body)) {
      throw paramError('受理机构必须传入sub_mch_id', undefined, 268443704)
    }
    return read(body)
  }
})

function forEachProduct<T>(make: (product: Product) => T): Record<Product, T> {
  return { JSAPI: make('JSAPI'), NATIVE: make('NATIVE'), H5: make('H5'), APP: make('APP') }
}
