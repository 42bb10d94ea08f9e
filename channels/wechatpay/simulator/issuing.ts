import { type KeyObject, X509Certificate } from 'node:crypto'
import {
  type Extensions,
  type Issuer,
  type Name,
  issueCertificate,
  keyOfRequest,
  privatePem,
  publicPem,
  rsaKeyPair,
  serialNumber,
} from '../../contract/authority.ts'
import type { KeyMode, Merchant, MerchantCertificate, PlatformCertificate, PlatformPublicKey } from './merchants.ts'
import type { State } from './state.ts'

const YEARS_5_MS = 1825 * 86_400_000
const GOOD_AT_ONCE = 3

const ROOT_NAME: Name = [
  ['C', 'CN'],
  ['O', 'Tenpay.com'],
  ['OU', 'Tenpay.com CA Center'],
  ['CN', 'Tenpay.com Root CA'],
]
/** What stands in the published certificates of merchants and of the platform alike. */
const LOOKS: Extensions = {
  usages: ['digitalSignature', 'nonRepudiation', 'keyEncipherment', 'dataEncipherment'],
  revocationList: 'http://evca.itrus.com.cn/public/itruscrl?CA=1BD4220E50DBC04B06AD3975498',
}

/** A new certificate beside the old ones, and the private key that nobody holds but the merchant. */
/** @param lastsMs  from now on; less than nothing: it has ended */
export async function issueMerchantCertificate(state: State, mchid: string, name: string, lastsMs?: number) {
  const { privateKey, publicKey } = await rsaKeyPair()
  const certificate = await certify(state, merchantName(mchid, name), publicKey, 'merchant_serial', lastsMs)
  return { certificate, privateKey: privatePem(privateKey) }
}

/** The same for a key that the merchant made itself; undefined where the text is no certificate request. */
export async function certifyRequest(
  state: State,
  merchant: Merchant,
  csr: string,
): Promise<MerchantCertificate | undefined> {
  const key = await keyOfRequest(csr)
  return key && certify(state, merchantName(merchant.mchid, merchant.name), key, 'merchant_serial')
}

/** At most three are good at once; the oldest gives way. https://pay.weixin.qq.com/doc/v3/merchant/4013053053 */
export function withCertificate(merchant: Merchant, certificate: MerchantCertificate): Merchant {
  const certificates = [...merchant.certificates, certificate]
  const firstGood = certificates.length - GOOD_AT_ONCE
  return {
    ...merchant,
    certificates: certificates.map((one, index) => (index < firstGood ? { ...one, replaced: true as const } : one)),
  }
}

export async function issuePlatformCertificate(state: State): Promise<PlatformCertificate> {
  const { privateKey, publicKey } = await rsaKeyPair()
  const name: Name = [
    ['CN', 'Tenpay.com sign'],
    ['O', 'Tenpay.com'],
    ['OU', 'Tenpay.com CA Center'],
    ['C', 'CN'],
    ['L', 'ShenZhen'],
  ]
  const { serialNo, certificate, expiresAt } = await certify(state, name, publicKey, 'platform_serial')
  return { serialNo, certificate, privateKey: privatePem(privateKey), effectiveAt: expiresAt - YEARS_5_MS, expiresAt }
}

export async function issuePublicKey({ world }: State, mchid: string): Promise<PlatformPublicKey> {
  const { privateKey, publicKey } = await rsaKeyPair()
  const id = `PUB_KEY_ID_01${mchid}${world.ids.digits('public_key', 14)}`
  return { id, publicKey: publicPem(publicKey), privateKey: privatePem(privateKey) }
}

/** The gateway's keys that a mode needs and that are not there yet. */
export async function gatewayKeysFor(state: State, mchid: string, mode: KeyMode, have?: Merchant) {
  const [publicKey, platformCertificate] = await Promise.all([
    mode === 'platform_certificate' || have?.publicKey ? have?.publicKey : issuePublicKey(state, mchid),
    mode === 'public_key' || have?.platformCertificates.length ? undefined : issuePlatformCertificate(state),
  ])
  const platformCertificates = platformCertificate ? [platformCertificate] : (have?.platformCertificates ?? [])
  return { keyMode: mode, platformCertificates, ...(publicKey && { publicKey }) }
}

async function certify(
  state: State,
  subject: Name,
  publicKey: KeyObject,
  kind: string,
  lastsMs: number = YEARS_5_MS,
): Promise<MerchantCertificate> {
  // validity is by the machine's clock: SDKs hold certificates against their own
  const until = new Date(Math.floor((state.world.machineNow() + lastsMs) / 1000) * 1000)
  const from = new Date(until.getTime() - YEARS_5_MS)
  const serialNo = serialNumber(state.world.ids.hex(kind, 40))
  const order = { serialNo, subject, publicKey, from, until, extensions: LOOKS }
  const certificate = await issueCertificate(order, await root(state))
  const own = new X509Certificate(certificate)
  return { serialNo, certificate, publicKey: publicPem(own.publicKey), expiresAt: until.getTime() }
}

async function root({ authority, keys }: State): Promise<Issuer> {
  const known = authority.get('root')
  if (known) return { name: ROOT_NAME, key: keys.privateKey(known.privateKey) }
  const { privateKey } = await rsaKeyPair()
  const meanwhile = authority.get('root')
  if (!meanwhile) authority.put('root', { privateKey: privatePem(privateKey) })
  return { name: ROOT_NAME, key: meanwhile ? keys.privateKey(meanwhile.privateKey) : privateKey }
}

function merchantName(mchid: string, name: string): Name {
  return [
    ['CN', mchid],
    ['O', '微信商户系统'],
    ['OU', name],
    ['C', 'CN'],
    ['L', 'ShenZhen'],
  ]
}
