import { beijingTime } from '@ruzhu/domain/time.ts'
import type { LedgerPart } from '../../contract/simulator.ts'
import type { Refund } from './refund.ts'
import type { Share, ShareReturn } from './share.ts'
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
    *splits() {
      for (const share of state.shares.values()) yield* shareRows(share)
      for (const back of state.shareReturns.values()) yield { kind: 'return', ...returnRow(back) }
    },
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

function* shareRows(share: Share): Iterable<object> {
  for (const part of share.parts) {
    const { type, account, amount, result, finishedAt } = part
    yield {
      kind: part.unfrozen ? 'unfreeze' : 'share',
      ...whose(share),
      transaction_id: share.transactionId,
      out_order_no: share.outOrderNo,
      order_id: share.orderId,
      detail_id: part.detailId,
      type,
      account,
      amount,
      result,
      ...(part.failReason && { fail_reason: part.failReason }),
      create_time: beijingTime(new Date(share.createdAt)),
      ...(finishedAt !== undefined && { finish_time: beijingTime(new Date(finishedAt)) }),
    }
  }
}

function returnRow(back: ShareReturn): object {
  return {
    ...whose(back),
    out_order_no: back.outOrderNo,
    order_id: back.orderId,
    out_return_no: back.outReturnNo,
    return_id: back.returnId,
    account: back.returnMchid,
    amount: back.amount,
    result: back.result,
    ...(back.failReason !== undefined && { fail_reason: back.failReason }),
    create_time: beijingTime(new Date(back.createdAt)),
  }
}

function whose({ mchid, subMchid }: Pick<Trade, 'mchid' | 'subMchid'>): object {
  return { channel: 'wechatpay', mchid, ...(subMchid !== undefined && { sub_mchid: subMchid }) }
}
