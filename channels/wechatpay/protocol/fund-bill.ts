import { type BillRow, BillTable } from './bill-table.ts'
import { Unreadable } from './reading.ts'

/** One movement of an account, in whole fen. */
export type FundBillRow = {
  at: Date
  /** Of the business that moved it: a payment's or refund's number at the gateway. */
  businessId: string
  flowId: string
  businessName: string | undefined
  businessType: string | undefined
  /** Into the account or out of it. */
  direction: 'in' | 'out'
  amount: number
  /** What was in the account after it. */
  balance: number
  /** Who asked for it. */
  submitter: string | undefined
  remark: string | undefined
  voucherId: string | undefined
}

export type FundBillTotals = { count: number; countIn: number; amountIn: number; countOut: number; amountOut: number }

/**
 * Reads the fund bill of v3 and of APIv2. `take` what comes, and `end` when all of it has: it answers the bill's own
 * totals, and throws {@link Unreadable} where they are missing or are not those of the lines.
 *
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012791904
 */
export function fundBillReader(onRow: (row: FundBillRow) => void) {
  const seen = { count: 0, countIn: 0, amountIn: 0, countOut: 0, amountOut: 0 }
  const table = new BillTable((cells) => {
    const row = readRow(cells)
    seen.count++
    seen[row.direction === 'in' ? 'countIn' : 'countOut']++
    seen[row.direction === 'in' ? 'amountIn' : 'amountOut'] += row.amount
    onRow(row)
  })
  return {
    take: (piece: Uint8Array) => table.take(piece),
    end(): FundBillTotals {
      const totals = readTotals(table.end())
      if (JSON.stringify(totals) !== JSON.stringify(seen)) throw new Unreadable('the bill’s totals are not its lines’')
      return totals
    },
  }
}

function readRow(cells: BillRow): FundBillRow {
  return {
    at: cells.instant('记账时间'),
    businessId: cells.text('微信支付业务单号'),
    flowId: cells.text('资金流水单号'),
    businessName: cells.textIfAny('业务名称'),
    businessType: cells.textIfAny('业务类型'),
    direction: directionOf(cells.text('收支类型')),
    amount: cells.fen('收支金额(元)'),
    balance: cells.fen('账户结余(元)'),
    submitter: cells.textIfAny('资金变更提交申请人'),
    remark: cells.textIfAny('备注'),
    voucherId: cells.textIfAny('业务凭证号'),
  }
}

function directionOf(text: string): FundBillRow['direction'] {
  if (text === '收入') return 'in'
  if (text === '支出') return 'out'
  throw new Unreadable(`收支类型: ${text}`)
}

function readTotals(cells: BillRow): FundBillTotals {
  return {
    count: cells.whole('资金流水总笔数'),
    countIn: cells.whole('收入笔数'),
    amountIn: cells.fen('收入金额'),
    countOut: cells.whole('支出笔数'),
    amountOut: cells.fen('支出金额'),
  }
}
