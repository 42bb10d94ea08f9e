import type { State } from '../state.ts'
import { ownTrade } from '../transactions.ts'
import { type Trade, stateOf, tradeId } from '../trade.ts'
import { askedBy, lacking } from './asked.ts'
import type { XmlCall } from './door.ts'
import { type Written, queryFields } from './order-fields.ts'
import { subMchidOf } from './parties.ts'
import { forbidden } from './refusal.ts'

/** By either number; the gateway's own comes first. https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_2 */
export function orderQuery(state: State, call: XmlCall): Written {
  const trade = tradeAsked(state, call)
  return queryFields(trade, stateOf(trade, state.world.now()))
}

/** https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_3: a paid order stays paid, a closed one closed. */
export function closeOrder(state: State, call: XmlCall): Written {
  askedBy(call.fields).need('out_trade_no', 32)
  const trade = tradeAsked(state, call)
  const now = stateOf(trade, state.world.now())
  if (trade.product === 'MICROPAY') throw forbidden('TRADE_STATE_ERROR', '订单状态错误，付款码支付的订单请调用撤销接口')
  if (now === 'CLOSED') throw forbidden('ORDERCLOSED', '订单已关闭')
  if (now !== 'NOTPAY') throw forbidden('ORDERPAID', '订单已支付')
  state.trades.put(trade.id, { ...trade, state: 'CLOSED' })
  return { result_msg: 'OK' }
}

/** The order that is meant, if it is the caller's and of the sub-merchant that was named. */
export function tradeAsked(state: State, call: XmlCall): Trade {
  const trade = tradeNamed(state, call)
  const own = ownTrade(state, call.merchant, trade, subMchidOf(call))
  call.seen.about = [own.outTradeNo]
  return own
}

export function tradeNamed({ trades }: State, { merchant, fields, seen }: XmlCall): Trade | undefined {
  const asked = askedBy(fields)
  const transactionId = asked.maybe('transaction_id', 32)
  const outTradeNo = asked.maybe('out_trade_no', 32)
  if (outTradeNo !== undefined) seen.about = [outTradeNo]
  if (transactionId !== undefined) return trades.by('transactionId', transactionId)
  if (outTradeNo === undefined) throw lacking('out_trade_no')
  return trades.get(tradeId(merchant.mchid, outTradeNo))
}
