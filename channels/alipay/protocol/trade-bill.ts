import { instantOfBeijing } from './beijing-time.ts'
import { type BillRow, type BillTable, readBillTable } from './bill-table.ts'
import { unzipBill } from './bill-zip.ts'
import { Unreadable } from './reading.ts'

/** One line of 业务明细. Amounts are yuan as text, below zero where money went back. */
export type TradeBillRow = {
  trade_no: string
  out_trade_no: string
  /** 交易 or 退款, or a word newer than this. */
  business_type: string
  /** 退款批次号/请求号: of a refund its `out_request_no`. */
  out_request_no: string | undefined
  subject: string
  created_at: Date | undefined
  finished_at: Date
  store_id: string | undefined
  terminal_id: string | undefined
  operator_id: string | undefined
  /** The payer's login name, half of it hidden. */
  buyer_logon_id: string | undefined
  total_amount: string
  /** What the merchant is paid, before the fee. */
  receipt_amount: string
  service_fee: string
  royalty_fee: string
  remark: string | undefined
}

export type TradeBill = { rows: readonly TradeBillRow[]; notes: readonly string[] }

/** The rows of a day's or month's trades, out of the zip as it was downloaded. Throws `Unreadable`. */
export function readTradeBill(zip: Uint8Array): TradeBill {
  const files = unzipBill(zip)
  const file = files.find(({ name }) => /业务明细(?!\(汇总\)|（汇总）)[^/]*\.csv$/.test(name))
  if (!file) throw new Unreadable(`no 业务明细 among ${files.map(({ name }) => name).join(', ')}`)
  const table = readBillTable(file.bytes)
  checkSums(table)
  return { notes: table.notes, rows: table.rows.map(tradeBillRow) }
}

/** The bill says itself how many rows it has: `#交易合计：3笔，…` and `#退款合计：1笔，…`. */
function checkSums({ notes, rows }: BillTable): void {
  const counts = notes.flatMap((note) => /^#(?:交易|退款)合计[:：](\d+)笔/.exec(note)?.[1] ?? []).map(Number)
  const counted = counts.reduce((sum, count) => sum + count, 0)
  if (counts.length > 0 && counted !== rows.length) {
    throw new Unreadable(`the bill says ${counted} rows and holds ${rows.length}`)
  }
}

function tradeBillRow(row: BillRow): TradeBillRow {
  return {
    trade_no: needed(row, '支付宝交易号'),
    out_trade_no: needed(row, '商户订单号'),
    business_type: needed(row, '业务类型'),
    out_request_no: textOf(row, '退款批次号/请求号'),
    subject: textOf(row, '商品名称') ?? '',
    created_at: instantOfBeijing(textOf(row, '创建时间') ?? ''),
    finished_at: instantOfBeijing(needed(row, '完成时间')) ?? unreadable('完成时间'),
    store_id: textOf(row, '门店编号'),
    terminal_id: textOf(row, '终端号'),
    operator_id: textOf(row, '操作员'),
    buyer_logon_id: textOf(row, '对方账户'),
    total_amount: yuanOf(row, '订单金额（元）'),
    receipt_amount: yuanOf(row, '商家实收（元）'),
    service_fee: yuanOf(row, '服务费（元）'),
    royalty_fee: yuanOf(row, '分润（元）'),
    remark: textOf(row, '备注'),
  }
}

function textOf(row: BillRow, column: string): string | undefined {
  return row.get(column) || undefined
}

function needed(row: BillRow, column: string): string {
  return textOf(row, column) ?? unreadable(column)
}

function yuanOf(row: BillRow, column: string): string {
  const value = needed(row, column)
  return /^-?\d{1,12}(\.\d{1,2})?$/.test(value) ? value : unreadable(column)
}

function unreadable(column: string): never {
  throw new Unreadable(`a row of the bill without ${column}`)
}
