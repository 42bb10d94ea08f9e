import { unread } from './refusal.ts'
import type { Fields } from './xml.ts'

/** The parameters of a request, read one by one; an empty one counts as not sent. */
export type Asked = {
  need(name: string, max: number, form?: RegExp): string
  maybe(name: string, max: number, form?: RegExp): string | undefined
  /** A whole number of fen, at least one. */
  fen(name: string): number
}

export function askedBy(fields: Fields): Asked {
  function maybe(name: string, max: number, form?: RegExp): string | undefined {
    const value = fields.get(name) ?? ''
    if (value === '') return undefined
    if ([...value].length > max) throw unread('PARAM_ERROR', `${name}参数长度有误`)
    if (form && !form.test(value)) throw malformed(name)
    return value
  }

  function need(name: string, max: number, form?: RegExp): string {
    const value = maybe(name, max, form)
    if (value === undefined) throw lacking(name)
    return value
  }

  return {
    maybe,
    need,
    fen(name) {
      const value = Number(need(name, 20))
      if (/^\d{1,10}$/.test(fields.get(name) ?? '') && value >= 1) return value
      throw unread('PARAM_ERROR', `invalid ${name}`)
    },
  }
}

export function lacking(name: string): Error {
  return unread('LACK_PARAMS', `缺少参数${name}`)
}

export function malformed(name: string): Error {
  return unread('PARAM_ERROR', `${name}参数格式错误`)
}
