import type Forge from 'node-forge'
import { ROUNDS_MAX } from '../limits.ts'
import { type Said, said } from '../sentences.ts'
import { type Der, integerOf, OCTET_STRING, partsOf, readDer } from './der.ts'

export type Opened = { key: Uint8Array | undefined; certificates: readonly Uint8Array[] } | { fault: Said }

/**
 * Opens `apiclient_cert.p12` (PKCS#12, RFC 7292) with the first of these passwords that fits; at WeChat Pay that is the
 * merchant number.
 */
export async function openPkcs12(der: Uint8Array, passwords: readonly string[]): Promise<Opened> {
  if (asksForTooMuch(der)) return { fault: said('p12_rounds') }
  const forge = await loadForge()
  const asn1 = attempt(() => forge.asn1.fromDer(forge.util.createBuffer(binary(der))))
  if (!asn1) return { fault: said('p12_damaged') }
  for (const password of new Set(passwords)) {
    const opened = attempt(() => forge.pkcs12.pkcs12FromAsn1(asn1, password))
    if (opened) return contentOf(opened, forge)
  }
  return { fault: said('p12_password') }
}

/**
 * Key and certificate in one file, sealed by a password. With triple DES and SHA-1: weak, and the one form that every
 * Windows and every OpenSSL of today reads; what protects the key is that the file stays with its owner.
 */
export async function makePkcs12(pkcs8: Uint8Array, certificate: Uint8Array, password: string): Promise<Uint8Array> {
  const forge = await loadForge()
  const key = forge.pki.privateKeyFromAsn1(asn1Of(pkcs8, forge))
  const owner = forge.pki.certificateFromAsn1(asn1Of(certificate, forge))
  const sealed = forge.pkcs12.toPkcs12Asn1(key, [owner], password, {
    algorithm: '3des',
    count: 2048,
    generateLocalKeyId: true,
    friendlyName: 'Tenpay Certificate',
  })
  return bytesOf(forge.asn1.toDer(sealed).getBytes())
}

/** Loaded only where there is such a file: half of all weight here. */
async function loadForge(): Promise<typeof Forge> {
  return (await import('node-forge')).default
}

function contentOf(opened: Forge.pkcs12.Pkcs12Pfx, { pki, asn1 }: typeof Forge): Opened {
  const bagsOf = (type: string | undefined) =>
    type === undefined ? [] : (opened.getBags({ bagType: type })[type] ?? [])
  const key = [...bagsOf(pki.oids.pkcs8ShroudedKeyBag), ...bagsOf(pki.oids.keyBag)][0]?.key
  const certificates = bagsOf(pki.oids.certBag).flatMap((bag) => {
    // forge leaves those that it cannot read as ASN.1
    const shown = bag.cert ? pki.certificateToAsn1(bag.cert) : bag.asn1
    return shown ? [bytesOf(asn1.toDer(shown).getBytes())] : []
  })
  const pkcs8 = key && bytesOf(asn1.toDer(pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(key))).getBytes())
  return { key: pkcs8, certificates }
}

/** A salt is followed by how often it is to be stirred in; a file that says "four billion times" stops whoever opens it. */
function asksForTooMuch(der: Uint8Array): boolean {
  const whole = readDer(der)
  const waiting: Der[] = whole ? [whole] : []
  for (let looked = 0; waiting.length > 0; looked += 1) {
    const element = waiting.pop()
    if (!element || looked > MOST_ELEMENTS) return true
    const parts = partsOf(element) ?? []
    const many = parts.some((part, index) => index > 0 && parts[index - 1]?.tag === OCTET_STRING && isMany(part))
    if (many) return true
    waiting.push(...parts)
    const inner = element.tag === OCTET_STRING ? readDer(element.content) : undefined
    if (inner) waiting.push(inner)
  }
  return false
}
const MOST_ELEMENTS = 5000

function isMany(part: Der): boolean {
  return part.tag === 0x02 && (integerOf(part) ?? BigInt(ROUNDS_MAX + 1)) > BigInt(ROUNDS_MAX)
}

function asn1Of(der: Uint8Array, { asn1, util }: typeof Forge): Forge.asn1.Asn1 {
  return asn1.fromDer(util.createBuffer(binary(der)))
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined // another password, or not the format: told as what it then is
  }
}

function binary(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}

function bytesOf(binary: string): Uint8Array {
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
}
