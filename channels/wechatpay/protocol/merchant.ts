import type { KeyObject } from 'node:crypto'
import { type Certificate, readApiV3Key, readCertificate, readPrivateKey, readPublicKey } from './keys.ts'

/** Who calls, and with which keys. Each key is parsed once and held for the life of this object. */
export type Merchant = {
  /** The caller's own number: `sp_mchid` of a service provider, never that of its sub-merchant. */
  mchid: string
  /** Of the merchant API certificate that fits the private key; 40 upper-case hex digits. */
  serialNo: string
  privateKey: KeyObject
  apiV3Key: KeyObject
  platformKeys: PlatformKeys
}

/** The gateway's keys that we hold: they verify what it signs and seal what only it may read. */
export type PlatformKeys = {
  /** `PUB_KEY_ID_…` or the serial number of a platform certificate → key. */
  byId: ReadonlyMap<string, KeyObject>
  /** The one to seal with, named in `Wechatpay-Serial` of each request; absent before any is held. */
  current: { id: string; key: KeyObject } | undefined
}

/** PEM texts, and the APIv3 key as it was typed. */
export type MerchantMaterial = {
  mchid: string
  serialNo: string
  privateKey: string
  apiV3Key: string
  publicKey?: { id: string; pem: string }
  platformCertificates?: readonly string[]
}

/** Throws `KeyError` where a piece of the material cannot be used. */
export function readMerchant(material: MerchantMaterial): Merchant {
  const { publicKey, platformCertificates = [] } = material
  return {
    mchid: material.mchid,
    serialNo: material.serialNo.toUpperCase(),
    privateKey: readPrivateKey(material.privateKey),
    apiV3Key: readApiV3Key(material.apiV3Key),
    platformKeys: platformKeys(
      publicKey && { id: publicKey.id, key: readPublicKey(publicKey.pem) },
      platformCertificates.map(readCertificate),
    ),
  }
}

/**
 * Both kinds may be held at once: while a merchant moves from certificates to the public key, notifications come signed
 * with either. The public key is preferred, then the certificate that became valid last.
 *
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012153196
 */
export function platformKeys(
  publicKey: { id: string; key: KeyObject } | undefined,
  certificates: readonly Certificate[],
): PlatformKeys {
  const newest = [...certificates].sort((a, b) => b.validFrom.getTime() - a.validFrom.getTime())[0]
  return {
    byId: new Map([
      ...certificates.map((certificate): [string, KeyObject] => [certificate.serialNo, certificate.publicKey]),
      ...(publicKey ? [[publicKey.id, publicKey.key] as const] : []),
    ]),
    current: publicKey ?? (newest && { id: newest.serialNo, key: newest.publicKey }),
  }
}
