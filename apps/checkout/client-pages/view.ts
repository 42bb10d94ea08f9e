import type { ApplymentForm, FieldPath } from '@ruzhu/domain/applyments/applyments.ts'
import type { FormStep } from '@ruzhu/domain/descriptor.ts'
import type { AskedPart } from '@ruzhu/domain/links/link-scope.ts'
import type { Language, Sentence } from '@ruzhu/domain/text.ts'

/** All that a page of a link knows; the server writes it, server and browser draw from it. */
export type PageView = { language: Language; base: string } & (Shut | Proof | Filling | Following)

/** Nothing opens. `gone` is said of unknown, expired and revoked links alike, but in the browser that had it open. */
export type Shut = {
  is: 'shut'
  why: 'gone' | 'expired' | 'revoked' | 'elsewhere' | 'busy'
  ask?: Ask
  company?: string
}

/** Who is there? Asked for by a code where text messages are set up, else by the end of the contact's number. */
export type Proof = { is: 'proof'; company: string; trouble?: { why: ProofTrouble; n?: number }; code?: ProofCode }
export type ProofTrouble =
  | 'wrong'
  | 'waiting'
  | 'locked'
  | 'code_wrong'
  | 'code_waiting'
  | 'code_refused'
  | 'code_expired'
  | 'code_spent'
  | 'code_full'
  | 'code_over'
export type ProofCode = {
  /** 138****0000 */
  phone: string
  /** This browser asked for one that is still good; `unknown` where the gateway did not say that it took it. */
  asked?: 'sent' | 'unknown'
  /** Until another may be asked for. */
  againInS?: number
  /** None today. */
  full?: boolean
  /** Who can help, where none comes. */
  ask?: Ask
}

type Known = {
  /** Ours, as the client knows us; theirs; and the platform. */
  company: string
  client: string
  platform: Sentence
  ask: Ask
  /** Goes back with whatever changes something: a foreign page does not have it. */
  formToken: string
  id: string
}

export type Filling = Known & {
  is: 'filling'
  expiresAt: string
  today: string
  /** Something was filled in by it before. */
  begun: boolean
  /** Only what was rejected. */
  mending: boolean
  parts: readonly AskedPart[]
  /** Asked for here, and what that hangs on. */
  steps: readonly FormStep[]
  reasons: Readonly<Record<FieldPath, { plain?: Sentence; said?: string }>>
  /** What was sent last, of pictures that may be shown. */
  before: Readonly<Record<FieldPath, readonly string[]>>
  /** Pictures of documents of people: kept, and shown to nobody here. */
  hidden: readonly FieldPath[]
  consent: { version: string; text: string }
  draft: DraftView
  /** A form without a script was sent, and not everything of it could be taken. */
  trouble?: string
}

/** What is saved. Personal data comes with its middle hidden; by its mark a page sees that it has changed. */
export type DraftView = {
  version: number
  form: ApplymentForm
  marks: Readonly<Record<FieldPath, string>>
  findings: readonly PageFinding[]
  savedAt: string
}
export type PageFinding = { path: FieldPath; level: 'must' | 'should'; message: string }

export type Following = Known & {
  is: 'following'
  sentAt?: string
  step: {
    turn: 'yours' | 'ours' | 'platform' | 'done' | 'stopped'
    kind?: 'sign' | 'verify' | 'authorise' | 'transfer'
    who?: string
    app?: Sentence
    url?: string
    codeUrl?: string
    dueAt?: string
  }
  /** 138****0000: where a text message comes when it is their turn, if one does. */
  toldAt?: string
  /** Working days that the platform says its review takes. */
  reviewDays?: { from: number; to: number }
  /** Read-only, as far as it may be read. */
  answers: readonly { label: string; fields: readonly { label: Sentence; value: string }[] }[]
}

export type Ask = { name: string; phone?: string }

/** Where one is: `''`, `all`, `part/papers`, `review`. */
export type Place = string
