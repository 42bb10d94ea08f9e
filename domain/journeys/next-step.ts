import type { LinkId } from '../ids.ts'
import type { Fen } from '../money.ts'
import type { Party } from '../parties.ts'
import type { Sentence, Text } from '../text.ts'
import type { Confirmation } from './confirmations.ts'
import type { Guide, Known, StepValue } from './plan.ts'

/** The one thing to do next: who, what, by when. The same object everywhere. */
export type NextStep = {
  /** `account_verification.scan` */
  key: string
  subject: { type: 'applyment' | 'method' | 'client' | 'company'; id: string }
  title: Text
  why?: Text
  waitingFor: Party
  actor?: { name: string; contact?: 'wechat' | 'phone' | 'email'; isMe: boolean }
  since: Date
  dueAt?: Date
  dueKind?: 'platform' | 'ours'
  /** From a sample of none it is what the platform says itself: working days, each as 24 hours. */
  usualDuration?: { p50Hours: number; p90Hours: number; sampleSize: number }
  overdue: boolean
  /** From then on it takes longer than it should. */
  lateAt?: Date
  /** From then on a platform's deadline is hours away. */
  urgentAt?: Date
  /** Whether that is so now. */
  urgent?: boolean
  /** Somebody said no, or a platform’s time ran out: nothing goes on before this is mended. */
  blocked?: boolean
  checkedAt?: Date
  nextCheckAt?: Date
  primary?: Action
  secondary: readonly Action[]
  handover?: Handover
  /** Tasks that cannot start before this one is done. */
  blocking: readonly string[]
}

export type Action = { key: string; label: Text; href?: string; disabledReason?: Text; danger?: boolean }

/** Something to pass to a person outside: a code to scan, a message to send. */
export type Handover = {
  kind: 'sign' | 'verify' | 'transfer' | 'materials' | 'authorise'
  url?: string
  /** What the code to scan holds, where that is another address. */
  codeUrl?: string
  expiresAt?: Date
  /** Its address is sealed, and told only to whoever may hand it over: `tellAddresses`. */
  linkId?: LinkId
  who: string
  /** What to scan it with, or to open it in. */
  app?: Sentence
  message: Text
  transfer?: Transfer
}

/** A small sum to be sent from the client's own account, which proves that the account is its own. */
export type Transfer = {
  payee: string
  account: string
  bank: string
  amount: Fen
  remark?: string
  deadline?: Date
  /** In whose name the account has to be that it comes from. */
  from: string
}

export type TaskState = 'locked' | 'ready' | 'doing' | 'waiting' | 'blocked' | 'done' | 'skipped'

/** A row of the checklist. */
export type Task = {
  key: string
  name: Text
  note?: Text
  state: TaskState
  owner: Party
  since?: Date
  dueAt?: Date
  dueKind?: 'platform' | 'ours'
  doneAt?: Date
  /** What it waits for, where it is locked. */
  lockedBy?: Text
  /** True where it can be done now although it is not the next step. */
  parallel: boolean
  /** Tasks that come before it. */
  after: readonly string[]
  /** How it can be known that it is done; of a done one with `word`, what was said stands there. */
  known: readonly Known[]
  word?: Confirmation
  /** Worth doing for some; nothing waits for it. */
  optional: boolean
  guide?: Guide
  /** Where with us it can be done, while it is open. */
  act?: Action
  values: readonly StepValue[]
}
