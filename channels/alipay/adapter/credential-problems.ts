import { KeyError, type KeyFault } from '@ruzhu/alipay/keys.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import { both, type Sentence } from '@ruzhu/domain/text.ts'

export type CredentialProblem = KeyFault | keyof typeof OWN_PROBLEMS

/** A value of the account cannot be used; the value itself is not repeated. */
export function credentialInvalid(field: string, problem: CredentialProblem): AppError {
  const sentence = CREDENTIAL_PROBLEMS[problem]
  return new AppError('CREDENTIAL_INVALID', { field, problem: `${sentence['zh-CN']} / ${sentence.en}` })
}

/** Reads one piece of key material, and says in which field it stood when it cannot be read. */
export function readField<Key>(field: string, read: () => Key): Key {
  try {
    return read()
  } catch (error) {
    if (error instanceof KeyError) throw credentialInvalid(field, error.fault)
    throw error
  }
}

const KEY_FAULTS: Readonly<Record<KeyFault, Sentence>> = {
  empty: both('还没有填', 'not filled in'),
  private_key: both('这里放的是私钥', 'this is a private key'),
  public_key: both('这里放的是公钥', 'this is a public key'),
  certificate: both('这里放的是证书', 'this is a certificate'),
  password_protected: both('私钥有密码，要先去掉密码', 'the key has a password; take it off first'),
  unreadable: both('内容不完整或已损坏', 'incomplete or damaged'),
  not_rsa: both('不是 RSA 密钥', 'not an RSA key'),
  too_short: both('RSA 密钥不足 2048 位', 'an RSA key of less than 2048 bits'),
  own_key: both(
    '这是应用公钥，和应用私钥是一对；要填同一页上的支付宝公钥',
    'this is the application’s own public key; Alipay’s, shown on the same page, belongs here',
  ),
  not_a_pair: both('和应用私钥不是一对', 'does not belong to the application’s private key'),
  no_rsa_root: both('里面没有 RSA 根证书', 'holds no root certificate that is signed with RSA'),
  untrusted: both('不是这个根证书签发的', 'was not issued under this root certificate'),
  not_aes_128: both('不是 Base64 的 16 字节密钥', 'not a key of 16 bytes in Base64'),
}

const OWN_PROBLEMS = {
  not_app_id: both('APPID 是 16 到 20 位数字', 'an APPID has 16 to 20 digits'),
  not_pid: both('PID 以 2088 开头，共 16 位数字', 'a PID begins with 2088 and has 16 digits'),
  not_product_code: both('不认识这个产品', 'no product that is known'),
  both_modes: both(
    '公钥和证书只能用一种，按开放平台上的加签方式填',
    'either the public key or certificates, as the platform is set to',
  ),
  other_app: both('是另一个应用的证书', 'is another application’s certificate'),
} as const

export const CREDENTIAL_PROBLEMS: Readonly<Record<CredentialProblem, Sentence>> = { ...KEY_FAULTS, ...OWN_PROBLEMS }
