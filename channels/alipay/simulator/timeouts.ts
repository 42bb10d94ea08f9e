import type { Instant } from '../../contract/simulator.ts'
import type { Fields } from './fields.ts'
import { business } from './refusal.ts'
import { dayDigits, instantOf } from './times.ts'
import type { Kind } from './trade.ts'

const MINUTE_MS = 60_000
const DAY_MS = 1440 * MINUTE_MS
const UNIT_MS: Readonly<Record<string, number>> = { m: MINUTE_MS, h: 60 * MINUTE_MS, d: DAY_MS }
const LONGEST_MS = 15 * DAY_MS
const FACE_TO_FACE_MS = 180 * MINUTE_MS
/** A code on a screen is good for two hours at most. */
const QR_CODE_MS = 120 * MINUTE_MS
/** The pages of a browser need their time. */
const SHORTEST_MS: Readonly<Record<Kind, number>> = {
  create: MINUTE_MS,
  precreate: MINUTE_MS,
  pay: MINUTE_MS,
  page: MINUTE_MS,
  wap: 5 * MINUTE_MS,
  app: 5 * MINUTE_MS,
}

/** Until when an order can be paid: `time_expire` before `timeout_express`, else as is usual for the product. */
export function payableUntil(fields: Fields, kind: Kind, productCode: string, now: Instant): Instant {
  const expire = fields.text('time_expire', 32)
  if (expire !== undefined) {
    const at = instantOf(expire)
    if (at === undefined) throw fields.invalid('time_expire格式不正确')
    if (at <= now) throw business('ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR', '当前时间已超过允许支付的时间')
    return at
  }
  const express = fields.text('timeout_express', 6)
  if (express !== undefined) return endOf(fields, 'timeout_express', express, SHORTEST_MS[kind], now)
  return (
    now +
    (productCode === 'JSAPI_PAY' || kind === 'page' || kind === 'wap' || kind === 'app' ? LONGEST_MS : FACE_TO_FACE_MS)
  )
}

export function qrCodeUntil(fields: Fields, now: Instant): Instant {
  const express = fields.text('qr_code_timeout_express', 6)
  const wanted =
    express === undefined ? now + QR_CODE_MS : endOf(fields, 'qr_code_timeout_express', express, MINUTE_MS, now)
  return Math.min(wanted, now + QR_CODE_MS)
}

/** `90m`, `2h`, `15d`, or `1c` for the end of this day in Beijing; no decimals. */
function endOf(fields: Fields, name: string, text: string, shortestMs: number, now: Instant): Instant {
  if (text === '1c') return endOfDay(now)
  const [, count, unit = ''] = /^(\d+)([mhd])$/.exec(text) ?? []
  const lasts = Number(count) * (UNIT_MS[unit] ?? Number.NaN)
  if (lasts >= shortestMs && lasts <= LONGEST_MS) return now + lasts
  throw fields.invalid(`${name}取值范围不正确`)
}

function endOfDay(now: Instant): Instant {
  const digits = dayDigits(now + DAY_MS)
  return instantOf(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)} 00:00`) ?? now
}
