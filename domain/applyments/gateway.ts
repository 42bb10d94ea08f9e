import type { GatewayRefusal } from '../errors.ts'
import type { ApplymentForm, ApplymentState, FieldPath } from './applyments.ts'

/** A form whose pictures are already the gateway's media ids. */
export type ApplymentSubmission = { businessCode: string; subjectType: string; form: ApplymentForm }

export type SubmitSeen =
  | { state: 'accepted'; applymentId: string }
  | { state: 'refused'; refusal: GatewayRefusal }
  | { state: 'unknown'; why: string }

export type ApplymentSeen =
  | {
      state: ApplymentState
      raw: string
      message: string
      applymentId: string
      signUrl?: string
      subMchid?: string
      objections: readonly { field: string; fieldName: string; rejectReason: string; path?: FieldPath }[]
    }
  | { state: 'absent' }
  | { state: 'unreadable'; why: string }
