import { constants, type KeyObject, privateDecrypt, publicEncrypt } from 'node:crypto'

/** What a 2048-bit key takes: its 256 bytes less the padding. About 71 Chinese characters. */
export const MAX_SEALED_BYTES = 214

/**
 * Seals a sensitive field for the gateway: RSAES-OAEP with SHA-1 and MGF1-SHA-1, no label, as Base64 (344 characters).
 * The request must name the key in `Wechatpay-Serial`. An empty text is not sealed but left out of the request.
 *
 * @throws RangeError where the text is longer than {@link MAX_SEALED_BYTES} in UTF-8
 * @see    https://pay.weixin.qq.com/doc/v3/merchant/4013053257
 */
export function seal(text: string, key: KeyObject): string {
  const bytes = Buffer.from(text, 'utf8')
  if (bytes.length > MAX_SEALED_BYTES) throw new RangeError(`longer than ${MAX_SEALED_BYTES} bytes`)
  return publicEncrypt({ key, ...PADDING }, bytes).toString('base64')
}

/** Opens a sensitive field of an answer, with the merchant's private key; undefined where it does not open. */
export function unseal(ciphertext: string, key: KeyObject): string | undefined {
  return unsealBytes(ciphertext, key)?.toString('utf8')
}

/** The same for what is no text, such as the key of a bill. */
export function unsealBytes(ciphertext: string, key: KeyObject): Buffer | undefined {
  try {
    return privateDecrypt({ key, ...PADDING }, Buffer.from(ciphertext, 'base64'))
  } catch {
    return undefined
  }
}

// One page recommends SHA-256; the gateway's own libraries all use SHA-1.
const PADDING = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }
