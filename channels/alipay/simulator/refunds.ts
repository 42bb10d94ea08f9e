import { type Fen, add, yuanFromFen } from '@ruzhu/domain/money.ts'
import type { Instant } from '../../contract/simulator.ts'
import { PAYMENT_PRODUCTS } from './apps.ts'
import { type Fields, fieldsOf } from './fields.ts'
import { type KnownTrade, needTrade } from './finding.ts'
import type { Call, Method, Reply } from './methods.ts'
import { tell } from './messages.ts'
import { notify } from './notices.ts'
import { keep } from './orders.ts'
import { moveBalance } from './paying.ts'
import { type Refund, refundId } from './refund.ts'
import { business } from './refusal.ts'
import { takeBack } from './settling.ts'
import type { State } from './state.ts'
import { alipayTime } from './times.ts'
import { type Trade, buyerOf, isPaid, leftOf, numbersOf, statusOf, timeField } from './trade.ts'

export const REFUND_DUE = 'alipay.refund'

/** https://opendocs.alipay.com/open/6c0cdd7d_alipay.trade.refund and …/8c776df6_alipay.trade.fastpay.refund.query */
export function refundMethods(state: State): Method[] {
  const merchant = { caller: 'merchant', products: PAYMENT_PRODUCTS, v3: { verb: 'POST' } } as const
  return [
    { ...merchant, name: 'alipay.trade.refund', handle: (call) => refund(state, call) },
    { ...merchant, name: 'alipay.trade.refund.apply', handle: (call) => applyRefund(state, call) },
    { ...merchant, name: 'alipay.trade.fastpay.refund.query', handle: (call) => queryRefund(state, call) },
  ]
}

/** `fund_change` says whether money moved by this very call; the same request again moves none. */
function refund(state: State, call: Call): Reply {
  const fields = fieldsOf(call.biz)
  const amount = fields.needAmount('refund_amount')
  const reason = fields.text('refund_reason', 256)
  const outRequestNo = fields.text('out_request_no', 64)
  const trade = needTrade(state, call, fields)
  const number = outRequestNo ?? trade.outTradeNo
  call.seen.about = [...(call.seen.about ?? []), number]
  const earlier = state.refunds.get(refundId(trade.id, number))
  if (earlier) {
    if (earlier.amount !== amount) throw business('ACQ.DISCORDANT_REPEAT_REQUEST', '不一致的请求')
    return { body: refundBody(trade, 'N') }
  }
  checkRefund(state, trade, amount, outRequestNo)
  takeBack(state, trade, fields.list('refund_royalty_parameters'))
  const shared = { ...trade, ...state.trades.get(trade.id) }
  const made = makeRefund(state, shared, {
    amount,
    outRequestNo: number,
    ...(reason !== undefined && { reason }),
    ...(fields.texts('query_options').includes('deposit_back_info') && { tellsArrival: true }),
  })
  const after = { ...trade, ...state.trades.get(trade.id) }
  return { body: refundBody(after, made.doneAt === undefined ? 'N' : 'Y', made) }
}

/** The same refund, whose state is told in place of `fund_change`. */
function applyRefund(state: State, call: Call): Reply {
  const { body } = refund(state, call)
  const fields = fieldsOf(call.biz)
  const trade = needTrade(state, call, fields)
  const number = fields.text('out_request_no', 64) ?? trade.outTradeNo
  const done = state.refunds.get(refundId(trade.id, number))?.doneAt !== undefined
  return { body: { ...body, out_request_no: number, refund_status: done ? 'REFUND_SUCCESS' : 'REFUND_PROCESSING' } }
}

/** All that is left of it, in the name of a cancellation. */
export function refundAll(state: State, trade: KnownTrade): void {
  makeRefund(state, trade, { amount: leftOf(trade), outRequestNo: trade.outTradeNo })
}

export function refundDue(state: State, id: string, at: Instant): void {
  const made = state.refunds.get(id)
  const trade = made && state.trades.get(made.tradeId)
  if (made && trade && made.doneAt === undefined) finish(state, trade, made, at)
}

function checkRefund(state: State, trade: KnownTrade, amount: Fen, outRequestNo: string | undefined): void {
  const status = statusOf(trade, state.world.now())
  if (status === 'WAIT_BUYER_PAY') throw business('ACQ.TRADE_STATUS_ERROR', '交易状态不合法')
  if (status === 'TRADE_CLOSED') throw business('ACQ.TRADE_HAS_CLOSE', '交易已关闭')
  if (status === 'TRADE_FINISHED' || !isPaid(status)) throw business('ACQ.TRADE_HAS_FINISHED', '交易已完结')
  if (amount > leftOf(trade)) throw business('ACQ.REASON_TRADE_REFUND_FEE_ERR', '退款金额错误')
  if (outRequestNo === undefined && amount !== trade.total) {
    throw business('ACQ.REFUND_AMT_NOT_EQUAL_TOTAL', '退款金额不等于订单总金额，部分退款须传入out_request_no')
  }
  const balance = state.apps.by('pid', trade.pid)?.balanceFen
  if (balance !== undefined && balance < amount) throw business('ACQ.SELLER_BALANCE_NOT_ENOUGH', '卖家余额不足')
  const payer = trade.payer && state.world.payers.get(trade.payer.payerId)
  if (payer?.behaviour === 'frozen') throw business('ACQ.BUYER_ENABLE_STATUS_FORBID', '买家状态非法')
  if (payer?.behaviour === 'card_closed') throw business('ACQ.REFUND_ACCOUNT_NOT_EXIST', '退款出资账户不存在')
}

type Order = Pick<Refund, 'amount' | 'outRequestNo' | 'reason' | 'tellsArrival'>

function makeRefund(state: State, trade: Trade, order: Order): Refund {
  const now = state.world.now()
  const id = refundId(trade.id, order.outRequestNo)
  const sum = add(trade.refunded, order.amount)
  const made: Refund = { ...order, id, tradeId: trade.id, askedAt: now, sum }
  state.refunds.put(id, made)
  const whole = sum === trade.total
  const after = keep(state, {
    ...trade,
    refunded: sum,
    refundIds: [...trade.refundIds, id],
    ...(whole && { status: 'TRADE_CLOSED', closedAt: now }),
  })
  const takesMs = state.switches.get().refund_takes_s * 1000
  if (takesMs === 0) return finish(state, after, made, now)
  state.world.schedule.set({ key: `${REFUND_DUE}:${id}`, kind: REFUND_DUE, subject: id, at: now + takesMs })
  return made
}

function finish(state: State, trade: Trade, made: Refund, at: Instant): Refund {
  const done = { ...made, doneAt: at }
  state.refunds.put(made.id, done)
  if (trade.payer) state.world.payers.move(trade.payer.payerId, made.amount)
  moveBalance(state, trade.pid, -made.amount)
  if (state.switches.get().refund_notices) notify(state, trade, 'REFUND', made.id)
  if (made.tellsArrival) tellArrival(state, trade, done)
  return done
}

/** To the app's gateway, where it was asked for: the money is on the payer's card. */
function tellArrival(state: State, trade: Trade, { outRequestNo, amount, doneAt = state.world.now() }: Refund): void {
  const app = state.apps.get(trade.appId)
  const content = {
    ...numbersOf(trade),
    out_request_no: outRequestNo,
    dback_status: 'S',
    dback_amount: yuanFromFen(amount),
    bank_ack_time: alipayTime(doneAt),
  }
  if (app) tell(state, app, { name: 'alipay.trade.refund.depositback.completed', content, about: trade.outTradeNo })
}

/** `refund_fee` is the sum of all refunds of the trade, not this one's amount. */
function refundBody(trade: Trade, fundChange: 'Y' | 'N', made?: Refund): Reply['body'] {
  const { buyer_logon_id, buyer_user_id, buyer_open_id } = buyerOf(trade)
  return {
    ...numbersOf(trade),
    buyer_logon_id,
    fund_change: fundChange,
    refund_fee: yuanFromFen(trade.refunded),
    ...(made && timeField('gmt_refund_pay', made.doneAt)),
    ...(made?.doneAt !== undefined && { send_back_fee: yuanFromFen(made.amount) }),
    buyer_user_id,
    buyer_open_id,
  }
}

/** A request that never was is answered with 10000 too, and with nothing in it. */
function queryRefund(state: State, call: Call): Reply {
  const fields = fieldsOf(call.biz)
  const outRequestNo = fields.need('out_request_no', 64)
  const trade = needTrade(state, call, fields)
  const made = state.refunds.get(refundId(trade.id, outRequestNo))
  return { body: made ? refundView(fields, trade, made) : {} }
}

function refundView(fields: Fields, trade: Trade, { outRequestNo, reason, amount, doneAt }: Refund): Reply['body'] {
  const options = fields.texts('query_options')
  return {
    ...numbersOf(trade),
    out_request_no: outRequestNo,
    ...(reason !== undefined && { refund_reason: reason }),
    total_amount: yuanFromFen(trade.total),
    refund_amount: yuanFromFen(amount),
    ...(doneAt !== undefined && { refund_status: 'REFUND_SUCCESS', send_back_fee: yuanFromFen(amount) }),
    ...(options.includes('gmt_refund_pay') && timeField('gmt_refund_pay', doneAt)),
  }
}
