import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { refuseProblems } from '../field-check.ts'
import type { ClientId, EndpointId, EventId } from '../ids.ts'
import { owe } from '../jobs/owe.ts'
import { Secret } from '../secret.ts'
import type { Records } from '../store.ts'
import { type TextKey, text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import type { Event, WebhookEndpoint } from './events.ts'
import { oweDelivery, recordEventFor } from './record-event.ts'
import { type Environment, webhookUrl } from './webhook-url.ts'

const MOST_PER_CLIENT = 10

/** A secret as Standard Webhooks write it: `whsec_` and 32 bytes in base64. */
export function newWebhookSecret(random: (bytes: number) => Uint8Array): Secret<'webhook_secret'> {
  return new Secret('webhook_secret', `whsec_${btoa(String.fromCharCode(...random(32)))}`)
}

/** The caller shows its secret, this once. */
export async function addEndpoint(
  deps: Deps,
  input: { clientId: ClientId; url: string; secret: Secret<'webhook_secret'>; environment: Environment },
  by: string,
): Promise<WebhookEndpoint> {
  const url = webhookUrl(input.url, input.environment)
  return deps.store.transaction(async (tx) => {
    if (!(await tx.clients.byId(input.clientId))) throw new AppError('NOT_FOUND', { id: input.clientId })
    const others = await tx.events.endpointsOf(input.clientId)
    refuseProblems({
      client_id: others.length >= MOST_PER_CLIENT && `has ${MOST_PER_CLIENT} webhook addresses already`,
    })
    const endpoint: WebhookEndpoint = {
      id: deps.newId('we'),
      clientId: input.clientId,
      url,
      secret: input.secret,
      createdAt: deps.now(),
    }
    await tx.events.insertEndpoint(endpoint)
    await tellOf(tx, deps, endpoint, 'timeline.endpoint_added', by)
    return endpoint
  })
}

/** What waits for a paused endpoint stays in order and goes on when it is resumed. */
export async function changeEndpoint(
  deps: Deps,
  id: EndpointId,
  changes: { url?: string; paused?: boolean; environment: Environment },
  by: string,
): Promise<WebhookEndpoint> {
  const url = changes.url === undefined ? undefined : webhookUrl(changes.url, changes.environment)
  return deps.store.transaction(async (tx) => {
    const before = await existingEndpoint(tx, id)
    const { pausedAt, ...rest } = before
    const paused = changes.paused ?? pausedAt !== undefined
    const after = { ...rest, url: url ?? rest.url, ...(paused && { pausedAt: pausedAt ?? deps.now() }) }
    if (!(await tx.events.updateEndpoint(after))) throw new AppError('NOT_FOUND', { id })
    if (after.url !== before.url) await tellOf(tx, deps, after, 'timeline.endpoint_changed', by)
    if (paused !== (pausedAt !== undefined)) {
      await tellOf(tx, deps, after, paused ? 'timeline.endpoint_paused' : 'timeline.endpoint_resumed', by)
    }
    return after
  })
}

/** What still waits for it has failed. */
export async function removeEndpoint(deps: Deps, id: EndpointId, by: string): Promise<void> {
  await deps.store.transaction(async (tx) => {
    const endpoint = await existingEndpoint(tx, id)
    await tx.events.removeEndpoint(id)
    await tx.keys.drop(id, deps.now())
    await tellOf(tx, deps, endpoint, 'timeline.endpoint_removed', by)
  })
}

/** An event of its own, to see whether somebody listens and can check our signature. */
export async function testEndpoint(deps: Deps, id: EndpointId): Promise<Event> {
  return deps.store.transaction(async (tx) => {
    const { clientId } = await existingEndpoint(tx, id)
    const event = { clientId, type: 'endpoint.test', orderKey: id, data: { endpoint_id: id } } as const
    return recordEventFor(tx, deps, event, [id])
  })
}

/** By hand, once more to every endpoint of the client; one that is still on its way is due at once. */
export async function resendEvent(deps: Deps, id: EventId, by: string): Promise<Event> {
  return deps.store.transaction(async (tx) => {
    const event = await tx.events.byId(id)
    if (!event) throw new AppError('NOT_FOUND', { id })
    const now = deps.now()
    const waiting = (await tx.events.deliveriesOf(id)).filter((delivery) => delivery.state === 'pending')
    for (const delivery of waiting) await owe(tx, deps, 'deliver', delivery.id, now)
    const endpoints = await tx.events.endpointsOf(event.clientId)
    for (const endpoint of endpoints) {
      if (event.type === 'endpoint.test' && endpoint.id !== event.orderKey) continue
      const onItsWay = waiting.some((delivery) => delivery.endpointId === endpoint.id)
      if (!onItsWay) await oweDelivery(tx, deps.newId, event, endpoint.id, now)
    }
    const { clientId, orderKey, type } = event
    const sentence = text('timeline.event_resent', { type })
    await tell(tx, deps, { clientId, subject: orderKey, source: 'us', by, text: sentence })
    return event
  })
}

async function existingEndpoint(tx: Records, id: EndpointId): Promise<WebhookEndpoint> {
  const endpoint = await tx.events.endpoint(id)
  if (!endpoint) throw new AppError('NOT_FOUND', { id })
  return endpoint
}

async function tellOf(tx: Records, deps: Deps, endpoint: WebhookEndpoint, key: TextKey, by: string): Promise<void> {
  const { clientId, url } = endpoint
  await tell(tx, deps, { clientId, subject: clientId, source: 'us', by, text: text(key, { url }) })
}
