import { feeBack, fundsOf, holderOf, moveFunds } from './funds.ts'
import { Refusal } from './refusal.ts'
import type { Refund } from './refund.ts'
import type { State } from './state.ts'
import type { Trade } from './trade.ts'

/** An order that waits for its profit to be shared is refunded from what waits, then from the account, which must not run dry. */
export function takenFrom(state: State, trade: Trade, asked: number): Refund['taken'] {
  const fee = feeBack(trade, asked)
  const net = asked - fee
  const frozen = Math.min(trade.frozen ?? 0, net)
  const available = net - frozen
  if (available <= fundsOf(state, holderOf(trade)).available || available === 0) return { available, frozen, fee }
  throw new Refusal(403, 'NOT_ENOUGH', '基本账户余额不足，请充值后重新发起')
}

/** Where sharing came to its end meanwhile, all of it is the merchant's. */
export function takeBack(state: State, trade: Trade, { amount, taken, discount }: Refund): void {
  state.trades.put(trade.id, {
    ...withFrozen(trade, taken.frozen),
    refunded: trade.refunded - amount,
    feeReturned: (trade.feeReturned ?? 0) - taken.fee,
    ...(discount !== undefined && { discountReturned: (trade.discountReturned ?? 0) - discount }),
  })
  const stillFrozen = trade.frozen === undefined ? 0 : taken.frozen
  moveFunds(state, holderOf(trade), {
    available: taken.available + taken.frozen - stillFrozen,
    frozen: stillFrozen,
  })
}

export function withFrozen(trade: Trade, change: number): Trade {
  return trade.frozen === undefined ? trade : { ...trade, frozen: trade.frozen + change }
}
