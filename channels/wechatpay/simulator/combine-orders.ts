import { type Combine, combineId, combineObject, tradesOf } from './combine.ts'
import { type CombineBody, type SubOrder, readClosing, readCombine } from './combine-body.ts'
import { fieldProblem } from './fields.ts'
import type { Merchant } from './merchants.ts'
import { checkNotifyUrl, checkTime, fingerprintOf, payableUntil } from './prepay.ts'
import { Refusal, invalidRequest, noAuth, paramError } from './refusal.ts'
import {
  type Parties,
  checkAppid,
  checkMayBePaid,
  checkProduct,
  checkSubAppid,
  paidAlready,
  payerOf,
  subMerchantOf,
} from './relations.ts'
import { type Call, type Reply, type Route, serviceRoute } from './routing.ts'
import type { State } from './state.ts'
import { newTicket, ticketAnswer } from './tickets.ts'
import { PRODUCTS, type Product, type Trade, stateOf, tradeId } from './trade.ts'

const PATH = '/v3/combine-transactions'

/** https://pay.weixin.qq.com/doc/v3/merchant/4012556944 and the pages beside it */
export function combineRoutes(state: State): Route[] {
  return [
    ...PRODUCTS.map((product) => inOldWords('POST', product.toLowerCase(), (call) => prepay(state, call, product))),
    inOldWords('GET', 'out-trade-no/{out_trade_no}', (call) => query(state, call)),
    inOldWords('POST', 'out-trade-no/{out_trade_no}/close', (call) => close(state, call)),
  ]
}

/** This service still says its codes as they were spelled before. */
const OLD_WORDS: Readonly<Record<string, string>> = {
  NO_AUTH: 'NOAUTH',
  ORDER_NOT_EXIST: 'ORDERNOTEXIST',
  FREQUENCY_LIMITED: 'RATELIMIT_EXCEEDED',
}

function inOldWords(method: Route['method'], path: string, handle: Route['handle']): Route {
  return serviceRoute(method, `${PATH}/${path}`, async (call) => {
    try {
      return await handle(call)
    } catch (error) {
      if (!(error instanceof Refusal) || !OLD_WORDS[error.code]) throw error
      const { status, message, check, inner, detail } = error
      throw new Refusal(status, OLD_WORDS[error.code] ?? '', message, { check, inner, ...(detail && { detail }) })
    }
  })
}

/** All sub-orders are made, or none: everything is checked before anything is written. */
function prepay(state: State, call: Call, product: Product): Reply {
  const body = readCombine(product, call.body)
  call.seen.about = [body.combine_out_trade_no, ...body.sub_orders.map(({ out_trade_no }) => out_trade_no)]
  const now = state.world.now()
  const id = combineId(call.merchant.mchid, body.combine_out_trade_no)
  const fingerprint = fingerprintOf(product, call.body)
  checkForm(body)
  const most = state.switches.get().combine_orders_max
  if (body.sub_orders.length > most) {
    throw fieldProblem('/sub_orders', '子单信息', `数组规则校验失败，个数大于最大值 ${most}`, undefined)
  }
  const parties = body.sub_orders.map((order) => partiesOf(state, call.merchant, body.combine_appid, order, product))
  const namedPayerId = product === 'JSAPI' ? namedPayer(state, body) : undefined

  const earlier = state.combines.get(id)
  if (earlier) checkReentry(state, earlier, fingerprint)
  else checkNumbers(state, parties, body)
  const ticket = newTicket(state.world.ids, product)
  const serial = call.request.headers['wechatpay-serial']
  const device = body.scene_info?.device_id
  const combine: Combine = earlier
    ? { ...earlier, ticket, ticketAt: now }
    : {
        id,
        mchid: call.merchant.mchid,
        appid: body.combine_appid,
        outTradeNo: body.combine_out_trade_no,
        product,
        tradeIds: body.sub_orders.map((order) => tradeId(order.mchid, order.out_trade_no)),
        ...(device !== undefined && { deviceId: device }),
        notifyUrl: body.notify_url,
        ticket,
        ticketAt: now,
        fingerprint,
        ...(namedPayerId !== undefined && { namedPayerId }),
        ...(serial !== undefined && { serial }),
        createdAt: now,
        payableUntil: payableUntil(body.time_expire, now, state.switches.get().time_expire_max_days),
      }
  if (!earlier) for (const order of body.sub_orders) putTrade(state, combine, order)
  state.combines.put(id, combine)
  return { status: 200, body: ticketAnswer(combine, call.request.origin) }
}

function checkForm({ notify_url, time_expire, sub_orders }: CombineBody): void {
  checkNotifyUrl('/notify_url', notify_url)
  checkTime(time_expire)
  const numbers = sub_orders.map(({ mchid, out_trade_no }) => `${mchid}/${out_trade_no}`)
  if (new Set(numbers).size === numbers.length) return
  throw fieldProblem('/sub_orders', '子单信息', '数组规则校验失败，子单商户订单号重复', undefined)
}

/** A provider orders for its sub-merchants; a direct merchant for whoever has bound the same app. */
function partiesOf(state: State, caller: Merchant, appid: string, order: SubOrder, product: Product): Parties {
  checkAppid(caller, appid)
  const parties = caller.kind === 'provider' ? partnerParties(state, caller, order) : directParties(state, appid, order)
  checkProduct(parties, product)
  checkMayBePaid(parties)
  return parties
}

function partnerParties(state: State, caller: Merchant, { mchid, sub_mchid, sub_appid }: SubOrder): Parties {
  if (sub_mchid === undefined) throw paramError('受理机构必须传入sub_mch_id', undefined, 268443704)
  if (mchid !== caller.mchid) throw invalidRequest('受理关系不存在', 268443701)
  const sub = subMerchantOf(state, caller, sub_mchid)
  if (sub_appid !== undefined) checkSubAppid(sub, sub_appid)
  return { caller, sub }
}

function directParties(state: State, appid: string, { mchid, sub_mchid }: SubOrder): Parties {
  const caller = state.merchants.get(mchid)
  if (!caller) throw new Refusal(400, 'MCH_NOT_EXISTS', '商户号不存在')
  if (caller.kind !== 'direct' || sub_mchid !== undefined) throw noAuth('商户号该产品权限未开通')
  checkAppid(caller, appid)
  return { caller }
}

function namedPayer(state: State, { combine_appid, combine_payer_info }: CombineBody): string {
  const openid = combine_payer_info?.openid
  if (openid === undefined) throw paramError('JSAPI支付必须传openid', undefined, 268501013)
  if (state.openids.get(openid)?.appid === combine_appid) return payerOf(state, openid, combine_appid, '')
  throw new Refusal(500, 'OPENID_MISMATCH', 'openid和appid不匹配', { check: 'body' })
}

function checkReentry(state: State, earlier: Combine, fingerprint: string): void {
  const states = tradesOf(state, earlier).map((trade) => stateOf(trade, state.world.now()))
  if (states.includes('CLOSED')) throw new Refusal(400, 'ORDER_CLOSED', '订单已关闭', { inner: 268447914 })
  if (states.some((one) => one !== 'NOTPAY')) throw paidAlready(state, '该订单已支付', 268498689)
  if (earlier.fingerprint === fingerprint) return
  throw new Refusal(403, 'OUT_TRADE_NO_USED', '请求重入时，参数与首次请求时不一致')
}

function checkNumbers({ trades }: State, parties: Parties[], { sub_orders }: CombineBody): void {
  const used = sub_orders.find(({ out_trade_no }, index) => {
    return trades.get(tradeId(parties[index]?.caller.mchid ?? '', out_trade_no))
  })
  if (used) throw new Refusal(403, 'OUT_TRADE_NO_USED', '商户订单号重复')
}

function putTrade(state: State, combine: Combine, order: SubOrder): void {
  const { mchid, sub_mchid, sub_appid, out_trade_no, amount, settle_info } = order
  const trade: Trade = {
    id: tradeId(mchid, out_trade_no),
    combineId: combine.id,
    mchid,
    appid: combine.appid,
    ...(sub_mchid !== undefined && { subMchid: sub_mchid }),
    ...(sub_appid !== undefined && { subAppid: sub_appid }),
    outTradeNo: out_trade_no,
    product: combine.product,
    description: order.description,
    attach: order.attach,
    notifyUrl: combine.notifyUrl,
    total: amount.total_amount,
    ...(settle_info?.profit_sharing && { profitSharing: true }),
    ticket: newTicket(state.world.ids, combine.product),
    ticketAt: combine.ticketAt,
    fingerprint: combine.fingerprint,
    ...(combine.namedPayerId !== undefined && { namedPayerId: combine.namedPayerId }),
    createdAt: combine.createdAt,
    payableUntil: combine.payableUntil,
    state: 'NOTPAY',
    refunded: 0,
    refundIds: [],
  }
  state.trades.put(trade.id, trade)
}

function query(state: State, call: Call): Reply {
  const combine = find(state, call)
  const now = state.world.now()
  return { status: 200, body: combineObject(combine, tradesOf(state, combine), (trade) => stateOf(trade, now)) }
}

/** Names every sub-order again; a part of them cannot be closed. */
function close(state: State, call: Call): Reply {
  const { combine_appid, sub_orders } = readClosing(call.body)
  const combine = find(state, call)
  if (combine_appid !== combine.appid) throw invalidRequest('合单appid与下单时不一致')
  const named = new Set(sub_orders.map(({ mchid, out_trade_no }) => tradeId(mchid, out_trade_no)))
  const same = named.size === combine.tradeIds.length && combine.tradeIds.every((id) => named.has(id))
  if (!same) throw invalidRequest('子单信息与下单时不一致')
  const trades = tradesOf(state, combine)
  const now = state.world.now()
  const paid = trades.some((trade) => ['SUCCESS', 'REFUND'].includes(stateOf(trade, now)))
  if (paid) throw paidAlready(state, '订单已支付', 268449538)
  for (const trade of trades) if (trade.state !== 'CLOSED') state.trades.put(trade.id, { ...trade, state: 'CLOSED' })
  return { status: 204 }
}

function find(state: State, { merchant, params, seen }: Call): Combine {
  const outTradeNo = params['out_trade_no'] ?? ''
  seen.about = [outTradeNo]
  const combine = state.combines.get(combineId(merchant.mchid, outTradeNo))
  if (!combine) throw new Refusal(404, 'ORDER_NOT_EXIST', '订单不存在')
  seen.about = [outTradeNo, ...tradesOf(state, combine).map((trade) => trade.outTradeNo)]
  return combine
}
