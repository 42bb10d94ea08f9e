import type { AccountKind } from '../banks/banks.ts'
import type { GatewayRefusal } from '../errors.ts'
import type { ApplymentKey, ClientId, ProviderId, SettlementChangeId } from '../ids.ts'

/** The account that a merchant's money is paid out to, as the gateway shows it. */
export type SettlementAccount = {
  kind: AccountKind | 'unknown'
  bank: string
  branch?: string
  branchId?: string
  /** `621483*****5678` */
  maskedNumber: string
}

/** Whether money arrives there, as the gateway found by paying one fen; `untold` where it says nothing. */
export type Verification = 'succeeded' | 'failed' | 'under_way' | 'untold' | 'unknown'

/** What we know of it, and when we asked. */
export type Settlement = {
  applymentId: ApplymentKey
  clientId: ClientId
  channel: string
  account: SettlementAccount
  verification: Verification
  /** Since when the gateway says so. */
  verificationAt: Date
  /** The gateway's own word, and why it failed. */
  gatewayResult?: string
  failReason?: string
  checkedAt: Date
}

/**
 * `asking` is ours: it was written down and sent, and no answer has been seen. `refused` was turned away at once; the
 * others are the gateway's. `unknown`: a word we do not know, kept raw. `lapsed`: never answered, and never seen to hold.
 */
export type SettlementChangeState = 'asking' | 'auditing' | 'succeeded' | 'failed' | 'refused' | 'lapsed' | 'unknown'

/** A wish for another account. The number itself is never kept: only how it ends. */
export type SettlementChange = {
  id: SettlementChangeId
  applymentId: ApplymentKey
  clientId: ClientId
  providerId: ProviderId
  subMchid: string
  state: SettlementChangeState
  stateAt: Date
  account: SettlementAccount
  /** The gateway's number; without it its result cannot be asked for. */
  applicationNo?: string
  gatewayResult?: string
  /** In the gateway's words. */
  reason?: string
  by: string
  createdAt: Date
  updatedAt: Date
}

/** Another may not be asked for while one of these stands. */
export const OPEN_CHANGE_STATES: readonly SettlementChangeState[] = ['asking', 'auditing', 'unknown']

export function isOpen({ state }: Pick<SettlementChange, 'state'>): boolean {
  return OPEN_CHANGE_STATES.includes(state)
}

/** What is asked for, with the number in plain text: it goes to the gateway, sealed, and nowhere else. */
export type WantedAccount = {
  kind: AccountKind
  bank: string
  branch?: string
  branchId?: string
  number: string
  /** Left out, the name stays as it is. */
  holder?: string
}

export type SettlementSeen =
  | {
      state: 'seen'
      account: SettlementAccount
      verification: Verification
      gatewayResult?: string
      failReason?: string
    }
  | { state: 'refused'; refusal: GatewayRefusal }
  | { state: 'unknown'; why: string }
export type ChangeAsked =
  | { state: 'accepted'; applicationNo: string }
  | { state: 'refused'; refusal: GatewayRefusal }
  | { state: 'unknown'; why: string }
export type ChangeSeen =
  | { state: 'auditing' | 'succeeded' | 'failed' | 'unknown'; raw: string; reason?: string }
  | { state: 'absent' }
  | { state: 'unreadable'; why: string }

/** What a gateway offers about settlement accounts, where it does. */
export type SettlementCalls = {
  account(subMchid: string): Promise<SettlementSeen>
  /** Never twice for one wish: each is another application. */
  change(subMchid: string, wanted: WantedAccount): Promise<ChangeAsked>
  queryChange(of: { subMchid: string; applicationNo: string }): Promise<ChangeSeen>
}
