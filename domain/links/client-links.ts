import type { FieldPath } from '../applyments/applyments.ts'
import type { ApplymentKey, ClientId, LinkId } from '../ids.ts'
import { Secret } from '../secret.ts'
import type { Sentence } from '../text.ts'
import { DAY_MS, later } from '../time.ts'

/** What stands at the end of the address: whoever holds it may try to open the link. */
export type LinkToken = Secret<'client_link'>

/** A place of the form that the client is asked to fill in. */
export type AskedField = {
  path: FieldPath
  /** Why, in plain words. */
  reason?: Sentence
  /** What the platform's reviewer wrote. */
  said?: string
}

/** A way for one client's people to fill in one application, without an account. */
export type ClientLink = {
  id: LinkId
  clientId: ClientId
  applymentId: ApplymentKey
  /** Only these; all that is for the client to answer where this is absent. */
  fields?: readonly AskedField[]
  /** Whom the client may ask. */
  ask: { name: string; phone?: string }
  expiresAt: Date
  createdBy: string
  createdAt: Date
  updatedAt: Date
  revoked?: { by: string; at: Date }
  /** The browser that opened it; only the hash of what it holds. */
  bound?: { sessionHash: string; at: Date }
  /** Wrong answers to the question who opens it, since it was made or released, and when the last one was given. */
  wrongProofs: number
  triedAt?: Date
  uploads: number
  /** What was filled in by it. */
  filled: readonly FieldPath[]
  sent?: { at: Date; name: string; consent: string }
  /** By it a page can tell that a hidden value has changed, and nobody can tell the value. */
  markKey: string
  lastSeenAt?: Date
}

export type LinkState = 'open' | 'sent' | 'expired' | 'revoked'

export const USUAL_DAYS = 14
export const LONGEST_DAYS = 90
/** Whoever has sent everything may look for so long how it goes on. */
const FOLLOWED_MS = 90 * DAY_MS
/** Pictures by one link: several for each field of the longest form, and an end to what one phone can fill our disk with. */
export const UPLOADS_LIMIT = 150

/** 32 random bytes as base64url: nobody guesses it. */
export function newLinkToken(random: Uint8Array): LinkToken {
  if (random.length !== 32) throw new RangeError(`32 random bytes make a token, not ${random.length}`)
  const text = btoa(String.fromCharCode(...random))
  return new Secret('client_link', text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''))
}

export function isLinkToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text)
}

export function linkState({ revoked, sent, expiresAt }: ClientLink, now: Date): LinkState {
  if (revoked) return 'revoked'
  if (sent) return now < later(sent.at, FOLLOWED_MS) ? 'sent' : 'expired'
  return now < expiresAt ? 'open' : 'expired'
}

export function linkAddress({ publicUrl }: { publicUrl: string }, token: LinkToken): string {
  return `${publicUrl}/a/${token.reveal()}`
}
