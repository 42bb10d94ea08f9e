import type { Instant } from '../../contract/simulator.ts'
import type { State } from './state.ts'
import { type Product, type Trade, transactionOf } from './trade.ts'

/** Several orders that are paid with one act, or not at all. Each is a trade of its own, which is refunded and billed alone. */
export type Combine = {
  readonly id: string
  readonly mchid: string
  readonly appid: string
  readonly outTradeNo: string
  readonly product: Product
  readonly tradeIds: readonly string[]
  readonly deviceId?: string
  readonly notifyUrl: string
  readonly ticket: string
  readonly ticketAt: Instant
  readonly fingerprint: string
  readonly namedPayerId?: string
  readonly serial?: string
  readonly createdAt: Instant
  readonly payableUntil: Instant
}

/** Apart from the numbers of single orders: the same number may stand on both sides. */
export function combineId(mchid: string, outTradeNo: string): string {
  return `combine:${mchid}/${outTradeNo}`
}

export function tradesOf({ trades }: State, { tradeIds }: Combine): Trade[] {
  return tradeIds.flatMap((id) => trades.get(id) ?? [])
}

/** Of queries and notifications. https://pay.weixin.qq.com/doc/v3/merchant/4012557006 */
export function combineObject(combine: Combine, trades: readonly Trade[], stateOf: (trade: Trade) => Trade['state']) {
  const openid = trades[0]?.payer?.openid
  return {
    combine_appid: combine.appid,
    combine_mchid: combine.mchid,
    combine_out_trade_no: combine.outTradeNo,
    ...(combine.deviceId !== undefined && { scene_info: { device_id: combine.deviceId } }),
    sub_orders: trades.map((trade) => subOrder(trade, stateOf(trade))),
    ...(openid !== undefined && { combine_payer_info: { openid } }),
  }
}

function subOrder(trade: Trade, state: Trade['state']): object {
  const { mchid, subMchid, subAppid, total, payer } = trade
  const { trade_type, trade_state, bank_type, attach, success_time, transaction_id, out_trade_no } = transactionOf(
    trade,
    state,
  )
  const paid = { trade_type, bank_type, success_time, transaction_id }
  return {
    mchid,
    ...(subMchid !== undefined && { sub_mchid: subMchid }),
    ...(subAppid !== undefined && { sub_appid: subAppid }),
    ...(payer?.subOpenid !== undefined && { sub_openid: payer.subOpenid }),
    out_trade_no,
    trade_state,
    attach: attach ?? trade.attach,
    ...(payer && paid),
    amount: {
      total_amount: total,
      currency: 'CNY',
      ...(payer && { payer_amount: total, payer_currency: 'CNY' }),
    },
  }
}
