import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto'
import { type Charset, decode, encode } from './charset.ts'

// By the gateway's rule. It hides which text it is, not that two texts begin alike; the signature protects the rest.
const IV = Buffer.alloc(16)

/**
 * 接口内容加密: AES-128-CBC with an IV of zeros, PKCS#7 padding, as Base64. What is signed is the ciphertext.
 *
 * @see https://opendocs.alipay.com/common/02mse3
 */
export function encryptContent(text: string, key: KeyObject, charset: Charset = 'utf-8'): string {
  const cipher = createCipheriv('aes-128-cbc', key, IV)
  return Buffer.concat([cipher.update(encode(text, charset)), cipher.final()]).toString('base64')
}

/** The text inside, or undefined where it does not open. To be called after the signature was checked, never before. */
export function decryptContent(ciphertext: string, key: KeyObject, charset: Charset = 'utf-8'): string | undefined {
  try {
    const decipher = createDecipheriv('aes-128-cbc', key, IV)
    return decode(Buffer.concat([decipher.update(Buffer.from(ciphertext, 'base64')), decipher.final()]), charset)
  } catch {
    return undefined // the padding does not fit; node says so by throwing
  }
}
