import { AppError } from '@ruzhu/domain/errors.ts'
import { MINUTE_MS } from '@ruzhu/domain/time.ts'

const WINDOW_MS = 15 * MINUTE_MS
/** Enough for everybody who mistypes at once; beyond, the oldest is forgotten, so that memory stays bounded. */
const REMEMBERED = 10_000

/** What an attempt is counted under, and how many failures of each are let pass within a quarter of an hour. */
export type Attempt = ReadonlyMap<string, number>

/** Counts failed attempts to sign in. */
export class SignInLimit {
  readonly #now: () => Date
  readonly #failures = new Map<string, { since: number; count: number }>()

  constructor(now: () => Date) {
    this.#now = now
  }

  /** Counts as failed until it succeeds, so that a hundred at once are not let through together. */
  attempt(attempt: Attempt): void {
    for (const [key, most] of attempt) {
      const failure = this.#recent(key)
      if (!failure || failure.count < most) continue
      const leftMs = failure.since + WINDOW_MS - this.#now().getTime()
      throw new AppError('RATE_LIMITED', { retry_after_s: Math.max(1, Math.ceil(leftMs / 1000)) })
    }
    for (const key of attempt.keys()) this.#count(key)
  }

  succeeded(attempt: Attempt): void {
    for (const key of attempt.keys()) this.#failures.delete(key)
  }

  #count(key: string): void {
    const { since, count } = this.#recent(key) ?? { since: this.#now().getTime(), count: 0 }
    this.#failures.delete(key)
    this.#failures.set(key, { since, count: count + 1 })
    const [oldest] = this.#failures.keys()
    if (this.#failures.size > REMEMBERED && oldest !== undefined) this.#failures.delete(oldest)
  }

  #recent(key: string): { since: number; count: number } | undefined {
    const failure = this.#failures.get(key)
    return failure && failure.since + WINDOW_MS > this.#now().getTime() ? failure : undefined
  }
}
