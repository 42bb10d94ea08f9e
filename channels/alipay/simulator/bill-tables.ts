import { type Fen, ZERO, add, fen, subtract, yuanFromFen } from '@ruzhu/domain/money.ts'
import type { Instant } from '../../contract/simulator.ts'
import type { State } from './state.ts'
import { alipayTime } from './times.ts'
import { type Trade, logonIdOf } from './trade.ts'

export type Bounds = readonly [from: Instant, until: Instant]
export type Bill = { pid: string; bounds: Bounds; rows: readonly Row[]; now: Instant }

/** One payment or one refund. */
export type Row = { readonly trade: Trade; readonly at: Instant; readonly amount: Fen; readonly refundNo?: string }

export function rowsOf(state: State, pid: string, [from, until]: Bounds): Row[] {
  const within = (at: Instant | undefined): at is Instant => at !== undefined && at >= from && at < until
  const rows: Row[] = []
  for (const trade of state.trades.values()) {
    if (trade.pid !== pid) continue
    if (within(trade.paidAt)) rows.push({ trade, at: trade.paidAt, amount: trade.total })
    for (const id of trade.refundIds) {
      const refund = state.refunds.get(id)
      if (refund && within(refund.doneAt)) {
        rows.push({ trade, at: refund.doneAt, amount: subtract(ZERO, refund.amount), refundNo: refund.outRequestNo })
      }
    }
  }
  return rows.sort((a, b) => a.at - b.at)
}

// as the files of the merchant platform have them; numbers end in a tab, so that a spreadsheet leaves them alone
const DETAIL_COLUMNS =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注'
const SUM_COLUMNS =
  '门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）'
/** Eight cells: red packets, points, discounts of both sides, a voucher with its name, and cards. */
const NO_DISCOUNTS = '0.00,0.00,0.00,0.00,0.00,,0.00,0.00'
/** Service fee and shares. */
const NO_FEES = '0.00,0.00'
const RULE = '-'.repeat(40)

export function detailTable(bill: Bill): string {
  const lines = bill.rows.map(({ trade, at, amount, refundNo }) => {
    const yuan = yuanFromFen(amount)
    const cells = [
      `${trade.tradeNo}\t`,
      `${trade.outTradeNo}\t`,
      refundNo === undefined ? '交易' : '退款',
      cell(trade.subject),
      alipayTime(trade.createdAt ?? trade.orderedAt),
      alipayTime(at),
      `${trade.storeId ?? ''},,`,
      trade.terminalId ?? '',
      logonIdOf(trade.payer?.buyerId ?? ''),
      yuan,
      yuan,
      NO_DISCOUNTS,
      refundNo === undefined ? '' : `${refundNo}\t`,
      NO_FEES,
      cell(trade.body ?? ''),
    ]
    return cells.join(',')
  })
  const [paid, refunded] = sumsOf(bill.rows)
  return table(
    '业务明细',
    bill,
    [DETAIL_COLUMNS, ...lines],
    [
      `#交易合计：${paid.count}笔，商家实收共${yuanFromFen(paid.sum)}元，商家优惠共0.00元`,
      `#退款合计：${refunded.count}笔，商家实收退款共${yuanFromFen(refunded.sum)}元，商家优惠退款共0.00元`,
      `#导出时间：[${clock(bill.now)}]`,
    ],
  )
}

export function sumTable(bill: Bill): string {
  const [paid, refunded] = sumsOf(bill.rows)
  const net = yuanFromFen(add(paid.sum, refunded.sum))
  const sums = ['合计', '', paid.count, refunded.count, net, net, '0.00', '0.00', '0.00', '0.00', '0.00', net]
  return table('业务汇总', bill, [SUM_COLUMNS, sums.join(',')], [`#导出时间：[${clock(bill.now)}]`])
}

function table(
  title: string,
  { pid, bounds: [from, until] }: Bill,
  rows: readonly string[],
  end: readonly string[],
): string {
  const period = `#起始日期：[${clock(from)}]   终止日期：[${clock(until)}]`
  const head = [`#支付宝${title}查询`, `#账号：[${pid}0156]`, period]
  return [...head, `#${RULE}${title}列表${RULE}`, ...rows, `#${RULE}${title}列表结束${RULE}`, ...end, ''].join('\r\n')
}

function sumsOf(rows: readonly Row[]): [paid: { count: number; sum: Fen }, refunded: { count: number; sum: Fen }] {
  const sumOf = (some: readonly Row[]) => ({
    count: some.length,
    sum: fen(some.reduce((sum, { amount }) => sum + amount, 0)),
  })
  const isRefund = ({ refundNo }: Row) => refundNo !== undefined
  return [sumOf(rows.filter((row) => !isRefund(row))), sumOf(rows.filter(isRefund))]
}

/** `2026年11月23日 00:00:00` */
function clock(at: Instant): string {
  const [year, month, day, time] = alipayTime(at).split(/[- ]/)
  return `${year}年${month}月${day}日 ${time}`
}

/** A comma or a quotation mark inside a cell puts it into quotation marks. */
function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
