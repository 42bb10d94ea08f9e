import { ControlProblem } from '../../contract/simulator.ts'
import type { Payable } from './payable.ts'
import type { State } from './state.ts'
import type { Trade } from './trade.ts'

/** 代金券 that WeChat Pay gave to the payer: they pay less, and the merchant gets all of it (充值型, `CASH`). */
export type Coupon = { readonly id: string; readonly stockId: string; readonly amount: number }

/** What the payer takes out of the pocket with the phone; it covers a part of one order. */
export function couponOf({ world }: State, { total, combine, outTradeNo }: Payable, fen: number | undefined) {
  if (fen === undefined) return undefined
  if (combine) throw new ControlProblem(400, `Order ${outTradeNo} is one of several, which take no coupon here.`)
  if (fen >= total) throw new ControlProblem(400, `A coupon covers a part of ${outTradeNo}: less than ${total}.`)
  return { id: world.ids.digits('coupon', 10), stockId: world.ids.digits('coupon_stock', 8), amount: fen }
}

export function payerTotal({ total, coupon }: Pick<Trade, 'total' | 'coupon'>): number {
  return total - (coupon?.amount ?? 0)
}

/** What of the coupon goes with a refund: pro rata, and with the last fen of the order the last fen of the coupon. */
export function discountBack({ total, refunded, coupon, discountReturned = 0 }: Trade, amount: number): number {
  return coupon ? Math.round((coupon.amount * (refunded + amount)) / total) - discountReturned : 0
}

/** As a payment tells it. https://pay.weixin.qq.com/doc/v3/merchant/4012791859 */
export function promotionOf({ coupon }: Pick<Trade, 'coupon'>): { promotion_detail?: object[] } {
  if (!coupon) return {}
  const contributes = { wechatpay_contribute: coupon.amount, merchant_contribute: 0, other_contribute: 0 }
  const about = { coupon_id: coupon.id, name: '微信支付代金券', scope: 'GLOBAL', type: 'CASH', amount: coupon.amount }
  return { promotion_detail: [{ ...about, stock_id: coupon.stockId, ...contributes, currency: 'CNY' }] }
}

/** As a refund tells it: the same under other names. https://pay.weixin.qq.com/doc/v3/partner/4012476892 */
export function refundedPromotionOf({ coupon }: Pick<Trade, 'coupon'>, back: number): { promotion_detail?: object[] } {
  if (!coupon || back === 0) return {}
  const about = { promotion_id: coupon.id, scope: 'GLOBAL', type: 'CASH', amount: coupon.amount }
  return { promotion_detail: [{ ...about, refund_amount: back }] }
}
