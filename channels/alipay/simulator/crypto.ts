import {
  type KeyObject,
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  sign,
  verify,
} from 'node:crypto'

/*
 * The gateway's own half of RSA2 and of content encryption, written apart from the client's in ../protocol: two copies of
 * one mistake would agree. https://opendocs.alipay.com/common/02mse7 and https://opendocs.alipay.com/common/02mse3
 */

/** SHA256withRSA in Base64, on the thread pool: one RSA signature is the dearest part of an answer. */
export function signature(message: Buffer, key: KeyObject): Promise<string> {
  return new Promise((resolve, reject) => {
    sign('sha256', message, key, (error, bytes) => (error ? reject(error) : resolve(bytes.toString('base64'))))
  })
}

/** The same at once, where a person waits and no load does. */
export function signatureNow(message: Buffer, key: KeyObject): string {
  return sign('sha256', message, key).toString('base64')
}

/** Node's decoder skips what is not Base64; here such text is no signature at all. */
export function isSignedBy(key: KeyObject, message: Buffer, signatureText: string): boolean {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(signatureText)) return false
  return verify('sha256', message, key, Buffer.from(signatureText, 'base64'))
}

/** One letter changed: still Base64, no signature any more. */
export function spoilt(signatureText: string): string {
  return (signatureText.startsWith('A') ? 'B' : 'A') + signatureText.slice(1)
}

const NO_IV = Buffer.alloc(16)

/** AES-128-CBC with sixteen zero bytes in front, PKCS#7, Base64. */
export function sealContent(text: string, key: KeyObject): string {
  const cipher = createCipheriv('aes-128-cbc', key, NO_IV)
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64')
}

/** Undefined for what this key does not open. */
export function openContent(sealed: string, key: KeyObject): string | undefined {
  try {
    const decipher = createDecipheriv('aes-128-cbc', key, NO_IV)
    return Buffer.concat([decipher.update(sealed, 'base64'), decipher.final()]).toString()
  } catch {
    return undefined // wrong padding: another key, or changed on the way
  }
}

const KEYS_AT_MOST = 10_000

/** Keys are parsed once: parsing a PEM costs as much as using it. */
export class KeyRing {
  readonly #keys = new Map<string, KeyObject>()

  privateKey(pem: string): KeyObject {
    return this.#once(pem, createPrivateKey)
  }

  publicKey(pem: string): KeyObject {
    return this.#once(pem, createPublicKey)
  }

  aesKey(base64: string): KeyObject {
    return this.#once(base64, (text) => createSecretKey(Buffer.from(text, 'base64')))
  }

  #once(text: string, parse: (text: string) => KeyObject): KeyObject {
    const known = this.#keys.get(text)
    if (known) return known
    if (this.#keys.size >= KEYS_AT_MOST) this.#keys.clear()
    const parsed = parse(text)
    this.#keys.set(text, parsed)
    return parsed
  }
}
