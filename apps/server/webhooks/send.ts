import { webhookBody } from '@ruzhu/domain/events/event-view.ts'
import type { DeliveryAttempt, Event, WebhookEndpoint } from '@ruzhu/domain/events/events.ts'
import type { Secret } from '@ruzhu/domain/secret.ts'
import { createHmac } from 'node:crypto'
import { isIP } from 'node:net'
import { Agent, request } from 'undici'
import { type AddressRule, AddressRefused, guardedLookup, mayReach } from './addresses.ts'

const TIMEOUT_MS = 15_000
/** Of an answer only the status counts; this much is read so that the connection can be used again. */
const ANSWER_LIMIT_BYTES = 16 * 1024

export type SendOptions = { rule: AddressRule; timeoutMs?: number }

/** Tells the client's systems of events. Holds the connections to them. */
export class WebhookSender {
  readonly #agent: Agent
  readonly #rule: AddressRule
  readonly #timeoutMs: number

  constructor({ rule, timeoutMs = TIMEOUT_MS }: SendOptions) {
    this.#rule = rule
    this.#timeoutMs = timeoutMs
    this.#agent = new Agent({
      connect: { lookup: guardedLookup(rule), timeout: timeoutMs },
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      keepAliveTimeout: 10_000,
    })
  }

  /** One attempt. Any 2xx is delivered; a redirect is not followed, since it was not agreed to. */
  async send(endpoint: WebhookEndpoint, event: Event, now: Date): Promise<DeliveryAttempt> {
    const start = performance.now()
    const ended = () => ({ at: now, durationMs: Math.round(performance.now() - start) })
    try {
      const status = await this.#post(endpoint, event, now)
      return { ...ended(), status }
    } catch (error) {
      return { ...ended(), error: wordsOf(error) }
    }
  }

  close(): Promise<void> {
    return this.#agent.destroy()
  }

  async #post(endpoint: WebhookEndpoint, event: Event, now: Date): Promise<number> {
    const url = new URL(endpoint.url)
    // an address that is already a number is never looked up
    const host = url.hostname.replace(/^\[|\]$/g, '')
    if (isIP(host) !== 0 && !mayReach(host, this.#rule)) throw new AddressRefused(`${host} is internal`)

    const body = webhookBody(event)
    const { statusCode, body: answer } = await request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Ruzhu',
        ...signed([endpoint.secret, ...(endpoint.besides ?? [])], event.id, now, body),
      },
      body,
      dispatcher: this.#agent,
      signal: AbortSignal.timeout(this.#timeoutMs),
    })
    await answer.dump({ limit: ANSWER_LIMIT_BYTES, signal: AbortSignal.timeout(this.#timeoutMs) })
    return statusCode
  }
}

/**
 * The headers that let the receiver know it was us: `whsec_` and the key in Base64; the signature covers id, time and body.
 * While one secret takes the place of another there is a signature by each, and any of them will do.
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signed(
  secrets: readonly Secret<'webhook_secret'>[],
  id: string,
  now: Date,
  body: string,
): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.reveal().replace(/^whsec_/, ''), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}

/** Short, and without what the other side wrote. */
function wordsOf(error: unknown): string {
  if (error instanceof AddressRefused) return 'address_refused'
  if (!(error instanceof Error)) return 'failed'
  if (error.name === 'TimeoutError') return 'timeout'
  return 'code' in error && typeof error.code === 'string' ? error.code.toLowerCase() : error.name
}
