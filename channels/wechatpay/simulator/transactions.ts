import { fields, reader, text } from './fields.ts'
import type { Merchant } from './merchants.ts'
import { Refusal, invalidRequest } from './refusal.ts'
import { paidAlready, subMerchantOf } from './relations.ts'
import type { Call, Reply, Route } from './routing.ts'
import type { State } from './state.ts'
import { type Trade, stateOf, tradeId, transactionOf } from './trade.ts'

/** https://pay.weixin.qq.com/doc/v3/partner/4012085836 and the pages beside it: query by both numbers, and close. */
export function transactionRoutes(state: State): Route[] {
  const of = (path: string, partner: boolean): Route[] => [
    {
      method: 'GET',
      path: `${path}/id/{transaction_id}`,
      family: 'pay',
      handle: (call) => query(state, call, byTransactionId(state, call, subMchidOf(call, partner))),
    },
    {
      method: 'GET',
      path: `${path}/out-trade-no/{out_trade_no}`,
      family: 'pay',
      handle: (call) => query(state, call, byOutTradeNo(state, call, subMchidOf(call, partner))),
    },
    {
      method: 'POST',
      path: `${path}/out-trade-no/{out_trade_no}/close`,
      family: 'pay',
      handle: (call) => close(state, call, partner),
    },
  ]
  return [...of('/v3/pay/transactions', false), ...of('/v3/pay/partner/transactions', true)]
}

function query(state: State, { seen }: Call, trade: Trade): Reply {
  seen.about = [trade.outTradeNo]
  const payer = trade.paidAt === undefined && state.switches.get().unpaid_payer ? { payer: {} } : {}
  return { status: 200, body: { ...transactionOf(trade, stateOf(trade, state.world.now())), ...payer } }
}

/** Closing twice is closing once; a paid order stays paid. */
function close(state: State, call: Call, partner: boolean): Reply {
  const subMchid = partner ? readPartnerClose(call.body).sub_mchid : undefined
  if (!partner) readDirectClose(call.body)
  const trade = byOutTradeNo(state, call, subMchid)
  if (trade.product === 'MICROPAY') throw invalidRequest('不允许普通关单，只能撤销', 268449641)
  const now = stateOf(trade, state.world.now())
  if (now === 'SUCCESS' || now === 'REFUND') throw paidAlready(state, '订单已支付', 268449538)
  if (trade.state !== 'CLOSED') state.trades.put(trade.id, { ...trade, state: 'CLOSED' })
  return { status: 204 }
}

const readDirectClose = reader(fields('关闭订单', { mchid: text('直连商户号', 32) }))
const readPartnerClose = reader(
  fields('关闭订单', { sp_mchid: text('服务商户号', 32), sub_mchid: text('子商户号', 32) }),
)

function byOutTradeNo(state: State, { merchant, params, seen }: Call, subMchid: string | undefined): Trade {
  const outTradeNo = params['out_trade_no'] ?? ''
  seen.about = [outTradeNo]
  return ownTrade(state, merchant, state.trades.get(tradeId(merchant.mchid, outTradeNo)), subMchid)
}

function byTransactionId(state: State, { merchant, params }: Call, subMchid: string | undefined): Trade {
  return ownTrade(state, merchant, state.trades.by('transactionId', params['transaction_id'] ?? ''), subMchid)
}

/** The order, if it is the caller's and, for a provider, of the sub-merchant that it named. */
export function ownTrade(
  state: State,
  caller: Merchant,
  trade: Trade | undefined,
  subMchid: string | undefined,
): Trade {
  if (subMchid !== undefined) subMerchantOf(state, caller, subMchid)
  if (!trade) throw new Refusal(404, 'ORDER_NOT_EXIST', '订单不存在')
  if (trade.combineId !== undefined) throw invalidRequest('合单订单请使用合单查询、合单关单接口')
  if (trade.mchid !== caller.mchid) throw invalidRequest('商户号和订单不匹配', 268447843)
  if (trade.subMchid !== subMchid) throw invalidRequest('子商户号和订单不匹配', 268447845)
  return trade
}

/** Both numbers are demanded in the query; that the first is the caller's was checked at the door. */
function subMchidOf({ query }: Call, partner: boolean): string | undefined {
  requireParam(query, partner ? 'sp_mchid' : 'mchid')
  return partner ? requireParam(query, 'sub_mchid') : undefined
}

export function requireParam(query: URLSearchParams, name: string): string {
  const value = query.get(name)
  if (value) return value
  const issue = '必填性规则校验失败，此字段为必填项'
  const detail = { field: name, location: 'query', issue }
  throw new Refusal(400, 'PARAM_ERROR', `输入源“/query/${name}”映射到字段“${name}”${issue}`, { check: 'query', detail })
}
