import { yuanFromFen } from '@ruzhu/domain/money.ts'
import { PAYMENT_PRODUCTS } from './apps.ts'
import { fieldsOf } from './fields.ts'
import { type KnownTrade, findTrade, needTrade } from './finding.ts'
import type { Call, Method, Reply } from './methods.ts'
import { keep } from './orders.ts'
import { business } from './refusal.ts'
import { refundAll } from './refunds.ts'
import { settlementsOf } from './settling.ts'
import type { State } from './state.ts'
import { amountsOf, buyerOf, isPaid, numbersOf, statusOf, timeField } from './trade.ts'

const CANCEL_WITHIN_MS = 86_400_000

/** Query, close and cancel. https://opendocs.alipay.com/open/82ea786a_alipay.trade.query and the pages beside it */
export function tradeMethods(state: State): Method[] {
  const merchant = { caller: 'merchant', products: PAYMENT_PRODUCTS, v3: { verb: 'POST' } } as const
  return [
    { ...merchant, name: 'alipay.trade.query', handle: (call) => query(state, call) },
    { ...merchant, name: 'alipay.trade.close', handle: (call) => close(state, call) },
    { ...merchant, name: 'alipay.trade.cancel', handle: (call) => cancel(state, call) },
  ]
}

function query(state: State, call: Call): Reply {
  const fields = fieldsOf(call.biz)
  const options = fields.texts('query_options')
  const trade = needTrade(state, call, fields)
  const { storeId, terminalId, passbackParams, paidAt } = trade
  return {
    body: {
      ...numbersOf(trade),
      ...(paidAt === undefined ? {} : buyerOf(trade)),
      trade_status: statusOf(trade, state.world.now()),
      ...(paidAt === undefined ? { ...amountsOf(trade), ...NOT_PAID } : amountsOf(trade)),
      ...timeField('send_pay_date', paidAt),
      ...(storeId !== undefined && { store_id: storeId }),
      ...(terminalId !== undefined && { terminal_id: terminalId }),
      ...(passbackParams !== undefined && { passback_params: passbackParams }),
      ...(paidAt !== undefined && {
        fund_bill_list: [{ fund_channel: 'ALIPAYACCOUNT', amount: yuanFromFen(trade.total) }],
      }),
      ...(options.includes('trade_settle_info') && { trade_settle_info: settlementsOf(state, trade) }),
    },
  }
}

const NOT_PAID = { receipt_amount: '0.00', buyer_pay_amount: '0.00', invoice_amount: '0.00' }

/** Only what waits for its payer; not even twice. */
function close(state: State, call: Call): Reply {
  const trade = needTrade(state, call, fieldsOf(call.biz))
  if (statusOf(trade, state.world.now()) !== 'WAIT_BUYER_PAY') {
    throw business('ACQ.TRADE_STATUS_ERROR', '交易状态不合法')
  }
  keep(state, { ...trade, status: 'TRADE_CLOSED', closedAt: state.world.now() })
  const { trade_no, out_trade_no } = numbersOf(trade)
  return { body: { trade_no, out_trade_no } }
}

/** For results that nobody knows: closes what is unpaid, refunds what is paid, and says which; twice is once. */
function cancel(state: State, call: Call): Reply {
  const fields = fieldsOf(call.biz)
  const trade = findTrade(state, call, fields)
  if (!trade) return { body: { ...asked(call), retry_flag: 'N' } }
  const action = trade.cancelled ?? cancelNow(state, trade)
  const { trade_no, out_trade_no } = numbersOf(trade)
  return { body: { trade_no, out_trade_no, retry_flag: 'N', action } }
}

function asked({ biz }: Call): Reply['body'] {
  const { trade_no, out_trade_no } = biz
  return { ...(trade_no ? { trade_no } : {}), ...(out_trade_no ? { out_trade_no } : {}) }
}

function cancelNow(state: State, trade: KnownTrade): 'close' | 'refund' {
  const now = state.world.now()
  const status = statusOf(trade, now)
  if (now >= trade.createdAt + CANCEL_WITHIN_MS) throw business('ACQ.TRADE_CANCEL_TIME_OUT', '超过撤销时间范围')
  if (status === 'TRADE_FINISHED') throw business('ACQ.TRADE_HAS_FINISHED', '交易已经完结')
  if (isPaid(status) && trade.refunded === 0) {
    refundAll(state, trade)
    return mark(state, trade.id, 'refund')
  }
  if (status === 'TRADE_SUCCESS' || trade.paidAt !== undefined)
    throw business('ACQ.CANCEL_NOT_ALLOWED', '交易不允许撤销')
  if (trade.status === 'WAIT_BUYER_PAY') keep(state, { ...trade, status: 'TRADE_CLOSED', closedAt: now })
  return mark(state, trade.id, 'close')
}

function mark(state: State, id: string, action: 'close' | 'refund'): 'close' | 'refund' {
  const trade = state.trades.get(id)
  if (trade) keep(state, { ...trade, cancelled: action })
  return action
}
