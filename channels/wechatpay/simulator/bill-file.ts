import { beijingTime } from '@ruzhu/domain/time.ts'
import type { Instant } from '../../contract/simulator.ts'

/** https://pay.weixin.qq.com/doc/v3/merchant/4012791903: names bare, every cell behind a backtick, lines ended as on Windows. */
export type Table = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }

export function billText(details: Table, summary?: Table): string {
  return [...linesOf(details), ...(summary ? linesOf(summary) : [])].map((line) => `${line}\r\n`).join('')
}

function linesOf({ columns, rows }: Table): string[] {
  return [columns.join(','), ...rows.map((row) => row.map((cell) => `\`${clean(cell)}`).join(','))]
}

/** Commas and line ends of a merchant's text would end its cell. */
function clean(cell: string): string {
  return cell.replace(/,/g, '，').replace(/[\r\n`]+/g, ' ')
}

/** Fen as yuan with two decimals, by its digits. */
export function yuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** `2026-11-24 10:05:00`, Beijing. */
export function billTime(at: Instant): string {
  return beijingTime(new Date(at)).slice(0, 19).replace('T', ' ')
}
