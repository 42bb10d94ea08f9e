import type { KeyObject } from 'node:crypto'
import { readApiV3Key, readCertificate, readPrivateKey, readPublicKey } from './keys.ts'
import { PlatformKeys } from './platform-keys.ts'

/** Who calls, and with which keys. Each key is parsed once and held for the life of this object. */
export type Merchant = {
  /** The caller's own number: `sp_mchid` of a service provider, never that of its sub-merchant. */
  mchid: string
  /** Of the merchant API certificate that fits the private key; 40 upper-case hex digits. */
  serialNo: string
  privateKey: KeyObject
  apiV3Key: KeyObject
  /** Keys before or after that one: platform certificates may come sealed with them while they change. */
  otherApiV3Keys?: readonly KeyObject[]
  platformKeys: PlatformKeys
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
    platformKeys: new PlatformKeys(
      publicKey && { id: publicKey.id, key: readPublicKey(publicKey.pem) },
      platformCertificates.map(readCertificate),
    ),
  }
}
