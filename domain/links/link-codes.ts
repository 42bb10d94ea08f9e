import type { ClientId, LinkId } from '../ids.ts'
import { DAY_MS, later, MINUTE_MS, SECOND_MS } from '../time.ts'

/** The one code by which a link may be opened now. What it is stands in a text message and nowhere else. */
export type LinkCode = {
  linkId: LinkId
  clientId: ClientId
  /** Keyed with the link's token, of which the database holds no clear copy: a million codes cannot be tried against it. */
  hash: string
  /** Of the browser that asked for it, and that alone may answer. */
  sessionHash: string
  askedAt: Date
  /** Wrong ones that were typed. */
  tries: number
  /** `sending` after a process died, and `unknown`: it may have arrived. */
  state: 'sending' | 'sent' | 'unknown' | 'refused'
}

/** What we ask of storage for codes; part of `Records`. */
export type LinkCodeRecords = {
  of(linkId: LinkId): Promise<LinkCode | undefined>
  /** Takes the place of the one before. */
  put(code: LinkCode): Promise<void>
  /** False where it is no longer this one with so many tries. */
  update(code: LinkCode, expected: Pick<LinkCode, 'hash' | 'tries'>): Promise<boolean>
  /** When codes were asked for lately, for a link or a number, the oldest first. */
  asks(about: string): Promise<readonly Date[]>
  /** False where another process wrote in the meantime. What lies a day behind is forgotten. */
  keepAsks(about: string, asks: readonly Date[], expected: readonly Date[]): Promise<boolean>
  /** The code of a link, and how often one was asked for. */
  forget(linkId: LinkId): Promise<void>
}

export const CODE_DIGITS = 6
export const CODE_MINUTES = 5
export const CODE_TRIES = 5
const AGAIN_MS = 60 * SECOND_MS

/**
 * In 24 hours, for each link and for each number however many links lead to it. Five codes of five tries are 25 guesses a day
 * among a million; and nobody's phone can be made to ring without an end.
 */
export const CODES_A_DAY = { link: 5, number: 10 } as const

export function codeStanding({ askedAt, tries, state }: LinkCode, now: Date): 'open' | 'expired' | 'spent' | 'refused' {
  if (state === 'refused') return 'refused'
  if (tries >= CODE_TRIES) return 'spent'
  return now < later(askedAt, CODE_MINUTES * MINUTE_MS) ? 'open' : 'expired'
}

export type Asks = { link: readonly Date[]; number: readonly Date[] }
export type AskTurn = { state: 'free' } | { state: 'waiting' | 'full'; until: Date }

/** Whether a code may be asked for at this moment, and if not, from when on. */
export function askTurn({ link, number }: Asks, now: Date): AskTurn {
  const full = [fullUntil(link, CODES_A_DAY.link, now), fullUntil(number, CODES_A_DAY.number, now)]
  const [latest] = full.filter((until) => until !== undefined).toSorted((one, other) => +other - +one)
  if (latest) return { state: 'full', until: latest }
  const again = later(link.at(-1) ?? new Date(0), AGAIN_MS)
  return now < again ? { state: 'waiting', until: again } : { state: 'free' }
}

function fullUntil(asks: readonly Date[], most: number, now: Date): Date | undefined {
  const oldest = recent(asks, now).at(-most)
  return oldest && later(oldest, DAY_MS)
}

/** Of the last 24 hours. */
export function recent(asks: readonly Date[], now: Date): readonly Date[] {
  return asks.filter((at) => later(at, DAY_MS) > now)
}
