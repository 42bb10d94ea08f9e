import type { AccountField } from '@ruzhu/domain/descriptor.ts'
import { both } from '@ruzhu/domain/text.ts'
import { WHERE } from './where.ts'

const ONE_MODE = both(
  '公钥模式填它；证书模式留空，改填下面三张证书。',
  'For the key mode; in the certificate mode leave it empty and fill in the three certificates.',
)

/** What an application consists of; with keys or with certificates, as it is set. https://opendocs.alipay.com/common/02kdnc */
export const ACCOUNT: readonly AccountField[] = [
  {
    name: 'app_id',
    holds: 'alipay_app_id',
    label: both('应用 APPID', 'APPID of the application (app_id)'),
    kind: 'text',
    required: true,
    identity: true,
    pattern: '[0-9]{16,20}',
    rule: 'numeric_appid',
    help: both(
      '服务商填第三方应用的 APPID；只给自己收款的商户填自己应用的。',
      'Of the third-party application for a service provider; of your own application where you only collect for yourself.',
    ),
    where: WHERE.appId,
  },
  {
    name: 'pid',
    holds: 'pid',
    label: both('公司的 PID', 'PID of the company'),
    kind: 'text',
    required: true,
    identity: true,
    numbers: true,
    pattern: '2088[0-9]{12}',
    help: both(
      '2088 开头的 16 位数字；服务商填签返佣协议的那个账号的。',
      '16 digits that begin with 2088; of the account that signed the agreement on rebates.',
    ),
    where: WHERE.pid,
  },
  {
    name: 'private_key',
    holds: 'app_private_key',
    label: both('应用私钥', 'Private key of the application'),
    kind: 'secret_pem',
    required: true,
    help: both(
      'PKCS8 或 PKCS1 都可以，有没有 BEGIN、END 两行也都可以。',
      'PKCS#8 or PKCS#1, with or without the lines BEGIN and END.',
    ),
    where: WHERE.privateKey,
  },
  {
    name: 'alipay_public_key',
    holds: 'alipay_public_key',
    label: both('支付宝公钥', 'Alipay’s public key'),
    kind: 'pem',
    required: true,
    requiredUnless: 'app_certificate',
    help: ONE_MODE,
    where: WHERE.alipayPublicKey,
  },
  {
    name: 'app_certificate',
    holds: 'app_certificate',
    label: both('应用公钥证书', 'Certificate of the application'),
    kind: 'pem',
    required: true,
    requiredUnless: 'alipay_public_key',
    where: WHERE.appCertificate,
  },
  {
    name: 'alipay_certificate',
    holds: 'alipay_certificate',
    label: both('支付宝公钥证书', 'Certificate of Alipay'),
    kind: 'pem',
    required: true,
    requiredUnless: 'alipay_public_key',
    help: both('支付宝换证书时会自动下载新的。', 'A new one is fetched by itself when Alipay replaces it.'),
    where: WHERE.alipayCertificate,
  },
  {
    name: 'alipay_root_certificate',
    holds: 'alipay_root_certificate',
    label: both('支付宝根证书', 'Root certificates of Alipay'),
    kind: 'pem',
    required: true,
    requiredUnless: 'alipay_public_key',
    where: WHERE.rootCertificate,
  },
  {
    name: 'aes_key',
    holds: 'aes_key',
    label: both('接口内容加密密钥（AES）', 'Key of content encryption (AES)'),
    kind: 'secret',
    required: false,
    pattern: '[0-9A-Za-z+/]{22}==',
    help: both('开放平台没有设置就不用填。', 'Only where it is set at the open platform.'),
    where: WHERE.aesKey,
  },
  {
    name: 'native_product_code',
    label: both('扫码付款用的产品', 'Product for payments by a code'),
    kind: 'text',
    required: false,
    pattern: 'QR_CODE_OFFLINE|FACE_TO_FACE_PAYMENT|OFFLINE_PAYMENT',
    help: both(
      '订单码支付填 QR_CODE_OFFLINE，当面付填 FACE_TO_FACE_PAYMENT，当面付快捷版填 OFFLINE_PAYMENT；不填按当面付。商家签的是另一种时会自动改用那一种。',
      'QR_CODE_OFFLINE (订单码支付), FACE_TO_FACE_PAYMENT (当面付) or OFFLINE_PAYMENT (当面付快捷版); face to face where empty. Where a merchant signed the other kind, that one is used by itself.',
    ),
    where: WHERE.nativeProduct,
  },
]
