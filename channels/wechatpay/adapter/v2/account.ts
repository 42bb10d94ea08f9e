import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import { readCertificate, readPrivateKey, samePair } from '@ruzhu/wechatpay/keys.ts'
import type { TlsIdentity } from '@ruzhu/wechatpay/transport.ts'
import { type ApiV2Key, readApiV2Key } from '@ruzhu/wechatpay/v2/api-v2-key.ts'
import { given, numbersOf, secret } from '../account-fields.ts'
import { credentialInvalid, readField } from '../credential-problems.ts'

export type V2Account = { spMchid: string; spAppid: string; key: ApiV2Key; identity: TlsIdentity }

/** Whether the account is for APIv2: it says so, or nothing is said and v3 is meant. */
export function speaksV2(account: ProviderAccount): boolean {
  return given(account, 'api_version') === 'v2'
}

/**
 * A provider account that has a v2 key only. The certificate is needed, though not for payments: an account that could
 * take money and not give it back is half an account.
 *
 * @throws AppError CREDENTIAL_INVALID with `field` and `problem`
 */
export function readV2Account(account: ProviderAccount): V2Account {
  const { spMchid, spAppid } = numbersOf(account)
  const key = readField('api_v2_key', () => readApiV2Key(secret(account, 'api_v2_key')))
  const privateKey = readField('private_key', () => readPrivateKey(secret(account, 'private_key')))
  const pem = given(account, 'certificate') ?? ''
  const certificate = readField('certificate', () => readCertificate(pem))
  if (certificate.commonName !== spMchid) throw credentialInvalid('certificate', 'other_mchid')
  if (!samePair(privateKey, certificate.publicKey)) throw credentialInvalid('certificate', 'other_private_key')
  return { spMchid, spAppid, key, identity: { certificate: pem, privateKey } }
}

/** The v2 key of any account that has one: also one that speaks v3 is sent messages of APIv2. */
export function v2KeyOf(account: ProviderAccount): ApiV2Key | undefined {
  if (secret(account, 'api_v2_key') === '') return undefined
  return readField('api_v2_key', () => readApiV2Key(secret(account, 'api_v2_key')))
}
