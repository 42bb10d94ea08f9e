import type { Fix } from '../errors.ts'
import type { Sentence } from '../text.ts'
import type { Look } from './looks.ts'

/** One situation of a channel's catalogue: what it is recognised by, and which steps mend it. */
export type Cause = {
  /** Unique in its catalogue, and stable: programs tell causes apart by it. */
  key: string
  title: Sentence
  fix: readonly Fix[]
  codes: readonly string[]
  /** Words of the gateway, or of what the payer sees, that mean this and nothing else. */
  says: readonly RegExp[]
  /** Words that point here where nothing more telling was said. */
  hints?: readonly RegExp[]
  /** HTTP statuses that point here where nothing else was said. */
  statuses?: readonly number[]
  /** What of our own records speaks for it or against it. */
  looks: readonly Look[]
  /** The check of a method that shows whether it is this: `signature`, or one that is done scene by scene, `product`. */
  check?: string
  source: Source
}

/** The gateway's document that tells of it, by its own name; with its address where that is known. */
export type Source = { name: string; link?: string }

export type Catalogue = {
  channel: string
  label: Sentence
  /** What shows that a text comes from this gateway; decides between two that know the same code. */
  marks: RegExp
  /** Our own errors: with everyday words, so only a text with its marks is asked about; whatever the gateway, records tell of them. */
  ours?: true
  /** The spelling of a code under which the catalogue has it. */
  spell(code: string): string
  /** The day on which the menus in its steps were last compared with the platform's documents. */
  checkedOn?: string
  causes: readonly Cause[]
}
