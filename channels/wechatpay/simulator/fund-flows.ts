import type { Instant } from '../../contract/simulator.ts'
import { feeOf, holderOf } from './funds.ts'
import type { State } from './state.ts'

/** One movement of an account, in the order in which they happened. */
export type Flow = {
  readonly at: Instant
  /** The gateway's number of what moved it, and the merchant's. */
  readonly number: string
  readonly voucher: string
  readonly name: string
  readonly type: string
  /** Below zero where it went out. */
  readonly amount: number
}

/**
 * All that ever moved an account. Reckoned from payments, refunds and shares when somebody asks for a bill, so that a
 * million of them cost no second book.
 */
export function flowsOf(state: State, mchid: string): Flow[] {
  const flows = [...payments(state, mchid), ...shares(state, mchid), ...adjustments(state, mchid)]
  return flows.filter(({ amount }) => amount !== 0).sort((a, b) => a.at - b.at)
}

function* payments({ trades, refunds }: State, mchid: string): Iterable<Flow> {
  for (const trade of trades.values()) {
    if (trade.paidAt === undefined || holderOf(trade) !== mchid) continue
    const paid = { at: trade.paidAt, number: trade.transactionId ?? '', voucher: trade.outTradeNo }
    yield { ...paid, name: '交易', type: '交易', amount: trade.total }
    yield { ...paid, name: '扣除交易手续费', type: '扣除交易手续费', amount: -feeOf(trade.total) }
    for (const id of trade.refundIds) {
      const refund = refunds.get(id)
      if (!refund) continue
      const { amount, taken, createdAt, endedAt, status } = refund
      const asked = { at: createdAt, number: refund.refundId, voucher: refund.outRefundNo }
      yield { ...asked, name: '退款', type: '退款', amount: taken.fee - amount }
      if (status !== 'CLOSED') continue
      yield { ...asked, at: endedAt ?? createdAt, name: '退款失败退回', type: '退款', amount: amount - taken.fee }
    }
  }
}

function* shares(state: State, mchid: string): Iterable<Flow> {
  for (const share of state.shares.values()) {
    for (const part of share.parts) {
      if (part.result !== 'SUCCESS' || part.unfrozen) continue
      const moved = {
        at: part.finishedAt ?? share.createdAt,
        number: part.detailId,
        voucher: share.outOrderNo,
        type: '分账',
      }
      if ((share.subMchid ?? share.mchid) === mchid) yield { ...moved, name: '分账支出', amount: -part.amount }
      if (part.account === mchid) yield { ...moved, name: '分账收入', amount: part.amount }
    }
  }
  for (const back of state.shareReturns.values()) {
    if (back.result !== 'SUCCESS') continue
    const moved = { at: back.createdAt, number: back.returnId, voucher: back.outReturnNo, type: '分账回退' }
    if (back.returnMchid === mchid) yield { ...moved, name: '分账回退支出', amount: -back.amount }
    if ((back.subMchid ?? back.mchid) === mchid) yield { ...moved, name: '分账回退收入', amount: back.amount }
  }
}

function* adjustments({ adjustments: all }: State, mchid: string): Iterable<Flow> {
  for (const { id, mchid: whose, amount, at } of all.values()) {
    if (whose !== mchid) continue
    const name = amount < 0 ? '提现' : '充值'
    yield { at, number: id.split('/')[1] ?? '', voucher: '', name, type: name, amount }
  }
}
