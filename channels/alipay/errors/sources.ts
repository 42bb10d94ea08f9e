import type { Source } from '@ruzhu/domain/diagnosis/causes.ts'
import type { CodeExplanation } from '../errors.ts'
import { AUTHORIZATION_ERRORS } from './authorization.ts'
import { BILL_ERRORS } from './bills.ts'
import { CLIENT_SIDE_ERRORS } from './client-side.ts'
import { GENERAL_ERRORS } from './general.ts'
import { MATERIAL_ERRORS } from './material.ts'
import { MERCHANT_ERRORS } from './merchants.ts'
import { PARTICULAR_ERRORS } from './particulars.ts'
import { PAYER_ERRORS } from './payers.ts'
import { PAYMENT_ERRORS } from './payments.ts'
import { PERMISSION_ERRORS } from './permissions.ts'
import { PRODUCT_SIGNING_ERRORS } from './product-signing.ts'
import { REFUND_ERRORS } from './refunds.ts'
import { ROYALTY_ERRORS } from './royalties.ts'
import { SIGNING_ERRORS } from './signing.ts'
import { SUB_MERCHANT_ERRORS } from './sub-merchants.ts'

const OPEN = 'https://opendocs.alipay.com/'

/** Documents of the open platform, by their own names. */
const PAGES = {
  common: { name: '支付宝开放平台：公共错误码', link: `${OPEN}common/02km9f` },
  signing: { name: '支付宝开放平台：自行实现签名、自行实现验签', link: `${OPEN}common/02kf5q` },
  certificates: { name: '支付宝开放平台：公钥证书与密钥工具', link: `${OPEN}common/02kdnc` },
  encryption: { name: '支付宝开放平台：接口内容加密方式', link: `${OPEN}common/02mse3` },
  v3: { name: '支付宝开放平台：OpenAPI V3 签名规则与错误码', link: `${OPEN}open-v3/054q58` },
  authorization: { name: '第三方应用授权', link: `${OPEN}isv/04h3uf` },
  pay: { name: 'alipay.trade.pay（统一收单交易支付接口），业务错误码', link: `${OPEN}open/1f1fe18c_alipay.trade.pay` },
  query: {
    name: 'alipay.trade.query（统一收单交易查询），业务错误码',
    link: `${OPEN}open/82ea786a_alipay.trade.query`,
  },
  create: { name: 'alipay.trade.create（统一收单交易创建接口），业务错误码' },
  precreate: { name: 'alipay.trade.precreate（统一收单线下交易预创建），业务错误码' },
  cancel: { name: 'alipay.trade.cancel（统一收单交易撤销接口），业务错误码' },
  refund: {
    name: 'alipay.trade.refund（统一收单交易退款接口），业务错误码',
    link: `${OPEN}open/6c0cdd7d_alipay.trade.refund`,
  },
  settle: {
    name: 'alipay.trade.order.settle（统一收单交易结算接口），业务错误码',
    link: `${OPEN}open/c3b24498_alipay.trade.order.settle`,
  },
  bill: {
    name: 'alipay.data.dataservice.bill.downloadurl.query（查询对账单下载地址），业务错误码',
    link: `${OPEN}open/f34f1d2d_alipay.data.dataservice.bill.downloadurl.query`,
  },
  agent: { name: '代商家签约（alipay.open.agent），业务错误码', link: `${OPEN}isv/04hwj7` },
  subMerchant: { name: '直付通：二级商户进件，业务错误码', link: `${OPEN}open/direct-payment/qadp9d` },
  notice: { name: '支付宝开放平台：异步通知说明', link: `${OPEN}open/203/105286` },
  tradePay: { name: 'my.tradePay（小程序唤起支付），结果码' },
  phone: { name: 'my.getPhoneNumber：第三方应用代调用' },
  preauthorization: { name: '资金预授权，业务错误码' },
} as const satisfies Record<string, Source>

const GROUPS: readonly (readonly [readonly CodeExplanation[], Source])[] = [
  [SIGNING_ERRORS, PAGES.common],
  [MATERIAL_ERRORS, PAGES.certificates],
  [PERMISSION_ERRORS, PAGES.common],
  [AUTHORIZATION_ERRORS, PAGES.authorization],
  [PAYMENT_ERRORS, PAGES.pay],
  [PAYER_ERRORS, PAGES.pay],
  [MERCHANT_ERRORS, PAGES.pay],
  [REFUND_ERRORS, PAGES.refund],
  [ROYALTY_ERRORS, PAGES.settle],
  [BILL_ERRORS, PAGES.bill],
  [PRODUCT_SIGNING_ERRORS, PAGES.agent],
  [SUB_MERCHANT_ERRORS, PAGES.subMerchant],
  [PARTICULAR_ERRORS, PAGES.pay],
  [CLIENT_SIDE_ERRORS, PAGES.tradePay],
  [GENERAL_ERRORS, PAGES.common],
]

const PARTICULAR: Readonly<Record<string, Source>> = {
  ALIPAY_KEY_MISMATCH: PAGES.signing,
  ALIPAY_CERTIFICATE_UNKNOWN: PAGES.certificates,
  'app-cert-expired': PAGES.certificates,
  'missing-app-cert-sn': PAGES.certificates,
  'invalid-encrypt': PAGES.encryption,
  MERCHANT_NOT_AUTHORIZED: PAGES.authorization,
  redirect_mismatch: PAGES.authorization,
  TRADE_NOT_EXIST: PAGES.query,
  TRADE_CANCEL_TIME_OUT: PAGES.cancel,
  UNBOUND_APPLICATION: PAGES.create,
  PRODUCT_NOT_SUPPORT_IN_TINY_APP: PAGES.create,
  APPLY_PC_MERCHANT_CODE_ERROR: PAGES.precreate,
  CONTEXT_INCONSISTENT: PAGES.create,
  TRADE_BUYER_NOT_MATCH: PAGES.create,
  notify_sign: PAGES.notice,
  'response-signature-verify-error': PAGES.v3,
  AUTH_NO_ERROR: PAGES.preauthorization,
  AUTH_AMOUNT_NOT_ENOUGH: PAGES.preauthorization,
  phone_number_signing: PAGES.phone,
  phone_number_grant: PAGES.phone,
}

const BY_ENTRY: ReadonlyMap<CodeExplanation, Source> = new Map(
  GROUPS.flatMap(([group, source]) => group.map((entry) => [entry, source] as const)),
)

/** The document that tells of a situation: its own, else the one of the call that it comes up at. */
export function sourceOf(key: string, entry: CodeExplanation): Source {
  return PARTICULAR[key] ?? BY_ENTRY.get(entry) ?? PAGES.common
}
