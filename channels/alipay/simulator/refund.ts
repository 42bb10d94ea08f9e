import type { Fen } from '@ruzhu/domain/money.ts'
import type { Instant } from '../../contract/simulator.ts'

export type Refund = {
  readonly id: string
  readonly tradeId: string
  readonly outRequestNo: string
  readonly amount: Fen
  readonly reason?: string
  /** Whoever asked wants to hear when it is on the payer's card. */
  readonly tellsArrival?: true
  readonly askedAt: Instant
  /** When the money was back; absent while that takes its time. */
  readonly doneAt?: Instant
  /** How much of the trade was refunded with this one. */
  readonly sum: Fen
}

/** The number of a refund is its own per trade. */
export function refundId(tradeId: string, outRequestNo: string): string {
  return `${tradeId}/${outRequestNo}`
}
