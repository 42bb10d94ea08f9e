import type { Fields } from './reading.ts'

/** A coupon that was used for a payment; amounts in fen. */
export type Promotion = {
  coupon_id: string
  name: string | undefined
  /** GLOBAL for the whole order, SINGLE for certain goods. */
  scope: string | undefined
  /** CASH: the merchant is paid as much less; NOCASH: not. */
  type: string | undefined
  amount: number
  stock_id: string | undefined
  wechatpay_contribute: number | undefined
  merchant_contribute: number | undefined
  other_contribute: number | undefined
  currency: string | undefined
  goods_detail: readonly {
    goods_id: string
    quantity: number | undefined
    unit_price: number | undefined
    discount_amount: number | undefined
    goods_remark: string | undefined
  }[]
}

export function readPromotions(fields: Fields): readonly Promotion[] {
  return fields.list('promotion_detail').map((one) => ({
    coupon_id: one.text('coupon_id'),
    name: one.textIfAny('name'),
    scope: one.textIfAny('scope'),
    type: one.textIfAny('type'),
    amount: one.whole('amount'),
    stock_id: one.textIfAny('stock_id'),
    wechatpay_contribute: one.wholeIfAny('wechatpay_contribute'),
    merchant_contribute: one.wholeIfAny('merchant_contribute'),
    other_contribute: one.wholeIfAny('other_contribute'),
    currency: one.textIfAny('currency'),
    goods_detail: one.list('goods_detail').map((goods) => ({
      goods_id: goods.text('goods_id'),
      quantity: goods.wholeIfAny('quantity'),
      unit_price: goods.wholeIfAny('unit_price'),
      discount_amount: goods.wholeIfAny('discount_amount'),
      goods_remark: goods.textIfAny('goods_remark'),
    })),
  }))
}
