import { type ClientPay, leftToRefund, type Payment } from '@ruzhu/domain/payments/payments.ts'
import type { Client } from '@ruzhu/domain/clients/clients.ts'
import type { PaymentMethod } from '@ruzhu/domain/methods/methods.ts'
import { type Static, Type } from 'typebox'
import type { App } from '../operation.ts'
import type { Parts } from '../parts.ts'
import {
  Amount,
  at,
  atIf,
  Closed,
  FenView,
  given,
  Id,
  Instant,
  ListOf,
  OneOf,
  paging,
  SceneName,
  View,
  Words,
} from '../schemas.ts'
import { TimelineEntryView } from './timeline.ts'

/** What the payer's side needs; the JSAPI fields are spelled as `wx.requestPayment` takes them. */
const PayView = Type.Union(
  [
    Type.Object({ kind: Type.Literal('qr'), code_url: Type.String() }),
    Type.Object({
      kind: Type.Literal('jsapi'),
      appId: Type.String(),
      timeStamp: Type.String(),
      nonceStr: Type.String(),
      package: Type.String(),
      signType: Type.String(),
      paySign: Type.String(),
      prepay_id: Type.String(),
    }),
  ],
  { $id: 'Pay' },
)

const STATES = ['pending', 'paid', 'partially_refunded', 'refunded', 'closed'] as const

const PaymentView = View('Payment', {
  id: Id('pay'),
  client_id: Id('cl'),
  method_id: Id('pm'),
  provider_id: Id('sp'),
  channel: Type.String(),
  scene: SceneName,
  sub_mchid: Type.String(),
  sub_appid: Type.Optional(Type.String()),
  out_trade_no: Type.String(),
  gateway_trade_no: Type.String(),
  description: Type.String(),
  amount_fen: FenView,
  attach: Type.Optional(Type.String()),
  payer_openid: Type.Optional(Type.String()),
  state: OneOf(STATES),
  attention: Type.Optional(OneOf(['paid_after_closed', 'amount_differs'])),
  pay: Type.Optional(PayView),
  transaction_id: Type.Optional(Type.String()),
  paid_fen: Type.Optional(FenView),
  paid_at: Type.Optional(Instant),
  refunded_fen: FenView,
  refund_reserved_fen: FenView,
  left_fen: FenView,
  expires_at: Instant,
  closed_at: Type.Optional(Instant),
  created_at: Instant,
  updated_at: Instant,
  client: Type.Object({ id: Id('cl'), name: Type.String() }),
  method: Type.Object({ id: Id('pm'), name: Type.String() }),
})

const OutTradeNo = Type.String({
  pattern: '^[0-9A-Za-z_\\-|*]{6,32}$',
  description: '6–32 位，字母、数字和 _-|*，每个客户内唯一',
})
const about = { tags: ['payments'] as const }
const PaymentParams = Closed({ id: Id('pay') })

const CreatePayment = {
  ...about,
  operationId: 'createPayment',
  summary: 'Take a payment; repeat the same request when the answer was lost',
  description: '发起收款；没有收到应答时用同样的内容重试。',
  access: 'payments.create',
  body: Closed({
    method_id: Type.Optional(Id('pm')),
    client_id: Type.Optional(Id('cl')),
    scene: SceneName,
    out_trade_no: OutTradeNo,
    description: Words(127),
    amount_fen: Amount,
    attach: Type.Optional(Words(128)),
    payer_openid: Type.Optional(Words(128)),
    expires_at: Type.Optional(Instant),
  }),
  response: { 201: PaymentView },
}

const ListPayments = {
  ...about,
  operationId: 'listPayments',
  summary: 'List payments, newest first',
  description: '收款列表，新的在前。',
  access: 'payments.read',
  querystring: Closed({
    ...paging,
    client_id: Type.Optional(Id('cl')),
    state: Type.Optional(OneOf(STATES)),
    text: Type.Optional(Words(100)),
  }),
  response: { 200: ListOf(PaymentView) },
}

const GetPayment = {
  ...about,
  operationId: 'getPayment',
  summary: 'Read a payment',
  description: '查看收款。',
  access: 'payments.read',
  params: PaymentParams,
  response: { 200: PaymentView },
}

const AskPayment = {
  ...about,
  operationId: 'askPayment',
  summary: 'Ask the platform now',
  description: '现在就查询平台。',
  access: 'payments.create',
  params: PaymentParams,
  response: { 200: PaymentView },
}

const ClosePayment = {
  ...about,
  operationId: 'closePayment',
  summary: 'Close a payment that was not paid',
  description: '关闭未付款的收款。',
  access: 'payments.create',
  params: PaymentParams,
  response: { 200: PaymentView },
}

const GetTimeline = {
  ...about,
  operationId: 'listPaymentTimeline',
  summary: 'Everything that happened with a payment',
  description: '收款的动态。',
  access: 'payments.read',
  params: PaymentParams,
  querystring: Closed(paging),
  response: { 200: ListOf(TimelineEntryView) },
}

export function paymentRoutes(app: App, parts: Parts): void {
  void parts
  const later = (): never => {
    throw new Error('not wired yet')
  }
  app.post('/v1/payments', { schema: CreatePayment }, later)
  app.get('/v1/payments', { schema: ListPayments }, later)
  app.get('/v1/payments/:id', { schema: GetPayment }, later)
  app.post('/v1/payments/:id/ask', { schema: AskPayment }, later)
  app.post('/v1/payments/:id/close', { schema: ClosePayment }, later)
  app.get('/v1/payments/:id/timeline', { schema: GetTimeline }, later)
}

type Named = { client: Pick<Client, 'id' | 'name'>; method: Pick<PaymentMethod, 'id' | 'name'> }

export function paymentView(payment: Payment, { client, method }: Named): Static<typeof PaymentView> {
  return given({
    id: payment.id,
    client_id: payment.clientId,
    method_id: payment.methodId,
    provider_id: payment.providerId,
    channel: payment.channel,
    scene: payment.scene,
    sub_mchid: payment.subMchid,
    sub_appid: payment.subAppid,
    out_trade_no: payment.outTradeNo,
    gateway_trade_no: payment.gatewayTradeNo,
    description: payment.description,
    amount_fen: payment.amount,
    attach: payment.attach,
    payer_openid: payment.payerOpenid,
    state: payment.state,
    attention: payment.attention,
    pay: payment.pay && payView(payment.pay),
    transaction_id: payment.transactionId,
    paid_fen: payment.paid,
    paid_at: atIf(payment.paidAt),
    refunded_fen: payment.refunded,
    refund_reserved_fen: payment.refundReserved,
    left_fen: leftToRefund(payment),
    expires_at: at(payment.expiresAt),
    closed_at: atIf(payment.closedAt),
    created_at: at(payment.createdAt),
    updated_at: at(payment.updatedAt),
    client: { id: client.id, name: client.name },
    method: { id: method.id, name: method.name },
  })
}

function payView(pay: ClientPay): Static<typeof PayView> {
  if (pay.kind === 'qr') return { kind: 'qr', code_url: pay.codeUrl }
  const { kind, prepayId, appId, timeStamp, nonceStr, package: prepay, signType, paySign } = pay
  return { kind, appId, timeStamp, nonceStr, package: prepay, signType, paySign, prepay_id: prepayId }
}
