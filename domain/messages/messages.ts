import type { Role } from '../access/access.ts'
import type { ClientId, MessageId, RouteId, UserId } from '../ids.ts'
import type { Text } from '../text.ts'

export const MESSAGE_KINDS = [
  'handover',
  'reminder',
  'escalation',
  'materials_link',
  'link_code',
  'check_failed',
  'key_expiry',
  'morning_summary',
] as const
export type MessageKind = (typeof MESSAGE_KINDS)[number]

/**
 * A client is reached by the mail address or the mobile number of its contact, or not at all: then a person copies the text.
 * `phone` is a number that somebody typed to try a route.
 */
export type Recipient = { members: readonly Role[] } | { member: UserId } | { client: ClientId } | { phone: string }

/**
 * `to_copy`: nothing sends it, a person may. `unknown`: it was handed over and no answer came, so it may have arrived.
 * `cancelled`: what it asks for was done before it went out.
 */
export type MessageState = 'to_copy' | 'queued' | 'sent' | 'unknown' | 'failed' | 'cancelled'

/** Something to tell a person. Never a secret, and people only by their masked names. */
export type Message = {
  id: MessageId
  kind: MessageKind
  /** At most one message for each key, ever. */
  key: string
  to: Recipient
  clientId?: ClientId
  /** Id of the object that it is about. */
  subject: string
  title: Text
  body: Text
  /** A path in the console, or a whole address for a client. */
  href?: string
  state: MessageState
  createdAt: Date
}

export type SendState = 'pending' | 'sending' | 'sent' | 'unknown' | 'failed' | 'cancelled'

/** One message on its way by one route, with every attempt. */
export type MessageSend = {
  messageId: MessageId
  routeId: RouteId
  state: SendState
  attempts: readonly SendAttempt[]
  /** Of the attempt that is under way, or whose process died. */
  startedAt?: Date
  /** When it is tried again. */
  nextAt?: Date
}

export type SendAttempt = {
  at: Date
  outcome: 'sent' | 'refused' | 'unknown'
  /** A word or two; never what the other side wrote at length. */
  reason?: string
  durationMs: number
}

/** What a message is as a whole, after how it went on each of its ways. */
export function stateOf(sends: readonly Pick<MessageSend, 'state' | 'nextAt'>[]): MessageState {
  const some = (state: SendState) => sends.some((send) => send.state === state)
  if (sends.length === 0) return 'to_copy'
  if (some('pending') || some('sending')) return 'queued'
  if (some('sent')) return 'sent'
  if (some('unknown')) return 'unknown'
  return some('failed') ? 'failed' : 'cancelled'
}
