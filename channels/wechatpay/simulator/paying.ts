import { beijingTime } from '@ruzhu/domain/time.ts'
import { ControlProblem, type OrderView, type PayAct, type PaySeen, type Payer } from '../../contract/simulator.ts'
import { noticeSeal } from './notices.ts'
import { openidOf } from './relations.ts'
import type { State } from './state.ts'
import { codeUrl } from './tickets.ts'
import { type Trade, stateOf, ticketEnds, tradeId } from './trade.ts'

/** The payer takes out the phone. Undefined when the target is nothing of this gateway. */
export function pay(state: State, act: PayAct): PaySeen | undefined {
  const trade = targetOf(state, act)
  if (!trade) return undefined
  checkPayable(state, trade)
  const payer = whoPays(state, trade, act.payer)
  const reason = whyNot(payer, trade, act.outcome)
  if (reason !== undefined) return { state: trade.state, reason }
  const paid = settle(state, trade, payer)
  return { state: paid.state, ...(paid.transactionId !== undefined && { transaction_id: paid.transactionId }) }
}

/** A `code_url`, a `prepay_id` bare or as `package`, an `h5_url`, a `transaction_id`, or an `out_trade_no` with a mchid. */
function targetOf({ trades, merchants }: State, { target, merchant }: PayAct): Trade | undefined {
  if (merchant !== undefined) {
    const callers = [merchant, ...(merchants.get(merchant)?.providers ?? [])]
    const found = callers.map((mchid) => trades.get(tradeId(mchid, target))).find((trade) => trade !== undefined)
    if (found) return found
  }
  const ticket = /(?:[?&]pr=|prepay_id=)([0-9A-Za-z]+)/.exec(target)?.[1] ?? target
  return trades.by('ticket', ticket) ?? trades.by('transactionId', target)
}

function checkPayable({ world }: State, trade: Trade): void {
  const now = world.now()
  const current = stateOf(trade, now)
  if (current === 'CLOSED') throw new ControlProblem(409, `Order ${trade.outTradeNo} is closed.`)
  if (current !== 'NOTPAY') throw new ControlProblem(409, `Order ${trade.outTradeNo} is paid already.`)
  if (now < ticketEnds(trade)) return
  const ended = beijingTime(new Date(ticketEnds(trade)))
  throw new ControlProblem(
    409,
    `Order ${trade.outTradeNo} could be paid until ${ended}; prepay again or ask for more time.`,
  )
}

function whoPays({ world }: State, trade: Trade, asked: Payer | undefined): Payer {
  const named = trade.namedPayerId === undefined ? undefined : world.payers.get(trade.namedPayerId)
  if (named && asked && named.payerId !== asked.payerId) {
    throw new ControlProblem(
      409,
      `Order ${trade.outTradeNo} is for the openid of ${named.payerId}; ${asked.payerId} cannot pay it.`,
    )
  }
  return named ?? asked ?? world.payers.anyone
}

function whyNot({ behaviour, balanceFen }: Payer, { total }: Trade, outcome: PayAct['outcome']): string | undefined {
  if (outcome === 'cancel') return 'The payer turned away.'
  if (outcome === 'risk_refused') return 'Risk control refused the payment.'
  if (outcome === 'paying') return 'The payer is still at it.'
  if (outcome === 'insufficient_balance' || balanceFen < total) return 'The payer has not enough money.'
  return behaviour === 'frozen' ? 'The payer’s account is frozen.' : undefined
}

function settle(state: State, trade: Trade, { payerId }: Payer): Trade {
  const { subAppid } = trade
  const openid = openidOf(state, payerId, trade.appid)
  const paid: Trade = {
    ...trade,
    state: 'SUCCESS',
    transactionId: `4200${state.world.ids.digits('transaction', 24)}`,
    paidAt: state.world.now(),
    payer: { payerId, openid, ...(subAppid !== undefined && { subOpenid: openidOf(state, payerId, subAppid) }) },
  }
  state.trades.put(trade.id, paid)
  state.world.payers.move(payerId, -trade.total)
  state.world.notify({
    gateway: 'wechatpay',
    eventType: 'TRANSACTION.SUCCESS',
    subject: trade.id,
    outTradeNo: trade.outTradeNo,
    url: trade.notifyUrl,
    seal: noticeSeal(state),
  })
  return paid
}

export function orderView({ merchants, world }: State, trade: Trade): OrderView {
  const merchant = merchants.get(trade.subMchid ?? trade.mchid)
  const { subMchid, transactionId, namedPayerId, payer } = trade
  const payerId = payer?.payerId ?? namedPayerId
  return {
    channel: 'wechatpay',
    mchid: trade.mchid,
    ...(subMchid !== undefined && { sub_mchid: subMchid }),
    merchant_name: merchant?.shortName ?? merchant?.name ?? '',
    out_trade_no: trade.outTradeNo,
    description: trade.description,
    amount: trade.total,
    state: stateOf(trade, world.now()),
    product: trade.product,
    target: trade.product === 'NATIVE' ? codeUrl(trade.ticket) : trade.ticket,
    ...(payerId !== undefined && { payer_id: payerId }),
    ...(transactionId !== undefined && { transaction_id: transactionId }),
    refunded: trade.refunded,
    created_at: beijingTime(new Date(trade.createdAt)),
    payable_until: beijingTime(new Date(ticketEnds(trade))),
  }
}
