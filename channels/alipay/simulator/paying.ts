import { ControlProblem, type OrderView, type PayAct, type PaySeen, type Payer } from '../../contract/simulator.ts'
import { beijingTime } from '@ruzhu/domain/time.ts'
import { openIdOf } from './buyers.ts'
import type { Catalogue } from './methods.ts'
import { notify } from './notices.ts'
import { keep, openTrade } from './orders.ts'
import type { State } from './state.ts'
import { CASHIER, qrCode, ticketIn } from './tickets.ts'
import { type Trade, isPaid, statusOf, tradeId } from './trade.ts'
import { isOrderString, openOrderString } from './wallet.ts'

/** The payer takes out the phone. Undefined when the target is nothing of this gateway. */
export function pay(state: State, catalogue: Catalogue, act: PayAct): PaySeen | undefined {
  const trade = targetOf(state, catalogue, act)
  if (!trade) return undefined
  checkPayable(state, trade)
  const payer = whoPays(state, trade, act.payer)
  const scanned = openTrade(state, trade)
  const reason = whyNot(payer, scanned, act.outcome)
  const seen = reason === undefined ? settle(state, scanned, payer) : scanned
  const { status, tradeNo } = seen
  return { state: status, ...(tradeNo !== undefined && { trade_no: tradeNo }), ...(reason !== undefined && { reason }) }
}

/** The money moves, and whoever wanted to know is told. */
export function settle(state: State, trade: Trade, { payerId, buyerId }: Payer): Trade {
  const opened = openTrade(state, trade)
  const payer = { payerId, buyerId, openId: openIdOf(state, payerId, trade.appId) }
  const paid = keep(state, { ...opened, status: 'TRADE_SUCCESS', paidAt: state.world.now(), payer })
  state.world.payers.move(payerId, -trade.total)
  moveBalance(state, trade.pid, trade.total)
  state.world.schedule.drop(closingKey(trade))
  notify(state, paid, 'TRADE_SUCCESS')
  return paid
}

/** Of a merchant whose balance is kept; of all others it never ends. */
export function moveBalance({ apps }: State, pid: string, fen: number): void {
  const merchant = apps.by('pid', pid)
  if (merchant?.balanceFen === undefined) return
  apps.put(merchant.appId, { ...merchant, balanceFen: merchant.balanceFen + fen })
}

export const CLOSING_DUE = 'alipay.closing'

/** App pay alone tells of orders that nobody paid in time; only they need an alarm clock. */
export function planClosing(state: State, trade: Trade): void {
  const { id, payableUntil, notifyUrl } = trade
  if (notifyUrl === undefined) return
  state.world.schedule.set({ key: closingKey(trade), kind: CLOSING_DUE, subject: id, at: payableUntil })
}

export function closingDue(state: State, id: string): void {
  const trade = state.trades.get(id)
  if (trade?.status === 'WAIT_BUYER_PAY' && trade.tradeNo !== undefined) notify(state, trade, 'TRADE_CLOSED')
}

function closingKey({ id }: Trade): string {
  return `${CLOSING_DUE}:${id}`
}

/** A `qr_code`, the cashier's address, an order string, a `trade_no`, or an `out_trade_no` with an `app_id`. */
function targetOf(state: State, catalogue: Catalogue, { target, merchant }: PayAct): Trade | undefined {
  const { trades, apps } = state
  if (merchant !== undefined) {
    const pid = apps.get(merchant)?.pid ?? merchant
    const found = trades.get(tradeId(pid, target)) ?? trades.by('ordered', `${merchant}/${target}`)
    if (found) return found
  }
  const ticket = isOrderString(target) ? openOrderString(state, catalogue, target) : ticketIn(target)
  return trades.by('ticket', ticket) ?? trades.by('tradeNo', target)
}

function checkPayable({ world }: State, trade: Trade): void {
  const now = world.now()
  const status = statusOf(trade, now)
  if (isPaid(status)) throw new ControlProblem(409, `Order ${trade.outTradeNo} is paid already.`)
  if (status === 'TRADE_CLOSED') throw new ControlProblem(409, `Order ${trade.outTradeNo} is closed.`)
  if (trade.tradeNo !== undefined || now < trade.ticketUntil) return
  const ended = beijingTime(new Date(trade.ticketUntil))
  throw new ControlProblem(409, `The code of order ${trade.outTradeNo} was good until ${ended}; precreate it again.`)
}

function whoPays({ world }: State, trade: Trade, asked: Payer | undefined): Payer {
  const named = trade.namedPayerId === undefined ? undefined : world.payers.get(trade.namedPayerId)
  if (named && asked && named.payerId !== asked.payerId) {
    const sentence = `Order ${trade.outTradeNo} is for ${named.payerId}; ${asked.payerId} cannot pay it`
    throw new ControlProblem(409, `${sentence} (TRADE_NO_NOT_MATCH_USERID).`)
  }
  return named ?? asked ?? world.payers.anyone
}

function whyNot({ behaviour, balanceFen }: Payer, { total }: Trade, outcome: PayAct['outcome']): string | undefined {
  if (outcome === 'cancel') return 'The payer turned away.'
  if (outcome === 'risk_refused') return 'Risk control refused the payment.'
  if (outcome === 'paying') return 'The payer is still at it.'
  if (outcome === 'insufficient_balance' || balanceFen < total) return 'The payer has not enough money.'
  return behaviour === 'frozen' ? 'The payer’s account is restricted.' : undefined
}

export function orderView({ apps, world }: State, trade: Trade): OrderView {
  const { tradeNo, namedPayerId, payer } = trade
  const payerId = payer?.payerId ?? namedPayerId
  const state = statusOf(trade, world.now())
  return {
    channel: 'alipay',
    mchid: trade.appId,
    ...(trade.authAppId !== trade.appId && { sub_mchid: trade.authAppId }),
    merchant_name: apps.get(trade.authAppId)?.name ?? '',
    out_trade_no: trade.outTradeNo,
    description: trade.subject,
    amount: trade.total,
    state,
    payable: state === 'WAIT_BUYER_PAY',
    product: trade.productCode,
    target: tradeNo ?? (trade.kind === 'precreate' ? qrCode(trade.ticket) : `${CASHIER}${trade.ticket}`),
    ...(payerId !== undefined && { payer_id: payerId }),
    ...(tradeNo !== undefined && { transaction_id: tradeNo }),
    refunded: trade.refunded,
    created_at: beijingTime(new Date(trade.orderedAt)),
    payable_until: beijingTime(new Date(tradeNo === undefined ? trade.ticketUntil : trade.payableUntil)),
  }
}
