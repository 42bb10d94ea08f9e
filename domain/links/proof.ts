import { MINUTE_MS, SECOND_MS, later } from '../time.ts'
import type { ClientLink } from './client-links.ts'

/** Of ten thousand endings of a number, so many may be tried before an operator has to let somebody try again. */
export const PROOFS_LIMIT = 8
const FREE_PROOFS = 3
const DIGITS = 4

export type ProofTurn = { state: 'free' } | { state: 'waiting'; until: Date } | { state: 'locked' }

/** Whether the question may be answered now: three times at once, then after longer and longer pauses, then no more. */
export function proofTurn({ wrongProofs, triedAt }: Pick<ClientLink, 'wrongProofs' | 'triedAt'>, now: Date): ProofTurn {
  if (wrongProofs >= PROOFS_LIMIT) return { state: 'locked' }
  if (wrongProofs < FREE_PROOFS || !triedAt) return { state: 'free' }
  const until = later(triedAt, pauseMs(wrongProofs))
  return now < until ? { state: 'waiting', until } : { state: 'free' }
}

/** The last digits of the number that we have of the contact, however it is written. */
export function provesContact(given: string, contactPhone: string): boolean {
  const known = digitsOf(contactPhone).slice(-DIGITS)
  return known.length === DIGITS && digitsOf(given) === known
}

/** Full-width ones as well, and whatever stands between them left out. */
export function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '')
}

/** Half a minute, and twice as long each time, up to a quarter of an hour. */
function pauseMs(wrongProofs: number): number {
  return Math.min(15 * MINUTE_MS, 30 * SECOND_MS * 2 ** (wrongProofs - FREE_PROOFS))
}
