import type { Deps } from '../deps.ts'
import type { EndpointId } from '../ids.ts'
import { owe } from '../jobs/owe.ts'
import type { Records } from '../store.ts'
import type { Event } from './events.ts'

export type NewEvent = Pick<Event, 'clientId' | 'type' | 'orderKey' | 'data'>

/** Tells the client's system what happened: call it in the transaction of the change, so that both are true or neither. */
export async function recordEvent(tx: Records, deps: Pick<Deps, 'newId' | 'now'>, event: NewEvent): Promise<Event> {
  const endpoints = await tx.events.endpointsOf(event.clientId)
  return recordEventFor(
    tx,
    deps,
    event,
    endpoints.map((endpoint) => endpoint.id),
  )
}

/** An event for these endpoints only. */
export async function recordEventFor(
  tx: Records,
  { newId, now }: Pick<Deps, 'newId' | 'now'>,
  event: NewEvent,
  endpointIds: readonly EndpointId[],
): Promise<Event> {
  const recorded: Event = { id: newId('ev'), ...event, createdAt: now() }
  await tx.events.insert(recorded)
  for (const endpointId of endpointIds) await oweDelivery(tx, newId, recorded, endpointId, recorded.createdAt)
  return recorded
}

/** One more way of this event to this endpoint, due at once. */
export async function oweDelivery(
  tx: Records,
  newId: Deps['newId'],
  event: Event,
  endpointId: EndpointId,
  now: Date,
): Promise<void> {
  const id = newId('dl')
  await tx.events.insertDelivery({
    id,
    eventId: event.id,
    endpointId,
    clientId: event.clientId,
    orderKey: event.orderKey,
    state: 'pending',
    attempts: [],
    nextAt: now,
    createdAt: now,
  })
  await owe(tx, { newId }, 'deliver', id, now)
}
