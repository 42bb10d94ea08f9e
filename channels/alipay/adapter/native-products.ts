/** What takes payments by a code is one of two contracts, 订单码支付 or 当面付, and a merchant signed the one or the other. */
export type NativeProduct = string | undefined

const KEPT_AT_MOST = 10_000

/** Which of the two was last taken for each merchant, the least recently used forgotten; the account's own choice for the others. */
export class NativeProducts {
  readonly #usual: NativeProduct
  readonly #known = new Map<string, NativeProduct>()

  constructor(usual: NativeProduct) {
    this.#usual = usual
  }

  of(subMchid: string): NativeProduct {
    if (!this.#known.has(subMchid)) return this.#usual
    const product = this.#known.get(subMchid)
    this.learn(subMchid, product)
    return product
  }

  /** For who has not signed this one. */
  otherThan(product: NativeProduct): NativeProduct {
    if (product !== ORDER_CODE) return ORDER_CODE
    return this.#usual === ORDER_CODE ? FACE_TO_FACE : this.#usual
  }

  learn(subMchid: string, product: NativeProduct): void {
    this.#known.delete(subMchid)
    if (product === this.#usual) return
    this.#known.set(subMchid, product)
    const [oldest] = this.#known.keys()
    if (this.#known.size > KEPT_AT_MOST && oldest !== undefined) this.#known.delete(oldest)
  }
}

const ORDER_CODE = 'QR_CODE_OFFLINE'
const FACE_TO_FACE = 'FACE_TO_FACE_PAYMENT'
