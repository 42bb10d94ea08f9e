import type { Caller } from '@ruzhu/domain/access/access.ts'
import type { RefundId } from '@ruzhu/domain/ids.ts'
import { askRefund } from '@ruzhu/domain/refunds/ask-refund.ts'
import { createRefund, type RefundRequest } from '@ruzhu/domain/refunds/create-refund.ts'
import { type RefundView, refundView } from '@ruzhu/domain/refunds/refund-view.ts'
import { type Static, Type } from 'typebox'
import { found, personOf, scope } from '../access/callers.ts'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import {
  Amount,
  Closed,
  FenView,
  given,
  Id,
  Instant,
  ListOf,
  listView,
  OneOf,
  pageQuery,
  paging,
  View,
  Words,
} from '../schemas.ts'

const RefundSchema = Type.Unsafe<RefundView>(
  View('Refund', {
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
  }),
)

const OutRefundNo = Type.String({
  pattern: '^[0-9A-Za-z_\\-|*@]{1,64}$',
  description: '1–64 位，字母、数字和 _-|*@，每个客户内唯一',
})
const NewRefund = Closed({
  payment_id: Type.Optional(Id('pay')),
  client_id: Type.Optional(Id('cl')),
  out_trade_no: Type.Optional(Words(32)),
  out_refund_no: OutRefundNo,
  amount_fen: Amount,
  reason: Type.Optional(Words(80)),
})
const about = { tags: ['refunds'] } as const
const RefundParams = Closed({ id: Id('rf') })

const CreateRefund = operation({
  ...about,
  operationId: 'createRefund',
  summary: 'Refund a payment, whole or in part; name it by payment_id, or by client_id and out_trade_no',
  description: '全额或部分退款；用 payment_id，或 client_id 加 out_trade_no 指定收款。',
  access: 'refunds.make',
  body: NewRefund,
  response: { 201: RefundSchema },
})

const ListRefunds = operation({
  ...about,
  operationId: 'listRefunds',
  summary: 'List refunds, newest first',
  description: '退款列表，新的在前。',
  access: 'refunds.read',
  querystring: Closed({ ...paging, payment_id: Type.Optional(Id('pay')), client_id: Type.Optional(Id('cl')) }),
  response: { 200: ListOf(RefundSchema) },
})

const GetRefund = operation({
  ...about,
  operationId: 'getRefund',
  summary: 'Read a refund',
  description: '查看退款。',
  access: 'refunds.read',
  params: RefundParams,
  response: { 200: RefundSchema },
})

const AskRefund = operation({
  ...about,
  operationId: 'askRefund',
  summary: 'Ask the platform now',
  description: '现在就查询平台。',
  access: 'refunds.read',
  params: RefundParams,
  response: { 200: RefundSchema },
})

export function refundRoutes(app: App, parts: Parts): void {
  const records = () => parts.deps.store.read
  const refundFor = async (caller: Caller, id: RefundId) => found(caller, await records().refunds.byId(id))

  app.post('/v1/refunds', { schema: CreateRefund }, async ({ caller, body }, reply) => {
    const request = { ...newRefund(body), ...scope(caller, body.client_id) }
    return reply.status(201).send(refundView(await createRefund(parts.deps, request, personOf(caller))))
  })
  app.get('/v1/refunds', { schema: ListRefunds }, async ({ caller, query }) => {
    const filter = given({ ...pageQuery(query), ...scope(caller, query.client_id), paymentId: query.payment_id })
    return listView(await records().refunds.page(filter), refundView)
  })
  app.get('/v1/refunds/:id', { schema: GetRefund }, async ({ caller, params }) =>
    refundView(await refundFor(caller, params.id)),
  )
  app.post('/v1/refunds/:id/ask', { schema: AskRefund }, async ({ caller, params }) => {
    const { id } = await refundFor(caller, params.id)
    await askRefund(parts.deps, id)
    return refundView(await refundFor(caller, id))
  })
}

function newRefund(body: Static<typeof NewRefund>): RefundRequest {
  return given({
    paymentId: body.payment_id,
    clientId: body.client_id,
    outTradeNo: body.out_trade_no,
    outRefundNo: body.out_refund_no,
    amount: body.amount_fen,
    reason: body.reason,
  })
}
