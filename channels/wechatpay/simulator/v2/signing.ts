import { type KeyObject, createCipheriv, createHash, createHmac, timingSafeEqual } from 'node:crypto'

/*
 * The gateway's own half of APIv2's cryptography, written apart from the client's.
 * https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=4_3
 */

export type SignType = 'MD5' | 'HMAC-SHA256'
type Pairs = Iterable<readonly [name: string, value: string]>

/** All parameters but `sign` and the empty ones, by the bytes of their names, and the key at the end. */
export function stringToSign(fields: Pairs, apiV2Key: string): string {
  const signed = [...fields].filter(([name, value]) => name !== 'sign' && value !== '')
  const sorted = signed.sort(([a], [b]) => (a < b ? -1 : 1))
  return [...sorted, ['key', apiV2Key] as const].map(([name, value]) => `${name}=${value}`).join('&')
}

/** @param text  already ends in `&key=…`, and HMAC takes the same key once more */
export function signOf(text: string, type: SignType, apiV2Key: KeyObject): string {
  const hash = type === 'MD5' ? createHash('md5') : createHmac('sha256', apiV2Key)
  return hash.update(text).digest('hex').toUpperCase()
}

export function sameSign(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** What a refund notice hides: AES-256-ECB under the key's MD5, whose 32 hex letters are the 32 bytes. */
export function sealReqInfo(inner: string, apiV2Key: string): string {
  const key = createHash('md5').update(apiV2Key).digest('hex')
  const cipher = createCipheriv('aes-256-ecb', key, null)
  return Buffer.concat([cipher.update(inner, 'utf8'), cipher.final()]).toString('base64')
}
