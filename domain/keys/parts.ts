import type { WhereToFind } from '../descriptor.ts'
import type { Sentence } from '../text.ts'
import type { KeyHolder, KeyLife } from './keys.ts'

/** Keys of an account that change together, and how the platform changes them. A channel's descriptor lists its own. */
export type KeyPart = {
  name: string
  label: Sentence
  /** Of the account. */
  fields: readonly string[]
  /** Fields that have to be empty once this is in use. */
  clears?: readonly string[]
  /** The field that is filled in where an account holds this. */
  heldBy: string
  /** What an account has to have for this to be offered. */
  needs: string
  /**
   * `beside`: the platform takes old and new for a while, and tells whether it knows the new one. `instead`: from one
   * moment on only the new one counts there.
   */
  platform: 'beside' | 'instead'
  /** The kind as which the value of its first field is tried; where this is missing the account is probed as a whole. */
  triedAs?: string
  /** What people do at the platform before we change over, and afterwards. */
  before: readonly KeyErrand[]
  after: readonly KeyErrand[]
}

export type KeyErrand = { do: Sentence; where?: WhereToFind }

/** A part as its values stand with their holder. */
export type PartFields = Pick<KeyPart, 'name' | 'fields' | 'clears' | 'heldBy'>

/** All that changes with a part. */
export function fieldsOfPart({ fields, clears = [] }: PartFields): readonly string[] {
  return [...fields, ...clears]
}

/** Whether both change something of the same. */
export function isShared(one: PartFields, other: PartFields): boolean {
  const fields = fieldsOfPart(one)
  return fieldsOfPart(other).some((field) => fields.includes(field))
}

/** Of a holder's keys those that take the place of each other with this part. */
export function livesOfPart(lives: readonly KeyLife[], part: PartFields, parts: readonly PartFields[]): KeyLife[] {
  const names = new Set(parts.filter((other) => isShared(part, other)).map(({ name }) => name))
  return lives.filter((life) => names.has(life.part))
}

/** The one part of a webhook endpoint and of an app: its secret. */
export const WEBHOOK_SECRET: PartFields = {
  name: 'webhook_secret',
  fields: ['webhook_secret'],
  heldBy: 'webhook_secret',
}
export const APP_SECRET: PartFields = { name: 'app_secret', fields: ['app_secret'], heldBy: 'app_secret' }

export function holderOfApp(methodId: string, kind: string): KeyHolder {
  return `${methodId}/${kind}`
}
