import { Type } from 'typebox'
import { ControlProblem, type ControlRoute, type OrderView, controlRoute } from '@ruzhu/channels/contract/simulator.ts'
import type { Simulation } from '../world.ts'
import { NotificationList, notificationWithBody } from './notifications.ts'
import { RequestList, requestView } from './requests.ts'

const LISTED_BY_DEFAULT = 50
const LISTED_AT_MOST = 500

const Order = Type.Object({
  channel: Type.String(),
  mchid: Type.String(),
  sub_mchid: Type.Optional(Type.String()),
  merchant_name: Type.String(),
  out_trade_no: Type.String(),
  description: Type.String(),
  amount: Type.Integer(),
  state: Type.String({ description: 'In the gateway’s own word' }),
  payable: Type.Boolean(),
  product: Type.String(),
  target: Type.String({ description: 'What POST /_sim/pay takes' }),
  payer_id: Type.Optional(Type.String()),
  transaction_id: Type.Optional(Type.String()),
  refunded: Type.Integer(),
  created_at: Type.String(),
  payable_until: Type.String(),
})

/** What the payer's phone shows: the orders, and of one all that happened. */
export function orderRoutes(simulation: Simulation): ControlRoute[] {
  const { gateways, requests, notifications } = simulation
  return [
    controlRoute({
      method: 'GET',
      path: '/_sim/orders',
      summary: 'Orders, newest first',
      query: Type.Object({
        state: Type.Optional(Type.String({ description: 'A gateway’s own word' })),
        payable: Type.Optional(
          Type.Enum(['true'], { description: 'true lists what can be paid, whatever its gateway calls it' }),
        ),
        mchid: Type.Optional(Type.String({ description: 'The number that ordered, or the sub-merchant’s' })),
        limit: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,2}$' })),
      }),
      answer: Type.Object({ orders: Type.Array(Order) }),
      handle({ query: { state, payable, mchid, limit = String(LISTED_BY_DEFAULT) } }) {
        const wanted = (order: OrderView) =>
          (state === undefined || order.state === state) &&
          (payable === undefined || order.payable) &&
          (mchid === undefined || order.mchid === mchid || order.sub_mchid === mchid)
        return { status: 200, body: { orders: first(Math.min(Number(limit), LISTED_AT_MOST), wanted) } }
      },
    }),
    controlRoute({
      method: 'GET',
      path: '/_sim/orders/{mchid}/{out_trade_no}',
      summary: 'One order with its requests and notifications',
      params: Type.Object({ mchid: Type.String(), out_trade_no: Type.String() }),
      answer: Type.Intersect([Type.Object({ order: Order }), RequestList, NotificationList]),
      async handle({ params: { mchid, out_trade_no } }) {
        const order = find(mchid, out_trade_no)
        const notes = [...notifications.values()].filter((note) => note.outTradeNo === out_trade_no)
        return {
          status: 200,
          body: {
            order,
            requests: requests.about(out_trade_no).map(requestView),
            notifications: await Promise.all(notes.map((note) => notificationWithBody(simulation, note))),
          },
        }
      },
    }),
  ]

  /** Of each gateway its newest, then all by their time. */
  function first(limit: number, wanted: (order: OrderView) => boolean): OrderView[] {
    return gateways
      .flatMap((gateway) => newest(gateway.orders(), limit, wanted))
      .toSorted((one, other) => (one.created_at < other.created_at ? 1 : one.created_at > other.created_at ? -1 : 0))
      .slice(0, limit)
  }

  function find(mchid: string, outTradeNo: string): OrderView {
    for (const gateway of gateways) {
      const order = gateway.order(mchid, outTradeNo)
      if (order) return order
    }
    throw new ControlProblem(404, `${mchid} has no order ${outTradeNo}.`)
  }
}

function newest(orders: Iterable<OrderView>, limit: number, wanted: (order: OrderView) => boolean): OrderView[] {
  const found: OrderView[] = []
  for (const order of orders) {
    if (found.length >= limit) break
    if (wanted(order)) found.push(order)
  }
  return found
}
