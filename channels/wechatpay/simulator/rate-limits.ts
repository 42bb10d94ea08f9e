import { Refusal } from './refusal.ts'
import type { Route } from './routing.ts'

/** How often one merchant may call, and in which words it is told that this was too often. */
type Limit = {
  readonly name: string
  readonly method: Route['method']
  readonly path: RegExp
  readonly most: number
  readonly windowMs: number
  /** Of calls that fail. */
  readonly mostFailing?: number
  readonly refused: readonly [status: number, code: string, message: string]
}

const SECOND = 1000
const MINUTE = 60_000
const TOO_OFTEN = [429, 'FREQUENCY_LIMITED', '频率限制，请稍后再试'] as const
const EXCEEDED = [429, 'RATELIMIT_EXCEEDED', '请求频率超过限制，请稍后重试'] as const

/** What is known of https://pay.weixin.qq.com/doc/v3/partner/4012081628 and of the pages of single interfaces. */
const LIMITS: readonly Limit[] = [
  limit('jsapi', 'POST', /^\/v3\/pay\/(partner\/)?transactions\/jsapi$/, 500),
  limit('code_pay', 'POST', /^\/v3\/pay\/(partner\/)?transactions\/codepay$/, 33),
  { ...limit('refund', 'POST', /^\/v3\/refund\/domestic\/refunds$/, 150), mostFailing: 6 },
  { ...limit('refund', 'POST', /^\/secapi\/pay\/refund$/, 150), mostFailing: 6 },
  limit('refund_query', 'POST', /^\/pay\/refundquery$/, 300),
  limit('code', 'POST', /^\/pay\/micropay$/, 33),
  limit('refund_query', 'GET', /^\/v3\/refund\/domestic\/refunds\/[^/]+$/, 300),
  limit('abnormal_refund', 'POST', /\/apply-abnormal-refund$/, 150),
  limit('fund_bill', 'GET', /^\/v3\/bill\/fundflowbill$/, 3),
  limit('certificates', 'GET', /^\/v3\/certificates$/, 1000, EXCEEDED),
  limit('sharing', 'POST', /^\/v3\/profitsharing\/orders$/, 300),
  limit('sharing_query', 'GET', /^\/v3\/profitsharing\/orders\/[^/]+$/, 500),
  limit('sharing_return', 'POST', /^\/v3\/profitsharing\/return-orders$/, 100),
  limit('applyment', 'POST', /^\/v3\/applyment4sub\/applyment\/$/, 15, [429, 'RATE_LIMITED', '请求频率超过限制']),
  limit('settlement', 'GET', /^\/v3\/apply4sub\/sub_merchants\/[^/]+\/(settlement|application\/[^/]+)$/, 100, EXCEEDED),
  {
    ...limit('settlement_change', 'POST', /\/modify-settlement$/, 20, [429, 'FREQENCY_LIMIT', '频率超限']),
    windowMs: MINUTE,
  },
  limit('opening', 'POST', /^\/v3\/apply4subject\/applyment\/?$/, 5, EXCEEDED),
  limit('opening_query', 'GET', /^\/v3\/apply4subject\/applyment$/, 20, EXCEEDED),
  limit('opening_state', 'GET', /^\/v3\/apply4subject\/applyment\/merchants\/[^/]+\/state$/, 10, EXCEEDED),
]

function limit(
  name: string,
  method: Limit['method'],
  path: RegExp,
  most: number,
  refused: Limit['refused'] = TOO_OFTEN,
): Limit {
  return { name, method, path, most, windowMs: SECOND, refused }
}

/** Each service has a spelling of its own for it. https://pay.weixin.qq.com/doc/v3/merchant/4012070747 */
export function tooOften(method: string, path: string): Refusal {
  return refusal(limitOf(method, path)?.refused ?? otherWords(method, path))
}

function otherWords(method: string, path: string): Limit['refused'] {
  if (path.startsWith('/v3/merchant/media/')) return [429, 'FREQUENCY_LIMIT_EXCEED', '操作过快，请稍后重试']
  // sic: the page of this query has it among the 403
  if (method === 'GET' && path.startsWith('/v3/applyment4sub/')) return [403, 'RATE_LIMITED', '请求频率超过限制']
  return TOO_OFTEN
}

function limitOf(method: string, path: string): Limit | undefined {
  return LIMITS.find((one) => one.method === method && one.path.test(path))
}

function refusal([status, code, message]: Limit['refused']): Refusal {
  return new Refusal(status, code, message, { check: 'rate', inner: 268447840 })
}

/**
 * Counts the calls of each merchant within the second, or the minute, that the machine's clock shows. A window that is
 * over is thrown away whole, so that no more is held than was called for within the longest.
 */
export class Paces {
  readonly #windows = new Map<number, { number: number; counts: Map<string, number> }>()

  /** Refuses the call that is one too many. */
  check(mchid: string, method: string, path: string, now: number): void {
    const one = limitOf(method, path)
    if (!one) return
    const failing = one.mostFailing !== undefined && this.#count(one, `${mchid}/failing`, now) >= one.mostFailing
    if (failing || this.#count(one, mchid, now) >= one.most) throw refusal(one.refused)
    this.#add(one, mchid, now)
  }

  /** Calls that fail are let through less often than those that succeed. */
  failed(mchid: string, method: string, path: string, now: number): void {
    const one = limitOf(method, path)
    if (one?.mostFailing !== undefined) this.#add(one, `${mchid}/failing`, now)
  }

  #count(one: Limit, who: string, now: number): number {
    return this.#window(one, now).get(`${one.name}/${who}`) ?? 0
  }

  #add(one: Limit, who: string, now: number): void {
    this.#window(one, now).set(`${one.name}/${who}`, this.#count(one, who, now) + 1)
  }

  #window({ windowMs }: Limit, now: number): Map<string, number> {
    const number = Math.floor(now / windowMs)
    const window = this.#windows.get(windowMs)
    if (window?.number === number) return window.counts
    const counts = new Map<string, number>()
    this.#windows.set(windowMs, { number, counts })
    return counts
  }
}
