import type { Refund } from '@ruzhu/domain/refunds/refunds.ts'
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
  View,
  Words,
} from '../schemas.ts'

const RefundView = View('Refund', {
  id: Id('rf'),
  client_id: Id('cl'),
  payment_id: Id('pay'),
  provider_id: Id('sp'),
  channel: Type.String(),
  out_refund_no: Type.String(),
  gateway_refund_no: Type.String(),
  amount_fen: FenView,
  reason: Type.Optional(Type.String()),
  state: OneOf(['pending', 'refunded', 'closed', 'needs_attention']),
  why: Type.Optional(Type.String()),
  refund_id: Type.Optional(Type.String()),
  received_by: Type.Optional(Type.String()),
  ended_at: Type.Optional(Instant),
  created_at: Instant,
  updated_at: Instant,
})

const OutRefundNo = Type.String({
  pattern: '^[0-9A-Za-z_\\-|*@]{1,64}$',
  description: '1–64 位，字母、数字和 _-|*@，每个客户内唯一',
})
const about = { tags: ['refunds'] as const }
const RefundParams = Closed({ id: Id('rf') })

const CreateRefund = {
  ...about,
  operationId: 'createRefund',
  summary: 'Refund a payment, whole or in part; name it by payment_id, or by client_id and out_trade_no',
  description: '全额或部分退款；用 payment_id，或 client_id 加 out_trade_no 指定收款。',
  access: 'refunds.make',
  body: Closed({
    payment_id: Type.Optional(Id('pay')),
    client_id: Type.Optional(Id('cl')),
    out_trade_no: Type.Optional(Words(32)),
    out_refund_no: OutRefundNo,
    amount_fen: Amount,
    reason: Type.Optional(Words(80)),
  }),
  response: { 201: RefundView },
}

const ListRefunds = {
  ...about,
  operationId: 'listRefunds',
  summary: 'List refunds, newest first',
  description: '退款列表，新的在前。',
  access: 'refunds.read',
  querystring: Closed({ ...paging, payment_id: Type.Optional(Id('pay')), client_id: Type.Optional(Id('cl')) }),
  response: { 200: ListOf(RefundView) },
}

const GetRefund = {
  ...about,
  operationId: 'getRefund',
  summary: 'Read a refund',
  description: '查看退款。',
  access: 'refunds.read',
  params: RefundParams,
  response: { 200: RefundView },
}

const AskRefund = {
  ...about,
  operationId: 'askRefund',
  summary: 'Ask the platform now',
  description: '现在就查询平台。',
  access: 'refunds.read',
  params: RefundParams,
  response: { 200: RefundView },
}

export function refundRoutes(app: App, parts: Parts): void {
  void parts
  const later = (): never => {
    throw new Error('not wired yet')
  }
  app.post('/v1/refunds', { schema: CreateRefund }, later)
  app.get('/v1/refunds', { schema: ListRefunds }, later)
  app.get('/v1/refunds/:id', { schema: GetRefund }, later)
  app.post('/v1/refunds/:id/ask', { schema: AskRefund }, later)
}

export function refundView(refund: Refund): Static<typeof RefundView> {
  return given({
    id: refund.id,
    client_id: refund.clientId,
    payment_id: refund.paymentId,
    provider_id: refund.providerId,
    channel: refund.channel,
    out_refund_no: refund.outRefundNo,
    gateway_refund_no: refund.gatewayRefundNo,
    amount_fen: refund.amount,
    reason: refund.reason,
    state: refund.state,
    why: refund.why,
    refund_id: refund.refundId,
    received_by: refund.receivedBy,
    ended_at: atIf(refund.endedAt),
    created_at: at(refund.createdAt),
    updated_at: at(refund.updatedAt),
  })
}
