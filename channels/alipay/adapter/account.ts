import { type App, readAlipayCertificate, readAlipayPublicKey, readAppCertificate } from '@ruzhu/alipay/app.ts'
import { AlipayKeys } from '@ruzhu/alipay/alipay-keys.ts'
import { readCertificates, rootCertSn } from '@ruzhu/alipay/certificates.ts'
import { readAesKey, readPrivateKey } from '@ruzhu/alipay/keys.ts'
import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import { type CredentialProblem, credentialInvalid, readField } from './credential-problems.ts'

export type AlipayAccount = { app: App; pid: string; nativeProductCode?: string }

/**
 * A provider account with its keys parsed. Everything that can be wrong before the first call is found here.
 *
 * @throws AppError CREDENTIAL_INVALID with `field` and `problem`
 */
export function readAccount(account: ProviderAccount): AlipayAccount {
  const appId = required(account, 'app_id', /^\d{16,20}$/, 'not_app_id')
  const pid = required(account, 'pid', /^2088\d{12}$/, 'not_pid')
  const privateKey = readField('private_key', () => readPrivateKey(secret(account, 'private_key') ?? ''))
  const aesKey = secret(account, 'aes_key')
  const app: App = {
    appId,
    privateKey,
    ...gatewayKeys(account, { appId, privateKey }),
    ...(aesKey === undefined ? {} : { aesKey: readField('aes_key', () => readAesKey(aesKey)) }),
    signType: 'RSA2',
    charset: 'utf-8',
  }
  return { app, pid, ...nativeProduct(account) }
}

type Own = Pick<App, 'appId' | 'privateKey'>
const CERTIFICATES = ['app_certificate', 'alipay_certificate', 'alipay_root_certificate'] as const

/** An application is in one of two modes, and its keys in the other end seven days after it was changed. */
function gatewayKeys(account: ProviderAccount, own: Own): Pick<App, 'alipayKeys' | 'certificates'> {
  const publicKey = given(account, 'alipay_public_key')
  const first = CERTIFICATES.find((field) => given(account, field) !== undefined)
  if (first === undefined) {
    return { alipayKeys: readField('alipay_public_key', () => readAlipayPublicKey(publicKey ?? '', own.privateKey)) }
  }
  if (publicKey !== undefined) throw credentialInvalid('alipay_public_key', 'both_modes')
  return certificateMode(account, own)
}

/** Field by field, so that a fault is told where it stands. */
function certificateMode(account: ProviderAccount, { appId, privateKey }: Own) {
  const [app, alipay, root] = CERTIFICATES.map((field) => given(account, field) ?? '')
  const { appCertSn, subject } = readField('app_certificate', () => readAppCertificate(app ?? '', privateKey))
  // CN is <PID>-<APPID>; one of another form says nothing
  const owner = /^CN=2088\d{12}-(\d+)$/m.exec(subject)?.[1]
  if (owner !== undefined && owner !== appId) throw credentialInvalid('app_certificate', 'other_app')
  const { roots, rootSn } = readField('alipay_root_certificate', () => {
    const found = readCertificates(root ?? '')
    return { roots: found, rootSn: rootCertSn(found) }
  })
  const chain = readField('alipay_certificate', () => readAlipayCertificate(alipay ?? '', privateKey, roots))
  return {
    alipayKeys: AlipayKeys.ofCertificates(chain, roots),
    certificates: { appCertSn, rootCertSn: rootSn },
  }
}

/** Which contract takes payments by a code: 订单码支付 or 当面付. */
const NATIVE_PRODUCTS = /^(QR_CODE_OFFLINE|FACE_TO_FACE_PAYMENT|OFFLINE_PAYMENT)$/

function nativeProduct(account: ProviderAccount): Pick<AlipayAccount, 'nativeProductCode'> {
  const code = given(account, 'native_product_code')?.trim()
  if (code === undefined) return {}
  if (!NATIVE_PRODUCTS.test(code)) throw credentialInvalid('native_product_code', 'not_product_code')
  return { nativeProductCode: code }
}

function required(account: ProviderAccount, field: string, form: RegExp, problem: CredentialProblem): string {
  const value = given(account, field)?.trim()
  if (!value) throw credentialInvalid(field, 'empty')
  if (!form.test(value)) throw credentialInvalid(field, problem)
  return value
}

function given({ settings }: ProviderAccount, field: string): string | undefined {
  const value = settings[field]
  return value === undefined || value.trim() === '' ? undefined : value
}

function secret({ secrets }: ProviderAccount, field: string): string | undefined {
  return secrets[field]?.reveal()
}
