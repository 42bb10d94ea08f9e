import { type Sentence, type Text, type TextKey, type TextParams, text, textOf } from '../text.ts'
import type { Clues } from './clues.ts'
import type { Dossier } from './dossier.ts'

/**
 * One line of what our records say of a cause. `decides`: it is seen, not guessed. `alone`: and it is wrong whatever was
 * pasted, so the cause is named even where the text does not point to it.
 */
export type RecordLine = {
  verdict: 'supports' | 'rules_out' | 'notes'
  text: Text
  href?: string
  decides?: true
  alone?: true
}

export type Looked = { dossier: Dossier; clues: Clues; now: Date }
/** What the records say to one question: nothing where they know nothing of it. */
export type Answer = (looked: Looked) => readonly RecordLine[]

export function line(verdict: RecordLine['verdict'], key: TextKey, params: TextParams = {}, href?: string): RecordLine {
  return { verdict, text: text(key, params), ...(href !== undefined && { href }) }
}

/** The same of something that is called by a sentence of its own. */
export function lineOf(
  verdict: RecordLine['verdict'],
  key: TextKey,
  words: Readonly<Record<string, Sentence>>,
  params: TextParams,
  href: string,
): RecordLine {
  return { verdict, text: textOf(key, words, params), href }
}

export function decisive(key: TextKey, params: TextParams = {}, href?: string): RecordLine {
  return { ...line('supports', key, params, href), decides: true }
}

export function alone(key: TextKey, params: TextParams = {}, href?: string): RecordLine {
  return { ...decisive(key, params, href), alone: true }
}

export function methodHref({ clientId, id }: { clientId: string; id: string }): string {
  return `/clients/${clientId}/methods/${id}`
}

export function accountHref({ clientId }: { clientId?: string }): string {
  return clientId === undefined ? '/settings/provider' : `/clients/${clientId}/methods`
}
