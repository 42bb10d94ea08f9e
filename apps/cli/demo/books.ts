import { type Api, type Json, list, text, whole } from './api.ts'
import type { Book } from './compare.ts'

export type Books = { payments: Book; refunds: Book }

/** What we hold, under the numbers that the platform knows. */
export async function ourBooks(ruzhu: Api): Promise<Books> {
  const [payments, refunds] = await Promise.all([ruzhu.all('/v1/payments'), ruzhu.all('/v1/refunds')])
  return {
    payments: {
      whose: 'ruzhu',
      entries: payments.map((payment) => ({
        no: text(payment, 'gateway_trade_no'),
        fen: whole(payment, payment['paid_fen'] === undefined ? 'amount_fen' : 'paid_fen'),
        refundedFen: whole(payment, 'refunded_fen'),
        state: OUR_WORDS[text(payment, 'state')] ?? text(payment, 'state'),
        ...platformNo(payment, 'transaction_id'),
      })),
    },
    refunds: {
      whose: 'ruzhu',
      entries: refunds.map((refund) => ({
        no: text(refund, 'gateway_refund_no'),
        fen: whole(refund, 'amount_fen'),
        state: OUR_WORDS[text(refund, 'state')] ?? text(refund, 'state'),
        ...platformNo(refund, 'refund_id'),
      })),
    },
  }
}

/** What really is. */
export async function ledgerBooks(simulator: Api): Promise<Books> {
  const ledger = await simulator.get('/_sim/ledger')
  return {
    payments: {
      whose: 'ledger',
      entries: list(ledger, 'trades')
        .filter(isBusiness)
        .map((trade) => ({
          no: text(trade, 'out_trade_no'),
          fen: whole(trade, 'total'),
          refundedFen: whole(trade, 'refunded'),
          state: ledgerState(trade, 'trade_state' in trade ? 'trade_state' : 'trade_status'),
          ...platformNo(trade, 'trade_no' in trade ? 'trade_no' : 'transaction_id'),
        })),
    },
    refunds: {
      whose: 'ledger',
      entries: list(ledger, 'refunds').map((refund) => ({
        no: text(refund, 'out_request_no' in refund ? 'out_request_no' : 'out_refund_no'),
        fen: whole(refund, 'refund'),
        state: ledgerState(refund, 'status'),
        ...platformNo(refund, 'refund_id'),
      })),
    },
  }
}

/** An order that was only made to ask what the platform allows, and in which no money ever moved, stands in no other book. */
function isBusiness(trade: Json): boolean {
  return !/^(RZCHECK|ruzhu_probe_)/.test(text(trade, 'out_trade_no')) || 'success_time' in trade
}

/** What the client's own system believes. It does not know the platform's numbers. */
export async function shopBook(shop: Api): Promise<Book> {
  return {
    whose: 'shop',
    entries: list(await shop.get('/orders'), 'orders').map((order) => ({
      no: text(order, 'no'),
      fen: whole(order, 'amount_fen'),
      refundedFen: whole(order, 'refunded_fen'),
      state: OUR_WORDS[text(order, 'state')] ?? text(order, 'state'),
    })),
  }
}

/** What is closed because all of it went back was paid once. */
function ledgerState(row: Json, name: string): string {
  const word = text(row, name)
  return word === 'TRADE_CLOSED' && 'success_time' in row ? 'done' : (LEDGER_WORDS[word] ?? word)
}

// Each side has its own words for the same; what is missing here stays as it is, and then differs.
const OUR_WORDS: Readonly<Record<string, string>> = {
  pending: 'open',
  waiting: 'open',
  paid: 'done',
  partially_refunded: 'done',
  refunded: 'done',
}
const LEDGER_WORDS: Readonly<Record<string, string>> = {
  NOTPAY: 'open',
  PROCESSING: 'open',
  SUCCESS: 'done',
  REFUND: 'done',
  CLOSED: 'closed',
  ABNORMAL: 'needs_attention',
  WAIT_BUYER_PAY: 'open',
  TRADE_SUCCESS: 'done',
  TRADE_FINISHED: 'done',
  TRADE_CLOSED: 'closed',
  REFUND_SUCCESS: 'done',
}

function platformNo(from: Json, name: string): { platformNo?: string } {
  return from[name] === undefined ? {} : { platformNo: text(from, name) }
}
