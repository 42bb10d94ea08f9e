import { settle } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import type { DeliveryId } from '../ids.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { owe } from '../jobs/owe.ts'
import { WEBHOOK_SECRET } from '../keys/parts.ts'
import { secretsBeside } from '../keys/secret-holder.ts'
import { Secret } from '../secret.ts'
import type { Records } from '../store.ts'
import { text } from '../text.ts'
import { HOUR_MS, later, MINUTE_MS, SECOND_MS } from '../time.ts'
import { tell } from '../timeline/tell.ts'
import type { Delivery, DeliveryAttempt, Event, WebhookEndpoint } from './events.ts'
import type { Turns } from './turns.ts'

/** One attempt over the network, given by the server. It does not throw: what went wrong is in the attempt. */
export type SendWebhook = (endpoint: WebhookEndpoint, event: Event, now: Date) => Promise<DeliveryAttempt>

/** Waits between attempts: three days in all, as https://www.standardwebhooks.com advises. */
export const RETRY_AFTER_MS: readonly number[] = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  ...[2, 5, 10, 14, 20, 24].map((hours) => hours * HOUR_MS),
]
/** Whoever waits is woken when its turn comes; this is for the one whose waking was lost. */
const WAITING_LOOKS_MS = 5 * MINUTE_MS
const LONGEST_ERROR = 300

/** Takes one event to one endpoint, after the older events of the same key. Each attempt is written down. */
export async function deliverEvent(deps: Deps, send: SendWebhook, turns: Turns, id: DeliveryId): Promise<JobOutcome> {
  const { events } = deps.store.read
  const delivery = await events.delivery(id)
  if (delivery?.state !== 'pending') return { state: 'done' }

  const event = await events.byId(delivery.eventId)
  const endpoint = await events.endpoint(delivery.endpointId)
  const now = deps.now()
  if (!event || !endpoint)
    return settleAttempt(deps, id, event, { attempt: { at: now, error: 'removed', durationMs: 0 }, last: true })
  if (endpoint.pausedAt) return { state: 'again', at: whilePaused(endpoint.pausedAt, now) }
  const waits: JobOutcome = { state: 'again', at: later(now, WAITING_LOOKS_MS) }
  if (await events.olderPending(delivery)) return waits
  const besides = (await secretsBeside(deps.store.read, { holder: endpoint.id, part: WEBHOOK_SECRET })).map(
    (value) => new Secret('webhook_secret', value),
  )
  const turn = await turns.take(endpoint.id, id, () => send({ ...endpoint, besides }, event, now))
  return turn ? settleAttempt(deps, id, event, { attempt: turn.result, next: turn.next }) : waits
}

/** `next` waited for its turn at the endpoint. */
type Attempted = { attempt: DeliveryAttempt; last?: true; next?: DeliveryId | undefined }

function settleAttempt(
  deps: Deps,
  id: DeliveryId,
  event: Event | undefined,
  { attempt, last, next }: Attempted,
): Promise<JobOutcome> {
  return settle(deps.store, async (tx) => {
    if (next) await owe(tx, deps, 'deliver', next, deps.now())
    const before = await tx.events.delivery(id)
    if (before?.state !== 'pending') return { state: 'done' }
    const delivery = afterAttempt(before, bounded(attempt), last)
    if (!(await tx.events.updateDelivery(delivery, before))) return { state: 'done' }
    if (delivery.nextAt) return { state: 'again', at: delivery.nextAt }

    const behind = await tx.events.nextPending(delivery)
    if (behind) await owe(tx, deps, 'deliver', behind.id, deps.now())
    if (event) await tellEnd(tx, deps, event, delivery)
    return { state: 'done' }
  })
}

/** Delivered by any 2xx; otherwise due again by the schedule, and failed at its end. */
export function afterAttempt(delivery: Delivery, attempt: DeliveryAttempt, last?: true): Delivery {
  const { nextAt: _, ...rest } = delivery
  const attempts = [...delivery.attempts, attempt]
  const status = attempt.status ?? 0
  if (status >= 200 && status < 300) return { ...rest, attempts, state: 'delivered' }
  const waitMs = RETRY_AFTER_MS[attempts.length - 1]
  if (last || waitMs === undefined) return { ...rest, attempts, state: 'failed' }
  return { ...rest, attempts, nextAt: later(attempt.at, attempt.durationMs + waitMs) }
}

function bounded(attempt: DeliveryAttempt): DeliveryAttempt {
  return attempt.error === undefined ? attempt : { ...attempt, error: attempt.error.slice(0, LONGEST_ERROR) }
}

/** Soon after it was paused somebody may resume it; later there is no hurry to look. */
function whilePaused(pausedAt: Date, now: Date): Date {
  const pausedMs = now.getTime() - pausedAt.getTime()
  return later(now, Math.min(Math.max(pausedMs / 4, MINUTE_MS), 10 * MINUTE_MS))
}

function tellEnd(tx: Records, deps: Deps, event: Event, { state, attempts }: Delivery): Promise<void> {
  const status = attempts.at(-1)?.status
  return tell(tx, deps, {
    clientId: event.clientId,
    subject: event.orderKey,
    source: 'client_system',
    text: text(state === 'delivered' ? 'timeline.event_delivered' : 'timeline.event_failed', { type: event.type }),
    detail: { event_id: event.id, attempts: attempts.length, ...(status !== undefined && { status }) },
  })
}
