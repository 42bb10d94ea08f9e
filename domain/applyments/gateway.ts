import type { GatewayRefusal } from '../errors.ts'
import type { ApplymentForm, ApplymentState, FieldPath } from './applyments.ts'

/** A form whose pictures are already the gateway's media ids. */
export type ApplymentSubmission = { businessCode: string; subjectType: string; form: ApplymentForm }

/** `applymentId` is the gateway's own number, once it is known. */
export type ApplymentRef = { businessCode: string; subjectType: string; applymentId?: string }

/** Told the gateway's number as soon as there is one, before the last call that hands the form in. */
export type KeepApplymentId = (applymentId: string) => Promise<void>

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
