import { type Fen, fenFromYuan } from '@ruzhu/domain/money.ts'

/** An amount as a person types it; undefined for what is none, for nothing, and beyond the limit. */
export function typedFen(text: string, max = Number.POSITIVE_INFINITY): Fen | undefined {
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(text.trim())) return undefined
  const amount = fenFromYuan(text.trim())
  return amount > 0 && amount <= max ? amount : undefined
}

/** A rule for a form's field. */
export function isYuan(message: string, max?: number) {
  return async (_rule: unknown, value: string | undefined): Promise<void> => {
    if (typedFen(value ?? '', max) === undefined) throw new Error(message)
  }
}
