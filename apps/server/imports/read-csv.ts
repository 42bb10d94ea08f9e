import { COLUMNS_LIMIT, ROWS_LIMIT } from '@ruzhu/domain/imports/imports.ts'
import { CsvError, parse } from 'csv-parse/sync'
import { CELL_LIMIT, Refused } from './refused.ts'

/** Line breaks within cells and blank rows at the end are usual; so many are not. */
const LINES_LIMIT = ROWS_LIMIT * 10
const DELIMITERS = [',', '\t', ';']

/** CSV as spreadsheets write it: in UTF-8, UTF-16 or GB 18030, divided by commas, tabs or semicolons. */
export function readCsv(bytes: Uint8Array): string[][] {
  const text = textOf(bytes)
  if (count(text, '\n') > LINES_LIMIT) throw new Refused('IMPORT_TOO_LARGE', { limit_rows: ROWS_LIMIT })
  const lines = text.replaceAll(/\r\n?/g, '\n')
  const delimiter = delimiterOf(lines)
  try {
    const rows = parse(lines, { delimiter, relax_column_count: true, relax_quotes: true, to: ROWS_LIMIT * 5 })
    return rows.map((row) => row.slice(0, COLUMNS_LIMIT + 1).map((cell) => cell.slice(0, CELL_LIMIT)))
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') {
      throw new Refused('IMPORT_QUOTE_OPEN', { line: Number(error.lines ?? 0) }, error)
    }
    if (error instanceof CsvError) throw new Refused('IMPORT_UNREADABLE', {}, error)
    throw error
  }
}

/** Chinese Excel writes GB 18030 and says so nowhere; what is valid UTF-8 is UTF-8. */
function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  const marked =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    const text = decoded(bytes, encoding)
    if (text !== undefined && !text.includes('\0')) return text
  }
  throw new Refused('IMPORT_UNREADABLE')
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined // of another encoding
  }
}

/** The one that stands most often in the header. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.indexOf('\n') + 1 || undefined)
  return DELIMITERS.toSorted((one, other) => count(header, other) - count(header, one))[0] ?? ','
}

function count(text: string, mark: string): number {
  let found = 0
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) found += 1
  return found
}
