import { DAY_MS, later } from '@ruzhu/domain/time.ts'
import type { BrowserContext } from 'playwright-core'

/** Sessions are given by the machine's time and last some days: one of today outlives all that passes from then on. */
const BEGINS_DAYS_AGO = 60

/** One clock for server, simulator and browser. It moves when it is told to; a page knows once it is loaded anew. */
export class MovedClock {
  #aheadMs = -BEGINS_DAYS_AGO * DAY_MS
  readonly now = (): Date => later(new Date(), this.#aheadMs)
  #context: BrowserContext | undefined

  /** From here on this browser's pages tell the same time. */
  async rule(context: BrowserContext): Promise<void> {
    this.#context = context
    await context.addInitScript(shiftDate, this.#aheadMs)
  }

  async pass(days: number): Promise<void> {
    this.#aheadMs += days * DAY_MS
    await this.#context?.addInitScript(shiftDate, days * DAY_MS)
  }
}

/** In the page, once for each move: what was shifted before is shifted further. */
function shiftDate(byMs: number): void {
  const Before = globalThis.Date
  globalThis.Date = class extends Before {
    constructor(...parts: ConstructorParameters<DateConstructor> | []) {
      if (parts.length === 0) super(Before.now() + byMs)
      else super(...(parts as ConstructorParameters<DateConstructor>))
    }
    static override now(): number {
      return Before.now() + byMs
    }
  } as DateConstructor
}
