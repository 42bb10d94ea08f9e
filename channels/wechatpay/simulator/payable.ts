import { beijingTime } from '@ruzhu/domain/time.ts'
import { ControlProblem, type PayAct } from '../../contract/simulator.ts'
import { type Combine, tradesOf } from './combine.ts'
import type { State } from './state.ts'
import { type Ticket, type Trade, stateOf, ticketEnds, tradeId } from './trade.ts'

/** A `code_url`, a `prepay_id` bare or as `package`, what a shop calls WeChat with as JSON, an `h5_url`, a `transaction_id`, or an `out_trade_no` with a mchid. */
export function targetOf({ trades, combines, merchants }: State, { target, merchant }: PayAct): Trade | undefined {
  if (merchant !== undefined) {
    const callers = [merchant, ...(merchants.get(merchant)?.providers ?? [])]
    const found = callers.map((mchid) => trades.get(tradeId(mchid, target))).find((trade) => trade !== undefined)
    if (found) return found
  }
  const ticket = /(?:[?&]pr=|prepay_id=|"prepayid":\s*")([0-9A-Za-z]+)/i.exec(target)?.[1] ?? target
  const combined = combines.by('ticket', ticket)?.tradeIds[0]
  return trades.by('ticket', ticket) ?? trades.by('transactionId', target) ?? trades.get(combined ?? '')
}

/** What one act pays: an order, or all those that were combined with it. */
export type Payable = Ticket & {
  readonly outTradeNo: string
  readonly namedPayerId?: string
  readonly namedName?: string
  readonly total: number
  readonly trades: readonly Trade[]
  readonly combine?: Combine
}

export function payableOf(state: State, trade: Trade): Payable {
  const combine = trade.combineId === undefined ? undefined : state.combines.get(trade.combineId)
  if (!combine) return { ...trade, trades: [trade] }
  const trades = tradesOf(state, combine)
  return { ...combine, combine, trades, total: trades.reduce((sum, { total }) => sum + total, 0) }
}

export function checkPayable({ world }: State, trade: Payable): void {
  const now = world.now()
  const states = trade.trades.map((one) => stateOf(one, now))
  if (states.includes('CLOSED')) throw new ControlProblem(409, `Order ${trade.outTradeNo} is closed.`)
  if (states.some((one) => one !== 'NOTPAY'))
    throw new ControlProblem(409, `Order ${trade.outTradeNo} is paid already.`)
  if (now < ticketEnds(trade)) return
  const ended = beijingTime(new Date(ticketEnds(trade)))
  throw new ControlProblem(
    409,
    `Order ${trade.outTradeNo} could be paid until ${ended}; prepay again or ask for more time.`,
  )
}
