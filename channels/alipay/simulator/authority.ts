import { type KeyObject, createHash, generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import {
  type Issuer,
  type Name,
  issueCertificate,
  privatePem,
  rsaKeyPair,
  serialNumber,
} from '../../contract/authority.ts'
import type { State } from './state.ts'

/**
 * Who signs certificates here. Like the gateway's, the root file holds more than one kind: two RSA roots, and one that a
 * client must not count; below the first stands the authority that signs for apps and for the gateway.
 */
export type Authority = {
  readonly issuerKey: string
  readonly issuerCertificate: string
  readonly rootFile: string
  /** The numbers of those that are signed with RSA, joined by `_`. */
  readonly rootSn: string
}
type KeyPair = { privateKey: KeyObject; publicKey: KeyObject }
export type Certified = { sn: string; certificate: string; expiresAt: number }

const YEAR_MS = 365 * 86_400_000
const APP_YEARS = 5
const ROOT_YEARS = 20
const ROOT = authorityName('Ant Financial Certification Authority R1')
const ISSUER = authorityName('Ant Financial Certification Authority Class 2 R1')

export async function authorityOf(state: State): Promise<Authority> {
  const known = state.authority.get('authority')
  if (known) return known
  const made = await makeAuthority(state)
  const meanwhile = state.authority.get('authority')
  if (!meanwhile) state.authority.put('authority', made)
  return meanwhile ?? made
}

/**
 * For an app, or for the gateway towards one.
 *
 * @param lastsMs  from now on; less than nothing: it has ended
 */
export async function certify(state: State, subject: Name, publicKey: KeyObject, lastsMs?: number): Promise<Certified> {
  const { issuerKey } = await authorityOf(state)
  const issuer = { name: ISSUER, key: state.keys.privateKey(issuerKey) }
  const usages = ['digitalSignature', 'nonRepudiation'] as const
  return issue(state, { subject, publicKey, years: APP_YEARS, lastsMs, extensions: { usages } }, issuer)
}

/**
 * How the gateway names a certificate: MD5 over the issuer's names, last one first, and the serial number in decimal
 * digits. https://opendocs.alipay.com/common/057k53
 */
export function certificateSn(issuer: Name, serialNo: string): string {
  const names = issuer.map(([part, value]) => `${part}=${value}`)
  return createHash('md5')
    .update(`${names.toReversed().join()}${BigInt(`0x${serialNo}`)}`)
    .digest('hex')
}

async function makeAuthority(state: State): Promise<Authority> {
  const [first, second, other, issuer] = await Promise.all([rsaKeyPair(), rsaKeyPair(), curveKeyPair(), rsaKeyPair()])
  const r1 = await authorityCertificate(state, ROOT, first, { name: ROOT, key: first.privateKey })
  const e1 = await root(state, 'E1', other)
  const r2 = await root(state, 'R2', second)
  const below = await authorityCertificate(state, ISSUER, issuer, { name: ROOT, key: first.privateKey })
  return {
    issuerKey: privatePem(issuer.privateKey),
    issuerCertificate: below.certificate,
    rootFile: [r1, e1, r2].map(({ certificate }) => certificate).join(''),
    rootSn: [r1, r2].map(({ sn }) => sn).join('_'),
  }
}

function root(state: State, generation: string, pair: KeyPair): Promise<Certified> {
  const name = authorityName(`Ant Financial Certification Authority ${generation}`)
  return authorityCertificate(state, name, pair, { name, key: pair.privateKey })
}

function authorityCertificate(state: State, subject: Name, { publicKey }: KeyPair, issuer: Issuer): Promise<Certified> {
  const extensions = { authority: true, usages: ['keyCertSign', 'cRLSign'] as const }
  return issue(state, { subject, publicKey, years: ROOT_YEARS, extensions }, issuer)
}

type Order = Pick<Parameters<typeof issueCertificate>[0], 'subject' | 'publicKey' | 'extensions'> & {
  years: number
  lastsMs?: number | undefined
}

async function issue(
  { world }: State,
  { years, lastsMs = years * YEAR_MS, ...order }: Order,
  issuer: Issuer,
): Promise<Certified> {
  // below 2^127: the PHP SDK reads a longer number otherwise than all others
  const serialNo = serialNumber(world.ids.hex('alipay_serial', 32))
  // validity is by the machine's clock: SDKs hold certificates against their own
  const until = new Date(Math.floor((world.machineNow() + lastsMs) / 1000) * 1000)
  const from = new Date(until.getTime() - years * YEAR_MS)
  const certificate = await issueCertificate({ ...order, serialNo, from, until }, issuer)
  return { sn: certificateSn(issuer.name, serialNo), certificate, expiresAt: until.getTime() }
}

const makeKeyPair = promisify(generateKeyPair)

async function curveKeyPair(): Promise<KeyPair> {
  return makeKeyPair('ec', { namedCurve: 'prime256v1' })
}

function authorityName(commonName: string): Name {
  return [
    ['C', 'CN'],
    ['O', 'Ant Financial'],
    ['OU', 'Certification Authority'],
    ['CN', commonName],
  ]
}
