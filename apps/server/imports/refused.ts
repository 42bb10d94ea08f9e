import type { ErrorCode, Facts } from '@ruzhu/domain/errors.ts'

/** What is wrong with a file, on its way out of the thread that read it. */
export class Refused extends Error {
  readonly code: ErrorCode
  readonly facts: Facts

  constructor(code: ErrorCode, facts: Facts = {}, cause?: unknown) {
    super(code, { cause })
    this.code = code
    this.facts = facts
  }
}

/** No value of ours is longer: what is cut here is refused later as too long, and nothing long is looked at twice. */
export const CELL_LIMIT = 500
