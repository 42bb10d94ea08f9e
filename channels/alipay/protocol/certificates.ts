import { createHash, type KeyObject, X509Certificate } from 'node:crypto'
import { KeyError, strongRsa, tidy } from './keys.ts'

/** A certificate and the number by which requests and answers name it. */
export type Certificate = { sn: string; x509: X509Certificate }

/**
 * All certificates of a file, in its order: a leaf before those that vouch for it. Throws `KeyError`.
 *
 * @param text  `appCertPublicKey_….crt`, `alipayCertPublicKey_RSA2.crt` or `alipayRootCert.crt`
 */
export function readCertificates(text: string): readonly Certificate[] {
  const given = tidy(text)
  if (given === '') throw new KeyError('empty')
  const blocks = given.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)
  if (!blocks) throw new KeyError(/PRIVATE KEY/.test(given) ? 'private_key' : 'unreadable')
  return blocks.map((pem) => {
    const x509 = readable(() => new X509Certificate(pem))
    return { sn: serialNumberOf(x509), x509 }
  })
}

/**
 * MD5 over the issuer's name, read backwards, and the serial number in decimal.
 *
 * @see 自行实现签名, https://opendocs.alipay.com/common/02kf5q
 */
function serialNumberOf({ issuer, serialNumber }: X509Certificate): string {
  const name = issuer.split('\n').toReversed().join(',')
  return createHash('md5')
    .update(`${name}${BigInt(`0x${serialNumber}`)}`, 'utf8')
    .digest('hex')
}

/** `alipay_root_cert_sn`: of the roots that are signed with RSA; the file holds SM2 and ECDSA ones too. Throws `KeyError`. */
export function rootCertSn(roots: readonly Certificate[]): string {
  const signedWithRsa = roots.filter(({ x509 }) => x509.signatureAlgorithmOid?.startsWith(PKCS1))
  if (signedWithRsa.length === 0) throw new KeyError('no_rsa_root')
  return signedWithRsa.map(({ sn }) => sn).join('_')
}
const PKCS1 = '1.2.840.113549.1.1.'

/** The RSA key of the first, which is the file's own. Throws `KeyError`. */
export function leafKey([leaf]: readonly Certificate[]): KeyObject {
  if (!leaf) throw new KeyError('empty')
  return strongRsa(readable(() => leaf.x509.publicKey))
}

/**
 * Whether the first certificate comes down from one of the roots through those after it. Its dates count only where
 * `now` is given: what was configured long ago may have run out, what is fetched must not have.
 */
export function comesFrom(roots: readonly Certificate[], [leaf, ...rest]: readonly Certificate[], now?: Date): boolean {
  if (!leaf || (now && !isValid(leaf.x509, now))) return false
  const isIssuer = ({ x509 }: Certificate) => leaf.x509.checkIssued(x509) && vouches(x509, leaf.x509)
  if (roots.some((root) => root.x509.ca && isIssuer(root))) return true
  const next = rest.findIndex((one) => one.x509.ca && isIssuer(one))
  const issuer = rest[next]
  return issuer !== undefined && comesFrom(roots, [issuer, ...rest.toSpliced(next, 1)], now)
}

function vouches(issuer: X509Certificate, issued: X509Certificate): boolean {
  try {
    return issued.verify(issuer.publicKey)
  } catch {
    return false // a key of a kind that this OpenSSL does not know
  }
}

function isValid({ validFromDate, validToDate }: X509Certificate, now: Date): boolean {
  return validFromDate <= now && now <= validToDate
}

function readable<T>(read: () => T): T {
  try {
    return read()
  } catch {
    throw new KeyError('unreadable')
  }
}
