import { beijingTime } from '@ruzhu/domain/time.ts'
import { ControlProblem, type OrderView, type PayAct, type PaySeen, type Payer } from '../../contract/simulator.ts'
import { whyNotOpened } from './calling-app.ts'
import type { Combine } from './combine.ts'
import { couponOf, payerTotal } from './coupon.ts'
import { feeOf, holderOf, moveFunds } from './funds.ts'
import { tell } from './notices.ts'
import { type Payable, checkPayable, payableOf, targetOf } from './payable.ts'
import { openidOf } from './relations.ts'
import type { State } from './state.ts'
import { freezeUntilShared } from './sharing-ends.ts'
import { codeUrl } from './tickets.ts'
import { type Trade, stateOf, ticketEnds } from './trade.ts'
import { XML_PAYMENT } from './v2/xml-events.ts'

/** The payer takes out the phone. Undefined when the target is nothing of this gateway. */
export function pay(state: State, act: PayAct): PaySeen | undefined {
  const trade = targetOf(state, act)
  if (!trade) return undefined
  const payable = payableOf(state, trade)
  checkPayable(state, payable)
  const payer = whoPays(state, payable, act.payer)
  const coupon = couponOf(state, payable, act.couponFen)
  const asked = { ...payable, total: payable.total - (coupon?.amount ?? 0) }
  const reason = whyNotOpened(state, payable, act.target) ?? whyNot(payer, asked, act.outcome)
  if (reason !== undefined) return { state: trade.state, reason }
  const paid = payable.combine
    ? settleAll(state, payable.combine, payable.trades, payer)
    : settle(state, coupon ? { ...trade, coupon } : trade, payer)
  return {
    state: paid?.state ?? trade.state,
    ...(paid?.transactionId !== undefined && { transaction_id: paid.transactionId }),
  }
}

function whoPays({ world }: State, trade: Payable, asked: Payer | undefined): Payer {
  const named = trade.namedPayerId === undefined ? undefined : world.payers.get(trade.namedPayerId)
  if (named && asked && named.payerId !== asked.payerId) {
    throw new ControlProblem(
      409,
      `Order ${trade.outTradeNo} is for the openid of ${named.payerId}; ${asked.payerId} cannot pay it.`,
    )
  }
  return named ?? asked ?? world.payers.anyone
}

/** The payer’s own reason, or the account’s. */
export function whyNot(
  { behaviour, balanceFen, name }: Payer,
  { total, namedName }: Pick<Trade, 'total' | 'namedName'>,
  outcome: PayAct['outcome'],
): string | undefined {
  if (outcome === 'cancel') return 'The payer turned away.'
  if (namedName !== undefined && namedName !== name) return `Only ${namedName} may pay this order (实名支付).`
  if (outcome === 'risk_refused') return 'Risk control refused the payment.'
  if (outcome === 'paying') return 'The payer is still at it.'
  if (outcome === 'insufficient_balance' || balanceFen < total) return 'The payer has not enough money.'
  return behaviour === 'frozen' ? 'The payer’s account is frozen.' : undefined
}

/** The money moves; the merchant is told, unless it was answered at once. */
export function settle(state: State, trade: Trade, payer: Payer): Trade {
  const paid = receive(state, trade, payer)
  if (trade.notifyUrl === '') return paid
  const { id: subject, outTradeNo, notifyUrl: url } = trade
  tell(state, { eventType: trade.v2 ? XML_PAYMENT : 'TRANSACTION.SUCCESS', subject, outTradeNo, url })
  return paid
}

/** All of them at once, told once. */
function settleAll(state: State, combine: Combine, trades: readonly Trade[], payer: Payer): Trade | undefined {
  const paid = trades.map((trade) => receive(state, trade, payer))
  const { id: subject, outTradeNo, notifyUrl: url } = combine
  tell(state, { eventType: 'TRANSACTION.SUCCESS', subject, outTradeNo, url })
  return paid[0]
}

/** What is to be shared waits, at most for thirty days; the rest is the merchant's, less the fee. */
function receive(state: State, trade: Trade, { payerId }: Payer): Trade {
  const { subAppid } = trade
  const net = trade.total - feeOf(trade.total)
  const openid = openidOf(state, payerId, trade.appid)
  const paid: Trade = {
    ...trade,
    state: 'SUCCESS',
    transactionId: `4200${state.world.ids.digits('transaction', 24)}`,
    paidAt: state.world.now(),
    payer: { payerId, openid, ...(subAppid !== undefined && { subOpenid: openidOf(state, payerId, subAppid) }) },
    ...(trade.profitSharing && { frozen: net }),
  }
  state.trades.put(trade.id, paid)
  state.world.payers.move(payerId, -payerTotal(trade))
  moveFunds(state, holderOf(trade), trade.profitSharing ? { frozen: net } : { available: net })
  if (trade.profitSharing) freezeUntilShared(state, paid)
  return paid
}

/** Not paid, being paid, and paid in vain. */
const PAYABLE: ReadonlySet<string> = new Set(['NOTPAY', 'USERPAYING', 'PAYERROR'])

export function orderView({ merchants, world }: State, trade: Trade): OrderView {
  const merchant = merchants.get(trade.subMchid ?? trade.mchid)
  const { subMchid, transactionId, namedPayerId, payer } = trade
  const payerId = payer?.payerId ?? namedPayerId
  const state = stateOf(trade, world.now())
  return {
    channel: 'wechatpay',
    mchid: trade.mchid,
    ...(subMchid !== undefined && { sub_mchid: subMchid }),
    merchant_name: merchant?.shortName ?? merchant?.name ?? '',
    out_trade_no: trade.outTradeNo,
    description: trade.description,
    amount: trade.total,
    state,
    payable: PAYABLE.has(state),
    product: trade.product,
    target: trade.product === 'NATIVE' ? codeUrl(trade.ticket) : trade.ticket,
    ...(payerId !== undefined && { payer_id: payerId }),
    ...(transactionId !== undefined && { transaction_id: transactionId }),
    refunded: trade.refunded,
    created_at: beijingTime(new Date(trade.createdAt)),
    payable_until: beijingTime(new Date(ticketEnds(trade))),
  }
}
