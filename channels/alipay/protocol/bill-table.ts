import { decode } from './charset.ts'
import { Unreadable } from './reading.ts'

/**
 * A table as the merchant platform writes it: GBK, lines of its own that begin with `#`, then the names of the columns,
 * then the rows between a line that opens and one that ends the list.
 *
 * @property notes  what the lines with `#` say: whose it is, from when to when, and the sums
 */
export type BillTable = { rows: readonly BillRow[]; notes: readonly string[] }
export type BillRow = ReadonlyMap<string, string>

/** Throws `Unreadable` where the list has no end, or a row has not as many cells as there are columns. */
export function readBillTable(bytes: Uint8Array): BillTable {
  const text = decode(bytes, 'gbk')
  if (text === undefined) throw new Unreadable('the bill is not in GBK')
  const lines = recordsOf(text.replace(/^\uFEFF/, ''))
  const notes = lines.flatMap(([first = '', ...more]) => (first.startsWith('#') ? [[first, ...more].join(',')] : []))
  if (!notes.some((note) => /列表结束/.test(note))) throw new Unreadable('the bill is cut short')
  const [columns, ...rows] = lines.filter(([first = '']) => !first.startsWith('#'))
  if (!columns) throw new Unreadable('the bill has no columns')
  const names = columns.map((name) => name.trim())
  return { notes, rows: rows.map((cells, at) => rowOf(names, cells, at)) }
}

function rowOf(names: readonly string[], cells: readonly string[], at: number): BillRow {
  if (cells.length !== names.length) throw new Unreadable(`row ${at + 1} of the bill has ${cells.length} cells`)
  // numbers end in a tab, so that a spreadsheet leaves them alone
  return new Map(names.map((name, column) => [name, cells[column]?.trim() ?? '']))
}

/** CSV: a cell in quotation marks may hold commas, line ends and, doubled, quotation marks. Blank lines are left out. */
function recordsOf(text: string): string[][] {
  const records: string[][] = []
  const cell = /(?:"((?:[^"]|"")*)"[\t ]*|([^",\r\n]*))(,|\r\n|\r|\n|$)/y
  let record: string[] = []
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text)
    if (!found) throw new Unreadable('the bill is no CSV')
    const [, quoted, plain = '', end] = found
    record.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end === ',' && cell.lastIndex < text.length) continue
    if (end === ',') record.push('')
    if (record.some((value) => value.trim() !== '')) records.push(record)
    record = []
  }
  return records
}
