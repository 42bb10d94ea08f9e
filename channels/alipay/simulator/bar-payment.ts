import { yuanFromFen } from '@ruzhu/domain/money.ts'
import type { Instant, PayOutcome, Payer } from '../../contract/simulator.ts'
import { fieldsOf } from './fields.ts'
import type { Call, Reply } from './methods.ts'
import { keep, openTrade, placeOrder } from './orders.ts'
import { settle } from './paying.ts'
import { type Refusal, business } from './refusal.ts'
import type { State } from './state.ts'
import { type Trade, amountsOf, buyerOf, numbersOf, statusOf, timeField } from './trade.ts'

/** 付款码: what the payer's phone shows for a minute, good for one payment. */
export type BarCode = {
  readonly code: string
  readonly payerId: string
  /** What the payer does when the phone asks. */
  readonly outcome: PayOutcome
  readonly shownAt: Instant
  readonly used?: true
}

const LIFE_MS = 60_000
/** Above it the phone asks for the password. */
const CONFIRMED_ABOVE_FEN = 100_000
const CONFIRMS_AFTER_MS = 2000
export const CONFIRMATION_DUE = 'alipay.confirmation'

/** 18 digits that begin with 25 to 30. https://opendocs.alipay.com/open/1f1fe18c_alipay.trade.pay */
export function newBarCode({ barCodes, world }: State, { payerId }: Payer, outcome: PayOutcome): string {
  for (const old of barCodes.values()) {
    if (world.now() < old.shownAt + LIFE_MS) break
    barCodes.delete(old.code)
  }
  const digits = world.ids.digits('bar_code', 17)
  const code = `2${5 + (Number(digits[0]) % 5)}${digits.slice(1)}`
  barCodes.put(code, { code, payerId, outcome, shownAt: world.now() })
  return code
}

/** Paid at once, or 10003 while the payer is asked; a code that failed is spent, the order goes on with another. */
export function barPayment(state: State, call: Call): Reply {
  const fields = fieldsOf(call.biz)
  const shown = fields.need('auth_code', 64)
  fields.word('scene', ['bar_code', 'security_code'])
  const placed = placeOrder(state, call, 'pay')
  const { code, payer } = spend(state, shown)
  const trade = keep(state, { ...openTrade(state, placed), namedPayerId: payer.payerId })
  const refusal = refusalOf(payer, trade, code.outcome)
  if (refusal) throw refusal
  if (code.outcome === 'success' && trade.total <= CONFIRMED_ABOVE_FEN) {
    return { body: paidBody(settle(state, trade, payer)) }
  }
  if (code.outcome === 'success') planConfirmation(state, trade)
  return { code: '10003', body: { ...numbersOf(trade), total_amount: yuanFromFen(trade.total) } }
}

/** The payer typed the password, unless the order was closed meanwhile. */
export function confirmationDue(state: State, id: string): void {
  const trade = state.trades.get(id)
  const payer = trade?.namedPayerId === undefined ? undefined : state.world.payers.get(trade.namedPayerId)
  if (trade && payer && statusOf(trade, state.world.now()) === 'WAIT_BUYER_PAY') settle(state, trade, payer)
}

function planConfirmation({ world }: State, { id }: Trade): void {
  const at = world.now() + CONFIRMS_AFTER_MS
  world.schedule.set({ key: `${CONFIRMATION_DUE}:${id}`, kind: CONFIRMATION_DUE, subject: id, at })
}

function spend({ barCodes, world }: State, shown: string): { code: BarCode; payer: Payer } {
  const code = barCodes.get(shown)
  const payer = code && world.payers.get(code.payerId)
  if (!code || !payer || code.used || world.now() >= code.shownAt + LIFE_MS) {
    throw business('ACQ.PAYMENT_AUTH_CODE_INVALID', '支付失败，获取顾客账户信息失败，请顾客刷新付款码后重新收款')
  }
  barCodes.put(shown, { ...code, used: true })
  return { code, payer }
}

function refusalOf({ behaviour, balanceFen }: Payer, { total }: Trade, outcome: PayOutcome): Refusal | undefined {
  if (outcome === 'risk_refused') return business('ACQ.PAYMENT_REQUEST_HAS_RISK', '支付有风险')
  if (behaviour === 'frozen') return business('ACQ.BUYER_ENABLE_STATUS_FORBID', '买家状态非法')
  if (outcome === 'insufficient_balance' || balanceFen < total) {
    return business('ACQ.BUYER_BALANCE_NOT_ENOUGH', '支付失败，买家余额不足')
  }
  return undefined
}

function paidBody(trade: Trade): Reply['body'] {
  const { buyer_logon_id, buyer_user_id, buyer_open_id } = buyerOf(trade)
  return {
    ...numbersOf(trade),
    buyer_logon_id,
    ...amountsOf(trade),
    ...timeField('gmt_payment', trade.paidAt),
    fund_bill_list: [{ fund_channel: 'ALIPAYACCOUNT', amount: yuanFromFen(trade.total) }],
    buyer_user_id,
    buyer_open_id,
  }
}
