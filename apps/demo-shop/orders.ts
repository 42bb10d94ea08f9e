export type OrderState = 'waiting' | 'paid' | 'partially_refunded' | 'refunded' | 'look_into'

export type Order = {
  /** Our own number: what we give Ruzhu as `out_trade_no`. */
  no: string
  item: string
  amountFen: number
  state: OrderState
  refundedFen: number
  paymentId?: string
  codeUrl?: string
  createdAt: Date
}

/** In memory, so that the shop stays small; a real one keeps this in its database, the events heard included. */
export type OrderBook = {
  all(): readonly Order[]
  byNo(no: string): Order | undefined
  byPaymentId(paymentId: string): Order | undefined
  put(order: Order): void
  /** Events come at least once, so they may come twice. */
  heard(eventId: string): boolean
  remember(eventId: string): void
}

const REMEMBERED = 10_000

export function openOrderBook(): OrderBook {
  const orders = new Map<string, Order>()
  const heard = new Set<string>()
  return {
    all: () => [...orders.values()],
    byNo: (no) => orders.get(no),
    byPaymentId: (paymentId) => [...orders.values()].find((order) => order.paymentId === paymentId),
    put(order) {
      orders.set(order.no, order)
      forgetOldest(orders)
    },
    heard: (eventId) => heard.has(eventId),
    remember(eventId) {
      heard.add(eventId)
      forgetOldest(heard)
    },
  }
}

function forgetOldest(kept: Map<string, unknown> | Set<string>): void {
  const oldest = kept.keys().next().value
  if (kept.size > REMEMBERED && oldest !== undefined) kept.delete(oldest)
}
