import type { Collection, Fault, Ids, Instant, RawRequest } from '@ruzhu/channels/contract/simulator.ts'

/** What happens to a request, and what to a notification. `lose_answer` and `refuse` are the host's own; the rest a gateway's. */
export const REQUEST_EFFECTS = [
  'lose_answer',
  'refuse',
  'http_500',
  'system_error',
  'error',
  'slow',
  'rate_limit',
  'bad_signature',
  'unsigned',
  'probe',
  'wrong_serial',
  'unknown_state',
  'skew',
] as const
export const NOTIFICATION_EFFECTS = [
  'notify_none',
  'notify_twice',
  'notify_late',
  'notify_out_of_order',
  'notify_bad_signature',
  'notify_probe',
] as const

/** Troubles that were asked for, in the order they were asked for; the first that matches is used up first. */
export class Faults {
  readonly #faults: Collection<Fault>
  readonly #ids: Ids
  readonly #now: () => Instant

  constructor(faults: Collection<Fault>, ids: Ids, now: () => Instant) {
    this.#faults = faults
    this.#ids = ids
    this.#now = now
  }

  add(fault: Omit<Fault, 'id'>): Fault {
    const made = { ...fault, id: `flt_${this.#ids.hex('fault', 8)}` }
    this.#faults.put(made.id, made)
    return made
  }

  active(): Fault[] {
    return [...this.#faults.values()].filter((fault) => !this.#over(fault))
  }

  remove(id: string): boolean {
    const there = this.#faults.get(id) !== undefined
    this.#faults.delete(id)
    return there
  }

  forRequest(request: RawRequest): Fault | undefined {
    return this.#use(REQUEST_EFFECTS, ({ match }) => {
      if (match.method !== undefined && match.method.toUpperCase() !== request.method) return false
      if (match.path !== undefined && !matchesPath(match.path, request.path) && !calls(request, match.path))
        return false
      if (match.host !== undefined && match.host !== hostOf(request)) return false
      return match.out_trade_no === undefined || mentions(request, match.out_trade_no)
    })
  }

  forNotification(url: string, outTradeNo: string): Fault | undefined {
    return this.#use(NOTIFICATION_EFFECTS, ({ match }) => {
      if (match.path !== undefined && !matchesPath(match.path, new URL(url).pathname)) return false
      return match.out_trade_no === undefined || match.out_trade_no === outTradeNo
    })
  }

  #use(effects: readonly string[], matches: (fault: Fault) => boolean): Fault | undefined {
    if (this.#faults.size === 0) return undefined
    for (const fault of this.#faults.values()) {
      if (this.#over(fault)) this.#faults.delete(fault.id)
      else if (effects.includes(fault.effect) && matches(fault)) return this.#count(fault)
    }
    return undefined
  }

  #count(fault: Fault): Fault {
    if (fault.timesLeft === 1) this.#faults.delete(fault.id)
    else if (fault.timesLeft !== undefined) this.#faults.put(fault.id, { ...fault, timesLeft: fault.timesLeft - 1 })
    return fault
  }

  #over({ until }: Fault): boolean {
    return until !== undefined && until <= this.#now()
  }
}

/** The name that the client asked for, whatever port it was at: one simulator is primary and backup host by two names. */
function hostOf({ headers }: RawRequest): string {
  return (headers['host'] ?? '').replace(/:\d+$/, '').toLowerCase()
}

/** A whole path, or its beginning up to a slash. */
function matchesPath(wanted: string, path: string): boolean {
  const beginning = wanted.endsWith('/') ? wanted : `${wanted}/`
  return path === wanted || path.startsWith(beginning)
}

/** Where one address serves all, a parameter names the interface: `alipay.trade.refund`. */
function calls({ query, body }: RawRequest, name: string): boolean {
  const names = (text: string) => new URLSearchParams(text).get('method') === name
  return names(query) || names(body.toString('latin1'))
}

/** In an address, in JSON, in JSON within a form, or in XML. */
function mentions({ target, body }: RawRequest, number: string): boolean {
  const escaped = encodeURIComponent(number)
  const written = [`"${number}"`, `%22${escaped}%22`, `>${number}<`, `[${number}]`]
  const inBody = written.some((one) => body.includes(one))
  return inBody || target.includes(number) || target.includes(escaped)
}
