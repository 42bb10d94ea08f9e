import type * as X509 from '@peculiar/x509'
import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { loadX509 } from '../material/certificates.ts'

export type Pair = { privateKey: KeyObject; publicKey: KeyObject }

export function rsaPair(bits = 2048): Pair {
  return generateKeyPairSync('rsa', { modulusLength: bits })
}

export function pkcs8Pem({ privateKey }: Pair): string {
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

export function pkcs1Pem({ privateKey }: Pair): string {
  return privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()
}

export function publicPem({ publicKey }: Pair): string {
  return publicKey.export({ type: 'spki', format: 'pem' }).toString()
}

/** Without header and in one line, as Alipay's key tool writes them. */
export function bare(pem: string): string {
  return pem.replace(/-----[^-]+-----|\s/g, '')
}

export type Names = readonly (readonly [part: string, value: string])[]
export type Order = {
  subject: Names
  issuer?: Names
  from?: Date
  until?: Date
  authority?: boolean
  serialNo?: string
}

export const TENPAY: Names = [
  ['C', 'CN'],
  ['O', 'Tenpay.com'],
  ['OU', 'Tenpay.com CA Center'],
  ['CN', 'Tenpay.com Root CA'],
]
export const ANT: Names = [
  ['C', 'CN'],
  ['O', 'Ant Financial'],
  ['OU', 'Certification Authority'],
  ['CN', 'Ant Financial Certification Authority Class 2 R1'],
]
export function merchantName(mchid: string): Names {
  return [
    ['CN', mchid],
    ['O', '微信商户系统'],
    ['OU', '广州市示例老陈餐饮有限公司'],
    ['C', 'CN'],
    ['L', 'ShenZhen'],
  ]
}
export const PLATFORM_NAME: Names = [
  ['CN', 'Tenpay.com sign'],
  ['O', 'Tenpay.com'],
]

const ISSUER = rsaPair()

/** A certificate for this pair, PEM; names as given, valid 2026 to 2031 unless told. */
export async function certificateFor({ publicKey }: Pick<Pair, 'publicKey'>, order: Order): Promise<string> {
  const x509 = await loadX509()
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const pkcs8 = new Uint8Array(ISSUER.privateKey.export({ type: 'pkcs8', format: 'der' }))
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: order.serialNo ?? `5${randomBytes(20).toString('hex').slice(1)}`,
    subject: nameOf(x509, order.subject),
    issuer: nameOf(x509, order.issuer ?? TENPAY),
    notBefore: order.from ?? new Date('2026-01-01T00:00:00Z'),
    notAfter: order.until ?? new Date('2031-01-01T00:00:00Z'),
    publicKey: new x509.PublicKey(new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }))),
    signingKey: await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']),
    signingAlgorithm: algorithm,
    extensions: [new x509.BasicConstraintsExtension(order.authority ?? false)],
  })
  return `${certificate.toString('pem')}\n`
}

function nameOf({ Name }: typeof X509, parts: Names): X509.Name {
  return new Name(parts.map(([part, value]) => ({ [part]: [{ utf8String: value }] })))
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
