import { RSA_BITS_MAX, RSA_BITS_MIN } from '../limits.ts'
import type { Said } from '../sentences.ts'
import { said } from '../sentences.ts'
import {
  BIT_STRING,
  CONTEXT_0,
  type Der,
  integerOf,
  INTEGER,
  OCTET_STRING,
  oidOf,
  partsOf,
  readDer,
  SEQUENCE,
  writeDer,
} from './der.ts'

/** Both halves of a pair have these. */
export type RsaNumbers = { n: bigint; e: bigint }
export type RsaPrivateKey = { numbers: RsaNumbers; pkcs8: Uint8Array }
export type RsaPublicKey = { numbers: RsaNumbers; spki: Uint8Array }

/** What DER bytes are, by their shape. */
export type Shape =
  | { is: 'private_key'; key: RsaPrivateKey }
  | { is: 'public_key'; key: RsaPublicKey }
  | { is: 'certificate' | 'certificate_request' | 'pkcs12' | 'pkcs7' }
  | { is: 'fault'; fault: Said; of: 'private_key' | 'public_key' }

/** Undefined where these bytes are nothing that is known here. */
export function shapeOf(der: Uint8Array): Shape | undefined {
  const whole = readDer(der)
  const parts = whole?.tag === SEQUENCE ? partsOf(whole) : undefined
  if (!whole || !parts) return undefined
  return privateKeyShape(whole, parts) ?? publicKeyShape(whole, parts) ?? otherShape(parts)
}

export function isSamePair(one: RsaNumbers, other: RsaNumbers): boolean {
  return one.n === other.n && one.e === other.e
}

export function bitsOf({ n }: RsaNumbers): number {
  return n.toString(2).length
}

/** What makes a key unfit for either gateway. */
export function weakness(numbers: RsaNumbers): Said | undefined {
  const bits = bitsOf(numbers)
  if (bits < RSA_BITS_MIN) return said('key_too_short', { bits })
  if (bits > RSA_BITS_MAX) return said('key_too_long', { bits })
  return numbers.e % 2n === 0n || numbers.e < 3n ? said('key_damaged') : undefined
}

/** Of a SubjectPublicKeyInfo; undefined where it is no RSA key. */
export function rsaNumbersOf(spki: Uint8Array): RsaNumbers | undefined {
  const shape = shapeOf(spki)
  return shape?.is === 'public_key' ? shape.key.numbers : undefined
}

const RSA = '2a864886f70d010101'
const OTHER_KEYS: Readonly<Record<string, string>> = {
  '2a8648ce3d0201': 'EC',
  '2a8648ce380401': 'DSA',
  '2b6570': 'Ed25519',
  '2a811ccf5501822d': 'SM2',
}

/** PKCS#8 (RFC 5208), PKCS#1 (RFC 8017), and those that are neither: SEC 1, DSA of OpenSSL, or sealed by a password. */
function privateKeyShape(whole: Der, parts: readonly Der[]): Shape | undefined {
  const [first, second, third] = parts
  if (first?.tag === SEQUENCE && second?.tag === OCTET_STRING && parts.length === 2) {
    return oidOf(partsOf(first)?.[0])?.startsWith('2a864886f70d01') ? privateFault('key_password') : undefined
  }
  if (first?.tag !== INTEGER) return undefined
  if (second?.tag === SEQUENCE && third?.tag === OCTET_STRING) {
    const algorithm = oidOf(partsOf(second)?.[0])
    if (algorithm === undefined) return undefined
    if (algorithm !== RSA) return privateFault('key_not_rsa', { what: OTHER_KEYS[algorithm] ?? '?' })
    const inner = readDer(third.content)
    const numbers = inner && privateNumbers(partsOf(inner) ?? [])
    return numbers ? privateShape(numbers, whole.whole) : privateFault('key_damaged')
  }
  if (second?.tag === OCTET_STRING) return privateFault('key_not_rsa', { what: 'EC' })
  if (parts.length === 6 && parts.every(({ tag }) => tag === INTEGER))
    return privateFault('key_not_rsa', { what: 'DSA' })
  if (parts.length < 9 || second?.tag !== INTEGER) return undefined
  const numbers = privateNumbers(parts)
  return numbers ? privateShape(numbers, wrapped(whole.whole)) : privateFault('key_damaged')
}

/**
 * The public half, if the private one is whole: n is p times q, and d undoes e. So whoever has the same numbers in a
 * certificate has the other half of this very key; nothing needs to be signed to know it.
 */
function privateNumbers(parts: readonly Der[]): RsaNumbers | undefined {
  const [, n, e, d, p, q] = parts.slice(0, 6).map(integerOf)
  if (n === undefined || !e || !d || !p || !q || p < 3n || q < 3n) return undefined
  const undoes = (e * d) % (p - 1n) === 1n && (e * d) % (q - 1n) === 1n
  return p * q === n && undoes ? { n, e } : undefined
}

function privateShape(numbers: RsaNumbers, pkcs8: Uint8Array): Shape {
  const fault = weakness(numbers)
  return fault ? { is: 'fault', fault, of: 'private_key' } : { is: 'private_key', key: { numbers, pkcs8 } }
}

function privateFault(...about: Parameters<typeof said>): Shape {
  return { is: 'fault', fault: said(...about), of: 'private_key' }
}

/** SubjectPublicKeyInfo (RFC 5280), or the two numbers alone (PKCS#1). */
function publicKeyShape(whole: Der, parts: readonly Der[]): Shape | undefined {
  const [first, second] = parts
  if (parts.length !== 2) return undefined
  if (first?.tag === INTEGER && second?.tag === INTEGER) {
    const bits = writeDer(BIT_STRING, Uint8Array.of(0), whole.whole)
    return publicShape(first, second, writeDer(SEQUENCE, RSA_ALGORITHM, bits))
  }
  if (first?.tag !== SEQUENCE || second?.tag !== BIT_STRING) return undefined
  const algorithm = oidOf(partsOf(first)?.[0])
  if (algorithm === undefined) return undefined
  if (algorithm !== RSA) return publicFault('key_not_rsa', { what: OTHER_KEYS[algorithm] ?? '?' })
  const inner = readDer(second.content.subarray(1))
  const [n, e] = (inner && partsOf(inner)) ?? []
  return publicShape(n, e, whole.whole)
}

function publicShape(n: Der | undefined, e: Der | undefined, spki: Uint8Array): Shape {
  const numbers = { n: integerOf(n), e: integerOf(e) }
  if (numbers.n === undefined || numbers.e === undefined) return publicFault('key_damaged')
  const known = { n: numbers.n, e: numbers.e }
  const fault = weakness(known)
  return fault ? { is: 'fault', fault, of: 'public_key' } : { is: 'public_key', key: { numbers: known, spki } }
}

function publicFault(...about: Parameters<typeof said>): Shape {
  return { is: 'fault', fault: said(...about), of: 'public_key' }
}

function otherShape(parts: readonly Der[]): Shape | undefined {
  const [first, second, third] = parts
  if (first?.tag === INTEGER && integerOf(first) === 3n && second?.tag === SEQUENCE) return { is: 'pkcs12' }
  if (oidOf(first)?.startsWith('2a864886f70d0107') && second?.tag === CONTEXT_0) return { is: 'pkcs7' }
  if (first?.tag !== SEQUENCE || second?.tag !== SEQUENCE || third?.tag !== BIT_STRING) return undefined
  const [version, names] = partsOf(first) ?? []
  const isRequest = version?.tag === INTEGER && integerOf(version) === 0n && names?.tag === SEQUENCE
  return { is: isRequest && partsOf(first)?.at(-1)?.tag === CONTEXT_0 ? 'certificate_request' : 'certificate' }
}

/** AlgorithmIdentifier of rsaEncryption, with its NULL. */
const RSA_ALGORITHM = Uint8Array.from([0x30, 0x0d, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1, 5, 0])

/** PKCS#1 in the envelope of PKCS#8, which is what both gateways' clients and WebCrypto read. */
function wrapped(pkcs1: Uint8Array): Uint8Array {
  return writeDer(SEQUENCE, Uint8Array.of(INTEGER, 1, 0), RSA_ALGORITHM, writeDer(OCTET_STRING, pkcs1))
}
