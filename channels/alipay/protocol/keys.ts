import { createPrivateKey, createPublicKey, createSecretKey, type KeyObject } from 'node:crypto'

/** What is wrong with a piece of key material; a word of its own, so that callers can say it in any language. */
export type KeyFault =
  | 'empty'
  | 'private_key'
  | 'public_key'
  | 'certificate'
  | 'password_protected'
  | 'unreadable'
  | 'not_rsa'
  | 'too_short'
  | 'own_key'
  | 'not_a_pair'
  | 'no_rsa_root'
  | 'untrusted'
  | 'not_aes_128'

/** The material cannot be used. Never holds the material itself. */
export class KeyError extends Error {
  override readonly name = 'KeyError'
  readonly fault: KeyFault

  constructor(fault: KeyFault) {
    super(fault)
    this.fault = fault
  }
}

const MIN_RSA_BITS = 2048

/** The application's private key: PKCS#8 or PKCS#1, as PEM or as bare Base64. Throws {@link KeyError}. */
export function readPrivateKey(text: string): KeyObject {
  return usable(readMaterial(text), 'private_key')
}

/** 支付宝公钥, as the console shows it: bare Base64 in one line, or PEM. Throws {@link KeyError}. */
export function readPublicKey(text: string): KeyObject {
  return usable(readMaterial(text), 'public_key')
}

/** 接口内容加密 key: 16 bytes as Base64. Throws {@link KeyError}. */
export function readAesKey(text: string): KeyObject {
  const base64 = tidy(text).replace(/\s/g, '')
  if (base64 === '') throw new KeyError('empty')
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length !== 16 || bytes.toString('base64') !== base64) throw new KeyError('not_aes_128')
  return createSecretKey(bytes)
}

/** Whether both are halves of one pair. */
export function samePair(privateKey: KeyObject, publicKey: KeyObject): boolean {
  return createPublicKey(privateKey).equals(publicKey)
}

/** Pasted material comes with a BOM, CRLF, blanks at the ends, or `\n` as two letters where it went through an env file. */
export function tidy(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\\r|\\n|\r/g, (mark) => (mark === '\\n' ? '\n' : ''))
    .trim()
}

type Material = { kind: 'private_key' | 'public_key'; key: KeyObject } | { kind: 'certificate' }

/**
 * What it is, whatever its header says: keys are copied between a console and tools that give no header, or that of the
 * other form (a PKCS#8 key under `RSA PRIVATE KEY`).
 */
function readMaterial(text: string): Material {
  const given = tidy(text)
  if (given === '') throw new KeyError('empty')
  if (/BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/.test(given)) throw new KeyError('password_protected')
  const label = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(given)?.[1]
  if (label === 'CERTIFICATE') return { kind: 'certificate' }
  const base64 = given.replace(/^[\s\S]*?-----BEGIN [^-]+-----|-----END [^-]+-----[\s\S]*$/g, '').replace(/\s/g, '')
  const der = Buffer.from(base64, 'base64')
  // node skips what is not Base64: a key with a letter too many must not pass as one
  if (der.length === 0 || der.toString('base64').replace(/=+$/, '') !== base64.replace(/=+$/, ''))
    throw new KeyError('unreadable')
  return fromDer(der) ?? unreadable()
}

function fromDer(der: Buffer): Material | undefined {
  const form = { key: der, format: 'der' } as const
  const privateKey =
    attempt(() => createPrivateKey({ ...form, type: 'pkcs8' })) ??
    attempt(() => createPrivateKey({ ...form, type: 'pkcs1' })) ??
    attempt(() => createPrivateKey({ ...form, type: 'sec1' }))
  if (privateKey) return { kind: 'private_key', key: privateKey }
  const publicKey =
    attempt(() => createPublicKey({ ...form, type: 'spki' })) ??
    attempt(() => createPublicKey({ ...form, type: 'pkcs1' }))
  return publicKey && { kind: 'public_key', key: publicKey }
}

function usable(material: Material, wanted: 'private_key' | 'public_key'): KeyObject {
  if (material.kind === 'certificate' || material.kind !== wanted) throw new KeyError(material.kind)
  return strongRsa(material.key)
}

export function strongRsa(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'rsa') throw new KeyError('not_rsa')
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < MIN_RSA_BITS) throw new KeyError('too_short')
  return key
}

/** OpenSSL's own error may quote its input, so it goes no further than here. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

function unreadable(): never {
  throw new KeyError('unreadable')
}
