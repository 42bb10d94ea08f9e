import { MINUTE_MS } from '@ruzhu/domain/time.ts'

const WINDOW_MS = 15 * MINUTE_MS
/** As many as a whole office that mistypes behind one address. */
const MISSES = 60
/** Beyond, the oldest is forgotten: memory stays bounded. */
const REMEMBERED = 10_000

/** Counts looks at links that are not there, by where they come from. */
export class LookLimit {
  readonly #now: () => Date
  readonly #misses = new Map<string, { since: number; count: number }>()

  constructor(now: () => Date) {
    this.#now = now
  }

  /** Seconds to wait, where somebody has missed too often. */
  waits(from: string): number | undefined {
    const miss = this.#recent(from)
    if (!miss || miss.count < MISSES) return undefined
    return Math.max(1, Math.ceil((miss.since + WINDOW_MS - this.#now().getTime()) / 1000))
  }

  missed(from: string): void {
    const { since, count } = this.#recent(from) ?? { since: this.#now().getTime(), count: 0 }
    this.#misses.delete(from)
    this.#misses.set(from, { since, count: count + 1 })
    const [oldest] = this.#misses.keys()
    if (this.#misses.size > REMEMBERED && oldest !== undefined) this.#misses.delete(oldest)
  }

  get remembered(): number {
    return this.#misses.size
  }

  #recent(from: string): { since: number; count: number } | undefined {
    const miss = this.#misses.get(from)
    return miss && miss.since + WINDOW_MS > this.#now().getTime() ? miss : undefined
  }
}
