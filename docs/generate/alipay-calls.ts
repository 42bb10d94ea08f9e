import { NOTICE, type Topic } from './coverage.ts'

const ON_DEMAND = { 'zh-CN': '不经端口，直接用协议包', en: 'beside the port, from the protocol package' }

/** Every interface and message of https://opendocs.alipay.com/open/ that payments and onboarding touch. */
export const ALIPAY_TOPICS: readonly Topic[] = [
  {
    title: { 'zh-CN': '支付', en: 'Payments' },
    calls: [
      ['alipay.trade.create', 'createTrade'],
      ['alipay.trade.precreate', 'precreateTrade'],
      ['alipay.trade.pay', 'payTrade'],
      ['alipay.trade.page.pay', 'pagePay'],
      ['alipay.trade.wap.pay', 'wapPay'],
      ['alipay.trade.app.pay', 'appPay'],
      ['alipay.trade.query', 'queryTrade'],
      ['alipay.trade.close', 'closeTrade'],
      [`${NOTICE}trade_status_sync`, 'readTradeNotice'],
    ],
  },
  {
    title: { 'zh-CN': '退款、撤销、账单', en: 'Refunds, cancelling and bills' },
    beside: ON_DEMAND,
    calls: [
      ['alipay.trade.cancel', 'cancelTrade'],
      ['alipay.trade.refund', 'refundTrade'],
      ['alipay.trade.fastpay.refund.query', 'queryRefund'],
      ['alipay.data.dataservice.bill.downloadurl.query', 'billDownloadUrl'],
    ],
  },
  {
    title: { 'zh-CN': '分账与结算', en: 'Royalties and settlement' },
    beside: ON_DEMAND,
    calls: [
      ['alipay.trade.royalty.relation.bind', 'bindRoyaltyRelation'],
      ['alipay.trade.royalty.relation.unbind', 'unbindRoyaltyRelation'],
      ['alipay.trade.royalty.relation.batchquery', 'queryRoyaltyRelations'],
      ['alipay.trade.royalty.rate.query', 'queryRoyaltyRate'],
      ['alipay.trade.order.settle', 'settleOrder'],
      ['alipay.trade.order.settle.query', 'querySettlement'],
      ['alipay.trade.settle.confirm', 'confirmSettlement'],
    ],
  },
  {
    title: { 'zh-CN': '授权、登录、证书', en: 'Authorisation, login and certificates' },
    beside: ON_DEMAND,
    calls: [
      ['alipay.open.auth.token.app', 'exchangeAuthorizationCode'],
      ['alipay.open.auth.token.app.query', 'queryAuthorization'],
      [`${NOTICE}open_app_auth_notify`, 'readAuthorizationNotice'],
      ['alipay.system.oauth.token', 'exchangeUserCode'],
      ['alipay.open.app.alipaycert.download', 'certificateDownload'],
    ],
  },
  {
    title: { 'zh-CN': '代商家签约', en: 'Contracts signed for merchants' },
    beside: ON_DEMAND,
    calls: [
      ['alipay.open.agent.create', 'createBatch'],
      ['alipay.open.agent.facetoface.sign', 'addFaceToFace'],
      ['alipay.open.agent.common.sign', 'addProduct'],
      ['alipay.open.agent.mobilepay.sign', 'addMobilePay'],
      ['alipay.open.agent.offlinepayment.sign', 'addOfflinePayment'],
      ['alipay.open.agent.mini.create', 'addMiniProgram'],
      ['alipay.open.agent.confirm', 'confirmBatch'],
      ['alipay.open.agent.commonsign.confirm', 'confirmProducts'],
      ['alipay.open.agent.cancel', 'cancelBatch'],
      ['alipay.open.agent.order.query', 'queryAgentOrder'],
      ['alipay.open.agent.signstatus.query', 'querySignStatus'],
      [`${NOTICE}alipay.open.sp.sign.sync.notify`, 'readSignNotice'],
    ],
  },
  {
    title: { 'zh-CN': '服务商一体化作业', en: 'Integrated operation' },
    beside: ON_DEMAND,
    calls: [
      ['alipay.open.sp.inteop.order.create', 'createInteopOrder'],
      ['alipay.open.sp.inteop.settle.create', 'addSettleIn'],
      ['alipay.open.sp.inteop.product.create', 'addSignature'],
      ['alipay.open.sp.inteop.appauth.create', 'addAuthorization'],
      ['alipay.open.sp.inteop.opauth.create', 'addOperation'],
      ['alipay.open.sp.inteop.order.confirm', 'confirmInteopOrder'],
      ['alipay.open.sp.inteop.order.query', 'queryInteopOrder'],
      ['alipay.open.sp.inteop.order.cancel', 'cancelInteopOrder'],
      ['alipay.open.sp.inteop.suborder.cancel', 'cancelSubOrder'],
      ['alipay.open.file.upload', 'uploadFile'],
      [`${NOTICE}alipay.open.sp.inteop.sync.notify`, 'readInteopNotice'],
    ],
  },
  {
    title: { 'zh-CN': '代运营', en: 'Delegated operation' },
    beside: ON_DEMAND,
    calls: [
      ['alipay.open.sp.operation.apply', 'applyForOperation'],
      ['alipay.open.sp.operation.qrcode.query', 'queryOperationCode'],
      ['alipay.open.sp.operation.result.query', 'queryOperationResult'],
      [`${NOTICE}alipay.open.sp.operation.result.notify`, 'readOperationNotice'],
    ],
  },
  {
    title: { 'zh-CN': '直付通二级商户', en: 'Sub-merchants of a platform' },
    beside: ON_DEMAND,
    calls: [
      ['ant.merchant.expand.indirect.image.upload', 'uploadIndirectImage'],
      ['ant.merchant.expand.indirect.zft.create', 'createZftMerchant'],
      ['ant.merchant.expand.indirect.zft.simplecreate', 'createZftMerchantSimply'],
      ['ant.merchant.expand.indirect.zft.modify', 'modifyZftMerchant'],
      ['ant.merchant.expand.indirect.zft.settlementmodify', 'modifyZftSettlement'],
      ['ant.merchant.expand.indirect.zft.delete', 'deleteZftMerchant'],
      ['ant.merchant.expand.indirect.zftorder.query', 'queryZftOrders'],
      [`${NOTICE}ant.merchant.expand.indirect.zft.passed`, 'readZftNotice'],
      [`${NOTICE}ant.merchant.expand.indirect.zft.rejected`, 'readZftNotice'],
    ],
  },
]
