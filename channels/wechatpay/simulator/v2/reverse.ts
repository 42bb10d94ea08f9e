import { placeRefund } from '../refunds.ts'
import type { State } from '../state.ts'
import { type Trade, stateOf } from '../trade.ts'
import type { XmlCall } from './door.ts'
import type { Written } from './order-fields.ts'
import { tradeNamed } from './orders.ts'
import { subMchidOf } from './parties.ts'
import { forbidden } from './refusal.ts'

const SETTLES_WITHIN_MS = 15_000
const REVERSIBLE_MS = 7 * 86_400_000

/**
 * 撤销: an unpaid payment by code is ended, a paid one refunded whole; either way it is REVOKED, and doing it twice is doing
 * it once. While a payment is fresh nobody knows how it will end. https://pay.weixin.qq.com/wiki/doc/api/micropay.php?chapter=9_11
 */
export function reverse(state: State, call: XmlCall): Written {
  reverseTrade(state, call, tradeToReverse(state, call))
  return { recall: 'N' }
}

export function reverseTrade(state: State, by: Reverser, trade: Trade): void {
  if (trade.product !== 'MICROPAY') throw forbidden('TRADE_STATE_ERROR', '订单状态错误')
  const now = state.world.now()
  const tradeState = stateOf(trade, now)
  if (tradeState === 'REVOKED') return
  if (now > (trade.paidAt ?? trade.createdAt) + REVERSIBLE_MS) throw forbidden('REVERSE_EXPIRE', '订单无法撤销')
  if (tradeState === 'USERPAYING' && now < trade.ticketAt + SETTLES_WITHIN_MS) {
    throw forbidden('USERPAYING', '用户支付中，需要输入密码', { recall: 'Y' })
  }
  if (tradeState === 'SUCCESS') payBack(state, by, trade)
  else if (trade.paidAt !== undefined) throw forbidden('TRADE_STATE_ERROR', '订单状态错误')
  state.trades.put(trade.id, { ...(state.trades.get(trade.id) ?? trade), state: 'REVOKED' })
}

type Reverser = Pick<XmlCall, 'merchant' | 'seen'>

function payBack(state: State, { merchant, seen }: Reverser, trade: Trade): void {
  const order = {
    ...(trade.subMchid !== undefined && { sub_mchid: trade.subMchid }),
    out_trade_no: trade.outTradeNo,
    out_refund_no: `REVERSE_${trade.outTradeNo}`,
    amount: { refund: trade.total, total: trade.total, currency: 'CNY' as const },
  }
  placeRefund(state, merchant, order, { seen, v2: true })
}

function tradeToReverse(state: State, call: XmlCall): Trade {
  const subMchid = subMchidOf(call)
  const trade = tradeNamed(state, call)
  if (!trade || trade.mchid !== call.merchant.mchid || trade.subMchid !== subMchid) {
    throw forbidden('INVALID_TRANSACTIONID', '无效transaction_id')
  }
  call.seen.about = [trade.outTradeNo]
  return trade
}
