import type { ClientPay, Payment } from './payments.ts'
import { leftToRefund } from './payments.ts'

/** What the payer's side needs, in the words it is handed to the platform's own software. */
export type ClientPayView =
  | { kind: 'qr'; code_url: string }
  | { kind: 'trade_no'; trade_no: string }
  | { kind: 'redirect'; url: string }
  | { kind: 'order_string'; order_string: string }
  | {
      kind: 'app'
      appId: string
      partnerId: string
      prepayId: string
      packageValue: string
      nonceStr: string
      timeStamp: string
      sign: string
    }
  | { kind: 'bar_code' }
  | {
      kind: 'jsapi'
      appId: string
      timeStamp: string
      nonceStr: string
      package: string
      signType: 'RSA' | 'MD5' | 'HMAC-SHA256'
      paySign: string
      prepay_id: string
    }

export type PaymentView = {
  id: string
  client_id: string
  method_id: string
  provider_id: string
  channel: string
  scene: string
  sub_mchid: string
  sub_appid?: string
  out_trade_no: string
  gateway_trade_no: string
  description: string
  amount_fen: number
  attach?: string
  payer_openid?: string
  state: string
  attention?: string
  pay?: ClientPayView
  transaction_id?: string
  paid_fen?: number
  paid_at?: string
  refunded_fen: number
  refund_reserved_fen: number
  left_fen: number
  expires_at: string
  closed_at?: string
  created_at: string
  updated_at: string
}

/** A payment in the words of our API, the same in answers and in events. `pay` only while it can be paid. */
export function paymentView(payment: Payment): PaymentView {
  return {
    id: payment.id,
    client_id: payment.clientId,
    method_id: payment.methodId,
    provider_id: payment.providerId,
    channel: payment.channel,
    scene: payment.scene,
    sub_mchid: payment.subMchid,
    ...(payment.subAppid !== undefined && { sub_appid: payment.subAppid }),
    out_trade_no: payment.outTradeNo,
    gateway_trade_no: payment.gatewayTradeNo,
    description: payment.description,
    amount_fen: payment.amount,
    ...(payment.attach !== undefined && { attach: payment.attach }),
    ...(payment.payerOpenid !== undefined && { payer_openid: payment.payerOpenid }),
    state: payment.state,
    ...(payment.attention && { attention: payment.attention }),
    ...(payment.pay && payment.state === 'pending' && { pay: clientPayView(payment.pay) }),
    ...(payment.transactionId !== undefined && { transaction_id: payment.transactionId }),
    ...(payment.paid !== undefined && { paid_fen: payment.paid }),
    ...(payment.paidAt && { paid_at: payment.paidAt.toISOString() }),
    refunded_fen: payment.refunded,
    refund_reserved_fen: payment.refundReserved,
    left_fen: leftToRefund(payment),
    expires_at: payment.expiresAt.toISOString(),
    ...(payment.closedAt && { closed_at: payment.closedAt.toISOString() }),
    created_at: payment.createdAt.toISOString(),
    updated_at: payment.updatedAt.toISOString(),
  }
}

function clientPayView(pay: ClientPay): ClientPayView {
  switch (pay.kind) {
    case 'qr':
      return { kind: 'qr', code_url: pay.codeUrl }
    case 'trade_no':
      return { kind: 'trade_no', trade_no: pay.tradeNo }
    case 'order_string':
      return { kind: 'order_string', order_string: pay.orderString }
    case 'app':
    case 'redirect':
    case 'bar_code':
      return pay
    case 'jsapi': {
      const { prepayId, ...signed } = pay
      return { ...signed, prepay_id: prepayId }
    }
  }
}
