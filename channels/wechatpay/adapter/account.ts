import type { KeyObject } from 'node:crypto'
import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import {
  type Certificate,
  readApiV3Key,
  readCertificate,
  readPrivateKey,
  readPublicKey,
  samePair,
} from '@ruzhu/wechatpay/keys.ts'
import type { Merchant } from '@ruzhu/wechatpay/merchant.ts'
import { PlatformKeys } from '@ruzhu/wechatpay/platform-keys.ts'
import { given, numbersOf, secret, setting } from './account-fields.ts'
import { credentialInvalid, readField } from './credential-problems.ts'
import { readPlatformCertificates } from './platform-certificates.ts'

export type WechatAccount = { spMchid: string; spAppid: string; merchant: Merchant }

/**
 * A provider account with its keys parsed. Everything that can be wrong before the first call is found here.
 *
 * @throws AppError CREDENTIAL_INVALID with `field` and `problem`
 */
export function readAccount(account: ProviderAccount, besides: readonly ProviderAccount[] = []): WechatAccount {
  const { spMchid, spAppid } = numbersOf(account)
  const serialNo = setting(account, 'serial_no', /^[0-9A-Fa-f]{40}$/, 'not_serial_no').toUpperCase()
  const privateKey = readField('private_key', () => readPrivateKey(secret(account, 'private_key')))
  const apiV3Key = readField('api_v3_key', () => readApiV3Key(secret(account, 'api_v3_key')))
  const own = { mchid: spMchid, serialNo, privateKey }
  checkOwnCertificate(account, own)
  const sealed = { apiV3Key, otherApiV3Keys: otherKeys(account, besides) }
  return { spMchid, spAppid, merchant: { ...own, ...sealed, platformKeys: gatewayKeys(account, own) } }
}

/** While one key takes the place of another, the gateway seals its certificates with the one or the other. */
function otherKeys(account: ProviderAccount, besides: readonly ProviderAccount[]): readonly KeyObject[] {
  const texts = new Set(besides.map((one) => secret(one, 'api_v3_key')))
  const others = [...texts].filter((one) => one !== '' && one !== secret(account, 'api_v3_key'))
  return others.map((one) => readField('api_v3_key', () => readApiV3Key(one)))
}

type Own = Pick<Merchant, 'mchid' | 'serialNo' | 'privateKey'>

/** The merchant API certificate need not be given; where it is, all has to fit it. */
function checkOwnCertificate(account: ProviderAccount, { mchid, serialNo, privateKey }: Own): void {
  const text = given(account, 'certificate')
  if (text === undefined) return
  const certificate = readField('certificate', () => readCertificate(text))
  if (certificate.commonName !== mchid) throw credentialInvalid('certificate', 'other_mchid')
  if (certificate.serialNo !== serialNo) throw credentialInvalid('certificate', 'other_serial_no')
  if (!samePair(privateKey, certificate.publicKey)) throw credentialInvalid('certificate', 'other_private_key')
}

/** None at all is well: where a merchant has platform certificates, the client fetches them and keeps them current. */
function gatewayKeys(account: ProviderAccount, own: Own): Merchant['platformKeys'] {
  return new PlatformKeys(gatewayPublicKey(account, own), gatewayCertificates(account, own))
}

function gatewayPublicKey(account: ProviderAccount, own: Own) {
  if (given(account, 'public_key') === undefined && given(account, 'public_key_id') === undefined) return undefined
  const id = setting(account, 'public_key_id', /^PUB_KEY_ID_[0-9A-Za-z]+$/, 'not_public_key_id')
  const key = readField('public_key', () => readPublicKey(given(account, 'public_key') ?? ''))
  if (samePair(own.privateKey, key)) throw credentialInvalid('public_key', 'own_key')
  return { id, key }
}

function gatewayCertificates(account: ProviderAccount, own: Own): readonly Certificate[] {
  const text = given(account, 'platform_certificates')
  if (text === undefined) return []
  const certificates = readPlatformCertificates('platform_certificates', text)
  if (certificates.some(({ publicKey }) => samePair(own.privateKey, publicKey))) {
    throw credentialInvalid('platform_certificates', 'own_key')
  }
  return certificates
}
