import type { KeyObject } from 'node:crypto'
import type { Certificate } from './keys.ts'

export type NamedKey = { id: string; key: KeyObject }

/**
 * The gateway's keys that we hold: they verify what it signs, and seal what only it may read.
 * Both kinds may be held at once: while a merchant moves from platform certificates to the public key, and while one
 * certificate follows another, things come signed with either. A key that was not named is never tried.
 *
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012153196
 */
export class PlatformKeys {
  readonly publicKey: NamedKey | undefined
  #certificates: readonly Certificate[] = []
  #byId: ReadonlyMap<string, KeyObject>

  constructor(publicKey: NamedKey | undefined, certificates: readonly Certificate[]) {
    this.publicKey = publicKey
    this.#certificates = certificates
    this.#byId = this.#named()
  }

  /** `PUB_KEY_ID_…` or the serial number of a platform certificate → key. */
  get byId(): ReadonlyMap<string, KeyObject> {
    return this.#byId
  }

  /**
   * The one to seal with, named in `Wechatpay-Serial` of each request: the public key, else the certificate that became
   * valid last (of two that did in the same second, the one listed behind). Absent before any is held.
   */
  get current(): NamedKey | undefined {
    if (this.publicKey) return this.publicKey
    const [first, ...others] = this.#certificates
    const newest = others.reduce((best, one) => (best && one.validFrom < best.validFrom ? best : one), first)
    return newest && { id: newest.serialNo, key: newest.publicKey }
  }

  get certificates(): readonly Certificate[] {
    return this.#certificates
  }

  /** Takes over what the gateway lists now. What it lists no longer still verifies until it expires: letters are under way. */
  take(listed: readonly Certificate[], now: Date): void {
    const serials = new Set(listed.map(({ serialNo }) => serialNo))
    const retiring = this.#certificates.filter(({ serialNo, validTo }) => !serials.has(serialNo) && validTo > now)
    this.#certificates = [...retiring, ...listed]
    this.#byId = this.#named()
  }

  #named(): ReadonlyMap<string, KeyObject> {
    return new Map([
      ...this.#certificates.map(({ serialNo, publicKey }): [string, KeyObject] => [serialNo, publicKey]),
      ...(this.publicKey ? [[this.publicKey.id, this.publicKey.key] as const] : []),
    ])
  }
}
