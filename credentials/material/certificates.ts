import type * as X509 from '@peculiar/x509'
import type { CredentialKind } from '../kinds.ts'
import { type RsaNumbers, rsaNumbersOf } from './keys.ts'
import { toPem } from './pem.ts'

/** What a certificate says of itself. */
export type Certificate = {
  is: Extract<
    CredentialKind,
    | 'merchant_certificate'
    | 'wechatpay_certificates'
    | 'app_certificate'
    | 'alipay_certificate'
    | 'alipay_root_certificate'
    | 'certificate'
  >
  pem: string
  /** Upper-case hex, as both gateways' pages show it. */
  serialNo: string
  commonName: string
  organisation: string
  issuer: string
  validFrom: Date
  validTo: Date
  /** Undefined where its key is no RSA key, as of some of Alipay's roots. */
  numbers: RsaNumbers | undefined
  /** Signs other certificates. */
  isAuthority: boolean
  mchid?: string
  appId?: string
  pid?: string
}

/** Undefined where it cannot be read. */
export async function readCertificate(der: Uint8Array): Promise<Certificate | undefined> {
  if (der.length > LONGEST) return undefined
  const x509 = await loadX509()
  try {
    return factsOf(new x509.X509Certificate(Uint8Array.from(der)), x509)
  } catch {
    return undefined // not DER of a certificate; the caller says so in which file
  }
}
const LONGEST = 32_768

/** What a file of certificates is: its first, or, where all of them sign others, what one of them is known as. */
export function kindOfChain(chain: readonly [Certificate, ...Certificate[]]): Certificate['is'] {
  const [own] = chain
  if (own.is !== 'certificate' || !chain.every(({ isAuthority }) => isAuthority)) return own.is
  return chain.find(({ is }) => is !== 'certificate')?.is ?? own.is
}

/** A few hundred kB, so only with the first certificate. It wants `Reflect.metadata` when it is loaded. */
export async function loadX509(): Promise<typeof X509> {
  await import('reflect-metadata')
  return import('@peculiar/x509')
}

function factsOf(certificate: X509.X509Certificate, { BasicConstraintsExtension }: typeof X509): Certificate {
  const subject = certificate.subjectName
  const commonName = subject.getField('CN')[0] ?? ''
  const organisation = subject.getField('O')[0] ?? ''
  const issuer = certificate.issuerName.getField('CN')[0] ?? certificate.issuer
  const isAuthority = certificate.getExtension(BasicConstraintsExtension)?.ca === true
  const owner = ownerOf({ commonName, organisation, issuer: certificate.issuer, isAuthority })
  return {
    ...owner,
    pem: toPem('CERTIFICATE', new Uint8Array(certificate.rawData)),
    serialNo: certificate.serialNumber.replace(/^(?:00)+(?=.)/, '').toUpperCase(),
    commonName,
    organisation,
    issuer,
    validFrom: certificate.notBefore,
    validTo: certificate.notAfter,
    numbers: rsaNumbersOf(new Uint8Array(certificate.publicKey.rawData)),
    isAuthority,
  }
}

type Names = { commonName: string; organisation: string; issuer: string; isAuthority: boolean }

/** Whose it is, by the names that the gateways write into them: 平台证书 at WeChat Pay, 公钥证书 at Alipay. */
function ownerOf({
  commonName,
  organisation,
  issuer,
  isAuthority,
}: Names): Pick<Certificate, 'is' | 'mchid' | 'appId' | 'pid'> {
  if (/Tenpay\.com|微信|WeChat/i.test(issuer)) {
    if (/^\d{8,10}$/.test(commonName)) return { is: 'merchant_certificate', mchid: commonName }
    return { is: isAuthority ? 'certificate' : 'wechatpay_certificates' }
  }
  if (/Ant Financial|支付宝|Alipay/i.test(issuer)) {
    if (isAuthority) return { is: 'alipay_root_certificate' }
    // <PID>-<APPID> for an application; the gateway's own carries its company's name
    const [, pid, appId] = /^(?:(2088\d{12})-)?(\d{16,20})$/.exec(commonName) ?? []
    if (appId !== undefined) return { is: 'app_certificate', appId, ...(pid === undefined ? {} : { pid }) }
    const [, partner] = /-(2088\d{12})$/.exec(commonName) ?? []
    const is = /支付宝|Alipay/i.test(`${commonName} ${organisation}`) ? 'alipay_certificate' : 'certificate'
    return { is, ...(partner === undefined ? {} : { pid: partner }) }
  }
  return { is: 'certificate' }
}
