import { type BillRow, BillTable } from './bill-table.ts'
import { Unreadable } from './reading.ts'

/** One payment or one refund. Amounts are whole fen; of a refund's line those of the payment are 0. */
export type TradeBillRow = {
  at: Date
  appid: string
  mchid: string
  /** Absent in a direct merchant's bill. */
  subMchid: string | undefined
  deviceInfo: string | undefined
  transactionId: string
  outTradeNo: string
  openid: string | undefined
  tradeType: string
  /** SUCCESS, REFUND or REVOKED. */
  tradeState: string
  bankType: string | undefined
  currency: string | undefined
  /** What is settled: without coupons that the merchant need not pay. */
  settlementTotal: number
  total: number | undefined
  coupon: number | undefined
  description: string | undefined
  attach: string | undefined
  /** Negative where it is given back with a refund. */
  fee: number
  /** `0.60%` */
  rate: string | undefined
  refund: TradeBillRefund | undefined
}

export type TradeBillRefund = {
  refundId: string
  outRefundNo: string | undefined
  amount: number
  asked: number | undefined
  coupon: number | undefined
  /** ORIGINAL, BALANCE, … */
  type: string | undefined
  /** SUCCESS, PROCESSING, FAIL or CHANGE. */
  status: string | undefined
  /** Of a bill of refunds only. */
  appliedAt: Date | undefined
  successAt: Date | undefined
}

export type TradeBillTotals = {
  count: number
  settlementTotal: number
  refunded: number | undefined
  fee: number
  total: number | undefined
}

/**
 * Reads the trade bill of v3 and of APIv2, of any type. `take` what comes, and `end` when all of it has: it answers the
 * bill's own totals, and throws {@link Unreadable} where they are missing or are not those of the lines.
 *
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012791903
 */
export function tradeBillReader(onRow: (row: TradeBillRow) => void) {
  let count = 0
  let settled = 0
  const table = new BillTable((cells) => {
    const row = readRow(cells)
    count++
    settled += row.settlementTotal
    onRow(row)
  })
  return {
    take: (piece: Uint8Array) => table.take(piece),
    end(): TradeBillTotals {
      const totals = readTotals(table.end())
      if (totals.count !== count) throw new Unreadable(`the bill has ${count} lines, and says ${totals.count}`)
      if (totals.settlementTotal !== settled)
        throw new Unreadable(`the bill's lines are ${settled} fen, and it says ${totals.settlementTotal}`)
      return totals
    },
  }
}

function readRow(cells: BillRow): TradeBillRow {
  return {
    at: cells.instant('交易时间'),
    appid: cells.text('公众账号ID'),
    mchid: cells.text('商户号'),
    subMchid: cells.nameIfAny('特约商户号'),
    deviceInfo: cells.textIfAny('设备号'),
    transactionId: cells.text('微信订单号'),
    outTradeNo: cells.text('商户订单号'),
    openid: cells.textIfAny('用户标识'),
    tradeType: cells.text('交易类型'),
    tradeState: cells.text('交易状态'),
    bankType: cells.textIfAny('付款银行'),
    currency: cells.textIfAny('货币种类'),
    settlementTotal: cells.fen('应结订单金额'),
    total: cells.fenIfAny('订单金额'),
    coupon: cells.fenIfAny('代金券金额'),
    description: cells.textIfAny('商品名称'),
    attach: cells.textIfAny('商户数据包'),
    fee: cells.fen('手续费'),
    rate: cells.textIfAny('费率'),
    refund: readRefund(cells),
  }
}

function readRefund(cells: BillRow): TradeBillRefund | undefined {
  const refundId = cells.nameIfAny('微信退款单号')
  if (refundId === undefined) return undefined
  return {
    refundId,
    outRefundNo: cells.nameIfAny('商户退款单号'),
    amount: cells.fen('退款金额'),
    asked: cells.fenIfAny('申请退款金额'),
    coupon: cells.fenIfAny('充值券退款金额'),
    type: cells.textIfAny('退款类型'),
    status: cells.textIfAny('退款状态'),
    appliedAt: cells.instantIfAny('退款申请时间'),
    successAt: cells.instantIfAny('退款成功时间'),
  }
}

function readTotals(cells: BillRow): TradeBillTotals {
  return {
    count: cells.whole('总交易单数'),
    settlementTotal: cells.fen('应结订单总金额'),
    refunded: cells.fenIfAny('退款总金额'),
    fee: cells.fen('手续费总金额'),
    total: cells.fenIfAny('订单总金额'),
  }
}
