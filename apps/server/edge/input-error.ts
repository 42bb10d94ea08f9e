import type { Sentence } from '@ruzhu/domain/text.ts'

/** One field that does not fit: where, and what it has to be. The path is dotted: `wants.0.channel`; '' is the whole. */
export type FieldProblem = { path: string; message: Sentence }

/** The request does not fit the schema of its route. */
export class InputError extends Error {
  readonly fields: readonly FieldProblem[]
  override readonly name = 'InputError'

  constructor(fields: readonly FieldProblem[]) {
    super('INPUT_INVALID')
    this.fields = fields
  }
}
