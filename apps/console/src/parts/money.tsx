import { fen, yuanFromFen } from '@ruzhu/domain/money.ts'

/** `¥38.00`, from whole fen. */
export function Money({ fen: amount }: { fen: number }) {
  return <span className="amount">{yuan(amount)}</span>
}

export function yuan(amount: number): string {
  const text = yuanFromFen(fen(amount))
  return text.startsWith('-') ? `−¥${text.slice(1)}` : `¥${text}`
}
