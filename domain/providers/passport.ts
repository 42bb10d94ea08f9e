import type { Sentence } from '../text.ts'

/** One field of an account as it was filled in; empty where it was not. */
export type PassportField = {
  name: string
  label: Sentence
  /** What belongs here, as `AccountField.holds`. */
  holds: string
  required: boolean
  /** Not needed since the field that may stand in its place is filled in: nothing is moved here. */
  excused?: boolean
  text: string
}

/** Another account that is saved already: `holds` says what of it `value` is. */
export type KnownAccount = { name: string; holds: string; value: string }

export type PassportRemark = { field: string; word: string; said: Sentence }

export type Passport = {
  /** By field: everything that was given, each in its own place and in the form in which it is saved. */
  values: ReadonlyMap<string, string>
  /** What was put right on the way, and what could not be proven; people are told. */
  remarks: readonly PassportRemark[]
  /** While there is one, nothing is saved. */
  problems: readonly PassportRemark[]
}

/**
 * Whether what was filled in is what its field is for, and all of it belongs together: key, certificate, serial number,
 * merchant, application. Asks nobody.
 */
export type CheckPassport = (
  fields: readonly PassportField[],
  context: { now: Date; others: readonly KnownAccount[] },
) => Promise<Passport>

/** What a gateway said to a value that was tried: taken, refused, or no telling. */
export type Tried = 'taken' | 'refused' | 'unknown'

/** Tries a value as a key of this kind; `unknown` too where the gateway knows no such kind. */
export type TryAs = (kind: string, value: string) => Promise<Tried>

/** Keys that look alike are told apart by trial: those in the wrong place are changed over, or refused by their name. */
export type TryPassport = (fields: readonly PassportField[], tryAs: TryAs) => Promise<Passport>
