import type { CertificatesSeen } from './certificates.ts'
import type { PlatformKeys } from './platform-keys.ts'

/**
 * What the gateway showed of this merchant's platform certificates.
 * - `listed`: it has some, so that things may come signed with them
 * - `none`: it has only the public key, as all merchants that opened since the end of 2024
 */
export type Shown = 'not_asked' | 'listed' | 'none'

const HOUR_MS = 60 * 60 * 1000
/** The gateway wants to be asked at intervals below 12 hours. */
const EVERY_MS = 6 * HOUR_MS
/** Whoever sends letters that name strange keys does not make us ask more often than this. */
const AT_MOST_EVERY_MS = 60_000
/** Without any key no answer can be believed: then it is worth asking sooner. */
const WITHOUT_ANY_MS = 5_000

/**
 * Keeps the platform certificates of one merchant current, so that they change without a restart: asked for before the
 * first call, every six hours as long as there are calls, and at once when something names a certificate that we do not
 * hold. A merchant who holds the public key is asked about only in that last case, since it may never have had any.
 */
export class CertificateKeeper {
  readonly #keys: PlatformKeys
  readonly #download: () => Promise<CertificatesSeen>
  readonly #now: () => Date
  #askedAt = Number.NEGATIVE_INFINITY
  #goodAt = Number.NEGATIVE_INFINITY
  #underWay: Promise<void> | undefined
  #shown: Shown = 'not_asked'
  #trouble: string | undefined

  constructor(keys: PlatformKeys, download: () => Promise<CertificatesSeen>, now: () => Date) {
    this.#keys = keys
    this.#download = download
    this.#now = now
  }

  get shown(): Shown {
    return this.#shown
  }

  /** Why certificates could not be had the last time, if so. */
  get trouble(): string | undefined {
    return this.#trouble
  }

  /** Before a call: something to wait for only where no key is held at all; the rest happens meanwhile. */
  beforeCall(): Promise<void> | undefined {
    if (this.#keys.publicKey) return undefined
    if (this.#keys.current === undefined) return this.#ask(WITHOUT_ANY_MS)
    if (this.#age(this.#goodAt) >= EVERY_MS) void this.#ask(AT_MOST_EVERY_MS)
    return undefined
  }

  /** Whether the key is held by now. */
  async learn(serial: string): Promise<boolean> {
    if (!this.#keys.byId.has(serial)) await this.#ask(AT_MOST_EVERY_MS)
    return this.#keys.byId.has(serial)
  }

  /** All who ask at the same time share one download; none is made where the last is younger than `spacingMs`. */
  #ask(spacingMs: number): Promise<void> {
    if (this.#underWay) return this.#underWay
    if (this.#age(this.#askedAt) < spacingMs) return Promise.resolve()
    this.#askedAt = this.#now().getTime()
    this.#underWay = this.#takeOver().finally(() => {
      this.#underWay = undefined
    })
    return this.#underWay
  }

  async #takeOver(): Promise<void> {
    const seen = await this.#download()
    this.#trouble = seen.state === 'ok' || seen.state === 'none' ? undefined : troubleOf(seen)
    if (seen.state !== 'ok' && seen.state !== 'none') return
    this.#goodAt = this.#now().getTime()
    this.#shown = seen.state === 'ok' ? 'listed' : 'none'
    if (seen.state === 'ok') {
      this.#keys.take(
        seen.body.map(({ certificate }) => certificate),
        this.#now(),
      )
    }
  }

  /** A clock that was set back makes everything old, not young. */
  #age(at: number): number {
    const age = this.#now().getTime() - at
    return age < 0 ? Number.POSITIVE_INFINITY : age
  }
}

function troubleOf(seen: Exclude<CertificatesSeen, { state: 'ok' | 'none' }>): string {
  return seen.state === 'refused' ? `refused: ${seen.code} ${seen.message}` : seen.why
}
