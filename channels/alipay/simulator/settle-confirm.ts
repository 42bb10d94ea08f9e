import { type Fen, ZERO, add, subtract, yuanFromFen } from '@ruzhu/domain/money.ts'
import { fieldsOf } from './fields.ts'
import { needTrade } from './finding.ts'
import type { Call, Method, Reply } from './methods.ts'
import { fingerprintOf, keep } from './orders.ts'
import { business } from './refusal.ts'
import type { State } from './state.ts'
import { type Trade, isPaid, statusOf } from './trade.ts'

/** Money of a platform's merchant (直付通) that was let go to it, by the platform's number. */
export type SettleConfirmation = { readonly fingerprint: string; readonly amount: Fen }

/** https://opendocs.alipay.com/open/direct-payment: what is held for the account period goes to the merchant. */
export function settleConfirmMethods(state: State): Method[] {
  return [
    {
      name: 'alipay.trade.settle.confirm',
      caller: 'merchant',
      products: ['ZFT'],
      handle: (call) => confirm(state, call),
    },
  ]
}

function confirm(state: State, call: Call): Reply {
  const fields = fieldsOf(call.biz)
  const outRequestNo = fields.need('out_request_no', 64)
  fields.need('trade_no', 64)
  const trade = needTrade(state, call, fields)
  const settle = fields.record('settle_info')
  const details = settle ? fieldsOf(settle).list('settle_detail_infos') : []
  if (details.length === 0) throw fields.invalid('settle_info不能为空')
  const amount = details.reduce<Fen>((sum, detail) => add(sum, fieldsOf(detail).needAmount('amount')), ZERO)

  const id = `${trade.id}/${outRequestNo}`
  const fingerprint = fingerprintOf([details])
  const earlier = state.settleConfirmations.get(id)
  if (earlier && earlier.fingerprint !== fingerprint) throw business('ACQ.DISCORDANT_REPEAT_REQUEST', '不一致的请求')
  if (!earlier) {
    checkHeld(trade, amount, statusOf(trade, state.world.now()))
    state.settleConfirmations.put(id, { fingerprint, amount })
    keep(state, { ...trade, confirmed: add(trade.confirmed ?? ZERO, amount) })
  }
  return { body: { out_request_no: outRequestNo, trade_no: trade.tradeNo, settle_amount: yuanFromFen(amount) } }
}

function checkHeld(trade: Trade, amount: Fen, status: ReturnType<typeof statusOf>): void {
  if (!isPaid(status)) throw business('ACQ.TRADE_STATUS_ERROR', '交易状态不合法')
  if (trade.smid === undefined) throw business('ACQ.TRADE_SETTLE_ERROR', '结算信息错误')
  const held = subtract(subtract(trade.total, trade.refunded), trade.confirmed ?? ZERO)
  if (amount > held) throw business('ACQ.TRADE_SETTLE_ERROR', '结算金额超过可结算金额')
}
