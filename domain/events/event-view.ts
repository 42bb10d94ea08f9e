import type { Delivery, Event, WebhookEndpoint } from './events.ts'

export type EventView = {
  id: string
  client_id: string
  type: string
  order_key: string
  data: Readonly<Record<string, unknown>>
  created_at: string
}

export function eventView(event: Event): EventView {
  return {
    id: event.id,
    client_id: event.clientId,
    type: event.type,
    order_key: event.orderKey,
    data: event.data,
    created_at: event.createdAt.toISOString(),
  }
}

/**
 * The body of a webhook. It is the same at every attempt, so that its signature covers what was written down.
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function webhookBody(event: Event): string {
  return JSON.stringify({
    type: event.type,
    timestamp: event.createdAt.toISOString(),
    id: event.id,
    data: event.data,
  })
}

export type DeliveryView = {
  id: string
  event_id: string
  endpoint_id: string
  client_id: string
  order_key: string
  state: string
  attempts: readonly { at: string; status?: number; error?: string; duration_ms: number }[]
  next_at?: string
  created_at: string
}

export function deliveryView(delivery: Delivery): DeliveryView {
  return {
    id: delivery.id,
    event_id: delivery.eventId,
    endpoint_id: delivery.endpointId,
    client_id: delivery.clientId,
    order_key: delivery.orderKey,
    state: delivery.state,
    attempts: delivery.attempts.map(({ at, durationMs, ...rest }) => ({
      at: at.toISOString(),
      ...rest,
      duration_ms: durationMs,
    })),
    ...(delivery.nextAt && { next_at: delivery.nextAt.toISOString() }),
    created_at: delivery.createdAt.toISOString(),
  }
}

export type EndpointView = {
  id: string
  client_id: string
  url: string
  paused_at?: string
  created_at: string
}

/** Without the secret: that is shown once, when the endpoint is made. */
export function endpointView(endpoint: WebhookEndpoint): EndpointView {
  return {
    id: endpoint.id,
    client_id: endpoint.clientId,
    url: endpoint.url,
    ...(endpoint.pausedAt && { paused_at: endpoint.pausedAt.toISOString() }),
    created_at: endpoint.createdAt.toISOString(),
  }
}
