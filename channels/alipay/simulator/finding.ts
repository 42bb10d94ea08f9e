import type { Fields } from './fields.ts'
import type { Call } from './methods.ts'
import { business } from './refusal.ts'
import type { State } from './state.ts'
import type { Trade } from './trade.ts'

/** A trade that the gateway knows: it has its number. */
export type KnownTrade = Trade & { readonly tradeNo: string; readonly createdAt: number }

/** By the gateway's number, else by the merchant's own; where both are given the first counts. */
export function findTrade(state: State, { merchant, seen }: Call, fields: Fields): KnownTrade | undefined {
  const tradeNo = fields.text('trade_no', 64)
  const outTradeNo = fields.text('out_trade_no', 64)
  if (tradeNo === undefined && outTradeNo === undefined) throw fields.invalid('out_trade_no和trade_no不能同时为空')
  const trade =
    tradeNo === undefined ? state.trades.get(`${merchant.pid}/${outTradeNo}`) : state.trades.by('tradeNo', tradeNo)
  if (!trade || trade.pid !== merchant.pid) return undefined
  seen.about = [...new Set([...(seen.about ?? []), trade.outTradeNo])]
  const { tradeNo: number, createdAt } = trade
  return number === undefined || createdAt === undefined ? undefined : { ...trade, tradeNo: number, createdAt }
}

export function needTrade(state: State, call: Call, fields: Fields): KnownTrade {
  const trade = findTrade(state, call, fields)
  if (!trade) throw business('ACQ.TRADE_NOT_EXIST', '交易不存在')
  return trade
}
