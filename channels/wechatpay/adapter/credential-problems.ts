import { AppError } from '@ruzhu/domain/errors.ts'
import { both, type Sentence } from '@ruzhu/domain/text.ts'
import { KeyError, type KeyFault } from '@ruzhu/wechatpay/keys.ts'

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
  not_pem: both(
    '不是 PEM 文件的内容，应以 -----BEGIN 开头',
    'not the content of a PEM file, which begins with -----BEGIN',
  ),
  private_key: both('这里放的是私钥', 'this is a private key'),
  public_key: both('这里放的是公钥', 'this is a public key'),
  certificate: both('这里放的是证书', 'this is a certificate'),
  password_protected: both('私钥有密码，要先去掉密码', 'the key has a password; take it off first'),
  unreadable: both('内容不完整或已损坏', 'incomplete or damaged'),
  not_rsa: both('不是 RSA 密钥', 'not an RSA key'),
  too_short: both('RSA 密钥不足 2048 位', 'an RSA key of less than 2048 bits'),
  not_32_bytes: both('密钥要正好 32 位', 'the key has exactly 32 characters'),
}

const OWN_PROBLEMS = {
  not_mchid: both('商户号是 8 到 10 位数字', 'a merchant number has 8 to 10 digits'),
  not_appid: both('AppID 以 wx 开头，共 18 位', 'an AppID begins with wx and has 18 characters'),
  not_serial_no: both('证书序列号是 40 位十六进制', 'a serial number has 40 hexadecimal digits'),
  not_public_key_id: both('微信支付公钥 ID 以 PUB_KEY_ID_ 开头', 'the id of the public key begins with PUB_KEY_ID_'),
  not_certificate_list: both('读不出平台证书', 'no platform certificates can be read from it'),
  own_key: both('这是商户自己的，要填微信支付的', 'this is the merchant’s own; it must be WeChat Pay’s'),
  other_private_key: both('和私钥不是一对', 'does not belong to the private key'),
  other_serial_no: both('序列号和填写的不一样', 'has another serial number than the one entered'),
  other_mchid: both('是另一个商户号的', 'belongs to another merchant number'),
} as const

export const CREDENTIAL_PROBLEMS: Readonly<Record<CredentialProblem, Sentence>> = { ...KEY_FAULTS, ...OWN_PROBLEMS }
