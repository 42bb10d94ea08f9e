import { beijingDay } from '@ruzhu/domain/time.ts'
import type { Instant } from '../../contract/simulator.ts'
import { holderOf, moveFunds } from './funds.ts'
import { isLimited } from './merchants.ts'
import { tell } from './notices.ts'
import { receiverId } from './receivers.ts'
import type { FailReason, Part, Share } from './share.ts'
import type { State } from './state.ts'
import type { Trade } from './trade.ts'

export const SHARE_DUE = 'wechatpay.share'
export const UNFREEZE_DUE = 'wechatpay.unfreeze'
export const SHARE_TAKES_MS = 2000

const FROZEN_AT_MOST_MS = 30 * 86_400_000
/** What a person may be given in a calendar month: 200,000 yuan. */
const PERSON_MONTHLY_FEN = 20_000_000

/** Money that nobody shares is the merchant's again after thirty days. https://pay.weixin.qq.com/doc/v3/partner/4012466824 */
export function freezeUntilShared({ world }: State, { id, paidAt = world.now() }: Trade): void {
  world.schedule.set({ key: `unfreeze:${id}`, kind: UNFREEZE_DUE, subject: id, at: paidAt + FROZEN_AT_MOST_MS })
}

export function unfreezeDue(state: State, id: string): void {
  const trade = state.trades.get(id)
  if (trade?.frozen === undefined) return
  moveFunds(state, holderOf(trade), { frozen: -trade.frozen, available: trade.frozen })
  state.trades.put(id, withoutFrozen(trade))
}

export function withoutFrozen(trade: Trade): Trade {
  const { frozen: _, ...rest } = trade
  return rest
}

/** A moment after it was asked for: each receiver has the money, or a reason why not, and the order knows what is left. */
export function shareDue(state: State, id: string, at: Instant): void {
  const share = state.shares.get(id)
  const trade = share && state.trades.get(share.tradeId)
  if (!share || !trade || share.state === 'FINISHED') return
  const parts = share.parts.map((part) => (part.result === 'PENDING' ? endPart(state, share, trade, part, at) : part))
  const finished: Share = { ...share, parts, state: 'FINISHED' }
  state.shares.put(id, finished)

  const given = sum(parts, ({ result, unfrozen }) => result === 'SUCCESS' && !unfrozen)
  const unfrozen = sum(parts, (part) => part.unfrozen === true)
  const closed = sum(parts, ({ result }) => result === 'CLOSED')
  const home = share.isLast ? unfrozen + closed : 0
  moveFunds(state, holderOf(trade), { frozen: -given - home, available: home })
  const shared = (trade.shared ?? 0) - closed
  const goesOn = !share.isLast && trade.frozen !== undefined
  state.trades.put(trade.id, { ...trade, shared, ...(goesOn && { frozen: (trade.frozen ?? 0) + closed }) })
  parts.forEach((part, index) => tellReceiver(state, finished, part, index))
}

function sum(parts: readonly Part[], counts: (part: Part) => boolean): number {
  return parts.filter(counts).reduce((total, { amount }) => total + amount, 0)
}

function endPart(state: State, share: Share, trade: Trade, part: Part, at: Instant): Part {
  if (part.unfrozen) return { ...part, result: 'SUCCESS', finishedAt: at }
  const failReason = whyNot(state, share, trade, part, at)
  if (failReason) return { ...part, result: 'CLOSED', failReason, finishedAt: at }
  if (part.type === 'MERCHANT_ID') moveFunds(state, part.account, { available: part.amount })
  else giveToPerson(state, part, at)
  return { ...part, result: 'SUCCESS', finishedAt: at }
}

function whyNot(state: State, share: Share, trade: Trade, part: Part, at: Instant): FailReason | undefined {
  const asked = state.receiverTroubles.get(part.account)
  if (asked) return asked
  const owner = share.subMchid ?? share.mchid
  if (!state.receivers.get(receiverId(share.mchid, owner, part.type, part.account))) return 'NO_RELATION'
  if (isLimited(state.merchants.get(holderOf(trade)), 'NO_PROFIT_SHARING')) return 'PAYER_ACCOUNT_ABNORMAL'
  if (part.type === 'MERCHANT_ID') {
    return isLimited(state.merchants.get(part.account), 'NO_TRANSACTION') ? 'ACCOUNT_ABNORMAL' : undefined
  }
  const payerId = state.openids.get(part.account)?.payerId ?? ''
  if (state.world.payers.get(payerId)?.behaviour === 'frozen') return 'ACCOUNT_ABNORMAL'
  const received = state.receipts.get(receiptKey(payerId, at)) ?? 0
  return received + part.amount > PERSON_MONTHLY_FEN ? 'RECEIVER_RECEIPT_LIMIT' : undefined
}

function giveToPerson(state: State, { account, amount }: Part, at: Instant): void {
  const payerId = state.openids.get(account)?.payerId
  if (payerId === undefined) return
  const key = receiptKey(payerId, at)
  state.receipts.put(key, (state.receipts.get(key) ?? 0) + amount)
  state.world.payers.move(payerId, amount)
}

function receiptKey(payerId: string, at: Instant): string {
  return `${payerId}/${beijingDay(new Date(at)).slice(0, 7)}`
}

/** Only a merchant with keys of its own can hear of it. */
function tellReceiver(state: State, share: Share, part: Part, index: number): void {
  const url = state.merchants.get(part.account)?.sharingNotifyUrl
  if (part.result !== 'SUCCESS' || part.unfrozen || url === undefined) return
  tell(state, {
    eventType: 'PROFITSHARING.SUCCESS',
    subject: `${share.id}#${index}`,
    outTradeNo: share.outOrderNo,
    url,
  })
}
