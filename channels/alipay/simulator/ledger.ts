import { beijingTime } from '@ruzhu/domain/time.ts'
import type { LedgerPart } from '../../contract/simulator.ts'
import type { Refund } from './refund.ts'
import type { Settlement, Share } from './settling.ts'
import type { State } from './state.ts'
import { type Trade, statusOf } from './trade.ts'

/** What really is: for whoever compares it with what somebody believes. Amounts in fen. */
export function ledger(state: State): LedgerPart {
  return {
    *trades() {
      for (const trade of state.trades.values()) yield tradeRow(trade, statusOf(trade, state.world.now()))
    },
    *refunds() {
      for (const refund of state.refunds.values()) {
        const trade = state.trades.get(refund.tradeId)
        if (trade) yield refundRow(refund, trade)
      }
    },
    *splits() {
      for (const settlement of state.settlements.values()) {
        const trade = state.trades.get(settlement.tradeId)
        for (const share of trade ? settlement.shares : []) if (trade) yield splitRow(settlement, share, trade)
      }
    },
  }
}

function tradeRow(trade: Trade, status: string): object {
  const { paidAt, tradeNo, payer, smid } = trade
  return {
    ...whose(trade),
    out_trade_no: trade.outTradeNo,
    ...(tradeNo !== undefined && { trade_no: tradeNo }),
    ...(smid !== undefined && { smid }),
    product: trade.productCode,
    description: trade.subject,
    trade_status: status,
    total: trade.total,
    refunded: trade.refunded,
    ...(payer && { payer_id: payer.payerId }),
    created_at: beijingTime(new Date(trade.orderedAt)),
    ...(paidAt !== undefined && { success_time: beijingTime(new Date(paidAt)) }),
  }
}

function refundRow({ outRequestNo, amount, askedAt, doneAt }: Refund, trade: Trade): object {
  return {
    ...whose(trade),
    out_trade_no: trade.outTradeNo,
    trade_no: trade.tradeNo,
    out_request_no: outRequestNo,
    refund: amount,
    total: trade.total,
    status: doneAt === undefined ? 'PROCESSING' : 'REFUND_SUCCESS',
    create_time: beijingTime(new Date(askedAt)),
    ...(doneAt !== undefined && { success_time: beijingTime(new Date(doneAt)) }),
  }
}

function splitRow({ settleNo, outRequestNo, at }: Settlement, share: Share, trade: Trade): object {
  return {
    ...whose(trade),
    out_trade_no: trade.outTradeNo,
    trade_no: trade.tradeNo,
    out_request_no: outRequestNo,
    settle_no: settleNo,
    operation_type: share.operation,
    trans_in: share.transIn,
    trans_out: share.transOut,
    amount: share.amount,
    create_time: beijingTime(new Date(at)),
  }
}

function whose({ appId, authAppId, pid }: Trade): object {
  return { channel: 'alipay', app_id: appId, ...(authAppId !== appId && { auth_app_id: authAppId }), seller_id: pid }
}
