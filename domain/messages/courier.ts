import type { MessageId } from '../ids.ts'
import type { MessageKind } from './messages.ts'
import type { MessageRoute } from './routes.ts'

/** What is handed over: plain text, in the language of the route. */
export type Letter = {
  /** The same at each attempt, so that a mail which arrives twice is known as one. */
  id: MessageId
  /** Addresses of mail, or one mobile number; a robot writes into its group and needs none. */
  to: readonly string[]
  subject: string
  text: string
  sms?: SmsForm
}

/** Of a text message: what it is for, and what stands in it, for whoever fills a form that is registered with a carrier. */
export type SmsForm = {
  purpose: 'code' | 'notice'
  template: MessageKind | 'trial'
  params: Readonly<Record<string, string>>
}

/**
 * How a handing-over ended. `refused`: the other side said no, and `again` says whether trying later may help, not before
 * `afterMs`. `unknown`: it may have been taken.
 */
export type Handed =
  | { outcome: 'sent' }
  | { outcome: 'refused'; reason: string; again: boolean; afterMs?: number }
  | { outcome: 'unknown'; reason: string }

/** Carries one letter, once. Never throws for what the network or the other side does, and ends within `LONGEST_HANDING_MS`. */
export type Courier = (route: MessageRoute, letter: Letter) => Promise<Handed>

export const LONGEST_HANDING_MS = 45_000
