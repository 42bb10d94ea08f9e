import type { KeyObject } from 'node:crypto'
import { AlipayKeys } from './alipay-keys.ts'
import { comesFrom, leafKey, readCertificates, rootCertSn } from './certificates.ts'
import type { Charset } from './charset.ts'
import { KeyError, readAesKey, readPrivateKey, readPublicKey, samePair } from './keys.ts'
import type { SignType } from './signing.ts'

/** An application as the gateway knows it (应用), and with which keys. Each is parsed once and held for its life. */
export type App = {
  /** Of a service provider its third-party application, never the merchant's. */
  appId: string
  privateKey: KeyObject
  alipayKeys: AlipayKeys
  /** Names the certificates of both sides in each request; absent in 公钥模式. */
  certificates?: { appCertSn: string; rootCertSn: string }
  /** 接口内容加密. */
  aesKey?: KeyObject
  signType: SignType
  charset: Charset
}

/** As they are copied from the console: PEM or bare Base64. One application has exactly one of the two modes. */
export type AppMaterial = {
  appId: string
  privateKey: string
  aesKey?: string
  signType?: SignType
  charset?: Charset
} & ({ alipayPublicKey: string } | CertificateMaterial)

/** `appCertPublicKey_<appid>.crt`, `alipayCertPublicKey_RSA2.crt` and `alipayRootCert.crt`. */
export type CertificateMaterial = { appCertificate: string; alipayCertificate: string; rootCertificate: string }

/** Throws `KeyError` where a piece of the material cannot be used. */
export function readApp(material: AppMaterial): App {
  const { appId, signType = 'RSA2', charset = 'utf-8' } = material
  const privateKey = readPrivateKey(material.privateKey)
  const alipay =
    'alipayPublicKey' in material
      ? { alipayKeys: readAlipayPublicKey(material.alipayPublicKey, privateKey) }
      : readCertificateMode(material, privateKey)
  const aesKey = material.aesKey === undefined ? {} : { aesKey: readAesKey(material.aesKey) }
  return { appId, privateKey, ...alipay, ...aesKey, signType, charset }
}

/** Both are shown on one page of the console, and the application's own is pasted where Alipay's belongs more often than not. */
export function readAlipayPublicKey(text: string, privateKey: KeyObject): AlipayKeys {
  const key = readPublicKey(text)
  if (samePair(privateKey, key)) throw new KeyError('own_key')
  return AlipayKeys.ofPublicKey(key)
}

export function readCertificateMode(material: CertificateMaterial, privateKey: KeyObject) {
  const { appCertSn } = readAppCertificate(material.appCertificate, privateKey)
  const roots = readCertificates(material.rootCertificate)
  return {
    certificates: { appCertSn, rootCertSn: rootCertSn(roots) },
    alipayKeys: AlipayKeys.ofCertificates(readAlipayCertificate(material.alipayCertificate, privateKey, roots), roots),
  }
}

export function readAppCertificate(text: string, privateKey: KeyObject): { appCertSn: string; subject: string } {
  const chain = readCertificates(text)
  if (!samePair(privateKey, leafKey(chain))) throw new KeyError('not_a_pair')
  return { appCertSn: chain[0]?.sn ?? '', subject: chain[0]?.x509.subject ?? '' }
}

export function readAlipayCertificate(text: string, privateKey: KeyObject, roots: ReturnType<typeof readCertificates>) {
  const chain = readCertificates(text)
  if (samePair(privateKey, leafKey(chain))) throw new KeyError('own_key')
  if (!comesFrom(roots, chain)) throw new KeyError('untrusted')
  return chain
}
