import { get } from './json.ts'
import type { Order, OrderBook } from './orders.ts'

/** What a genuine event changes in our books. Types that we do not know yet are none of our business. */
export function hearEvent(orders: OrderBook, event: object): void {
  const data = get(event, 'data', 'object')
  switch (get(event, 'type')) {
    case 'payment.paid':
      return markPaid(orders, data)
    case 'payment.needs_attention':
      return change(orders.byNo(get(data, 'out_trade_no')), orders, () => ({ state: 'look_into' }))
    case 'refund.refunded':
      return markRefunded(orders, data)
  }
}

/** The amount is compared: goods leave the shop only against the price that was agreed. */
function markPaid(orders: OrderBook, payment: object): void {
  const paidFen = get(payment, 'paid_fen', 'number')
  change(orders.byNo(get(payment, 'out_trade_no')), orders, (order) => ({
    state: paidFen === order.amountFen ? 'paid' : 'look_into',
  }))
}

function markRefunded(orders: OrderBook, refund: object): void {
  const amountFen = get(refund, 'amount_fen', 'number')
  change(orders.byPaymentId(get(refund, 'payment_id')), orders, (order) => {
    const refundedFen = order.refundedFen + amountFen
    return { refundedFen, state: refundedFen === order.amountFen ? 'refunded' : 'partially_refunded' }
  })
}

function change(order: Order | undefined, orders: OrderBook, how: (order: Order) => Partial<Order>): void {
  if (order) orders.put({ ...order, ...how(order) })
}
