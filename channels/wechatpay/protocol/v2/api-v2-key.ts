import { createDecipheriv, createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto'
import { KeyError } from '../keys.ts'

/** How a message is signed. `MD5` where nothing is said. */
export type SignType = 'MD5' | 'HMAC-SHA256'

/**
 * The APIv2 key (API密钥): signs every message of APIv2 and opens its refund notifications. It has the form of the APIv3
 * key and is another one. Does not print.
 */
export class ApiV2Key {
  readonly #text: string
  readonly #hmac: KeyObject
  readonly #sealing: KeyObject

  /** @param text  as it was set; see {@link readApiV2Key} */
  constructor(text: string) {
    this.#text = text
    this.#hmac = createSecretKey(text, 'utf8')
    // the 32 letters of the digest are the key's bytes
    this.#sealing = createSecretKey(hash('md5', text, 'hex'), 'latin1')
  }

  /**
   * 32 or 64 hex digits in upper case. Both ways end in the key, and HMAC has it as its key besides.
   *
   * @param pairs  `a=1&b=2`, see `stringToSign`
   * @see          https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=4_3
   */
  sign(pairs: string, type: SignType): string {
    const message = `${pairs}&key=${this.#text}`
    const digest = type === 'MD5' ? hash('md5', message, 'hex') : this.#hmacOf(message)
    return digest.toUpperCase()
  }

  /**
   * `req_info` of a refund notification: AES-256 in ECB, padded as in PKCS#7. Undefined where it cannot be opened.
   * The mode knows no tag: most bits that were changed are found by the padding and by the XML that comes out, not all.
   *
   * @see https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_16
   */
  open(base64: string): Buffer | undefined {
    const bytes = Buffer.from(base64, 'base64')
    // node skips what is not Base64 and ignores spare bits: one ciphertext, one spelling
    if (bytes.length === 0 || bytes.toString('base64') !== base64) return undefined
    try {
      const decipher = createDecipheriv('aes-256-ecb', this.#sealing, null)
      return Buffer.concat([decipher.update(bytes), decipher.final()])
    } catch {
      return undefined // length or padding do not fit; node says so by throwing
    }
  }

  #hmacOf(message: string): string {
    return createHmac('sha256', this.#hmac).update(message, 'utf8').digest('hex')
  }

  toJSON(): string {
    return '[api_v2_key]'
  }
}

/** Exactly 32 characters, as the merchant platform takes it. Throws {@link KeyError}. */
export function readApiV2Key(text: string): ApiV2Key {
  const key = text.trim()
  if (key === '') throw new KeyError('empty')
  if (Buffer.byteLength(key) !== 32) throw new KeyError('not_32_bytes')
  return new ApiV2Key(key)
}
