import type { Refused } from './answers.ts'
import type { AlipayClient } from './client.ts'
import type { Addresses } from './orders.ts'
import { cancelTrade, type PayOrder, payTrade, queryTrade, type Trade } from './trades.ts'

/**
 * How a payment by bar code ended. `canceled`: nobody confirmed in time and it was taken back, with what may have been
 * paid. `unknown`: not even that was answered; query it later, and cancel within a day.
 */
export type BarCodeEnd =
  | { state: 'paid'; trade: Trade }
  | { state: 'closed' }
  | { state: 'canceled' }
  | { state: 'unknown'; why: string }
  | Refused

const EVERY_MS = 5_000
const QUESTIONS = 12 // a minute, as the gateway's page advises
const CANCELS = 3

/**
 * Pays, waits for the payer's confirmation, and takes it back where none comes: whoever stands at the till must be told.
 *
 * @param pause  waits for so many milliseconds
 * @see alipay.trade.pay, https://opendocs.alipay.com/open-v3/08c7f9f8_alipay.trade.pay
 */
export async function payByBarCode(
  client: AlipayClient,
  order: PayOrder,
  pause: (ms: number) => Promise<void>,
  addresses: Addresses = {},
): Promise<BarCodeEnd> {
  const answer = await payTrade(client, order, addresses)
  if (answer.state === 'refused') return answer
  if (answer.state === 'ok' && answer.code === '10000') return { state: 'paid', trade: answer.body }

  const ref = { out_trade_no: order.out_trade_no }
  for (let asked = 0; asked < QUESTIONS; asked++) {
    await pause(EVERY_MS)
    const end = await ask(client, ref)
    if (end) return end
  }
  return cancel(client, ref, pause)
}

type Ref = { out_trade_no: string }

async function ask(client: AlipayClient, ref: Ref): Promise<BarCodeEnd | undefined> {
  const answer = await queryTrade(client, ref)
  if (answer.state !== 'ok') return undefined // the order may still be on its way
  switch (answer.body.trade_status) {
    case 'TRADE_SUCCESS':
    case 'TRADE_FINISHED':
      return { state: 'paid', trade: answer.body }
    case 'TRADE_CLOSED':
      return { state: 'closed' }
    default:
      return undefined
  }
}

async function cancel(client: AlipayClient, ref: Ref, pause: (ms: number) => Promise<void>): Promise<BarCodeEnd> {
  let why = ''
  for (let tried = 0; tried < CANCELS; tried++) {
    if (tried > 0) await pause(EVERY_MS)
    const answer = await cancelTrade(client, ref)
    if (answer.state === 'ok' && answer.body.retry_flag !== 'Y') return { state: 'canceled' }
    if (answer.state === 'refused') return answer
    why = answer.state === 'unknown' ? answer.why : 'the gateway asks to cancel once more'
  }
  return { state: 'unknown', why }
}
