/** Spreadsheets take a file for UTF-8 only where it says so. */
export const BYTE_ORDER_MARK = '\ufeff'

/**
 * One row of CSV (RFC 4180). What a spreadsheet would calculate is made text by an apostrophe: a name that begins with `=`
 * is somebody's, and whoever opens the file has not asked for what it does.
 */
export function csvRow(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(value: string | number | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[\s\u00a0\ufeff]*[=+\-@\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\r\n\t;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
