import type { ClientId, DeliveryId, EndpointId, EventId } from '../ids.ts'
import type { Secret } from '../secret.ts'

export type EventType =
  | 'payment.paid'
  | 'payment.closed'
  | 'payment.needs_attention'
  | 'refund.refunded'
  | 'refund.closed'
  | 'refund.needs_attention'
  | 'applyment.state_changed'
  | 'method.activated'
  | 'endpoint.test'

/** What happened, as the client's system hears of it; written in the transaction of the change. */
export type Event = {
  id: EventId
  clientId: ClientId
  type: EventType
  /** Events of one key reach an endpoint in order: the payment's id, or the applyment's. */
  orderKey: string
  /** The object in the words of our API. */
  data: Readonly<Record<string, unknown>>
  createdAt: Date
}

/** Where the client's system listens. Signed as Standard Webhooks say. */
export type WebhookEndpoint = {
  id: EndpointId
  clientId: ClientId
  url: string
  secret: Secret<'webhook_secret'>
  /** While one secret takes the place of another: deliveries carry a signature by each. */
  besides?: readonly Secret<'webhook_secret'>[]
  pausedAt?: Date
  createdAt: Date
}

export type DeliveryState = 'pending' | 'delivered' | 'failed'
export type DeliveryAttempt = { at: Date; status?: number; error?: string; durationMs: number }

/** One event on its way to one endpoint, with every attempt. */
export type Delivery = {
  id: DeliveryId
  eventId: EventId
  endpointId: EndpointId
  clientId: ClientId
  orderKey: string
  state: DeliveryState
  attempts: readonly DeliveryAttempt[]
  nextAt?: Date
  createdAt: Date
}

/**
 * Where deliveries do not arrive: given up on, with none delivered since, or tried several times and still under way.
 * `url` without its query, which may hold a secret.
 */
export type UnreachedEndpoint = {
  endpointId: EndpointId
  clientId: ClientId
  url: string
  count: number
  /** When the oldest of them came to be. */
  since: Date
  last: DeliveryAttempt
}
