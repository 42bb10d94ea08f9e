import { type KeyObject, verify } from 'node:crypto'
import { HASHES, type SignType } from './signing.ts'

/**
 * Whether this signature is over these bytes. Not on the thread pool: a verification is some twenty times cheaper than
 * a signature, less than the way there and back.
 */
export function fits(message: Uint8Array, signature: string, key: KeyObject, signType: SignType): boolean {
  const bytes = Buffer.from(signature, 'base64')
  // node skips what is not Base64 and ignores spare bits: one signature, one spelling
  if (bytes.length === 0 || bytes.toString('base64') !== signature) return false
  return verify(HASHES[signType], message, key, bytes)
}
