import { createPrivateKey, createPublicKey, createSecretKey, type KeyObject, X509Certificate } from 'node:crypto'

/** What is wrong with a piece of key material; a word of its own, so that callers can say it in any language. */
export type KeyFault =
  | 'empty'
  | 'not_pem'
  | 'private_key'
  | 'public_key'
  | 'certificate'
  | 'password_protected'
  | 'unreadable'
  | 'not_rsa'
  | 'too_short'
  | 'not_32_bytes'

/** The material cannot be used. Never holds the material itself. */
export class KeyError extends Error {
  override readonly name = 'KeyError'
  readonly fault: KeyFault

  constructor(fault: KeyFault) {
    super(fault)
    this.fault = fault
  }
}

export type Certificate = {
  /** Upper-case hex, as the gateway writes it in `serial_no` and `Wechatpay-Serial`. */
  serialNo: string
  publicKey: KeyObject
  /** The merchant number in a merchant's certificate, `Tenpay.com sign` in the gateway's. */
  commonName: string
  validFrom: Date
  validTo: Date
}

const MIN_RSA_BITS = 2048

/** `apiclient_key.pem`: PKCS#8 (`PRIVATE KEY`) or PKCS#1 (`RSA PRIVATE KEY`). Throws {@link KeyError}. */
export function readPrivateKey(text: string): KeyObject {
  const pem = tidy(text)
  expectKind(pem, 'private_key')
  return rsa(() => createPrivateKey(pem))
}

/** `pub_key.pem`, the gateway's public key: SPKI (`PUBLIC KEY`). Throws {@link KeyError}. */
export function readPublicKey(text: string): KeyObject {
  const pem = tidy(text)
  expectKind(pem, 'public_key')
  return rsa(() => createPublicKey(pem))
}

/** `apiclient_cert.pem` or a platform certificate. Throws {@link KeyError}. */
export function readCertificate(text: string): Certificate {
  const pem = tidy(text)
  expectKind(pem, 'certificate')
  const certificate = readable(() => new X509Certificate(pem))
  return {
    serialNo: certificate.serialNumber.toUpperCase(),
    publicKey: rsa(() => certificate.publicKey),
    commonName: /^CN=(.*)$/m.exec(certificate.subject)?.[1] ?? '',
    validFrom: certificate.validFromDate,
    validTo: certificate.validToDate,
  }
}

/** The APIv3 key: exactly 32 bytes, used raw, neither hex nor Base64. Throws {@link KeyError}. */
export function readApiV3Key(text: string): KeyObject {
  const bytes = Buffer.from(text.trim(), 'utf8')
  if (bytes.length === 0) throw new KeyError('empty')
  if (bytes.length !== 32) throw new KeyError('not_32_bytes')
  return createSecretKey(bytes)
}

/** Whether both are halves of one pair. */
export function samePair(privateKey: KeyObject, publicKey: KeyObject): boolean {
  return createPublicKey(privateKey).equals(publicKey)
}

/** Pasted material comes with a BOM, CRLF, blanks at the ends, or `\n` as two letters where it went through an env file. */
function tidy(text: string): string {
  const lines = text.replace(/^\uFEFF/, '').replace(/\\r|\\n|\r/g, (mark) => (mark === '\\n' ? '\n' : ''))
  if (lines.trim() === '') throw new KeyError('empty')
  return `${lines.trim()}\n`
}

type PemKind = 'private_key' | 'public_key' | 'certificate'

function expectKind(pem: string, wanted: PemKind): void {
  const label = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(pem)?.[1]
  if (label === undefined) throw new KeyError('not_pem')
  if (label === 'ENCRYPTED PRIVATE KEY' || pem.includes('Proc-Type: 4,ENCRYPTED')) {
    throw new KeyError('password_protected')
  }
  const kind = kindOf(label)
  if (kind !== wanted) throw new KeyError(kind)
}

function kindOf(label: string): PemKind | 'not_rsa' | 'unreadable' {
  if (label === 'PRIVATE KEY' || label === 'RSA PRIVATE KEY') return 'private_key'
  if (label === 'PUBLIC KEY' || label === 'RSA PUBLIC KEY') return 'public_key'
  if (label === 'CERTIFICATE') return 'certificate'
  return label.endsWith('PRIVATE KEY') ? 'not_rsa' : 'unreadable'
}

function rsa(read: () => KeyObject): KeyObject {
  const key = readable(read)
  if (key.asymmetricKeyType !== 'rsa') throw new KeyError('not_rsa')
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < MIN_RSA_BITS) throw new KeyError('too_short')
  return key
}

/** OpenSSL's own error may quote its input, so it goes no further than here. */
function readable<T>(read: () => T): T {
  try {
    return read()
  } catch {
    throw new KeyError('unreadable')
  }
}
