import { payerTotal } from '../coupon.ts'
import type { Merchant } from '../merchants.ts'
import { STATE_WORDS, TRADE_TYPES, type Trade } from '../trade.ts'
import { digitsOf } from './times.ts'

/** What may stand in an answer: absent where undefined or empty. */
export type Written = Readonly<Record<string, string | number | undefined>>

/** Whose message it is, as every answer and notice begins. */
export function namesOf({ mchid }: Merchant, trade: Pick<Trade, 'appid' | 'subAppid' | 'subMchid'>): Written {
  return { appid: trade.appid, mch_id: mchid, sub_appid: trade.subAppid, sub_mch_id: trade.subMchid }
}

/** Who was paid and by whom: in queries, in the answer to a payment by code, and in notices. */
export function paidFields({ payer, subMchid, subAppid, paidAt, ...trade }: Trade): Written {
  if (!payer || paidAt === undefined) return {}
  return {
    device_info: trade.v2?.deviceInfo,
    openid: payer.openid,
    is_subscribe: 'N', // told as N of everybody by now
    ...(subMchid !== undefined && subAppid !== undefined && { sub_openid: payer.subOpenid, sub_is_subscribe: 'N' }),
    trade_type: TRADE_TYPES[trade.product],
    bank_type: 'OTHERS',
    total_fee: trade.total,
    settlement_total_fee: trade.total,
    fee_type: 'CNY',
    cash_fee: payerTotal(trade),
    ...couponFields(trade.coupon),
    cash_fee_type: 'CNY',
    transaction_id: trade.transactionId,
    out_trade_no: trade.outTradeNo,
    attach: trade.attach,
    time_end: digitsOf(paidAt),
  }
}

/** Of the one that the payer may have had. */
function couponFields(coupon: Trade['coupon']): Written {
  if (!coupon) return {}
  const { id, amount } = coupon
  return { coupon_fee: amount, coupon_count: 1, coupon_type_0: 'CASH', coupon_id_0: id, coupon_fee_0: amount }
}

/** https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_2: of an unpaid order little more than its state is told. */
export function queryFields(trade: Trade, state: Trade['state']): Written {
  const known = { out_trade_no: trade.outTradeNo, attach: trade.attach, device_info: trade.v2?.deviceInfo }
  const paid = paidFields(trade)
  return { ...known, total_fee: trade.total, ...paid, trade_state: state, trade_state_desc: STATE_WORDS[state] }
}
