import { payerTotal } from '../coupon.ts'
import { isNotifyUrl } from '../prepay.ts'
import { Refusal } from '../refusal.ts'
import { payerRefund, type Refund, receivedBy, refundId } from '../refund.ts'
import { type RefundOrder, placeRefund } from '../refunds.ts'
import type { State } from '../state.ts'
import { ownTrade } from '../transactions.ts'
import type { Trade } from '../trade.ts'
import { askedBy, lacking, malformed } from './asked.ts'
import type { XmlCall } from './door.ts'
import type { Written } from './order-fields.ts'
import { tradeNamed } from './orders.ts'
import { subMchidOf } from './parties.ts'
import { forbidden, inXmlWords, unread } from './refusal.ts'
import { clockOf } from './times.ts'

const OUT_REFUND_NO = /^[0-9A-Za-z_\-|*@]+$/
export const REFUND_STATUS = {
  PROCESSING: 'PROCESSING',
  SUCCESS: 'SUCCESS',
  CLOSED: 'REFUNDCLOSE',
  ABNORMAL: 'CHANGE',
} as const
const AT_ONCE = 10

/** SUCCESS says accepted, not done. https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_4 */
export function refund(state: State, call: XmlCall): Written {
  const order = readRefund(call)
  const trade = tradeNamed(state, call)
  call.seen.about = [order.out_refund_no, ...(trade ? [trade.outTradeNo] : [])]
  if (order.transaction_id !== undefined && !/^\d{28}$/.test(order.transaction_id)) {
    throw forbidden('INVALID_TRANSACTIONID', '无效transaction_id')
  }
  if (trade?.mchid === call.merchant.mchid && trade.total !== order.amount.total) throw mismatch()
  const placed = place(state, call, order)
  return {
    ...numbersOf(placed.trade),
    ...refundFields(placed.refund),
    ...sumsOf(placed.trade),
    cash_refund_fee: payerRefund(placed.refund),
    coupon_refund_fee: placed.refund.discount ?? 0,
    coupon_refund_count: placed.refund.discount ? 1 : 0,
  }
}

/** Both versions come to the same rules; this one has another word for some of them. */
function place(state: State, call: XmlCall, order: RefundOrder) {
  try {
    return placeRefund(state, call.merchant, order, { seen: call.seen, v2: true })
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'INVALID_REQUEST') throw error
    if (error.inner === CHANGED) throw mismatch()
    throw forbidden('ERROR', inXmlWords(error).message)
  }
}

const CHANGED = 268498688

function mismatch(): Error {
  return forbidden('REFUND_FEE_MISMATCH', '订单金额或退款金额与之前请求不一致，请核实后再试')
}

function readRefund(call: XmlCall): RefundOrder {
  const asked = askedBy(call.fields)
  const subMchid = subMchidOf(call)
  const transactionId = asked.maybe('transaction_id', 32)
  const outTradeNo = asked.maybe('out_trade_no', 32)
  const account = asked.maybe('refund_account', 30, /^REFUND_SOURCE_(UNSETTLED|RECHARGE)_FUNDS$/)
  const reason = asked.maybe('refund_desc', 80)
  const notifyUrl = asked.maybe('notify_url', 256)
  if (notifyUrl !== undefined && !isNotifyUrl(notifyUrl)) throw malformed('notify_url')
  if (Buffer.byteLength(reason ?? '') > 80) throw unread('PARAM_ERROR', 'refund_desc参数长度有误')
  asked.maybe('refund_fee_type', 8, /^CNY$/)
  if (transactionId === undefined && outTradeNo === undefined) throw lacking('out_trade_no')
  return {
    out_refund_no: asked.need('out_refund_no', 64, OUT_REFUND_NO),
    ...(subMchid !== undefined && { sub_mchid: subMchid }),
    ...(transactionId !== undefined && { transaction_id: transactionId }),
    ...(outTradeNo !== undefined && { out_trade_no: outTradeNo }),
    ...(reason !== undefined && { reason }),
    ...(notifyUrl !== undefined && { notify_url: notifyUrl }),
    ...(account === 'REFUND_SOURCE_RECHARGE_FUNDS' && { funds_account: 'AVAILABLE' }),
    amount: { refund: asked.fen('refund_fee'), total: asked.fen('total_fee'), currency: 'CNY' },
  }
}

/** All refunds of an order, ten at a time, or the one that is named. https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_5 */
export function refundQuery(state: State, call: XmlCall): Written {
  const asked = askedBy(call.fields)
  const offset = Number(asked.maybe('offset', 10, /^\d+$/) ?? 0)
  const { trade, refunds } = refundsAsked(state, call)
  call.seen.about = [trade.outTradeNo, ...refunds.map(({ outRefundNo }) => outRefundNo)]
  const shown = refunds.slice(offset, offset + AT_ONCE)
  if (shown.length === 0) throw unknown()
  return {
    ...numbersOf(trade),
    ...sumsOf(trade),
    total_refund_count: refunds.length,
    refund_count: shown.length,
    ...Object.fromEntries(
      shown.flatMap((one, index) =>
        Object.entries(queriedFields(one)).map(([name, value]) => [`${name}_${index}`, value] as const),
      ),
    ),
  }
}

type Found = { trade: Trade; refunds: readonly Refund[] }

/** The most exact number counts: `refund_id`, `out_refund_no`, `transaction_id`, `out_trade_no`. */
function refundsAsked(state: State, call: XmlCall): Found {
  const asked = askedBy(call.fields)
  const subMchid = subMchidOf(call)
  const id = asked.maybe('refund_id', 32)
  const outRefundNo = asked.maybe('out_refund_no', 64)
  if (id !== undefined || outRefundNo !== undefined) {
    const refund =
      id === undefined
        ? state.refunds.get(refundId(call.merchant.mchid, outRefundNo ?? ''))
        : state.refunds.by('refundId', id)
    const trade = refund && state.trades.get(refund.tradeId)
    if (!trade || trade.mchid !== call.merchant.mchid || trade.subMchid !== subMchid) throw unknown()
    return { trade, refunds: [refund] }
  }
  if (asked.maybe('transaction_id', 32) === undefined && asked.maybe('out_trade_no', 32) === undefined) {
    throw lacking('out_refund_no')
  }
  const named = tradeNamed(state, call)
  if (!named) throw unknown()
  const trade = ownTrade(state, call.merchant, named, subMchid)
  return { trade, refunds: trade.refundIds.flatMap((one) => state.refunds.get(one) ?? []) }
}

function unknown(): Error {
  return forbidden('REFUNDNOTEXIST', '退款订单查询失败')
}

function numbersOf({ transactionId, outTradeNo }: Trade): Written {
  return { transaction_id: transactionId, out_trade_no: outTradeNo }
}

function sumsOf(trade: Trade): Written {
  const { total } = trade
  return {
    total_fee: total,
    settlement_total_fee: total,
    fee_type: 'CNY',
    cash_fee: payerTotal(trade),
    cash_fee_type: 'CNY',
  }
}

function refundFields(refund: Refund): Written {
  return {
    out_refund_no: refund.outRefundNo,
    refund_id: refund.refundId,
    refund_channel: refund.rerouted === undefined ? 'ORIGINAL' : 'OTHER_BANKCARD',
    refund_fee: refund.amount,
    settlement_refund_fee: refund.amount,
  }
}

function queriedFields(refund: Refund): Written {
  const { successAt, fundsAccount, status } = refund
  return {
    ...refundFields(refund),
    cash_refund_fee: payerRefund(refund),
    refund_status: REFUND_STATUS[status],
    refund_account: accountOf(fundsAccount),
    refund_recv_accout: receivedBy(refund), // spelt so
    refund_success_time: successAt === undefined ? undefined : clockOf(successAt),
  }
}

export function accountOf(fundsAccount: string): string {
  return fundsAccount === 'AVAILABLE' ? 'REFUND_SOURCE_RECHARGE_FUNDS' : 'REFUND_SOURCE_UNSETTLED_FUNDS'
}
