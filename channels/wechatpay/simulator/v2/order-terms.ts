import { isIP } from 'node:net'
import { fingerprintOf } from '../prepay.ts'
import { askedBy, malformed } from './asked.ts'
import type { XmlCall } from './door.ts'
import { unread } from './refusal.ts'
import { instantOf } from './times.ts'
import type { Fields } from './xml.ts'

/** What every order says, whichever way it is paid. */
export type Terms = {
  readonly outTradeNo: string
  readonly description: string
  readonly attach?: string
  readonly deviceInfo?: string
  readonly total: number
  readonly profitSharing: boolean
  /** RFC 3339, as the other version of the API has it. */
  readonly expires?: string
}

const MINUTE_MS = 60_000
/** Shorter ones than in version 3, too. */
const OUT_TRADE_NO = /^[0-9A-Za-z_\-|*]+$/

/** https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_1 */
export function readTerms({ fields }: Pick<XmlCall, 'fields'>, now: number): Terms {
  const asked = askedBy(fields)
  const description = asked.need('body', 128)
  const outTradeNo = asked.need('out_trade_no', 32, OUT_TRADE_NO)
  const total = asked.fen('total_fee')
  if (isIP(asked.need('spbill_create_ip', 64)) === 0) throw unread('PARAM_ERROR', 'invalid spbill_create_ip')
  const deviceInfo = asked.maybe('device_info', 32)
  const attach = asked.maybe('attach', 127)
  asked.maybe('detail', 6000)
  asked.maybe('fee_type', 16, /^CNY$/)
  asked.maybe('goods_tag', 32)
  asked.maybe('limit_pay', 32, /^no_credit$/)
  asked.maybe('receipt', 8, /^[YN]$/)
  const profitSharing = asked.maybe('profit_sharing', 16, /^[YN]$/) === 'Y'
  const expires = expiryOf(fields, now)
  return {
    outTradeNo,
    description,
    total,
    profitSharing,
    ...(attach !== undefined && { attach }),
    ...(deviceInfo !== undefined && { deviceInfo }),
    ...(expires !== undefined && { expires }),
  }
}

function expiryOf(fields: Fields, now: number): string | undefined {
  const start = timeOf(fields, 'time_start') ?? now
  const expire = timeOf(fields, 'time_expire')
  if (expire === undefined) return undefined
  if (expire < Math.max(start, now) + MINUTE_MS) throw unread('PARAM_ERROR', 'time_expire时间过短，至少1分钟')
  return new Date(expire).toISOString()
}

function timeOf(fields: Fields, name: string): number | undefined {
  const digits = askedBy(fields).maybe(name, 14)
  if (digits === undefined) return undefined
  const at = instantOf(digits)
  if (at === undefined) throw malformed(name)
  return at
}

/** What may differ when an order is sent again. */
const OF_THE_REQUEST = ['nonce_str', 'sign', 'sign_type', 'spbill_create_ip', 'time_start', 'auth_code']

/** The parameters that make the order what it is. */
export function termsPrint(fields: Fields): string {
  const kept = [...fields].filter(([name, value]) => value !== '' && !OF_THE_REQUEST.includes(name))
  return fingerprintOf('v2', Object.fromEntries(kept))
}
