import { type Static, Type } from 'typebox'
import { amount, fields, maybe, oneOf, reader, text } from './fields.ts'
import { RECEIVER_TYPES } from './share.ts'

const OUT_ORDER_NO = '^[0-9A-Za-z_\\-|*@]+$'
const RECEIVERS_AT_MOST = 50

const orderNo = {
  sub_mchid: maybe(text('子商户号', 32)),
  transaction_id: text('微信订单号', 32),
  out_order_no: text('商户分账单号', 64, OUT_ORDER_NO),
}

const receiver = fields('分账接收方', {
  type: oneOf('分账接收方类型', RECEIVER_TYPES),
  account: text('分账接收方账号', 64),
  name: maybe(text('分账个人接收方姓名', 1024)),
  amount: amount('分账金额'),
  description: text('分账描述', 80),
})
const ShareBody = fields('请求分账', {
  ...orderNo,
  appid: maybe(text('公众账号ID', 32)),
  sub_appid: maybe(text('子商户公众账号ID', 32)),
  receivers: Type.Array(receiver, { title: '分账接收方列表', minItems: 1, maxItems: RECEIVERS_AT_MOST }),
  unfreeze_unsplit: Type.Boolean({ title: '是否解冻剩余未分资金' }),
})
export type ShareBody = Static<typeof ShareBody>
export const readShare = reader(ShareBody)

export const readUnfreeze = reader(fields('解冻剩余资金', { ...orderNo, description: text('分账描述', 80) }))

const ReturnBody = fields('请求分账回退', {
  sub_mchid: maybe(text('子商户号', 32)),
  order_id: maybe(text('微信分账单号', 64)),
  out_order_no: maybe(text('商户分账单号', 64, OUT_ORDER_NO)),
  out_return_no: text('商户回退单号', 64, '^[0-9A-Za-z_*@-]+$'),
  return_mchid: text('回退商户号', 32),
  amount: amount('回退金额'),
  description: text('回退描述', 80),
})
export type ReturnBody = Static<typeof ReturnBody>
export const readReturn = reader(ReturnBody)
