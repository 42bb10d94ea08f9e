import { createHmac, timingSafeEqual } from 'node:crypto'

export type WebhookHeaders = Readonly<Record<string, string | string[] | undefined>>
export type WebhookVerdict = { genuine: true; id: string } | { genuine: false; why: string }

const TOLERANCE_S = 5 * 60

/**
 * Whether an event really comes from Ruzhu.
 *
 * @param body    the bytes as they came; parsed and written again they may differ
 * @param secret  `whsec_…`, shown once when the endpoint was made
 * @see           https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function verifyWebhook(headers: WebhookHeaders, body: Buffer, secret: string, now: Date): WebhookVerdict {
  const id = one(headers['webhook-id'])
  const timestamp = one(headers['webhook-timestamp'])
  const signatures = one(headers['webhook-signature'])
  if (!id || !timestamp || !signatures) return { genuine: false, why: 'a webhook header is missing' }
  if (!/^\d{1,12}$/.test(timestamp)) return { genuine: false, why: 'webhook-timestamp is not in seconds' }
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > TOLERANCE_S) return { genuine: false, why: 'too old' }

  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest()
  // several while a secret is being changed: one that fits is enough
  const fits = signatures.split(' ').some((signature) => sameBytes(signature, expected))
  return fits ? { genuine: true, id } : { genuine: false, why: 'no signature fits' }
}

function sameBytes(signature: string, expected: Buffer): boolean {
  const [version, value = ''] = signature.split(',')
  const given = Buffer.from(value, 'base64')
  return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected)
}

function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? undefined : header
}
