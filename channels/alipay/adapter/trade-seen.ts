import type { PaymentSeen } from '@ruzhu/domain/channel.ts'
import { fenFromYuan } from '@ruzhu/domain/money.ts'

/** What a query and a notification both tell of a trade. */
export type TradeWords = {
  trade_no: string
  trade_status: string | undefined
  total_amount: string | undefined
  buyer_pay_amount: string | undefined
  /** What was closed unpaid has none. */
  paid_at: Date | undefined
  payer: string | undefined
  fund_channel: string | undefined
}

/**
 * A word we do not know leaves it open to be asked again. TRADE_CLOSED has two meanings: never paid, or all given back;
 * only what was paid has a time of payment.
 *
 * @param now  stands in where the gateway does not say when it was paid: that it was must not get lost
 */
export function tradeSeen(words: TradeWords, now: Date): PaymentSeen {
  switch (words.trade_status) {
    case 'WAIT_BUYER_PAY':
      return { state: 'open' }
    case 'TRADE_SUCCESS':
    case 'TRADE_FINISHED': // as paid, only that it can no longer be refunded
      return paid(words, now, false)
    case 'TRADE_CLOSED':
      return words.paid_at ? paid(words, now, true) : { state: 'closed' }
    default:
      return { state: 'unknown', why: `trade_status ${words.trade_status}` }
  }
}

function paid(words: TradeWords, now: Date, refunding: boolean): PaymentSeen {
  const { trade_no, total_amount, buyer_pay_amount, paid_at, payer, fund_channel } = words
  if (total_amount === undefined) return { state: 'unknown', why: `${words.trade_status} without total_amount` }
  return {
    state: 'paid',
    transactionId: trade_no,
    amount: fenFromYuan(total_amount),
    payerPaid: fenFromYuan(buyer_pay_amount ?? total_amount),
    paidAt: paid_at ?? now,
    ...(payer === undefined ? {} : { payerOpenid: payer }),
    ...(fund_channel === undefined ? {} : { bankType: fund_channel }),
    refunding,
  }
}
