import type { ErrorCode } from '../errors.ts'
import type { ClientId } from '../ids.ts'
import { DAY_MS } from '../time.ts'

/**
 * An error that our API answered, by the request id that its answer bears. Holds words of ours only: nothing that was
 * sent to us.
 */
export type AnsweredProblem = {
  requestId: string
  /** Who was answered: the id of a person or of an API key. */
  caller: string
  /** The client that the caller's key is bound to. */
  clientId?: ClientId
  /** `createPayment` */
  operation: string
  status: number
  code: ErrorCode
  /** One of our ids, where the error is about something that exists. */
  subject?: string
  /** The gateway's own words, where it refused. */
  gateway?: { code: string; message: string; requestId?: string }
  at: Date
}

/** Of each caller the newest are kept. */
export const PROBLEMS_KEPT = 200
export const PROBLEMS_KEPT_MS = 30 * DAY_MS
