import { type KeyObject, createPublicKey, generateKeyPair, sign, verify } from 'node:crypto'
import { promisify } from 'node:util'
import * as der from './der.ts'

/** Common name, organisation and so on, in the order in which they are written. */
export type Name = readonly (readonly ['CN' | 'O' | 'OU' | 'C' | 'L', string])[]

export type CertificateOrder = {
  serialNo: string
  subject: Name
  publicKey: KeyObject
  from: Date
  until: Date
}
export type Issuer = { name: Name; key: KeyObject }

const OIDS = { CN: '2.5.4.3', C: '2.5.4.6', L: '2.5.4.7', O: '2.5.4.10', OU: '2.5.4.11' } as const
const SHA256_WITH_RSA = der.sequence(der.oid('1.2.840.113549.1.1.11'), der.nothing())
// digitalSignature, nonRepudiation, keyEncipherment, dataEncipherment: the first four bits
const KEY_USAGE = der.bits(Buffer.from([0xf0]), 4)
const CRL_ADDRESS = 'http://evca.itrus.com.cn/public/itruscrl?CA=1BD4220E50DBC04B06AD3975498'

const makeKeyPair = promisify(generateKeyPair)

export async function rsaKeyPair(): Promise<{ privateKey: KeyObject; publicKey: KeyObject }> {
  return makeKeyPair('rsa', { modulusLength: 2048, publicExponent: 65537 })
}

/** PKCS#8, as the certificate tool hands it out. */
export function privatePem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString()
}

export function publicPem(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString()
}

/** An X.509 v3 certificate (RFC 5280) that looks like the ones of Tenpay's authority, as PEM. */
export function issueCertificate(order: CertificateOrder, issuer: Issuer): string {
  const content = der.sequence(
    der.tagged(0, der.integer(Buffer.from([2]))),
    der.integer(Buffer.from(order.serialNo, 'hex')),
    SHA256_WITH_RSA,
    name(issuer.name),
    der.sequence(der.time(order.from), der.time(order.until)),
    name(order.subject),
    order.publicKey.export({ type: 'spki', format: 'der' }),
    der.tagged(3, extensions()),
  )
  const signature = sign('sha256', content, issuer.key)
  return pem('CERTIFICATE', der.sequence(content, SHA256_WITH_RSA, der.bits(signature)))
}

/** The key that a PKCS#10 request (RFC 2986) asks a certificate for, if the request is signed by that key. */
export function keyOfRequest(text: string): KeyObject | undefined {
  const base64 = /-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----([\s\S]+?)-----END/.exec(text)?.[1]
  if (base64 === undefined) return undefined
  try {
    const [request] = der.elements(Buffer.from(base64, 'base64'))
    const [info, , signature] = der.elements(request?.content ?? Buffer.alloc(0))
    const spki = der.elements(info?.content ?? Buffer.alloc(0))[2]
    if (!info || !signature || !spki) return undefined
    const key = createPublicKey({ key: spki.whole, format: 'der', type: 'spki' })
    return verify('sha256', info.whole, key, signature.content.subarray(1)) ? key : undefined
  } catch {
    return undefined // not DER, or no key: the caller tells the person
  }
}

function name(parts: Name): Buffer {
  return der.sequence(...parts.map(([key, value]) => der.set(der.sequence(der.oid(OIDS[key]), der.utf8(value)))))
}

function extensions(): Buffer {
  const address = der.tlv(0x86, Buffer.from(CRL_ADDRESS))
  return der.sequence(
    extension('2.5.29.19', der.sequence()),
    extension('2.5.29.15', KEY_USAGE, true),
    extension('2.5.29.31', der.sequence(der.sequence(der.tagged(0, der.tagged(0, address))))),
  )
}

function extension(id: string, value: Buffer, critical = false): Buffer {
  return der.sequence(der.oid(id), ...(critical ? [der.boolean(true)] : []), der.octets(value))
}

function pem(label: string, bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}
