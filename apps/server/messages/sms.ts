import type { Handed, Letter } from '@ruzhu/domain/messages/courier.ts'
import type { SmsRoute } from '@ruzhu/domain/messages/routes.ts'
import { signed } from '../webhooks/send.ts'

/** What is posted, signed as our webhooks are: by `webhook-id` a gateway knows a repetition. */
export type SmsPosting = { url: string; headers: Record<string, string>; body: string }

/** A gateway that says to come back later without saying when. */
const LATER_MS = 60_000

export function smsPosting(
  { address, secret, language }: SmsRoute,
  { id, to, text, sms }: Letter,
  now: Date,
): SmsPosting {
  const { purpose = 'notice', template = 'trial', params = {} } = sms ?? {}
  const body = JSON.stringify({ phone: to[0] ?? '', purpose, template, language, params, text })
  return { url: address, headers: signed([secret], id, now, body), body }
}

/**
 * Any 2xx is taken. 408, 425 and 429 may pass, another 4xx is a no for good; behind a 5xx it may have been taken. What the
 * gateway says of it is kept as a word, and only where it is one: an answer that repeats the number is told to nobody.
 */
export function readSmsAnswer(status: number, text: string): Handed {
  if (status >= 200 && status < 300) return { outcome: 'sent' }
  if (status >= 500 || status < 200) return { outcome: 'unknown', reason: `http ${status}` }
  const reason = [`http ${status}`, wordOf(text)].filter(Boolean).join(' ')
  if (status === 408 || status === 425 || status === 429)
    return { outcome: 'refused', reason, again: true, afterMs: LATER_MS }
  return { outcome: 'refused', reason, again: false }
}

/** Such as `isv.BUSINESS_LIMIT_CONTROL`; without digits, so that it is never a number or a code. */
function wordOf(text: string): string | undefined {
  const { reason } = parsed(text)
  return typeof reason === 'string' && /^[A-Za-z][A-Za-z_.-]{0,79}$/.test(reason) ? reason : undefined
}

function parsed(text: string): Record<string, unknown> {
  try {
    const answer: unknown = JSON.parse(text)
    return typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>) : {}
  } catch {
    return {} // not JSON: it says no word that we know
  }
}
