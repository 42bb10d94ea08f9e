import { both, type Sentence } from '@ruzhu/domain/text.ts'

/**
 * What a piece of text or a file can be. A channel's descriptor says by these words what each field of an account holds
 * (`AccountField.holds`), so that what is recognised finds its place without anybody knowing the channel.
 */
export const KIND_NAMES = {
  mchid: both('商户号', 'merchant number (MCHID)'),
  wechat_appid: both('微信 AppID', 'WeChat AppID'),
  app_secret: both('AppSecret', 'AppSecret'),
  api_v2_key: both('APIv2 密钥', 'APIv2 key'),
  api_v3_key: both('APIv3 密钥', 'APIv3 key'),
  merchant_certificate: both('商户 API 证书', 'merchant API certificate'),
  merchant_serial_no: both('商户 API 证书序列号', 'serial number of the merchant API certificate'),
  merchant_private_key: both('商户 API 私钥', 'merchant API private key'),
  wechatpay_public_key_id: both('微信支付公钥 ID', 'id of the WeChat Pay public key'),
  wechatpay_public_key: both('微信支付公钥', 'WeChat Pay public key'),
  wechatpay_certificates: both('微信支付平台证书', 'WeChat Pay platform certificate'),
  alipay_app_id: both('支付宝应用 APPID', 'Alipay APPID'),
  pid: both('支付宝 PID', 'Alipay PID'),
  app_private_key: both('支付宝应用私钥', 'private key of the Alipay application'),
  app_public_key: both('支付宝应用公钥', 'public key of the Alipay application'),
  alipay_public_key: both('支付宝公钥', 'Alipay’s public key'),
  app_certificate: both('支付宝应用公钥证书', 'certificate of the Alipay application'),
  alipay_certificate: both('支付宝公钥证书', 'certificate of Alipay'),
  alipay_root_certificate: both('支付宝根证书', 'root certificates of Alipay'),
  aes_key: both('支付宝接口内容加密密钥', 'Alipay’s key of content encryption (AES)'),
  private_key: both('私钥', 'private key'),
  public_key: both('公钥', 'public key'),
  certificate: both('证书', 'certificate'),
  certificate_request: both('证书请求', 'certificate request (CSR)'),
} as const satisfies Record<string, Sentence>

export type CredentialKind = keyof typeof KIND_NAMES

export function isCredentialKind(word: string | undefined): word is CredentialKind {
  return word !== undefined && Object.hasOwn(KIND_NAMES, word)
}

/** What nobody but its owner may read. */
export function isSecretKind(kind: CredentialKind): boolean {
  return kind.endsWith('private_key') || kind.startsWith('api_') || kind === 'app_secret' || kind === 'aes_key'
}
