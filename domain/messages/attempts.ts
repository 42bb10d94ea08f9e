import { HOUR_MS, later, MINUTE_MS } from '../time.ts'
import type { Handed } from './courier.ts'
import type { MessageSend, SendAttempt } from './messages.ts'

/** Waits after a refusal that may pass: a mail server that greylists takes a stranger's mail after five minutes or so. */
export const RETRY_AFTER_MS: readonly number[] = [MINUTE_MS, 6 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 6 * HOUR_MS]

/** After an attempt of which we do not know how it ended: rarely, since each repetition may be read twice. */
export const REPEAT_AFTER_MS: readonly number[] = [15 * MINUTE_MS, 2 * HOUR_MS]

/** The shortest time between two handings-over of one message by one route. */
export const ATTEMPT_WINDOW_MS = MINUTE_MS

const LONGEST_REASON = 120

export type Attempted = { at: Date; handed: Handed; durationMs: number }

/** What stands in the records after an attempt. */
export function afterHanding(send: MessageSend, { at, handed, durationMs }: Attempted): MessageSend {
  const attempt: SendAttempt = { at, durationMs, ...told(handed) }
  const { startedAt: _, nextAt: __, ...rest } = send
  const after = { ...rest, attempts: [...send.attempts, attempt] }
  const end = later(at, durationMs)
  if (handed.outcome === 'sent') return { ...after, state: 'sent' }
  if (handed.outcome === 'unknown')
    return { ...after, state: 'unknown', ...next(after, 'unknown', REPEAT_AFTER_MS, end) }
  const again = handed.again ? next(after, 'refused', RETRY_AFTER_MS, end, handed.afterMs) : {}
  return { ...after, state: again.nextAt ? 'pending' : 'failed', ...again }
}

/** The process died between handing over and hearing: it may have arrived. */
export function interrupted(send: MessageSend, now: Date): MessageSend {
  const at = send.startedAt ?? now
  const handed = { outcome: 'unknown', reason: 'interrupted' } as const
  return afterHanding(send, { at, handed, durationMs: now.getTime() - at.getTime() })
}

/** Whether another process may still be about it: none hands over for longer than this. */
export function isUnderWay({ state, startedAt }: MessageSend, now: Date, longestMs: number): boolean {
  return state === 'sending' && startedAt !== undefined && later(startedAt, longestMs + ATTEMPT_WINDOW_MS) > now
}

function told(handed: Handed): Pick<SendAttempt, 'outcome' | 'reason'> {
  if (handed.outcome === 'sent') return { outcome: 'sent' }
  return { outcome: handed.outcome, reason: handed.reason.slice(0, LONGEST_REASON) }
}

function next(
  { attempts }: Pick<MessageSend, 'attempts'>,
  outcome: SendAttempt['outcome'],
  waits: readonly number[],
  end: Date,
  atLeastMs = ATTEMPT_WINDOW_MS,
): { nextAt?: Date } {
  const times = attempts.filter((attempt) => attempt.outcome === outcome).length
  const waitMs = waits[times - 1]
  return waitMs === undefined ? {} : { nextAt: later(end, Math.max(waitMs, atLeastMs)) }
}
