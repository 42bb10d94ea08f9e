import { Unreadable } from './reading.ts'
import { instantOfText } from './v2/times.ts'

/** One line of a bill, by the Chinese names of its columns. */
export class BillRow {
  readonly #cells: readonly string[]
  readonly #columns: ReadonlyMap<string, number>

  constructor(columns: ReadonlyMap<string, number>, cells: readonly string[]) {
    this.#columns = columns
    this.#cells = cells
  }

  /** Empty, or `0` where a number is a name, counts as absent. */
  textIfAny(column: string): string | undefined {
    const cell = this.#cells[this.#columns.get(column) ?? -1]?.trim()
    return cell === undefined || cell === '' ? undefined : cell
  }

  text(column: string): string {
    return this.textIfAny(column) ?? this.#wrong(column, 'missing')
  }

  nameIfAny(column: string): string | undefined {
    const name = this.textIfAny(column)
    return name === '0' ? undefined : name
  }

  /** Yuan as fen, by its digits. Fees have five decimals, of which the last are zero. */
  fenIfAny(column: string): number | undefined {
    const text = this.textIfAny(column)
    if (text === undefined) return undefined
    const digits = /^(-?)(\d{1,12})(?:\.(\d{0,2})0*)?$/.exec(text) ?? this.#wrong(column, 'no amount in yuan')
    const fen = Number(`${digits[2]}${(digits[3] ?? '').padEnd(2, '0')}`)
    return digits[1] && fen !== 0 ? -fen : fen
  }

  fen(column: string): number {
    return this.fenIfAny(column) ?? this.#wrong(column, 'missing')
  }

  whole(column: string): number {
    const text = this.text(column)
    return /^\d{1,12}$/.test(text) ? Number(text) : this.#wrong(column, 'no whole number')
  }

  instantIfAny(column: string): Date | undefined {
    const text = this.textIfAny(column)
    return text === undefined ? undefined : (instantOfText(text) ?? this.#wrong(column, 'no time'))
  }

  instant(column: string): Date {
    return this.instantIfAny(column) ?? this.#wrong(column, 'missing')
  }

  #wrong(column: string, problem: string): never {
    throw new Unreadable(`${column}: ${problem}`)
  }
}

/** No line of a bill comes near; what is longer is none. */
const MAX_LINE = 64 * 1024

/**
 * Reads a bill piece by piece: a line of names, lines of cells each behind a backtick, and at the end a line of names and
 * one of cells that sum it up. Memory stays that of one line.
 *
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012791903
 */
export class BillTable {
  #rest = ''
  #columns: ReadonlyMap<string, number> | undefined
  #summaryColumns: ReadonlyMap<string, number> | undefined
  #summary: BillRow | undefined
  readonly #decoder = new TextDecoder('utf-8', { fatal: true })
  readonly #onRow: (row: BillRow) => void

  constructor(onRow: (row: BillRow) => void) {
    this.#onRow = onRow
  }

  /** Fits where `download` and `downloadBill` hand pieces over. Throws {@link Unreadable}. */
  take(piece: Uint8Array): void {
    this.#lines(this.#decode(piece))
  }

  /** What sums it up. A bill without is one cut short, and {@link Unreadable}. */
  end(): BillRow {
    this.#lines(`${this.#decode()}\n`)
    if (!this.#summary) throw new Unreadable('the bill has no summary: it was cut short')
    return this.#summary
  }

  #decode(piece?: Uint8Array): string {
    try {
      return piece ? this.#decoder.decode(piece, { stream: true }) : this.#decoder.decode()
    } catch {
      throw new Unreadable('the bill is not UTF-8')
    }
  }

  #lines(text: string): void {
    const lines = `${this.#rest}${text}`.split('\n')
    this.#rest = lines.pop() ?? ''
    for (const line of lines) this.#line(line.endsWith('\r') ? line.slice(0, -1) : line)
    if (this.#rest.length > MAX_LINE) throw new Unreadable('a line of the bill has no end')
  }

  #line(line: string): void {
    if (line === '') return
    if (this.#summary) throw new Unreadable('the bill goes on behind its summary')
    if (!line.startsWith('`')) return this.#names(line)
    const columns = this.#summaryColumns ?? this.#columns
    if (!columns) throw new Unreadable('the bill does not begin with the names of its columns')
    const cells = line.slice(1).split(',`')
    if (cells.length !== columns.size) throw new Unreadable(`${cells.length} cells below ${columns.size} names`)
    if (this.#summaryColumns) this.#summary = new BillRow(columns, cells)
    else this.#onRow(new BillRow(columns, cells))
  }

  #names(line: string): void {
    const names = new Map(line.split(',').map((name, at): [string, number] => [name.trim(), at]))
    if (!this.#columns) this.#columns = names
    else if (!this.#summaryColumns) this.#summaryColumns = names
    else throw new Unreadable('the bill has a third line of names')
  }
}
