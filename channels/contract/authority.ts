import { createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import type * as X509 from '@peculiar/x509'

/*
 * What every played gateway needs of a certificate authority. What its certificates look like is the gateway's own: names,
 * extensions and years come in with the order.
 */

/** Common name, organisation and so on, in the order in which they are written. */
export type Name = readonly (readonly [part: 'C' | 'ST' | 'L' | 'O' | 'OU' | 'CN', value: string])[]
export type Usage = Exclude<keyof typeof X509.KeyUsageFlags, 'encipherOnly' | 'decipherOnly'>
export type Extensions = {
  /** May sign other certificates. */
  readonly authority?: boolean
  readonly usages?: readonly Usage[]
  readonly purposes?: readonly ('serverAuth' | 'clientAuth')[]
  /** Whom a TLS client may expect behind it. */
  readonly hosts?: readonly ({ readonly dns: string } | { readonly ip: string })[]
  readonly revocationList?: string
}
export type CertificateOrder = {
  /** Hex, at most 20 bytes. */
  readonly serialNo: string
  readonly subject: Name
  readonly publicKey: KeyObject
  readonly from: Date
  readonly until: Date
  readonly extensions: Extensions
}
/** Of a root, its name is that of the subject and its key the private half of the order's. */
export type Issuer = { readonly name: Name; readonly key: KeyObject }

const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const
const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

/** An X.509 v3 certificate (RFC 5280), signed with SHA-256 and the issuer's key, RSA or of the curve P-256, as PEM. */
export async function issueCertificate(order: CertificateOrder, issuer: Issuer): Promise<string> {
  const x509 = await library()
  const algorithm = issuer.key.asymmetricKeyType === 'ec' ? ECDSA : RSA
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: order.serialNo,
    subject: nameOf(x509, order.subject),
    issuer: nameOf(x509, issuer.name),
    notBefore: order.from,
    notAfter: order.until,
    publicKey: new x509.PublicKey(order.publicKey.export({ type: 'spki', format: 'der' })),
    signingKey: await crypto.subtle.importKey('pkcs8', pkcs8(issuer.key), algorithm, false, ['sign']),
    signingAlgorithm: algorithm,
    extensions: extensionsOf(x509, order.extensions),
  })
  return `${certificate.toString('pem')}\n`
}

/** The key that a PKCS#10 request (RFC 2986) asks a certificate for, if the request is signed by that very key. */
export async function keyOfRequest(pem: string): Promise<KeyObject | undefined> {
  const text = /-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----([A-Za-z0-9+/=\s]+)-----END/.exec(pem)?.[1]
  if (text === undefined) return undefined
  const { Pkcs10CertificateRequest } = await library()
  try {
    const request = new Pkcs10CertificateRequest(Buffer.from(text, 'base64'))
    const key = createPublicKey({ key: Buffer.from(request.publicKey.rawData), format: 'der', type: 'spki' })
    return (await request.verify()) ? key : undefined
  } catch {
    return undefined // not DER, or a key of no kind we know: the caller tells the person
  }
}

/**
 * @param digits  40 hex digits; the first becomes 1 to 7, so that the number reads the same in every library: a higher
 *                one would need a byte more, a zero would be left out
 */
export function serialNumber(digits: string): string {
  const first = (Number.parseInt(digits.slice(0, 1), 16) % 7) + 1
  return `${first}${digits.slice(1)}`.toUpperCase()
}

const makeKeyPair = promisify(generateKeyPair)

export async function rsaKeyPair(): Promise<{ privateKey: KeyObject; publicKey: KeyObject }> {
  return makeKeyPair('rsa', { modulusLength: 2048, publicExponent: 65537 })
}

function pkcs8(key: KeyObject): Uint8Array<ArrayBuffer> {
  return new Uint8Array(key.export({ type: 'pkcs8', format: 'der' }))
}

/** PKCS#8. */
export function privatePem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** SPKI. */
export function publicPem(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString()
}

/** A tenth of a second to load, so not before the first certificate. It needs `Reflect.metadata` when it is loaded. */
async function library(): Promise<typeof X509> {
  await import('reflect-metadata')
  return import('@peculiar/x509')
}

/** UTF-8 throughout, whether or not fewer letters would do: readers compare the printed name, not its encoding. */
function nameOf({ Name }: typeof X509, parts: Name): X509.Name {
  return new Name(parts.map(([part, value]) => ({ [part]: [{ utf8String: value }] })))
}

function extensionsOf(x509: typeof X509, { authority = false, usages, purposes, hosts, ...rest }: Extensions) {
  const extensions: X509.Extension[] = [new x509.BasicConstraintsExtension(authority, undefined, authority)]
  if (usages) {
    const flags = usages.reduce((sum, usage) => sum | x509.KeyUsageFlags[usage], 0)
    extensions.push(new x509.KeyUsagesExtension(flags, true))
  }
  if (purposes) {
    extensions.push(new x509.ExtendedKeyUsageExtension(purposes.map((one) => x509.ExtendedKeyUsage[one])))
  }
  if (hosts) {
    const names = hosts.map((host) => ('dns' in host ? ({ type: 'dns', value: host.dns } as const) : ip(host.ip)))
    extensions.push(new x509.SubjectAlternativeNameExtension(names))
  }
  if (rest.revocationList !== undefined) {
    extensions.push(new x509.CRLDistributionPointsExtension([rest.revocationList]))
  }
  return extensions
}

function ip(value: string) {
  return { type: 'ip', value } as const
}
