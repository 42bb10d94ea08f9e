import { randomBytes } from 'node:crypto'
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import { hearEvent } from './events.ts'
import { BadField, get, parseObject } from './json.ts'
import type { Order, OrderBook } from './orders.ts'
import { shopPage } from './page.ts'
import type { Ruzhu } from './ruzhu.ts'
import { verifyWebhook } from './webhook.ts'

export type ShopParts = {
  orders: OrderBook
  ruzhu: Ruzhu
  methodId: string
  webhookSecret: string
  now: () => Date
}

const BODY_LIMIT_BYTES = 64 * 1024

export function createShop(parts: ShopParts): Server {
  return createServer((request, response) => {
    answer(parts, request).then(
      ({ status, body }) => send(response, status, body),
      (error: unknown) => {
        const ours = error instanceof BadField || error instanceof SyntaxError
        send(response, ours ? 400 : 502, { error: error instanceof Error ? error.message : String(error) })
      },
    )
  })
}

type Answer = { status: number; body: object | string }

async function answer(parts: ShopParts, request: IncomingMessage): Promise<Answer> {
  const path = new URL(request.url ?? '/', 'http://shop').pathname
  const [, first, no, action] = path.split('/')
  const route = `${request.method} /${first}${no === undefined ? '' : '/:'}${action === undefined ? '' : `/${action}`}`
  switch (route) {
    case 'GET /':
      return { status: 200, body: shopPage(parts.orders.all()) }
    case 'GET /orders':
      return { status: 200, body: { orders: parts.orders.all().map(orderView) } }
    case 'POST /orders':
      return { status: 201, body: orderView(await placeOrder(parts, parseObject(await readText(request)))) }
    case 'GET /orders/:':
      return ofOrder(parts, no, (order) => ({ status: 200, body: orderView(order) }))
    case 'POST /orders/:/refunds': {
      const asked = parseObject(await readText(request))
      return ofOrder(parts, no, async (order) => ({ status: 202, body: await refundOrder(parts, order, asked) }))
    }
    case 'POST /webhooks/:':
      return receiveEvent(parts, request)
    default:
      return { status: 404, body: { error: 'there is nothing here' } }
  }
}

/** Written down before anybody is asked for money: whatever happens then happens to an order that we know. */
async function placeOrder({ orders, ruzhu, methodId, now }: ShopParts, asked: object): Promise<Order> {
  const order: Order = {
    no: `LC${now().getTime()}${randomBytes(3).toString('hex').toUpperCase()}`,
    item: get(asked, 'item'),
    amountFen: get(asked, 'amount_fen', 'number'),
    state: 'waiting',
    refundedFen: 0,
    createdAt: now(),
  }
  orders.put(order)
  const payment = await ruzhu.createPayment({ methodId, ...order })
  const placed = { ...order, paymentId: payment.id, codeUrl: payment.codeUrl }
  orders.put(placed)
  return placed
}

/** Asked for here; done when the event says so. */
async function refundOrder({ ruzhu }: ShopParts, order: Order, asked: object): Promise<object> {
  if (order.paymentId === undefined) throw new BadField(`order ${order.no} was never offered for payment`)
  const no = `${order.no}R${randomBytes(2).toString('hex').toUpperCase()}`
  const { state } = await ruzhu.createRefund({
    paymentId: order.paymentId,
    no,
    amountFen: get(asked, 'amount_fen', 'number'),
    reason: get(asked, 'reason'),
  })
  return { out_refund_no: no, state }
}

async function receiveEvent({ orders, webhookSecret, now }: ShopParts, request: IncomingMessage): Promise<Answer> {
  const body = await readBody(request)
  const verdict = verifyWebhook(request.headers, body, webhookSecret, now())
  if (!verdict.genuine) return { status: 401, body: { error: verdict.why } }
  if (!orders.heard(verdict.id)) {
    hearEvent(orders, parseObject(body.toString()))
    orders.remember(verdict.id)
  }
  return { status: 200, body: { heard: verdict.id } }
}

async function ofOrder(
  { orders }: ShopParts,
  no: string | undefined,
  then: (order: Order) => Answer | Promise<Answer>,
): Promise<Answer> {
  const order = orders.byNo(no ?? '')
  return order ? then(order) : { status: 404, body: { error: `there is no order ${no}` } }
}

function orderView(order: Order): object {
  return {
    no: order.no,
    item: order.item,
    amount_fen: order.amountFen,
    state: order.state,
    refunded_fen: order.refundedFen,
    ...(order.paymentId === undefined ? {} : { payment_id: order.paymentId }),
    ...(order.codeUrl === undefined ? {} : { code_url: order.codeUrl }),
    created_at: order.createdAt.toISOString(),
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  return (await readBody(request)).toString()
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > BODY_LIMIT_BYTES) throw new BadField(`a body here has at most ${BODY_LIMIT_BYTES} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function send(response: ServerResponse, status: number, body: object | string): void {
  const page = typeof body === 'string'
  response.writeHead(status, { 'content-type': page ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8' })
  response.end(page ? body : JSON.stringify(body))
}
