import { Refusal } from '../refusal.ts'
import type { Written } from './order-fields.ts'

/**
 * APIv2 says no, with HTTP 200. What cannot be read, is not signed or names parameters wrongly is a `return_code` FAIL,
 * unsigned and with a sentence alone; what the business forbids is a `result_code` FAIL, signed and with a code.
 * https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=4_3
 */
export class XmlRefusal extends Error {
  readonly code: string
  readonly check: string
  readonly signed: boolean
  /** Beside code and sentence: `recall`, `error_code`. */
  readonly extra: Written
  override readonly name = 'XmlRefusal'

  constructor(code: string, message: string, how: { check: string; signed: boolean; extra?: Written }) {
    super(message)
    this.code = code
    this.check = how.check
    this.signed = how.signed
    this.extra = how.extra ?? {}
  }
}

export function unread(code: string, message: string, check = 'body', extra?: Written): XmlRefusal {
  return new XmlRefusal(code, message, { check, signed: false, ...(extra && { extra }) })
}

export function forbidden(code: string, message: string, extra?: Written): XmlRefusal {
  return new XmlRefusal(code, message, { check: 'business', signed: true, ...(extra && { extra }) })
}

/** The older spelling of what both versions refuse. */
const OLDER_CODES: Readonly<Record<string, string>> = {
  MCH_NOT_EXISTS: 'MCHID_NOT_EXIST',
  NO_AUTH: 'NOAUTH',
  NOT_ENOUGH: 'NOTENOUGH',
  ORDER_NOT_EXIST: 'ORDERNOTEXIST',
  RESOURCE_NOT_EXISTS: 'ORDERNOTEXIST',
  ORDER_CLOSED: 'ORDERCLOSED',
  SYSTEM_ERROR: 'SYSTEMERROR',
}

/** One rule, told in the words of either version. */
export function inXmlWords({ code, message, check }: Refusal): XmlRefusal {
  if (code === 'PARAM_ERROR') return unread(code, message)
  return new XmlRefusal(OLDER_CODES[code] ?? code, message, { check, signed: true })
}
