import type { Brand } from './brand.ts'

/** A whole number of fen; 100 fen are 1 yuan. Negative only as a difference. */
export type Fen = Brand<number, 'Fen'>

export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number of fen`)
  return value as Fen
}

export const ZERO = fen(0)

export function add(...amounts: Fen[]): Fen {
  return fen(amounts.reduce<number>((sum, amount) => sum + amount, 0))
}

export function subtract(from: Fen, amount: Fen): Fen {
  return fen(from - amount)
}

/** Alipay's "19.9" is 1990 fen. By its digits: Number('19.99') * 100 is 1998.9999999999998. */
export function fenFromYuan(yuan: string): Fen {
  const digits = /^(\d+)(?:\.(\d{1,2}))?$/.exec(yuan)
  if (!digits) throw new RangeError(`"${yuan}" is not an amount in yuan`)
  return fen(Number(digits[1] + (digits[2] ?? '').padEnd(2, '0')))
}

/** 1990 fen are "19.90": always two decimals, no thousands separator. */
export function yuanFromFen(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
