import type { JobId } from '../ids.ts'

export const JOB_KINDS = [
  'ask_payment',
  'ask_refund',
  'process_notification',
  'deliver',
  'submit_applyment',
  'ask_applyment',
  'exchange_authorization',
  'ask_grant',
  'move_next_steps',
  'retire_key',
  'watch_keys',
  'import_clients',
  'send_message',
  'morning_summary',
  'watch_merchant',
  'watch_grant',
  'ask_settlement_change',
  'check_run',
  'check_tonight',
  'plan_checks',
  'close_check_order',
] as const
export type JobKind = (typeof JOB_KINDS)[number]

/** Work that is owed, written in the transaction that owes it. One open job for each kind and key. */
export type Job = {
  id: JobId
  kind: JobKind
  /** Id of the object it is about. */
  key: string
  runAt: Date
  attempts: number
}

export type ClaimedJob = Job & { owner: string; leaseUntil: Date }

/** What a handler says when it is through: finished, or once more at a time. */
export type JobOutcome = { state: 'done' } | { state: 'again'; at: Date }
