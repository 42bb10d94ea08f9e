import { NOTICE, type Topic } from './coverage.ts'

const ON_DEMAND = { 'zh-CN': '不经端口，直接用协议包', en: 'beside the port, from the protocol package' }

/** Both forms of one call: a merchant's own, and a service provider's for a sub-merchant. */
function bothForms(method: string, end: string, client: string): Topic['calls'] {
  return [
    [`${method} /v3/pay/transactions/${end}`, client],
    [`${method} /v3/pay/partner/transactions/${end}`, client],
  ]
}

/** Every call of https://pay.weixin.qq.com/doc/v3/ and of APIv2 that payments and onboarding touch. */
export const WECHATPAY_TOPICS: readonly Topic[] = [
  {
    title: { 'zh-CN': '支付', en: 'Payments' },
    calls: [
      ...bothForms('POST', 'jsapi', 'prepayJsapi'),
      ...bothForms('POST', 'app', 'prepayApp'),
      ...bothForms('POST', 'native', 'prepayNative'),
      ...bothForms('POST', 'h5', 'prepayH5'),
      ...bothForms('GET', 'out-trade-no/{out_trade_no}', 'queryByOutTradeNo'),
      ...bothForms('POST', 'out-trade-no/{out_trade_no}/close', 'closeTransaction'),
      [`${NOTICE}TRANSACTION.SUCCESS`, 'readTransaction'],
    ],
  },
  {
    title: { 'zh-CN': '按微信订单号查单、付款码', en: 'Queries by the gateway’s number, and payment codes' },
    beside: ON_DEMAND,
    calls: [
      ...bothForms('GET', 'id/{transaction_id}', 'queryByTransactionId'),
      ...bothForms('POST', 'codepay', 'payByCode'),
      ...bothForms('POST', 'out-trade-no/{out_trade_no}/reverse', 'reverseCodePayment'),
    ],
  },
  {
    title: { 'zh-CN': '退款', en: 'Refunds' },
    beside: ON_DEMAND,
    calls: [
      ['POST /v3/refund/domestic/refunds', 'createRefund'],
      ['GET /v3/refund/domestic/refunds/{out_refund_no}', 'queryRefund'],
      ['POST /v3/refund/domestic/refunds/{refund_id}/apply-abnormal-refund', 'applyAbnormalRefund'],
      [`${NOTICE}REFUND.`, 'readRefundNotice'],
    ],
  },
  {
    title: { 'zh-CN': '合单', en: 'Combined payment' },
    beside: ON_DEMAND,
    calls: [
      ['POST /v3/combine-transactions/jsapi', 'combineJsapi'],
      ['POST /v3/combine-transactions/app', 'combineApp'],
      ['POST /v3/combine-transactions/native', 'combineNative'],
      ['POST /v3/combine-transactions/h5', 'combineH5'],
      ['GET /v3/combine-transactions/out-trade-no/{combine_out_trade_no}', 'queryCombined'],
      ['POST /v3/combine-transactions/out-trade-no/{combine_out_trade_no}/close', 'closeCombined'],
    ],
  },
  {
    title: { 'zh-CN': '账单', en: 'Bills' },
    beside: ON_DEMAND,
    calls: [
      ['GET /v3/bill/tradebill', 'requestTradeBill'],
      ['GET /v3/bill/fundflowbill', 'requestFundFlowBill'],
      ['GET /v3/bill/sub-merchant-fundflowbill', 'requestSubMerchantFundFlowBill'],
      ['GET /v3/profitsharing/bills', 'requestSharingBill'],
      ['GET /v3/billdownload/file', 'download'],
    ],
  },
  {
    title: { 'zh-CN': '分账', en: 'Profit sharing' },
    beside: ON_DEMAND,
    calls: [
      ['POST /v3/profitsharing/receivers/add', 'addReceiver'],
      ['POST /v3/profitsharing/receivers/delete', 'deleteReceiver'],
      ['POST /v3/profitsharing/orders', 'share'],
      ['GET /v3/profitsharing/orders/{out_order_no}', 'querySharing'],
      ['POST /v3/profitsharing/orders/unfreeze', 'unfreezeRest'],
      ['POST /v3/profitsharing/return-orders', 'returnShare'],
      ['GET /v3/profitsharing/return-orders/{out_return_no}', 'queryReturn'],
      ['GET /v3/profitsharing/transactions/{transaction_id}/amounts', 'queryUnsplitAmount'],
      ['GET /v3/profitsharing/merchant-configs/{sub_mchid}', 'queryMaxRatio'],
    ],
  },
  {
    title: { 'zh-CN': '进件', en: 'Applications of sub-merchants' },
    beside: ON_DEMAND,
    calls: [
      ['POST /v3/merchant/media/upload', 'uploadImage'],
      ['POST /v3/merchant/media/video_upload', 'uploadVideo'],
      ['POST /v3/applyment4sub/applyment/', 'submitAssembled'],
      ['GET /v3/applyment4sub/applyment/business_code/{business_code}', 'queryByBusinessCode'],
      ['GET /v3/applyment4sub/applyment/applyment_id/{applyment_id}', 'queryByApplymentId'],
      ['GET /v3/apply4sub/sub_merchants/{sub_mchid}/settlement', 'querySettlementAccount'],
      ['POST /v3/apply4sub/sub_merchants/{sub_mchid}/modify-settlement', 'changeSettlementAccount'],
      ['GET /v3/apply4sub/sub_merchants/{sub_mchid}/application/{application_no}', 'querySettlementChange'],
      ['POST /v3/apply4subject/applyment', 'submitSubjectApplyment'],
      ['GET /v3/apply4subject/applyment', 'querySubjectApplyment'],
      ['POST /v3/apply4subject/applyment/{business_code}/cancel', 'cancelSubjectApplyment'],
      ['GET /v3/apply4subject/applyment/merchants/{sub_mchid}/state', 'querySubjectState'],
    ],
  },
  {
    title: { 'zh-CN': '银行与地区', en: 'Banks and regions' },
    beside: ON_DEMAND,
    calls: [
      ['GET /v3/capital/capitallhh/banks/personal-banking', 'listPersonalBanks'],
      ['GET /v3/capital/capitallhh/banks/corporate-banking', 'listCorporateBanks'],
      ['GET /v3/capital/capitallhh/banks/search-banks-by-bank-account', 'findBankOfCard'],
      ['GET /v3/capital/capitallhh/banks/{bank_alias_code}/branches', 'listBranches'],
      ['GET /v3/capital/capitallhh/areas/provinces', 'listProvinces'],
      ['GET /v3/capital/capitallhh/areas/provinces/{province_code}/cities', 'listCities'],
    ],
  },
  {
    title: { 'zh-CN': '商户管理与安全', en: 'Merchants and security' },
    beside: ON_DEMAND,
    calls: [
      ['GET /v3/certificates', 'downloadCertificates'],
      ['POST /v3/security/echo', 'securityEcho'],
      ['POST /v3/merchant-risk-manage/violation-notifications', 'setViolationAddress'],
      ['GET /v3/merchant-risk-manage/violation-notifications', 'queryViolationAddress'],
      ['PUT /v3/merchant-risk-manage/violation-notifications', 'changeViolationAddress'],
      ['DELETE /v3/merchant-risk-manage/violation-notifications', 'deleteViolationAddress'],
      ['GET /v3/mch-operation-manage/merchant-limitations/sub-mchid/{sub_mchid}', 'queryLimitations'],
    ],
  },
  {
    title: { 'zh-CN': 'APIv2', en: 'APIv2' },
    beside: ON_DEMAND,
    calls: [
      ['POST /pay/unifiedorder', 'unifiedOrderJsapi'],
      ['POST /pay/unifiedorder', 'unifiedOrderNative'],
      ['POST /pay/unifiedorder', 'unifiedOrderApp'],
      ['POST /pay/unifiedorder', 'unifiedOrderMweb'],
      ['POST /pay/orderquery', 'orderQuery'],
      ['POST /pay/closeorder', 'closeOrder'],
      ['POST /secapi/pay/refund', 'refund'],
      ['POST /pay/refundquery', 'refundQuery'],
      ['POST /pay/micropay', 'micropay'],
      ['POST /secapi/pay/reverse', 'reverse'],
      ['POST /pay/downloadbill', 'downloadBill'],
      ['POST /pay/downloadfundflow', 'downloadFundFlow'],
      ['POST /tools/authcodetoopenid', 'authCodeToOpenid'],
      ['POST /secapi/mch/addsubdevconfig', 'addSubAppid'],
      ['POST /secapi/mch/addsubdevconfig', 'addPayDirectory'],
      ['POST /secapi/mch/querysubdevconfig', 'querySubDevConfig'],
    ],
  },
  {
    title: { 'zh-CN': '登录', en: 'Login' },
    beside: ON_DEMAND,
    calls: [
      ['GET /sns/jscode2session', 'jscode2session'],
      ['GET /connect/oauth2/authorize', 'authorizeUrl'],
      ['GET /sns/oauth2/access_token', 'accessTokenByCode'],
      ['GET /sns/oauth2/refresh_token', 'refreshAccessToken'],
      ['GET /sns/auth', 'checkAccessToken'],
    ],
  },
]
