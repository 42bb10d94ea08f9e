import {
  type KeyObject,
  constants,
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  privateDecrypt,
  publicEncrypt,
  sign,
  verify,
} from 'node:crypto'

/*
 * The gateway's own half of the v3 cryptography, written apart from the client's in ../protocol: two copies of one mistake
 * would agree. https://pay.weixin.qq.com/doc/v3/merchant/4012365342 and the pages beside it
 */

/** What a request signs: five lines, each ended by a line feed, the body as the bytes that came. */
export function requestMessage(method: string, target: string, timestamp: string, nonce: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${method}\n${target}\n${timestamp}\n${nonce}\n`), body, LINE_FEED])
}

/** What an answer or a notification signs: three lines. */
export function answerMessage(timestamp: string, nonce: string, body: string | Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), Buffer.from(body), LINE_FEED])
}

const LINE_FEED = Buffer.from('\n')

/** On the thread pool: one RSA signature is the dearest part of an answer. */
export function signature(message: Buffer, key: KeyObject): Promise<string> {
  return new Promise((resolve, reject) => {
    sign('sha256', message, key, (error, bytes) => (error ? reject(error) : resolve(bytes.toString('base64'))))
  })
}

/** Node's decoder skips what is not Base64; here such text is no signature at all. */
export function isSignedBy(key: KeyObject, message: Buffer, signatureText: string): boolean {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(signatureText)) return false
  return verify('sha256', message, key, Buffer.from(signatureText, 'base64'))
}

/** AEAD_AES_256_GCM, tag at the end, Base64. https://pay.weixin.qq.com/doc/v3/merchant/4012071382 */
export function sealText(text: string, key: KeyObject, nonce: string, associatedData: string): string {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(associatedData))
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64')
}

/** A whole file, without associated data, tag at the end. */
export function sealBytes(bytes: Buffer, key: KeyObject, nonce: string): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

/** The other direction, for whoever checks what was sealed. Throws where anything was changed. */
export function openText(sealed: string, key: KeyObject, nonce: string, associatedData: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 }).setAAD(
    Buffer.from(associatedData),
  )
  decipher.setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString()
}

/** RSAES-OAEP with SHA-1; undefined for what this key cannot open. https://pay.weixin.qq.com/doc/v3/merchant/4013053257 */
export function openField(sealed: string, key: KeyObject): string | undefined {
  try {
    const options = { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }
    return privateDecrypt(options, Buffer.from(sealed, 'base64')).toString()
  } catch {
    return undefined
  }
}

/** The other direction, towards a merchant. */
export function sealField(plain: string, key: KeyObject): string {
  const options = { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }
  return publicEncrypt(options, Buffer.from(plain)).toString('base64')
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

  aesKey(text: string): KeyObject {
    return this.#once(text, (key) => createSecretKey(Buffer.from(key)))
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
