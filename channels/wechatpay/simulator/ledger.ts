import { beijingTime } from '@ruzhu/domain/time.ts'
import type { LedgerPart } from '../../contract/simulator.ts'
import type { Refund } from './refund.ts'
import type { State } from './state.ts'
import { type Trade, stateOf } from './trade.ts'

/** What really is: for whoever compares it with what somebody believes. */
export function ledger(state: State): LedgerPart {
  const now = () => state.world.now()
  return {
    *trades() {
      for (const trade of state.trades.values()) yield tradeRow(trade, stateOf(trade, now()))
    },
    *refunds() {
      for (const refund of state.refunds.values()) {
        const trade = state.trades.get(refund.tradeId)
        if (trade) yield refundRow(refund, trade)
      }
    },
    *splits() {},
  }
}

function tradeRow(trade: Trade, tradeState: Trade['state']): object {
  const { paidAt } = trade
  return {
    ...whose(trade),
    appid: trade.appid,
    ...(trade.subAppid !== undefined && { sub_appid: trade.subAppid }),
    out_trade_no: trade.outTradeNo,
    ...(trade.transactionId !== undefined && { transaction_id: trade.transactionId }),
    product: trade.product,
    description: trade.description,
    trade_state: tradeState,
    total: trade.total,
    refunded: trade.refunded,
    ...(trade.payer && { payer_id: trade.payer.payerId }),
    created_at: beijingTime(new Date(trade.createdAt)),
    ...(paidAt !== undefined && { success_time: beijingTime(new Date(paidAt)) }),
  }
}

function refundRow(refund: Refund, trade: Trade): object {
  const { successAt } = refund
  return {
    ...whose(trade),
    out_trade_no: trade.outTradeNo,
    transaction_id: trade.transactionId,
    out_refund_no: refund.outRefundNo,
    refund_id: refund.refundId,
    refund: refund.amount,
    total: trade.total,
    status: refund.status,
    create_time: beijingTime(new Date(refund.createdAt)),
    ...(successAt !== undefined && { success_time: beijingTime(new Date(successAt)) }),
  }
}

function whose({ mchid, subMchid }: Trade): object {
  return { channel: 'wechatpay', mchid, ...(subMchid !== undefined && { sub_mchid: subMchid }) }
}
