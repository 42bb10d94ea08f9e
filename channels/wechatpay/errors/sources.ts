import type { Source } from '@ruzhu/domain/diagnosis/causes.ts'
import { APPLYMENT_CODES, APPLYMENT_MESSAGES } from './applyments.ts'
import { BILL_CODES } from './bills.ts'
import { CLIENT_SIDE_MESSAGES } from './client-side.ts'
import { H5_AND_NATIVE_MESSAGES } from './h5-and-native.ts'
import { LOGIN_MESSAGES } from './login.ts'
import { MATERIAL_MESSAGES } from './material.ts'
import { PARAMETER_MESSAGES } from './parameters.ts'
import { PAYMENT_CODES, PAYMENT_MESSAGES } from './payments.ts'
import { PERMISSION_CODES, PERMISSION_MESSAGES } from './permissions.ts'
import { REFUND_CODES, REFUND_MESSAGES } from './refunds.ts'
import { SIGNING_CODES, SIGNING_MESSAGES } from './signing.ts'
import { V2_CODES } from './v2.ts'
import { V2_FORM_CODES } from './v2-form.ts'

const PARTNER = 'https://pay.weixin.qq.com/doc/v3/partner/'
const MERCHANT = 'https://pay.weixin.qq.com/doc/v3/merchant/'

/** Documents of WeChat Pay, by their own names. */
const PAGES = {
  signing: { name: '微信支付 APIv3：签名生成与验证，常见问题', link: `${PARTNER}4012365870` },
  verifying: { name: '微信支付 APIv3：如何验证签名', link: `${MERCHANT}4013053249` },
  publicKey: { name: '微信支付公钥产品简介及使用说明', link: `${MERCHANT}4012153196` },
  certificates: { name: '证书相关常见问题', link: `${PARTNER}4012073263` },
  merchantCertificate: { name: '什么是商户 API 证书', link: `${MERCHANT}4013053053` },
  decrypting: { name: '微信支付 APIv3：证书和回调报文解密', link: `${MERCHANT}4012071382` },
  sealing: { name: '微信支付 APIv3：敏感信息加密', link: `${MERCHANT}4013053257` },
  prepay: { name: '服务商文档：JSAPI/小程序下单，错误码', link: `${PARTNER}4012759974` },
  troubles: { name: '微信支付：基础支付常见问题与排障手册' },
  directory: { name: 'JSAPI支付授权目录', link: `${MERCHANT}4013287088` },
  h5: { name: 'H5支付：常见问题' },
  native: { name: 'Native支付：常见问题' },
  refund: { name: '服务商文档：申请退款，错误码', link: `${PARTNER}4012476892` },
  applyment: { name: '特约商户进件：提交申请单，错误码', link: `${PARTNER}4012719997` },
  bill: { name: '申请交易账单，错误码', link: `${MERCHANT}4012791903` },
  rules: { name: '微信支付 APIv3：基本规则，公共错误码', link: `${MERCHANT}4012365342` },
  v2: {
    name: '微信支付 APIv2：安全规范（签名）',
    link: 'https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=4_3',
  },
  v2Order: {
    name: '微信支付 APIv2：统一下单，错误码',
    link: 'https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_1',
  },
  v2Code: {
    name: '微信支付 APIv2：付款码支付，错误码',
    link: 'https://pay.weixin.qq.com/wiki/doc/api/micropay.php?chapter=9_10',
  },
  v2Reverse: {
    name: '微信支付 APIv2：撤销订单，错误码',
    link: 'https://pay.weixin.qq.com/wiki/doc/api/micropay.php?chapter=9_11',
  },
  v2Refund: {
    name: '微信支付 APIv2：申请退款，错误码',
    link: 'https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_4',
  },
  v2Certificate: {
    name: '微信支付 APIv2：安全规范（商户证书）',
    link: 'https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=4_3',
  },
  login: {
    name: '小程序登录 code2Session，错误码',
    link: 'https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html',
  },
} as const satisfies Record<string, Source>

type Group = Readonly<Record<string, unknown>> | readonly { key: string }[]

/** Where a situation has no page of its own, the page of what it came up at. */
const GROUPS: readonly (readonly [Group, Source])[] = [
  [SIGNING_CODES, PAGES.signing],
  [SIGNING_MESSAGES, PAGES.signing],
  [PERMISSION_CODES, PAGES.prepay],
  [PERMISSION_MESSAGES, PAGES.troubles],
  [PAYMENT_CODES, PAGES.prepay],
  [PAYMENT_MESSAGES, PAGES.prepay],
  [REFUND_CODES, PAGES.refund],
  [REFUND_MESSAGES, PAGES.refund],
  [APPLYMENT_CODES, PAGES.applyment],
  [APPLYMENT_MESSAGES, PAGES.applyment],
  [PARAMETER_MESSAGES, PAGES.rules],
  [CLIENT_SIDE_MESSAGES, PAGES.troubles],
  [H5_AND_NATIVE_MESSAGES, PAGES.h5],
  [LOGIN_MESSAGES, PAGES.login],
  [MATERIAL_MESSAGES, PAGES.certificates],
  [BILL_CODES, PAGES.bill],
  [V2_CODES, PAGES.v2Order],
  [V2_FORM_CODES, PAGES.v2Order],
]

const PARTICULAR: Readonly<Record<string, Source>> = {
  WECHATPAY_KEY_MISMATCH: PAGES.verifying,
  certificate_serial: PAGES.certificates,
  certificate_ended: PAGES.certificates,
  no_certificate: PAGES.merchantCertificate,
  no_platform_certificate: PAGES.publicKey,
  encryption_serial: PAGES.sealing,
  not_decrypted: PAGES.decrypting,
  request_of_another: PAGES.merchantCertificate,
  onboarding_restricted: PAGES.applyment,
  pay_directory: PAGES.directory,
  native_long_press: PAGES.native,
  native_album: PAGES.native,
  native_busy: PAGES.native,
  code_of_another: PAGES.native,
  SIGNERROR: PAGES.v2,
  FAIL: PAGES.v2,
  CA_ERROR: PAGES.v2Certificate,
  ERROR: PAGES.v2Refund,
  code_used: PAGES.v2Code,
  AUTHCODEEXPIRE: PAGES.v2Code,
  AUTH_CODE_ERROR: PAGES.v2Code,
  AUTH_CODE_INVALID: PAGES.v2Code,
  NOTSUPORTCARD: PAGES.v2Code,
  BUYER_MISMATCH: PAGES.v2Code,
  USERPAYING: PAGES.v2Code,
  BANKERROR: PAGES.v2Code,
  ORDERREVERSED: PAGES.v2Code,
  REVERSE_EXPIRE: PAGES.v2Reverse,
  INVALID_TRANSACTIONID: PAGES.v2Reverse,
}

const BY_KEY: ReadonlyMap<string, Source> = new Map([
  ...GROUPS.flatMap(([group, source]) => keysOf(group).map((key) => [key, source] as const)).toReversed(),
  ...Object.entries(PARTICULAR),
])

/** The document that tells of a situation; what belongs to every call stands in the rules of the interface. */
export function sourceOf(key: string): Source {
  return BY_KEY.get(key) ?? PAGES.rules
}

function keysOf(group: Group): readonly string[] {
  return Array.isArray(group) ? group.map(({ key }: { key: string }) => key) : Object.keys(group)
}
