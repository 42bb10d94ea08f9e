import type { AccountField } from '@ruzhu/domain/descriptor.ts'
import { both } from './both.ts'
import { WHERE } from './where.ts'

/** What a service provider's account consists of. https://pay.weixin.qq.com/doc/v3/partner/4013080340 */
export const ACCOUNT: readonly AccountField[] = [
  {
    name: 'sp_mchid',
    label: both('服务商商户号', 'Service provider number (sp_mchid)'),
    kind: 'text',
    required: true,
    identity: true,
    pattern: '[0-9]{8,10}',
    help: both('纯数字的商户号。', 'Digits only.'),
    where: WHERE.spMchid,
  },
  {
    name: 'sp_appid',
    label: both('服务商 AppID', 'Service provider AppID (sp_appid)'),
    kind: 'text',
    required: true,
    pattern: 'wx[0-9a-f]{16}',
    help: both(
      '已认证服务号的 AppID，要先绑定到服务商商户号。',
      'Of the verified service account, linked to the service provider number.',
    ),
    where: WHERE.spAppid,
  },
  {
    name: 'serial_no',
    label: both('商户 API 证书序列号', 'Serial number of the merchant API certificate'),
    kind: 'text',
    required: true,
    pattern: '[0-9A-Fa-f]{40}',
    help: both('40 位，与私钥属于同一张证书。', '40 characters; of the same certificate as the private key.'),
    where: WHERE.serialNo,
  },
  {
    name: 'certificate',
    label: both('商户 API 证书', 'Merchant API certificate'),
    kind: 'pem',
    required: false,
    help: both(
      'apiclient_cert.pem 的全部内容；填了就能核对它与私钥、序列号、商户号是一套。',
      'All of apiclient_cert.pem; with it, key, serial number and merchant number are checked against each other.',
    ),
    where: WHERE.certificate,
  },
  {
    name: 'private_key',
    label: both('商户 API 私钥', 'Merchant API private key'),
    kind: 'secret_pem',
    required: true,
    help: both('apiclient_key.pem 的全部内容。', 'All of apiclient_key.pem.'),
    where: WHERE.privateKey,
  },
  {
    name: 'api_v3_key',
    label: both('APIv3 密钥', 'APIv3 key'),
    kind: 'secret',
    required: true,
    pattern: '[0-9A-Za-z]{32}',
    help: both(
      '32 位数字和字母，不是 APIv2 密钥，也不是 AppSecret。',
      '32 digits and letters; neither the APIv2 key nor the AppSecret.',
    ),
    where: WHERE.apiV3Key,
  },
  {
    name: 'public_key_id',
    label: both('微信支付公钥 ID', 'Id of the WeChat Pay public key'),
    kind: 'text',
    required: true,
    requiredUnless: 'platform_certificates',
    pattern: 'PUB_KEY_ID_[0-9A-Za-z]{1,100}',
    where: WHERE.publicKeyId,
  },
  {
    name: 'public_key',
    label: both('微信支付公钥', 'WeChat Pay public key'),
    kind: 'pem',
    required: true,
    requiredUnless: 'platform_certificates',
    help: both('pub_key.pem 的全部内容。', 'All of pub_key.pem.'),
    where: WHERE.publicKey,
  },
  {
    name: 'platform_certificates',
    label: both('微信支付平台证书', 'WeChat Pay platform certificates'),
    kind: 'pem',
    required: false,
    help: both(
      '只有还没切换到公钥的老商户需要；几张证书接在一起。',
      'Only for accounts that have not moved to the public key; several may follow one another.',
    ),
  },
]
