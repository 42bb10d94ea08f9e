import type { Instant } from '../../contract/simulator.ts'
import type { State } from './state.ts'
import type { Trade } from './trade.ts'

/** What a merchant's account holds: what it disposes of, and what is frozen until its profit is shared. */
export type Funds = { readonly available: number; readonly frozen: number }
/** Money that came or went by hand: topped up or taken out. */
export type Adjustment = { readonly id: string; readonly mchid: string; readonly amount: number; readonly at: Instant }

const NOTHING: Funds = { available: 0, frozen: 0 }
/** 0.6 %, which most industries pay. https://pay.weixin.qq.com/doc/v3/partner/4012719997 (settlement_info) */
const FEE_PER_MILLE = 6
export const FEE_RATE = '0.60%'

/** Whose account a payment goes to: the provider only passes it on. */
export function holderOf({ mchid, subMchid }: Pick<Trade, 'mchid' | 'subMchid'>): string {
  return subMchid ?? mchid
}

export function fundsOf({ funds }: State, mchid: string): Funds {
  return funds.get(mchid) ?? NOTHING
}

export function moveFunds(state: State, mchid: string, { available = 0, frozen = 0 }: Partial<Funds>): void {
  const before = fundsOf(state, mchid)
  state.funds.put(mchid, { available: before.available + available, frozen: before.frozen + frozen })
}

/** The merchant tops its account up, or takes money out: down to what is told. */
export function setAvailable(state: State, mchid: string, available: number): void {
  const amount = available - fundsOf(state, mchid).available
  if (amount === 0) return
  const id = `${mchid}/${state.world.ids.digits('adjustment', 20)}`
  state.adjustments.put(id, { id, mchid, amount, at: state.world.now() })
  moveFunds(state, mchid, { available: amount })
}

/** Taken from each payment; to the whole fen. */
export function feeOf(total: number): number {
  return Math.round((total * FEE_PER_MILLE) / 1000)
}

/** What of the fee comes back with a refund: pro rata, and with the last fen of the order the last fen of the fee. */
export function feeBack({ total, refunded, feeReturned = 0 }: Trade, amount: number): number {
  return Math.round((feeOf(total) * (refunded + amount)) / total) - feeReturned
}
