import type { ClientId, KeyLifeId } from '../ids.ts'
import type { Secret } from '../secret.ts'

/**
 * - `next`: kept beside the one in use; it opens what comes signed or sealed with it, and signs nothing
 * - `active`: the one that calls are made with; its values stand with their holder
 * - `retiring`: no longer called with, and still opens what is under way
 * - `gone`: wiped; only what it was is remembered
 */
export type KeyState = 'next' | 'active' | 'retiring' | 'gone'

/**
 * Whose keys they are, by id: `sp_…` an account, `we_…` a webhook endpoint, `gr_…` a grant, `pm_…/mini_program` an app of
 * a method.
 */
export type KeyHolder = string

/** What stands in one field, as far as it may be shown. */
export type KeyPiece = {
  field: string
  kind: 'certificate' | 'public_key' | 'secret' | 'token'
  /** `sha256:` and 16 hex digits of the text. */
  fingerprint: string
  /** Characters; of secrets. */
  length?: number
  serial?: string
  /** Whose name a certificate carries. */
  owner?: string
  validFrom?: Date
  validTo?: Date
}

/** One generation of keys that change together. */
export type KeyLife = {
  id: KeyLifeId
  holder: KeyHolder
  /** Whose it is, where it is not our company's. */
  clientId?: ClientId
  /** What of its holder: `merchant_certificate`, `api_v3_key`; as the channel's descriptor calls it. */
  part: string
  state: KeyState
  pieces: readonly KeyPiece[]
  /** When the first of its pieces ends; missing where none has an end. */
  validTo?: Date
  madeAt: Date
  madeBy: string
  /** Since when calls are made with it, or were last. */
  activeSince?: Date
  /** Of one that is retiring: until when it opens what is under way. */
  endsAt?: Date
  goneAt?: Date
  /** When the gateway was first seen to use it, before we did. */
  heardAt?: Date
  updatedAt: Date
}

/** What stands in the fields of a part, by field; an empty text where nothing does. */
export type KeyValues = Readonly<Record<string, Secret<string>>>
