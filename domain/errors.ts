import type { Party } from './parties.ts'
import type { Sentence } from './text.ts'
import { CODES } from './error-codes.ts'

/** One step that mends it: who, what, where. `{fact}` is filled from the error's facts. */
export type Fix = { owner: Party; do: Sentence; place?: Sentence; link?: string }

export type ErrorEntry = { status: number; title: Sentence; fix: readonly Fix[] }
export type ErrorCode = keyof typeof CODES
export type Facts = Readonly<Record<string, string | number | boolean | readonly string[]>>

/** What the gateway itself said when it refused: definite, unlike an answer that got lost. */
export type GatewayRefusal = {
  channel: string
  /** HTTP status. */
  status: number
  code: string
  message: string
  requestId?: string
}

/** What is wrong with one field, by its path in our JSON, and where on whose page the right value is found. */
export type FieldRemark = { path: string; label: Sentence; message: Sentence; place?: Sentence }

type ErrorOptions = { gateway?: GatewayRefusal; fields?: readonly FieldRemark[]; cause?: unknown }

/** What could not be done: a code with its mend, the facts, and the gateway's own words where it refused. Holds no secret. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly facts: Facts
  readonly gateway: GatewayRefusal | undefined
  readonly fields: readonly FieldRemark[]
  override readonly name = 'AppError'

  constructor(code: ErrorCode, facts: Facts = {}, options: ErrorOptions = {}) {
    super(code, { cause: options.cause })
    this.code = code
    this.facts = facts
    this.gateway = options.gateway
    this.fields = options.fields ?? []
  }

  get status(): number {
    return CODES[this.code].status
  }
}

export function errorEntry(code: ErrorCode): ErrorEntry {
  return CODES[code]
}
