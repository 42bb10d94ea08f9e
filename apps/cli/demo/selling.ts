import { type Api, type Json, list, object, text, whole } from './api.ts'
import type { ClientFile } from './client-file.ts'
import { until } from './wait.ts'

/** Who can be paid now: by an application of ours, or because it authorised us. */
export type Merchant = { clientId: string; applymentId?: string }

/** Enabled, so that it can be paid with; its sub_mchid is the platform's word. */
export async function makeMethod(ruzhu: Api, merchant: Merchant, { method }: ClientFile): Promise<string> {
  const { clientId: client_id, applymentId } = merchant
  const from = applymentId === undefined ? {} : { applyment_id: applymentId }
  const made = await ruzhu.post('/v1/methods', { client_id, ...from, ...method })
  const enabled = await ruzhu.post(`/v1/methods/${text(made, 'id')}/enable`)
  return text(enabled, 'id')
}

export type Order = { no: string; paymentId: string; codeUrl: string; amountFen: number }

export async function placeOrder(shop: Api, { order }: ClientFile): Promise<Order> {
  const placed = await shop.post('/orders', order)
  return {
    no: text(placed, 'no'),
    paymentId: text(placed, 'payment_id'),
    codeUrl: text(placed, 'code_url'),
    amountFen: whole(placed, 'amount_fen'),
  }
}

export async function payOrder(simulator: Api, { codeUrl }: Order): Promise<string> {
  const payer = await simulator.post('/_sim/payers')
  const paid = await simulator.post('/_sim/pay', { target: codeUrl, payer_id: text(payer, 'payer_id') })
  return text(paid, 'trade_no' in paid ? 'trade_no' : 'transaction_id')
}

/** The platform told us, we told the shop, and the shop believed the signature: told by the shop itself. */
export function shopKnows(shop: Api, { no }: Order, state: string): Promise<Json> {
  return until(`the shop's order ${no} to be ${state}`, async () => {
    const order = await shop.get(`/orders/${no}`)
    return order['state'] === state ? { found: order } : { seen: text(order, 'state') }
  })
}

/** That it came by the platform's notification and not by our asking, which is the second way to the same truth. */
export function notificationArrived(simulator: Api, { no }: Order): Promise<Json> {
  return until('the notification to be acknowledged', async () => {
    const sent = list(await simulator.get(`/_sim/notifications?out_trade_no=${no}`), 'notifications')
    const delivered = sent.find((notification) => notification['state'] === 'delivered')
    return delivered
      ? { found: delivered }
      : { seen: JSON.stringify(sent.map(({ state, attempts }) => ({ state, attempts }))) }
  })
}

export async function refundPart(
  ruzhu: Api,
  shop: Api,
  order: Order,
  { refund }: ClientFile,
): Promise<{ leftFen: number }> {
  const asked = await shop.post(`/orders/${order.no}/refunds`, refund)
  await until(`the refund ${text(asked, 'out_refund_no')} to be done`, async () => {
    const refunds = list(await ruzhu.get(`/v1/refunds?payment_id=${order.paymentId}`), 'data')
    const state = refunds.map((row) => text(row, 'state')).join()
    return state === 'refunded' ? { found: state } : { seen: state }
  })
  await shopKnows(shop, order, 'partially_refunded')
  const payment = await ruzhu.get(`/v1/payments/${order.paymentId}`)
  return { leftFen: whole(object(payment, 'payment'), 'left_fen') }
}
