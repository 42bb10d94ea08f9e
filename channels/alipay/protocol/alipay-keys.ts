import type { KeyObject } from 'node:crypto'
import { type Certificate, comesFrom, leafKey } from './certificates.ts'

type Known = { sn: string | undefined; key: KeyObject }

/** Two are in force while one replaces the other; more than a few there never are. */
const MOST = 4

/**
 * Alipay's keys that verify what it signs: one public key, or certificates by their number, to which those are added
 * that come down from the same root.
 */
export class AlipayKeys {
  readonly #roots: readonly Certificate[]
  #known: readonly Known[]
  readonly #arriving = new Map<string, Promise<void>>()

  private constructor(known: Known, roots: readonly Certificate[]) {
    this.#known = [known]
    this.#roots = roots
  }

  static ofPublicKey(key: KeyObject): AlipayKeys {
    return new AlipayKeys({ sn: undefined, key }, [])
  }

  /** @param chain  the file's own certificate first */
  static ofCertificates(chain: readonly Certificate[], roots: readonly Certificate[]): AlipayKeys {
    return new AlipayKeys({ sn: chain[0]?.sn, key: leafKey(chain) }, roots)
  }

  get inCertificateMode(): boolean {
    return this.#roots.length > 0
  }

  /** The newest first. */
  get all(): readonly KeyObject[] {
    return this.#known.map(({ key }) => key)
  }

  /**
   * The keys that may have signed what names this certificate: its own. What names none, or comes in 公钥模式, is tried
   * with all; undefined where it names one that we do not hold.
   */
  named(sn: string | undefined): readonly KeyObject[] | undefined {
    if (sn === undefined || !this.inCertificateMode) return this.all
    const known = this.#known.find((one) => one.sn === sn)
    return known && [known.key]
  }

  /** True when it is held from now on; false where it is no heir of the root that was configured, or has run out. */
  accept(chain: readonly Certificate[], now: Date): boolean {
    if (!comesFrom(this.#roots, chain, now)) return false
    const sn = chain[0]?.sn
    const others = this.#known.filter((one) => one.sn !== sn)
    this.#known = [{ sn, key: leafKey(chain) }, ...others].slice(0, MOST)
    return true
  }

  /** Many answers may name the same new certificate at once: it is fetched for the first of them. */
  async fetchOnce(sn: string, fetch: () => Promise<void>): Promise<void> {
    const arriving = this.#arriving.get(sn) ?? fetch().finally(() => this.#arriving.delete(sn))
    this.#arriving.set(sn, arriving)
    await arriving
  }
}
