import { type Fen, fen, fenFromYuan } from '@ruzhu/domain/money.ts'
import { business, invalidParameter } from './refusal.ts'

/** `biz_content`, or the body of a v3 request. Fields that are not known are passed over, as the gateway does. */
export type Biz = Readonly<Record<string, unknown>>
export type Fields = ReturnType<typeof fieldsOf>

const LARGEST = fen(10_000_000_000) // 100 million yuan
const AMOUNT = /^\d{1,9}(\.\d{1,2})?$/

/** Reads fields, or refuses by naming the first that does not fit. An empty text is as good as none. */
export function fieldsOf(biz: Biz, invalidCode = 'ACQ.INVALID_PARAMETER') {
  const invalid = (what: string) => invalidParameter(what, invalidCode)
  const valueOf = (name: string) => (Object.hasOwn(biz, name) ? (biz[name] ?? undefined) : undefined)

  function text(name: string, max: number): string | undefined {
    const value = valueOf(name)
    if (value === undefined || value === '') return undefined
    if (typeof value === 'object') throw invalid(`${name}类型不正确`)
    const said = String(value)
    if (said.length > max) throw invalid(`${name}长度超过${max}`)
    return said
  }

  function need(name: string, max: number): string {
    return there(name, text(name, max))
  }

  /** Yuan with at most two decimals, as text or number, from 0.01 on. */
  function amount(name: string): Fen | undefined {
    const said = text(name, 16)
    if (said === undefined) return undefined
    if (!AMOUNT.test(said)) throw invalid(`${name}不是合法的金额`)
    const read = fenFromYuan(said)
    if (read === 0) throw invalid(`${name}必须大于0`)
    if (read > LARGEST) throw business('ACQ.TOTAL_FEE_EXCEED', '订单总金额超过限额')
    return read
  }

  function needAmount(name: string): Fen {
    return there(name, amount(name))
  }

  /** Also where it was sent as JSON in a text, as uploads do. */
  function record(name: string): Biz | undefined {
    const value = parsed(valueOf(name))
    if (value === undefined || value === '') return undefined
    if (!isRecord(value)) throw invalid(`${name}类型不正确`)
    return value
  }

  function needRecord(name: string): Biz {
    return there(name, record(name))
  }

  function list(name: string): Biz[] {
    const value = parsed(valueOf(name)) ?? []
    if (!Array.isArray(value) || !value.every(isRecord)) throw invalid(`${name}类型不正确`)
    return value
  }

  function texts(name: string): string[] {
    const value = parsed(valueOf(name)) ?? []
    if (!Array.isArray(value) || value.some((one) => typeof one === 'object')) throw invalid(`${name}类型不正确`)
    return value.map(String)
  }

  function flag(name: string): boolean {
    return String(valueOf(name) ?? '') === 'true'
  }

  /** One of some words. */
  function word<W extends string>(name: string, words: readonly W[]): W | undefined {
    const said = text(name, 64)
    if (said === undefined) return undefined
    const found = words.find((one) => one === said)
    if (found === undefined) throw invalid(`${name}取值不正确`)
    return found
  }

  function needWord<W extends string>(name: string, words: readonly W[]): W {
    return there(name, word(name, words))
  }

  function there<T>(name: string, value: T | undefined): T {
    if (value === undefined) throw invalid(`${name}不能为空`)
    return value
  }

  return { text, need, amount, needAmount, record, needRecord, list, texts, flag, word, needWord, invalid }
}

export function isRecord(value: unknown): value is Biz {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value // a text that only looks like JSON; whoever wanted an object refuses it
  }
}
