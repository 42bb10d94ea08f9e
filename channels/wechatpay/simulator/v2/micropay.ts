import type { Instant, PayAct, PaySeen, Payer } from '../../../contract/simulator.ts'
import { ControlProblem } from '../../../contract/simulator.ts'
import { targetOf } from '../payable.ts'
import { settle, whyNot } from '../paying.ts'
import { payableUntil } from '../prepay.ts'
import { checkMayBePaid, checkProduct } from '../relations.ts'
import type { State } from '../state.ts'
import { type Trade, stateOf, tradeId } from '../trade.ts'
import { askedBy } from './asked.ts'
import { type AuthCode, readAuthCode } from './auth-codes.ts'
import type { XmlCall } from './door.ts'
import { type Written, paidFields } from './order-fields.ts'
import { readTerms, termsPrint } from './order-terms.ts'
import { partiesOf } from './parties.ts'
import { forbidden } from './refusal.ts'
import { v2Of } from './unified-order.ts'

/** Above it the phone asks for the password. */
const CONFIRMED_ABOVE_FEN = 100_000
const ANSWERS_AFTER_MS = 2000
export const CODE_PAYMENT_DUE = 'wechatpay.code_payment'

/**
 * The shop scanned the payer's code: paid and answered at once, or USERPAYING while the phone asks for the password, for as
 * long as the order may be paid, a minute unless told. Nobody is notified. https://pay.weixin.qq.com/wiki/doc/api/micropay.php?chapter=9_10
 */
export function micropay(state: State, call: XmlCall): Written {
  const order = readOrder(state, call, state.world.now())
  call.seen.about = [order.outTradeNo]
  return paidFields(takeByCode(state, order, askedBy(call.fields).need('auth_code', 128)))
}

/** Paid, or refused; USERPAYING is a refusal of the answer, not of the order. */
export function takeByCode(state: State, order: CodeOrder, shown: string): Trade {
  const now = state.world.now()
  const earlier = state.trades.get(order.id)
  if (earlier) checkAgain(earlier, stateOf(earlier, now), order.fingerprint)
  const { code, payer } = readAuthCode(state, shown)
  if (earlier && earlier.namedPayerId !== payer.payerId) {
    throw forbidden('BUYER_MISMATCH', '暂不支持同一笔订单更换支付方')
  }
  state.authCodes.put(code.code, { ...code, used: true })
  const trade = { ...order, ticket: code.code, ticketAt: now, namedPayerId: payer.payerId }
  return scanned(state, trade, payer, code)
}

function scanned(state: State, trade: Trade, payer: Payer, { outcome }: AuthCode): Trade {
  const refusal = refusalOf(payer, trade, outcome)
  state.trades.put(trade.id, { ...trade, state: refusal ? 'PAYERROR' : 'USERPAYING' })
  if (refusal) throw refusal
  if (outcome === 'success' && trade.total <= CONFIRMED_ABOVE_FEN) return settle(state, trade, payer)
  if (outcome !== 'paying') planAnswer(state, trade)
  throw forbidden('USERPAYING', '需要用户输入支付密码')
}

function refusalOf(
  { behaviour, balanceFen }: Payer,
  { total }: Trade,
  outcome: AuthCode['outcome'],
): Error | undefined {
  if (outcome === 'risk_refused') return forbidden('TRADE_ERROR', '交易存在风险，请更换支付方式')
  if (behaviour === 'frozen') return forbidden('TRADE_ERROR', '用户帐户异常')
  if (outcome === 'insufficient_balance' || balanceFen < total) {
    return forbidden('NOTENOUGH', '用户帐号余额不足，请用户换卡支付或换一个支付方式')
  }
  return undefined
}

function planAnswer({ world }: State, { id }: Trade): void {
  const at = world.now() + ANSWERS_AFTER_MS
  world.schedule.set({ key: `${CODE_PAYMENT_DUE}:${id}`, kind: CODE_PAYMENT_DUE, subject: id, at })
}

/** The payer answers the phone, as the code said they would, unless the order ended meanwhile. */
export function codePaymentDue(state: State, id: string, at: Instant): void {
  const trade = state.trades.get(id)
  const payer = trade?.namedPayerId === undefined ? undefined : state.world.payers.get(trade.namedPayerId)
  if (!trade || !payer || stateOf(trade, at) !== 'USERPAYING') return
  const outcome = state.authCodes.get(trade.ticket)?.outcome ?? 'success'
  if (whyNot(payer, trade, outcome) === undefined) settle(state, trade, payer)
  else state.trades.put(id, { ...trade, state: 'PAYERROR' })
}

/** The payer types the password by hand, or turns away. Undefined when the target is no payment by code. */
export function confirmCodePayment(state: State, act: PayAct): PaySeen | undefined {
  const trade = targetOf(state, act)
  if (trade?.product !== 'MICROPAY') return undefined
  const now = stateOf(trade, state.world.now())
  const payer = state.world.payers.get(trade.namedPayerId ?? '')
  if (!payer || now !== 'USERPAYING') {
    throw new ControlProblem(409, `Order ${trade.outTradeNo} waits for nobody's password: it is ${now}.`)
  }
  if (act.payer && act.payer.payerId !== payer.payerId) {
    throw new ControlProblem(
      409,
      `The code was on the phone of ${payer.payerId}; ${act.payer.payerId} cannot confirm it.`,
    )
  }
  if (act.outcome === 'paying') return { state: now, reason: 'The payer is still at it.' }
  const reason = whyNot(payer, trade, act.outcome)
  if (reason !== undefined) {
    state.trades.put(trade.id, { ...trade, state: 'PAYERROR' })
    return { state: 'PAYERROR', reason }
  }
  const paid = settle(state, trade, payer)
  return { state: paid.state, ...(paid.transactionId !== undefined && { transaction_id: paid.transactionId }) }
}

/** A payment that failed may be tried again with another code of the same payer. */
function checkAgain(trade: Trade, now: Trade['state'], fingerprint: string): void {
  if (trade.product !== 'MICROPAY') throw forbidden('OUT_TRADE_NO_USED', '商户订单号重复')
  if (now === 'SUCCESS' || now === 'REFUND') throw forbidden('ORDERPAID', '订单已支付')
  if (now === 'REVOKED') throw forbidden('ORDERREVERSED', '当前订单已经被撤销，请提示用户重新支付')
  if (now === 'CLOSED') throw forbidden('ORDERCLOSED', '订单已关闭')
  if (trade.fingerprint !== fingerprint) throw forbidden('INVALID_REQUEST', '201 商户订单号重复')
  if (now === 'USERPAYING') throw forbidden('USERPAYING', '需要用户输入支付密码')
}

export const CONFIRMED_WITHIN_MS = 60_000

export type CodeOrder = Omit<Trade, 'ticket' | 'ticketAt' | 'namedPayerId'>

function readOrder(state: State, call: XmlCall, now: Instant): CodeOrder {
  const terms = readTerms(call, now)
  const parties = partiesOf(state, call)
  checkProduct(parties, 'MICROPAY')
  checkMayBePaid(parties)
  const { mchid } = call.merchant
  return {
    id: tradeId(mchid, terms.outTradeNo),
    mchid,
    appid: call.appid,
    ...(parties.sub && { subMchid: parties.sub.mchid }),
    ...(parties.subAppid !== undefined && { subAppid: parties.subAppid }),
    outTradeNo: terms.outTradeNo,
    product: 'MICROPAY',
    description: terms.description,
    ...(terms.attach !== undefined && { attach: terms.attach }),
    notifyUrl: '',
    total: terms.total,
    ...(terms.profitSharing && { profitSharing: true }),
    fingerprint: termsPrint(call.fields),
    createdAt: now,
    payableUntil: terms.expires === undefined ? now + CONFIRMED_WITHIN_MS : payableUntil(terms.expires, now),
    state: 'NOTPAY',
    v2: v2Of(call, terms),
    refunded: 0,
    refundIds: [],
  }
}
