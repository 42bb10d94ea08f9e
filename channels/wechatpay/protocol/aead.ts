import { createDecipheriv, type KeyObject } from 'node:crypto'
import { readBase64 } from './base64.ts'

/** AEAD_AES_256_GCM as the gateway writes it: `ciphertext` is Base64 of the encrypted bytes followed by the 16-byte tag. */
export type Sealed = { nonce: string; associated_data?: string | undefined; ciphertext: string }

const TAG_BYTES = 16

/**
 * The text inside, UTF-8; undefined where it cannot be opened: another key, any bit changed, or not of this form at all.
 *
 * @param key  the APIv3 key, made once by `readApiV3Key`: node 24 is four times slower with raw bytes
 * @see        https://pay.weixin.qq.com/doc/v3/merchant/4012071382
 */
export function openSealed(sealed: Sealed, key: KeyObject): string | undefined {
  const bytes = readBase64(sealed.ciphertext)
  if (!bytes || bytes.length < TAG_BYTES) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.nonce)
    decipher.setAAD(Buffer.from(sealed.associated_data ?? '', 'utf8'))
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
    const opened = decipher.update(bytes.subarray(0, -TAG_BYTES))
    decipher.final() // adds nothing in this mode: it only checks the tag
    return opened.toString('utf8')
  } catch {
    return undefined // the tag does not fit; node says so by throwing
  }
}
