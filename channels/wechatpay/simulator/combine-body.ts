import { type Static, Type } from 'typebox'
import { amount, fields, maybe, oneOf, reader, text } from './fields.ts'
import { OUT_TRADE_NO, RFC3339, h5Info } from './prepay-body.ts'
import { PRODUCTS, type Product } from './trade.ts'

/** 2026 pages allow ordinary merchants ten and platforms fifty; more than fifty nobody may. */
const SUB_ORDERS_AT_MOST = 50

const subOrder = fields('子单信息', {
  mchid: text('子单商户号', 32),
  sub_mchid: maybe(text('二级商户号', 32)),
  sub_appid: maybe(text('子商户应用ID', 32)),
  attach: text('附加数据', 128),
  amount: fields('订单金额', { total_amount: amount('标价金额'), currency: oneOf('标价币种', ['CNY']) }),
  out_trade_no: text('子单商户订单号', 32, OUT_TRADE_NO),
  detail: maybe(text('商品详情', 6000)),
  description: text('商品描述', 127),
  goods_tag: maybe(text('订单优惠标记', 32)),
  settle_info: maybe(
    fields('结算信息', {
      profit_sharing: maybe(Type.Boolean({ title: '是否指定分账' })),
      subsidy_amount: maybe(Type.Integer({ title: '补差金额', minimum: 0 })),
    }),
  ),
})

function schemaOf(product: Product) {
  const place = { payer_client_ip: text('用户终端IP', 45), device_id: maybe(text('商户端设备号', 32)) }
  const scene = fields(
    '场景信息',
    product === 'H5' ? { ...place, h5_info: h5Info } : { ...place, h5_info: maybe(h5Info) },
  )
  return fields('合单下单', {
    combine_appid: text('合单发起方AppID', 32),
    combine_mchid: text('合单发起方商户号', 32),
    combine_out_trade_no: text('合单商户订单号', 32, OUT_TRADE_NO),
    scene_info: product === 'H5' ? scene : maybe(scene),
    sub_orders: Type.Array(subOrder, { title: '子单信息', minItems: 2, maxItems: SUB_ORDERS_AT_MOST }),
    combine_payer_info: maybe(fields('支付者信息', { openid: maybe(text('用户标识', 128)) })),
    time_start: maybe(text('交易起始时间', 64, RFC3339)),
    time_expire: maybe(text('交易结束时间', 64, RFC3339)),
    notify_url: text('通知地址', 255),
  })
}

export type CombineBody = Static<ReturnType<typeof schemaOf>>
export type SubOrder = CombineBody['sub_orders'][number]

const readers = new Map(PRODUCTS.map((product) => [product, reader(schemaOf(product))]))

export function readCombine(product: Product, body: unknown): CombineBody {
  const read = readers.get(product)
  if (!read) throw new Error(`${product} cannot be combined`)
  return read(body)
}

const closing = fields('合单关单', {
  combine_appid: text('合单发起方AppID', 32),
  sub_orders: Type.Array(
    fields('子单信息', {
      mchid: text('子单商户号', 32),
      sub_mchid: maybe(text('二级商户号', 32)),
      out_trade_no: text('子单商户订单号', 32),
    }),
    { title: '子单信息', minItems: 2, maxItems: SUB_ORDERS_AT_MOST },
  ),
})
export type CombineClosing = Static<typeof closing>
export const readClosing = reader(closing)
