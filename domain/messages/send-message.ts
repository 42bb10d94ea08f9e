import { Overtaken, settle } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import type { Records } from '../store.ts'
import { later, MINUTE_MS } from '../time.ts'
import type { Workdays } from '../workdays.ts'
import { afterHanding, interrupted, isUnderWay } from './attempts.ts'
import { type Courier, type Letter, LONGEST_HANDING_MS } from './courier.ts'
import { nextOpen } from './hours.ts'
import type { Message, MessageSend } from './messages.ts'
import { stateOf } from './messages.ts'
import { freeAt, withStart } from './pace.ts'
import type { MessageRoute } from './routes.ts'
import { readSendKey } from './send-key.ts'
import { isTrial } from './trials.ts'
import { writeLetter } from './write-letter.ts'

export type SendDeps = Deps & { workdays: Workdays; courier: Courier }

/** Somebody may resume a paused route; until then there is no hurry. */
const PAUSED_LOOKS_MS = 10 * MINUTE_MS

/**
 * Carries one message by one route. What is about to be handed over is written down before, and how it ended after; a
 * process that dies between the two leaves an attempt of which we say that it may have arrived. The same message is handed
 * over again by the same route `ATTEMPT_WINDOW_MS` later at the earliest, so never twice within one attempt.
 */
export async function sendMessage(deps: SendDeps, key: string): Promise<JobOutcome> {
  const begun = await settle(deps.store, (tx) => begin(tx, deps, key))
  if ('state' in begun) return begun
  const { send, route, letter } = begun
  const start = deps.now()
  const handed = await deps.courier(route, letter)
  const attempt = { at: start, handed, durationMs: deps.now().getTime() - start.getTime() }
  return settle(deps.store, async (tx) => record(tx, afterHanding(send, attempt), send))
}

type Begun = { send: MessageSend; route: MessageRoute; letter: Letter }

/** Everything that has to be so before it is handed over; the intent is durable when this is committed. */
async function begin(tx: Records, deps: SendDeps, key: string): Promise<Begun | JobOutcome> {
  const { messageId, routeId } = readSendKey(key)
  const send = await tx.messages.send(messageId, routeId)
  const message = await tx.messages.byId(messageId)
  if (!send || !message || isOver(send)) return { state: 'done' }
  const now = deps.now()
  if (isUnderWay(send, now, LONGEST_HANDING_MS)) return { state: 'again', at: later(now, LONGEST_HANDING_MS) }
  if (send.state === 'sending') return record(tx, interrupted(send, now), send)
  if (send.nextAt && send.nextAt > now) return { state: 'again', at: send.nextAt }

  const route = await tx.messages.route(routeId)
  if (!route) return record(tx, ended(send, 'failed', now, 'route_removed'), send)
  if (route.pausedAt) return { state: 'again', at: later(now, PAUSED_LOOKS_MS) }
  const open = await opening(tx, deps, message, now)
  if (open > now) return { state: 'again', at: open }
  const letter = await writeLetter(tx, deps, message, route)
  if (typeof letter === 'string') return record(tx, ended(send, 'failed', now, letter), send)
  return takeTurn(tx, send, route, letter, now)
}

/** Nobody is written to at night or on a holiday; only whoever tries a route wants to see it work at once. */
async function opening(tx: Records, { workdays }: SendDeps, { key }: Message, now: Date): Promise<Date> {
  if (isTrial(key)) return now
  const { hours } = await tx.messages.settings()
  return nextOpen(workdays, hours, now)
}

/** A robot takes only so many a minute; whose turn it is is decided in the database, for all processes together. */
async function takeTurn(
  tx: Records,
  send: MessageSend,
  route: MessageRoute,
  letter: Letter,
  now: Date,
): Promise<Begun | JobOutcome> {
  const starts = await tx.messages.recentStarts(route.id)
  const free = freeAt(route.kind, starts, now)
  if (free > now) return { state: 'again', at: free }
  const { nextAt: _, ...rest } = send
  const sending: MessageSend = { ...rest, state: 'sending', startedAt: now }
  await mustUpdate(tx, sending, send)
  if (!(await tx.messages.keepStarts(route.id, withStart(starts, now), starts))) throw new Overtaken(route.id)
  return { send: sending, route, letter }
}

async function record(tx: Records, after: MessageSend, before: MessageSend): Promise<JobOutcome> {
  if (!(await tx.messages.updateSend(after, before))) return { state: 'done' } // cancelled or told by another process
  const sends = await tx.messages.sends(after.messageId)
  await tx.messages.setState(after.messageId, stateOf(sends))
  return after.nextAt ? { state: 'again', at: after.nextAt } : { state: 'done' }
}

async function mustUpdate(tx: Records, after: MessageSend, before: MessageSend): Promise<void> {
  if (!(await tx.messages.updateSend(after, before))) throw new Overtaken(after.messageId)
}

function isOver({ state, nextAt }: MessageSend): boolean {
  return state === 'sent' || state === 'failed' || state === 'cancelled' || (state === 'unknown' && !nextAt)
}

function ended(send: MessageSend, state: 'failed', at: Date, reason: string): MessageSend {
  const { nextAt: _, startedAt: __, ...rest } = send
  return { ...rest, state, attempts: [...send.attempts, { at, outcome: 'refused', reason, durationMs: 0 }] }
}
