import { type KeyObject, sign } from 'node:crypto'
import { type Charset, encode } from './charset.ts'

export type Params = Readonly<Record<string, string | undefined>>

/** `RSA2` is SHA-256; `RSA` is SHA-1, which only applications of long ago may still use. */
export type SignType = 'RSA2' | 'RSA'
export const HASHES: Readonly<Record<SignType, string>> = { RSA2: 'sha256', RSA: 'sha1' }

/**
 * What is signed of a request: all parameters of query and form but `sign` and empty ones, sorted by their names' bytes
 * (capitals first), joined as they are, not encoded. Of a file nothing.
 *
 * @see 自行实现签名, https://opendocs.alipay.com/common/02kf5q
 */
export function stringToSign(params: Params): string {
  return joined(
    Object.entries(params).filter(([name, value]) => name !== 'sign' && value !== undefined && value !== ''),
  )
}

export function joined(pairs: readonly (readonly [string, string | undefined])[]): string {
  const sorted = pairs.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return sorted.map(([name, value]) => `${name}=${value}`).join('&')
}

export type Signer = { privateKey: KeyObject; signType: SignType; charset: Charset }

export function signText(text: string, { privateKey, signType, charset }: Signer): Promise<string> {
  return rsa(HASHES[signType], encode(text, charset), privateKey)
}

/**
 * RSA (PKCS#1 v1.5), as Base64 in one line. On the thread pool: one signature of a 2048-bit key costs more than all the
 * rest of a payment, and would hold up every other request.
 */
export function rsa(hash: string, message: Uint8Array, key: KeyObject): Promise<string> {
  return new Promise((resolve, reject) => {
    sign(hash, message, key, (error, signature) => {
      if (error) reject(error)
      else resolve(signature.toString('base64'))
    })
  })
}
