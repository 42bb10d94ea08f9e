import type { Secret } from '@ruzhu/domain/secret.ts'
import type { CredentialKind } from './kinds.ts'
import type { Said } from './sentences.ts'

export type DroppedFile = { name: string; bytes: Uint8Array }

/** @property place  what belongs into the box that it was pasted into */
export type Pasted = { text: string; place?: CredentialKind }

export type Hints = {
  now: Date
  /** As typed so far; the password of a .p12 is tried with it, and a certificate held against it. */
  mchid?: string
  appId?: string
  /** Further passwords of a .p12. */
  passwords?: readonly string[]
  /** What the form has a place for; all kinds where this is missing. */
  wants?: readonly CredentialKind[]
}

/** One thing that was recognised, in the form in which it is saved. */
export type Finding = {
  kind: CredentialKind
  value: Secret<CredentialKind>
  /** The file, `bundle.zip › apiclient_key.pem`; empty for what was pasted. */
  source: string
  facts: Facts
  notes: readonly Said[]
}

export type Facts = {
  serialNo?: string
  mchid?: string
  appId?: string
  owner?: string
  issuer?: string
  validFrom?: Date
  validTo?: Date
  bits?: number
  /** Serial number of the certificate that this key is the other half of. */
  fits?: string
}

export type Told = { source: string; why: Said }

export type Recognised = {
  findings: readonly Finding[]
  /** Read, but of no use here; it goes nowhere. */
  unused: readonly Told[]
  /** Cannot be used, and why. */
  refused: readonly Told[]
}
