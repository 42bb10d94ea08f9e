import type { Caller } from '@ruzhu/domain/access/access.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import { startTrial } from '@ruzhu/domain/methods/start-trial.ts'
import type { PaymentId } from '@ruzhu/domain/ids.ts'
import { askPayment } from '@ruzhu/domain/payments/ask-payment.ts'
import { closePayment } from '@ruzhu/domain/payments/close-payment.ts'
import { createPayment } from '@ruzhu/domain/payments/create-payment.ts'
import type { PaymentRequest } from '@ruzhu/domain/payments/payment-request.ts'
import { paymentView, type PaymentView } from '@ruzhu/domain/payments/payment-view.ts'
import { PAYMENT_ATTENTIONS, type Payment, type Scene } from '@ruzhu/domain/payments/payments.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import type { Records } from '@ruzhu/domain/store.ts'
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
  instant,
  ListOf,
  listView,
  OneOf,
  pageQuery,
  paging,
  SceneName,
  View,
  Words,
} from '../schemas.ts'
import { TimelineEntryView, timelineEntryView } from './timeline.ts'

/** What the payer's side needs; those of JSAPI and APP are spelled as `wx.requestPayment` and `PayReq` take them. */
const PayView = Type.Union(
  [
    Type.Object({ kind: Type.Literal('qr'), code_url: Type.String() }),
    Type.Object({ kind: Type.Literal('trade_no'), trade_no: Type.String() }),
    Type.Object({ kind: Type.Literal('redirect'), url: Type.String() }),
    Type.Object({ kind: Type.Literal('order_string'), order_string: Type.String() }),
    Type.Object({
      kind: Type.Literal('app'),
      appId: Type.String(),
      partnerId: Type.String(),
      prepayId: Type.String(),
      packageValue: Type.String(),
      nonceStr: Type.String(),
      timeStamp: Type.String(),
      sign: Type.String(),
    }),
    Type.Object({ kind: Type.Literal('bar_code') }),
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

/** A payment with the names of its client and method, so that a list reads without further questions. */
type NamedPayment = PaymentView & { client: Named; method: Named }
type Named = { id: string; name: string }

const PaymentSchema = Type.Unsafe<NamedPayment>(
  View('Payment', {
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
    attention: Type.Optional(OneOf(PAYMENT_ATTENTIONS)),
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
  }),
)

const OutTradeNo = Type.String({
  pattern: '^[0-9A-Za-z_\\-|*]{6,32}$',
  description: '6–32 位，字母、数字和 _-|*，每个客户内唯一',
})
const NewPayment = Closed({
  method_id: Type.Optional(Id('pm')),
  client_id: Type.Optional(Id('cl')),
  scene: SceneName,
  out_trade_no: OutTradeNo,
  description: Words(127),
  amount_fen: Amount,
  attach: Type.Optional(Words(128)),
  payer_openid: Type.Optional(Words(128)),
  expires_at: Type.Optional(Instant),
  auth_code: Type.Optional(
    Words(64, { description: '付款码，只用于 bar_code；每次请求重新扫 / what the till scanned, for bar_code' }),
  ),
  return_url: Type.Optional(
    Words(256, { description: '付款后浏览器回到的地址，只用于 h5、page / where the browser goes afterwards' }),
  ),
  payer_client_ip: Type.Optional(Words(45, { description: '付款人的公网 IP / the payer’s public address' })),
})
const about = { tags: ['payments'] } as const
const PaymentParams = Closed({ id: Id('pay') })

const CreatePayment = operation({
  ...about,
  operationId: 'createPayment',
  summary: 'Take a payment; repeat the same request when the answer was lost',
  description: '发起收款；没有收到应答时用同样的内容重试。',
  access: 'payments.create',
  body: NewPayment,
  response: { 201: PaymentSchema },
})

const ListPayments = operation({
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
  response: { 200: ListOf(PaymentSchema) },
})

const GetPayment = operation({
  ...about,
  operationId: 'getPayment',
  summary: 'Read a payment',
  description: '查看收款。',
  access: 'payments.read',
  params: PaymentParams,
  response: { 200: PaymentSchema },
})

const AskPayment = operation({
  ...about,
  operationId: 'askPayment',
  summary: 'Ask the platform now',
  description: '现在就查询平台。',
  access: 'payments.create',
  params: PaymentParams,
  response: { 200: PaymentSchema },
})

const ClosePayment = operation({
  ...about,
  operationId: 'closePayment',
  summary: 'Close a payment that was not paid',
  description: '关闭未付款的收款。',
  access: 'payments.create',
  params: PaymentParams,
  response: { 200: PaymentSchema },
})

const GetTimeline = operation({
  ...about,
  operationId: 'listPaymentTimeline',
  summary: 'Everything that happened with a payment',
  description: '收款的动态。',
  access: 'payments.read',
  params: PaymentParams,
  querystring: Closed(paging),
  response: { 200: ListOf(TimelineEntryView) },
})

const StartTrial = operation({
  ...about,
  operationId: 'startTrial',
  summary: 'Try a method with a real payment of ¥0.01; works with a draft too',
  description: '用 ¥0.01 的真实付款试一次支付方式，草稿也可以；退款用 /v1/refunds。',
  access: 'payments.create',
  params: Closed({ id: Id('pm') }),
  body: Closed({
    scene: SceneName,
    out_trade_no: Type.Optional(Words(32, { description: '重试时用同一个编号 / the same where it is repeated' })),
    payer_openid: Type.Optional(Words(128)),
    payer_client_ip: Type.Optional(Words(45)),
  }),
  response: { 201: PaymentSchema },
})

export function paymentRoutes(app: App, parts: Parts): void {
  const records = () => parts.deps.store.read
  const paymentFor = async (caller: Caller, id: PaymentId) => found(caller, await records().payments.byId(id))
  const view = async (payment: Payment) => (await paymentViews(records(), [payment]))[0] ?? notFound()

  app.post('/v1/payments', { schema: CreatePayment }, async ({ caller, body }, reply) => {
    const request = { ...newPayment(body), ...scope(caller, body.client_id) }
    return reply.status(201).send(await view(await createPayment(parts.deps, request, personOf(caller))))
  })
  app.post('/v1/methods/:id/trial', { schema: StartTrial }, async ({ caller, params, body, ip }, reply) => {
    const { id: methodId } = found(caller, await records().methods.byId(params.id))
    const { scene, out_trade_no: outTradeNo, payer_openid: payerOpenid, payer_client_ip: payerClientIp } = body
    // whoever tries a page in a browser is its payer
    const trial = given({
      methodId,
      scene,
      outTradeNo,
      payerOpenid,
      payerClientIp: payerClientIp ?? browserIp(scene, ip),
    })
    return reply.status(201).send(await view(await startTrial(parts.deps, trial, caller.name)))
  })
  app.get('/v1/payments', { schema: ListPayments }, async ({ caller, query }) => {
    const filter = given({
      ...pageQuery(query),
      ...scope(caller, query.client_id),
      state: query.state,
      text: query.text,
    })
    const { rows, next } = await records().payments.page(filter)
    return given({ data: await paymentViews(records(), rows), next })
  })
  app.get('/v1/payments/:id', { schema: GetPayment }, async ({ caller, params }) =>
    view(await paymentFor(caller, params.id)),
  )
  app.post('/v1/payments/:id/ask', { schema: AskPayment }, async ({ caller, params }) => {
    const { id } = await paymentFor(caller, params.id)
    await askPayment(parts.deps, id)
    return view(await paymentFor(caller, id))
  })
  app.post('/v1/payments/:id/close', { schema: ClosePayment }, async ({ caller, params }) => {
    const { id } = await paymentFor(caller, params.id)
    return view(await closePayment(parts.deps, id, personOf(caller)))
  })
  app.get('/v1/payments/:id/timeline', { schema: GetTimeline }, async ({ caller, params, query }) => {
    const { id } = await paymentFor(caller, params.id)
    return listView(await records().timeline.ofSubject(id, pageQuery(query)), timelineEntryView)
  })
}

async function paymentViews(records: Records, payments: readonly Payment[]): Promise<NamedPayment[]> {
  const clientIds = [...new Set(payments.map(({ clientId }) => clientId))]
  const clients = new Map((await records.clients.byIds(clientIds)).map((client) => [client.id, client.name]))
  const methods = new Map((await records.methods.ofClients(clientIds)).map((method) => [method.id, method.name]))
  return payments.map((payment) => ({
    ...paymentView(payment),
    client: { id: payment.clientId, name: clients.get(payment.clientId) ?? '' },
    method: { id: payment.methodId, name: methods.get(payment.methodId) ?? '' },
  }))
}

function browserIp(scene: Scene, ip: string): string | undefined {
  return scene === 'h5' ? ip : undefined
}

function newPayment(body: Static<typeof NewPayment>): PaymentRequest {
  return given({
    methodId: body.method_id,
    clientId: body.client_id,
    scene: body.scene,
    outTradeNo: body.out_trade_no,
    description: body.description,
    amount: body.amount_fen,
    attach: body.attach,
    payerOpenid: body.payer_openid,
    expiresAt: body.expires_at === undefined ? undefined : instant('expires_at', body.expires_at),
    authCode: body.auth_code === undefined ? undefined : new Secret('auth_code', body.auth_code),
    returnUrl: body.return_url,
    payerClientIp: body.payer_client_ip,
  })
}

function notFound(): never {
  throw new AppError('NOT_FOUND')
}
