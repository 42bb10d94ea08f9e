import { Unreadable } from '../reading.ts'
import type { V2Fields } from './fields.ts'

/** One coupon of an order or, with what went back of it, of a refund; whole fen. */
export type V2Coupon = { coupon_id: string | undefined; coupon_type: string | undefined; coupon_fee: number }

/** No order has more; a message that says so is not read any further. */
const MOST = 100

/**
 * Lists are spelled by numbered names: `coupon_fee_0`, and `coupon_refund_fee_1_0` for the first coupon of the second
 * refund.
 *
 * @param of  `''`, or the number of the refund and a line: `1_`
 */
export function readCoupons(fields: V2Fields, of: string, fee = 'coupon_fee', count = 'coupon_count'): V2Coupon[] {
  const total = fields.wholeIfAny(of === '' ? count : `${count}_${of.slice(0, -1)}`) ?? 0
  if (total < 0 || total > MOST) throw new Unreadable(`${count}: ${total} coupons`)
  return Array.from({ length: total }, (_, at) => ({
    coupon_id: fields.textIfAny(`${fee === 'coupon_fee' ? 'coupon_id' : 'coupon_refund_id'}_${of}${at}`),
    coupon_type: fields.textIfAny(`coupon_type_${of}${at}`),
    coupon_fee: fields.wholeIfAny(`${fee}_${of}${at}`) ?? 0,
  }))
}
